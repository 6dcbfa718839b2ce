"""Single tables of books as they are really laid out: heads, corners, pages, notes, counts, and titles of every kind."""

from decimal import Decimal

import pytest

from heng.documents.content import Cell, Content, Grid, Line
from heng.documents.layouts import grid_paper
from heng.documents.layouts.book.titles import bare_title, is_note, is_title, shown_title, table_kind
from heng.domain.finding import Where
from heng.domain.target.declaration import DocumentKind

WAN = Decimal(10_000)


def rows_of(table):
    return [
        (row.code, row.name, [None if value is None else value / WAN for _, value in row.amounts]) for row in table.rows
    ]


def test_title_and_corner_inside_the_table_are_no_lines(web):
    document = web(
        [("公开07表", 4)],
        [("一般公共预算财政拨款支出决算表", 4)],
        ["部门：清河区人民法院", ("", 2), "金额单位：万元"],
        ["科目编码", "科目名称", "基本支出", "项目支出"],
        ["2040501", "行政运行", "120.50", ""],
        above=["清河区人民法院2023年度部门决算"],
    )
    assert document.kind is DocumentKind.BUDGET_BOOK
    assert [(table.kind, table.title, rows_of(table)) for table in document.tables] == [
        (
            "functional_expenditure",
            "一般公共预算财政拨款支出决算表",
            [("2040501", "行政运行", [Decimal("120.5"), None])],
        )
    ]


def test_the_name_of_a_sheet_is_the_title_where_the_sheet_prints_none(workbook):
    document = workbook([["项目", "预算数（元）"], ["一、财政拨款", "1,200"], ["合计", "1200"]], sheet="02收入总表")
    assert [(table.kind, table.title, table.money_unit) for table in document.tables] == [("revenue", "收入总表", "元")]
    assert document.tables[0].rows[0].amounts == (("预算数（元）", Decimal(1200)),)


def test_a_table_that_goes_on_over_pages_is_one_table(web):
    document = web(
        [("支出决算表", 3)],
        [("单位：万元", 3)],
        ["科目编码", "科目名称", "支出合计"],
        ["204", "公共安全支出", "10.00"],
        [("支出决算表（续表）", 3)],
        [("单位：万元", 3)],
        ["科目编码", "科目名称", "支出合计"],
        ["208", "社会保障和就业支出", "5.00"],
        ["科目编码", "科目名称", "支出合计"],
        ["210", "卫生健康支出", "2.00"],
    )
    (table,) = document.tables
    assert [code for code, _, _ in rows_of(table)] == ["204", "208", "210"]
    assert not [finding for finding in document.findings if finding.rule in ("I17", "I45")]


def test_two_tables_below_one_another_on_a_sheet_stay_apart(workbook):
    document = workbook(
        [
            ["收入总表"], ["单位：万元"], ["项目", "预算数"], ["财政拨款", "5"], ["合计", "5"], [],
            ["支出总表"], ["单位：元"], ["项目", "预算数"], ["基本支出", "70000"], ["合计", "70000"],
        ]
    )  # fmt: skip
    assert [(table.title, table.money_unit, table.rows[-1].amounts[0][1]) for table in document.tables] == [
        ("收入总表", "万元", 50000),
        ("支出总表", "元", 70000),
    ]


def test_counts_in_a_table_of_information_are_no_amounts(web):
    document = web(
        ["项目", "行次", "预算数", "统计数"],
        ["栏次", "", "1", "2"],
        ["一、“三公”经费支出", "1", "", ""],
        ["（一）支出合计", "2", "80.00", "71.65"],
        ["1．因公出国（境）团组数（个）", "3", "—", "2"],
        ["二、机关运行经费", "4", "", "839.69"],
        ["三、国有资产占用情况", "5", "", ""],
        ["（一）车辆数合计（辆）", "6", "", "23"],
        ["1．执法执勤用车", "7", "", "17"],
        ["（二）单价100万元（含）以上设备（台，套）", "8", "", "3"],
        ["四、政府采购支出合计", "9", "", "2,202.90"],
        above=["机构运行信息表", "金额单位：万元"],
    )
    (table,) = document.tables
    assert table.kind == "institution_operation"
    assert {name: amounts[1] for _, name, amounts in rows_of(table) if amounts[1] is not None} == {
        "（一）支出合计": Decimal("71.65"),
        "二、机关运行经费": Decimal("839.69"),
        "四、政府采购支出合计": Decimal("2202.90"),
    }
    assert {row.name: dict(row.texts) for row in table.rows if row.texts} == {
        "1．因公出国（境）团组数（个）": {"统计数": "2"},
        "（一）车辆数合计（辆）": {"统计数": "23"},
        "1．执法执勤用车": {"统计数": "17"},
        "（二）单价100万元（含）以上设备（台，套）": {"统计数": "3"},
    }
    assert not [finding for finding in document.findings if finding.rule == "I17"]


