"""Wide tables: many projects, each with its money and objective beside its indicators."""

from decimal import Decimal

HEADINGS = (
    [("单位名称", 1, 2), ("项目名称", 1, 2), ("预算金额", 3), ("年度绩效目标", 1, 2), ("绩效指标", 8)],
    [
        "总额",
        "财政拨款",
        "其他资金",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标性质",
        "指标值",
        "度量单位",
        "权重",
        "指标方向性",
    ],
)
EMPTY = [""] * 8


def _amounts(document):
    return [(p.name, p.unit, p.amounts.to_json()["total"], len(p.indicators)) for p in document.projects]


def test_merged_cells_and_headings_over_two_rows(web):
    document = web(
        *HEADINGS,
        [
            ("云溪市清河区人民法院", 1, 3),
            ("执行费", 1, 2),
            ("100000", 1, 2),
            ("100000", 1, 2),
            ("", 1, 2),
            ("保障执行", 1, 2),
            "产出指标",
            "数量指标",
            "执行案件数",
            "≥",
            "500",
            "件",
            "50",
            "正向指标",
        ],
        ["效益指标", "社会效益指标", "公信力", "定性", "明显提升", "", "40", ""],
        [
            "购置费",
            "50000",
            "40000",
            "10000",
            "添置设备",
            "产出指标",
            "质量指标",
            "返修率",
            "≤",
            "1",
            "%",
            "90",
            "反向指标",
        ],
        above=["部门预算项目绩效目标表（2025年度）", "单位：元"],
    )
    assert _amounts(document) == [
        ("执行费", "云溪市清河区人民法院", "10.00", 2),
        ("购置费", "云溪市清河区人民法院", "5.00", 1),
    ]
    assert document.projects[1].amounts.other_funds == 10000
    assert [
        (i.target.comparison.value, i.target.value, i.target.unit, i.weight) for i in document.projects[0].indicators
    ] == [
        ("≥", "500", "件", 50),
        ("定性", "明显提升", "", 40),
    ]
    assert [i.polarity.value for p in document.projects for i in p.indicators if i.polarity] == ["positive", "negative"]


def test_totals_and_unit_rows_are_no_projects_and_equal_names_under_two_units_stay_apart(web):
    row = ["产出指标", "数量指标", "案件数", "≥", "5", "件", "90", ""]
    document = web(
        *HEADINGS,
        [("合计", 2), "90", "90", "", "", *EMPTY],
        ["甲区人民法院", "", "40", "40", "", "", *EMPTY],
        ["甲区人民法院", "办案费", "40", "40", "", "办案", *row],
        ["乙区人民法院", "", "50", "50", "", "", *EMPTY],
        ["乙区人民法院", "办案费", "50", "50", "", "办案", *row],
        above=["单位：万元", "2025年"],
    )
    assert _amounts(document) == [("办案费", "甲区人民法院", "40.00", 1), ("办案费", "乙区人民法院", "50.00", 1)]
    assert [(u.name, u.amounts.to_json()["total"]) for u in document.units] == [
        ("甲区人民法院", "40.00"),
        ("乙区人民法院", "50.00"),
    ]
    assert document.findings == ()


def test_a_unit_named_in_the_column_of_projects_is_recognised_by_its_sum(web):
    document = web(
        ["项目名称（资金使用单位）", "总计（万元）", "绩效目标", "一级指标", "三级指标", "年度指标值"],
        ["云溪市中级人民法院", "30.00", "", "", "", ""],
        ["办案费", "20.00", "办案", "产出指标", "案件数", "95%以上"],
        ["购置费", "10.00", "购置", "产出指标", "设备数", "3台"],
        ["无目标的项目", "7.00", "", "", "", ""],
        above=["2024年项目支出绩效目标表"],
    )
    assert _amounts(document) == [
        ("办案费", "云溪市中级人民法院", "20.00", 1),
        ("购置费", "云溪市中级人民法院", "10.00", 1),
        ("无目标的项目", "云溪市中级人民法院", "7.00", 0),
    ]


def test_a_subtotal_that_its_projects_do_not_reach_is_announced(web):
    document = web(
        *HEADINGS,
        ["甲区人民法院", "", "45", "45", "", "", *EMPTY],
        ["甲区人民法院", "办案费", "40", "40", "", "办案", "产出指标", "数量指标", "案件数", "≥", "5", "件", "90", ""],
        above=["单位：万元", "2025年"],
    )
    (finding,) = document.findings
    assert finding.rule == "I18"
    assert "40.00" in finding.message
    assert "45.00" in finding.message


def test_all_cells_repeated_in_every_row_are_one_project_but_another_amount_is_another(web):
    row = ["产出指标", "数量指标"]
    document = web(
        *HEADINGS,
        ["甲区人民法院", "办案费", "40", "40", "", "办案", *row, "案件数", "≥", "5", "件", "50", ""],
        ["甲区人民法院", "办案费", "40", "40", "", "办案", *row, "开庭数", "≥", "5", "次", "40", ""],
        ["甲区人民法院", "办案费", "15", "15", "", "再办案", *row, "调解数", "≥", "5", "件", "90", ""],
        above=["单位：万元", "2025年"],
    )
    assert _amounts(document) == [("办案费", "甲区人民法院", "40.00", 2), ("办案费", "甲区人民法院", "15.00", 1)]


