"""A list of projects whose last cell holds goal and indicators in one text: 【产出指标-数量指标】, 指标1：名称（值）."""

import io
from decimal import Decimal

import openpyxl

from heng.documents.read import interpret, read_content
from heng.domain.target.declaration import DocumentKind

HEAD = ["单位编码", "单位名称（项目类别/支出项目）", "年度预算安排", "项目内容", "绩效目标"]
CAR = "\n".join(
    [
        "【总体目标】",
        "保障机房设备运转，",
        "保障视频在线",
        "【产出指标-数量指标】",
        "指标1：机柜数量（≥77台）",
        "指标2：链路（含备用）条数（2条）",
        "【产出指标-成本指标】",
        "指标1：维护成本<168.168万元",
        "【效益指标-社会效益指标】",
        "指标1：服务民生（有力保障）",
        "【满意度指标-服务对象满意度指标】",
        "指标1：群众安全感",
    ]
)
ABOUT = "【项目概况】：租赁机房机柜77个。"


def listed(*rows, unit="单位：元"):
    book = openpyxl.Workbook()
    for row in (["清河市公安局2025年项目绩效目标和指标"], [unit], HEAD, *rows):
        book.worksheets[0].append(row)
    data = io.BytesIO()
    book.save(data)
    return interpret(read_content(data.getvalue(), "表.xlsx"), "表.xlsx", "")


def said(project):
    return [
        (one.category, one.subcategory, one.name, one.target.comparison.value, one.target.value, one.target.unit)
        for one in project.indicators
    ]


def test_goal_and_indicators_of_one_cell_belong_to_the_project_of_its_row():
    document = listed(
        ["", "清河市公安局", "1781680", "", ""],
        ["037001", "清河市公安局", "1781680", "", ""],
        ["", "其他运转类", "1681680", "", ""],
        ["037001", "机房租赁2024至2027服务项目", "1681680", ABOUT, CAR],
        ["", "本级项目", "100000", "", ""],
        [
            "037001",
            "执法办案费",
            "100000",
            "【项目概况】：打击犯罪。",
            "【总体目标】\n办案\n【产出指标-数量指标】\n指标1：案件数（≥10件）",
        ],
    )
    assert (document.kind, document.fiscal_year, document.money_unit) == (DocumentKind.PROJECT_TARGETS, 2025, "元")
    rent, cases = document.projects
    assert (rent.name, rent.unit, rent.code, rent.amounts.total) == (
        "机房租赁2024至2027服务项目",
        "清河市公安局",
        None,
        Decimal(1681680),
    )
    assert rent.objective == "保障机房设备运转，\n保障视频在线"
    assert dict(rent.texts) == {"项目概况": "租赁机房机柜77个。"}
    assert said(rent) == [
        ("产出指标", "数量指标", "机柜数量", "≥", "77", "台"),
        ("产出指标", "数量指标", "链路（含备用）条数", "=", "2", "条"),
        ("产出指标", "成本指标", "维护成本", "<", "168.168", "万元"),
        ("效益指标", "社会效益指标", "服务民生", "定性", "有力保障", ""),
        ("满意度指标", "服务对象满意度指标", "群众安全感", "定性", "", ""),
    ]
    assert (cases.name, cases.unit, cases.amounts.total) == ("执法办案费", "清河市公安局", Decimal(100000))
    assert [unit.name for unit in document.units] == ["清河市公安局"]
    assert [(row.name, row.code) for row in document.tables[0].rows] == [
        ("清河市公安局", None),
        ("清河市公安局", "037001"),
        ("其他运转类", None),
        ("本级项目", None),
    ]


def test_an_amount_that_is_none_is_announced_and_stays_blank():
    document = listed(["037001", "执法办案费", "约10万", "", CAR])
    (project,) = document.projects
    assert project.amounts.total is None
    assert "I17" in {finding.rule for finding in document.findings}


def test_without_a_stated_unit_of_money_the_usual_one_is_taken_and_announced():
    document = listed(["037001", "执法办案费", "10", "", CAR], unit="")
    assert document.projects[0].amounts.total == Decimal(100000)
    assert "I11" in {finding.rule for finding in document.findings}