def test_codes_that_grow_from_column_to_column_are_one_code(web):
    document = web(
        [("科目编码", 3), ("科目名称", 1, 2), ("合计", 1, 2)],
        ["类", "款", "项"],
        ["204", "20405", "2040501", "行政运行", "12"],
        above=["一般公共预算支出表", "单位：万元"],
    )
    assert [row.code for row in document.tables[0].rows] == ["2040501"]


def test_a_code_in_front_of_its_name_is_a_code(web):
    document = web(
        ["科目", "金额"],
        ["合计", "12"],
        ["[30101]基本工资", "10"],
        ["302-商品和服务支出", "2"],
        ["2023年结转项目", "0"],
        above=["一般公共预算基本支出表", "单位：万元"],
    )
    assert [(row.code, row.name) for row in document.tables[0].rows] == [
        (None, "合计"),
        ("30101", "基本工资"),
        ("302", "商品和服务支出"),
        (None, "2023年结转项目"),
    ]


def test_a_total_that_reaches_over_the_columns_of_codes_is_a_name(web):
    document = web(
        ["科目编码", "科目名称", "合计"],
        [("合计", 2), "12"],
        ["2040501", "行政运行", "12"],
        above=["一般公共预算支出表", "单位：万元"],
    )
    assert [(row.code, row.name) for row in document.tables[0].rows] == [(None, "合计"), ("2040501", "行政运行")]


def test_what_is_no_figure_in_a_column_of_amounts_is_kept_and_announced(web):
    document = web(
        ["项目名称", "金额"],
        ["审判执行业务经费", "12"],
        ["专案工作经费", "不宜公开"],
        above=["项目支出表", "单位：万元"],
    )
    assert dict(document.tables[0].rows[1].texts) == {"金额": "不宜公开"}
    assert [(f.rule, f.subject) for f in document.findings if f.rule == "I17"] == [("I17", "项目支出表")]


def test_a_table_of_no_known_kind_is_kept_and_announced(web):
    document = web(
        ["事项", "金额"],
        ["陪审员补助", "12.00"],
        above=["清河区人民法院2024年部门预算", "补助发放一览表", "单位：万元"],
    )
    assert [(table.kind, table.title, len(table.rows)) for table in document.tables] == [("other", "补助发放一览表", 1)]
    assert [f.subject for f in document.findings if f.rule == "I85"] == ["补助发放一览表"]


def test_a_title_with_a_note_and_no_table_is_an_empty_table(web):
    document = web(
        ["项目", "金额"],
        ["合计", "12"],
        above=["政府性基金预算支出表", "本单位没有政府性基金预算，故本表无数据。", "收入总表", "单位：万元"],
    )
    assert [(table.kind, len(table.rows), table.note) for table in document.tables] == [
        ("government_fund", 0, "本单位没有政府性基金预算，故本表无数据。"),
        ("revenue", 1, ""),
    ]


def test_a_table_of_headings_only_is_an_empty_table(web):
    document = web(
        [("科目编码", 1, 2), ("科目名称", 1, 2), ("本年支出", 3)],
        ["合计", "基本支出", "项目支出"],
        ["", "", "", "", ""],
        above=["国有资本经营预算支出表", "单位：万元"],
    )
    assert [(table.kind, table.rows) for table in document.tables] == [("state_capital", ())]


def test_rows_of_figures_outside_all_tables_are_announced(web):
    document = web(
        ["收支", "数额", "去年"],
        ["甲", "12", "13"],
        above=["清河区人民法院2024年部门预算"],
    )
    assert document.tables == ()
    assert "I45" in {finding.rule for finding in document.findings}