def test_columns_whose_content_contradicts_their_headings_are_read_by_content(web):
    document = web(
        ["项目名称", "预算数", "一级指标", "二级指标", "三级指标", "指标性质", "指标方向", "指标值", "度量单位"],
        ["办案费", "40", "产出指标", "数量指标", "案件数", "正向", "大于等于", "5", "件"],
        ["", "", "产出指标", "质量指标", "差错率", "反向", "小于等于", "1", "%"],
        ["", "", "效益指标", "社会效益指标", "公信力", "定性", "", "提升", ""],
        above=["单位：万元", "2025年"],
    )
    read = [
        (i.target.comparison.value, i.target.value, i.polarity.value if i.polarity else None)
        for i in document.projects[0].indicators
    ]
    assert read == [("≥", "5", "positive"), ("≤", "1", "negative"), ("定性", "提升", None)]
    assert [finding.rule for finding in document.findings] == ["I22"]


def test_a_table_goes_on_under_headings_repeated_on_the_next_page(web):
    headings = ["项目名称", "预算数", "年度目标", "一级指标", "二级指标", "三级指标", "指标值"]
    document = web(
        headings,
        ["办案费", "40", "办案", "产出指标", "数量指标", "案件数", "≥5件"],
        headings,
        ["", "", "", "效益指标", "社会效益指标", "息诉率", "≥90%"],
        ["购置费", "10", "购置", "产出指标", "数量指标", "设备数", "3台"],
        above=["单位：万元", "2025年"],
    )
    assert _amounts(document) == [("办案费", "", "40.00", 2), ("购置费", "", "10.00", 1)]


def test_a_workbook_with_two_sheets_worth_of_codes_and_numbers(workbook):
    document = workbook(
        [
            ["项目支出绩效目标表（2024年度）"],
            ["金额单位：万元"],
            [
                "单位名称",
                "项目名称",
                "预算数",
                "年度目标",
                "一级指标",
                "二级指标",
                "三级指标",
                "指标性质",
                "指标值",
                "度量单位",
                "权重",
            ],
            [
                "330001-云溪市法院",
                "51000021R000000019951-办案费",
                12.5,
                "办案",
                "产出指标",
                "数量指标",
                "案件数",
                "≥",
                500,
                "件",
                22.5,
            ],
            [None, None, None, None, None, "质量指标", "合格率", "＝", 100, "%", 7.5],
        ],
        merged=["A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5"],
    )
    (project,) = document.projects
    assert (project.code, project.name, project.unit) == ("51000021R000000019951", "办案费", "云溪市法院")
    assert project.amounts.total == Decimal(125000)
    assert [(i.category, i.weight, i.target.comparison.value, i.target.value) for i in project.indicators] == [
        ("产出指标", Decimal("22.5"), "≥", "500"),
        ("产出指标", Decimal("7.5"), "=", "100"),
    ]
    assert project.indicators[1].where.cell == "G5"


def test_several_unit_names_torn_out_of_a_text_are_announced_and_not_assigned(tmp_path, paper):
    lines = [
        "项目绩效目标表（2025年度）",
        "单位：万元",
        "单位名称\t项目名称\t预算数\t年度目标\t一级指标\t二级指标\t三级指标\t指标值",
        "\t办案费\t40\t办案。\t产出指标\t数量指标\t案件数\t≥5件",
        "330001-甲区人民",
        "法院",
        "\t购置费\t10\t购置。\t产出指标\t数量指标\t设备数\t3台",
        "330002-乙区人民法院",
        "\t维修费\t20\t维修。\t产出指标\t数量指标\t维修处数\t2处",
    ]
    file = tmp_path / "torn.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    document = paper(file)
    assert [p.unit for p in document.projects] == ["", "", ""]
    assert [(unit.code, unit.name) for unit in document.units] == [
        ("330001", "甲区人民法院"),
        ("330002", "乙区人民法院"),
    ]
    assert [(f.rule, [place.line for place in f.where]) for f in document.findings] == [("I26", [5, 8])]


def test_levels_in_traditional_characters_are_read_simplified_and_announced_once(web):
    document = web(
        ["單位名稱", "項目名稱", "預算數", "一級指標", "二級指標", "三級指標", "指標值"],
        ["某區人民法院", "調解經費", "40", "產出指標", "數量指標", "調解案件數", "≥200件"],
        ["某區人民法院", "調解經費", "40", "效益指標", "社會效益指標", "息訴率", "≥90%"],
        above=["2024年度項目支出績效目標表", "單位：萬元"],
    )
    (project,) = document.projects
    assert [(i.category, i.subcategory, i.name) for i in project.indicators] == [
        ("产出指标", "数量指标", "調解案件數"),
        ("效益指标", "社会效益指标", "息訴率"),
    ]
    assert project.name == "調解經費"
    assert document.money_unit == "万元"
    assert [finding.rule for finding in document.findings] == ["I47"]
