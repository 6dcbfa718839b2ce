"""Target forms copied out of a page with each cell on a line of its own."""

from decimal import Decimal

import pytest

from heng.documents.read import interpret, read_content
from heng.domain.target.declaration import DocumentKind

TITLE = ["项目支出绩效目标表", "（2024年度）"]
FORM = [
    "项目名称",
    "办案经费",
    "主管部门",
    "[017]清河县人民法院",
    "中期资金总额：",
    "90.00",
    "年度资金总额：",
    "30.00",
    "其中：财政拨款",
    "90.00",
    "其中：财政拨款",
    "30.00",
    "其他资金",
    "",
    "其他资金",
    "",
    "年度目标",
    "审结全年案件。",
]
HEAD = ["一级指标", "二级指标", "三级指标", "指标值", "备注"]
BODY = ["产出指标", "数量指标", "审结数", "≥900件", "", "开庭数", "≥800次", "", "质量指标", "结案率", "≥95%", ""]
END = ["效益指标", "社会效益指标", "司法公信力", "提升", ""]


def read(cells, gap):
    text = "\n".join("\n" * gap if not cell else cell + "\n" * gap for cell in cells)
    return interpret(read_content(text.encode(), "表.txt"), "表.txt", "")


@pytest.mark.parametrize("gap", [0, 1])
def test_cells_on_lines_of_their_own_are_a_form_again(gap):
    document = read([*TITLE, *FORM, *HEAD, *BODY, *END], gap)
    (project,) = document.projects
    assert (document.fiscal_year, project.name, project.unit) == (2024, "办案经费", "清河县人民法院")
    assert (project.amounts.total, project.amounts.fiscal_appropriation) == (Decimal(300000), Decimal(300000))
    assert project.objective == "审结全年案件。"
    assert [
        (one.category, one.subcategory, one.name, one.target.comparison.value, one.target.value, one.target.unit)
        for one in project.indicators
    ] == [
        ("产出指标", "数量指标", "审结数", "≥", "900", "件"),
        ("产出指标", "数量指标", "开庭数", "≥", "800", "次"),
        ("产出指标", "质量指标", "结案率", "≥", "95", "%"),
        ("效益指标", "社会效益指标", "司法公信力", "定性", "提升", ""),
    ]
    assert project.indicators[0].where.line is not None


def test_two_forms_after_each_other_are_two_projects():
    second = ["项目名称", "装备经费", *FORM[2:]]
    document = read([*TITLE, *FORM, *HEAD, *BODY, *END, *second, *HEAD, *BODY], 0)
    assert [(project.name, len(project.indicators)) for project in document.projects] == [
        ("办案经费", 4),
        ("装备经费", 3),
    ]


@pytest.mark.parametrize(
    "cells",
    [
        [*TITLE, "项目名称", "预算数", *HEAD, "办案经费", "30.00", *BODY],
        [*TITLE, *FORM, *HEAD, "管理", "工作管理", "目标相关性", "相关", "", *BODY],
        [*TITLE, *FORM, *HEAD, "2022年", "2023年", *BODY],
    ],
    ids=["projects beside the indicators", "levels that are none", "headings of two rows"],
)
def test_what_can_be_cut_in_several_ways_is_not_read(cells):
    document = read(cells, 0)
    assert (document.kind, document.projects) == (DocumentKind.UNKNOWN, ())
    assert [finding.rule for finding in document.findings if finding.rule == "I01"] == ["I01"]