def test_amounts_below_a_unit_of_their_own_keep_it(web):
    document = web(
        ["项目", "预算数（万元）", "决算数（元）"],
        ["公务接待费", "1.65", "16,500.00"],
        above=["“三公”经费支出表"],
    )
    assert [value for _, value in document.tables[0].rows[0].amounts] == [Decimal("16500.00"), Decimal("16500.00")]


@pytest.mark.parametrize(
    ("written", "bare", "kind"),
    [
        ("表1 部门收支总表", "部门收支总表", "revenue_expenditure"),
        ("附表2：收入总表", "收入总表", "revenue"),
        ("附件3-1 一般公共预算支出表", "一般公共预算支出表", "functional_expenditure"),
        ("三、财政拨款收支总体情况表", "财政拨款收支总体情况表", "fiscal_revenue_expenditure"),
        ("（五）项目支出明细表", "项目支出明细表", "project_expenditure"),
        ("GK04 财政拨款收入支出决算总表", "财政拨款收入支出决算总表", "fiscal_revenue_expenditure"),
        ("2024年“三公”经费支出表", "2024年“三公”经费支出表", "three_public"),
        ("政府購買服務預算表", "政府购买服务预算表", "government_service"),
        ("一般公共预算基本支出表（按经济分类）", "一般公共预算基本支出表(按经济分类)", "economic_expenditure"),
        ("财政拨款支出决算表（功能科目）", "财政拨款支出决算表(功能科目)", "functional_expenditure"),
        ("收 入 支 出 决 算 总 表", "收入支出决算总表", "revenue_expenditure"),
        ("支出决算表（续）", "支出决算表", "expenditure"),
        ("机关运行经费支出决算表", "机关运行经费支出决算表", "institution_operation"),
        ("项目支出绩效目标表", "项目支出绩效目标表", None),
    ],
)
def test_numbers_and_pages_are_no_part_of_a_title(written, bare, kind):
    assert (bare_title(written), table_kind(written)) == (bare, kind)


def test_a_title_is_shown_as_written_without_its_number():
    assert shown_title("表 1 “三公”经费 支出表") == "“三公”经费 支出表"
    assert shown_title("政府購買服務預算表") == "政府購買服務預算表"


@pytest.mark.parametrize(
    "text", ["本表反映收支情况，详见附表。", "- 表 1. 收支总表", "部门：清河区人民法院", "表", "收支总体情况说明"]
)
def test_sentences_lists_and_headings_are_no_titles(text):
    assert not is_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "注：本表为空表", "备注：无政府性基金。", "本表无数据", "此表无数据。", "本单位2023年没有政府性基金预算财政拨款收支，故此表为空。",
        "说明：我部门没有国有资本经营预算支出。", "清河区人民法院2024年无使用政府性基金预算安排的支出。",
    ],
)  # fmt: skip
def test_notes_are_known_by_their_words(text):
    assert is_note(text)


def test_tables_of_two_units_under_one_title_stay_apart(web):
    document = web(
        [("收入总表", 2)],
        ["部门：清河区人民法院", "金额单位：万元"],
        ["项目", "预算数"],
        ["财政拨款", "10"],
        [("收入总表", 2)],
        ["部门：云溪市中级人民法院", "金额单位：万元"],
        ["项目", "预算数"],
        ["财政拨款", "30"],
    )
    assert [rows_of(table) for table in document.tables] == [
        [(None, "财政拨款", [Decimal(10)])],
        [(None, "财政拨款", [Decimal(30)])],
    ]


def test_a_heading_that_is_no_title_of_a_table_names_its_kind(web):
    document = web(
        ["采购项目", "金额"],
        ["办公设备", "12.00"],
        above=["清河区人民法院2024年部门预算", "部门政府采购预算", "单位：万元"],
    )
    assert [(table.kind, table.title) for table in document.tables] == [("government_procurement", "部门政府采购预算")]


def test_the_unit_nearest_above_a_table_counts(web):
    document = web(
        ["项目", "金额"],
        ["办公设备", "12.00"],
        above=["本说明金额单位：万元。", "政府采购预算表", "单位：元"],
    )
    assert [table.rows[0].amounts for table in document.tables] == [(("金额", Decimal("12.00")),)]


def test_rows_without_figures_below_a_table_do_not_go_on_with_it():
    content = Content(
        "docx",
        (Line("项目支出表", Where(line=1)), Line("单位：万元", Where(line=2))),
        (
            grid("表格1", 3, ["项目名称", "金额", "说明"], ["办案业务费", "12", ""]),
            grid("表格2", 4, ["审核人", "张三", ""], ["填表人", "李四", ""]),
        ),
    )
    document = grid_paper.read(content, "book.docx", "")
    assert [row.name for table in document.tables for row in table.rows] == ["办案业务费"]


def test_rows_of_figures_in_a_table_without_headings_go_on_with_the_table_before():
    content = Content(
        "docx",
        (Line("项目支出表", Where(line=1)), Line("单位：万元", Where(line=2))),
        (
            grid("表格1", 3, ["项目名称", "金额"], ["办案业务费", "12"]),
            grid("表格2", 4, ["信息化运维费", "30"]),
        ),
    )
    document = grid_paper.read(content, "book.docx", "")
    assert [row.name for table in document.tables for row in table.rows] == ["办案业务费", "信息化运维费"]


def grid(name, line, *rows):
    """A table of a word document with the given texts."""
    cells = [
        tuple(
            Cell(text, Where(sheet=name, cell=f"{'ABCD'[column]}{row}"), row, column + 1)
            for column, text in enumerate(texts)
        )
        for row, texts in enumerate(rows, 1)
    ]
    return Grid("", tuple(cells), Where(line=line))


def test_a_table_whose_cells_on_lines_of_their_own_leave_their_columns_open_is_announced():
    heads = ("项目", "本年预算", "上年结转")
    cells = (*heads, "财政拨款", "12.00", "0.50", "其他收入", "3.00", "合计", "15.00", "0.50")
    texts = ("清河区人民法院2024年部门预算", "收入总表", "单位：万元", *cells)
    content = Content("text", tuple(Line(text, Where(line=number)) for number, text in enumerate(texts, 1)))
    document = grid_paper.read(content, "book.txt", "")
    assert [(f.rule, f.subject, f.where[0].line) for f in document.findings] == [("I89", "收入总表", 2)]


def test_tables_above_a_summary_of_self_evaluations_are_kept():
    content = Content(
        "docx",
        (
            Line("项目支出表", Where(line=1)),
            Line("单位：万元", Where(line=2)),
            Line("项目自评结果汇总表", Where(line=4)),
        ),
        (
            grid("表格1", 3, ["项目名称", "金额"], ["办案业务费", "12"]),
            grid("表格2", 5, ["序号", "项目名称", "预算数", "自评得分"], ["1", "办案业务费", "12", "95.5"]),
        ),
    )
    document = grid_paper.read(content, "book.docx", "")
    assert [(table.title, len(table.rows)) for table in document.tables] == [("项目支出表", 1)]
    assert [project.name for project in document.projects] == ["办案业务费"]


def test_targets_below_the_title_of_a_book_without_its_tables_are_no_book(web):
    document = web(
        ["项目名称", ("调解经费", 3)],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "调解案件数", "≥300件"],
        above=["清河区人民法院2024年部门预算", "项目支出绩效目标表"],
    )
    assert (document.kind, document.fiscal_year) == (DocumentKind.PROJECT_TARGETS, 2024)


def test_a_book_whose_tables_are_elsewhere_is_read_for_its_figures():
    texts = (
        "清河区人民法院", "2023年度部门决算", "目录", "一、收入支出决算总表", "二、收入决算表", "第一部分 情况说明",
        "2023年度收入合计1,200.50万元，比上年增加12.00万元。",
    )  # fmt: skip
    content = Content("text", tuple(Line(text, Where(line=number)) for number, text in enumerate(texts, 1)))
    assert grid_paper.recognise(content) > 0
    document = grid_paper.read(content, "book.txt", "")
    assert (document.kind, document.fiscal_year) == (DocumentKind.BUDGET_BOOK, 2023)
    assert [unit.name for unit in document.units] == ["清河区人民法院"]
    assert [statement.value for statement in document.statements] == ["1200.50", "12.00"]
    assert [finding.rule for finding in document.findings] == ["I86"]
