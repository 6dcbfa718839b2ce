"""Forms typed as plain text: labels, level headings and indicators between bars."""

import json
from decimal import Decimal

import pytest

from heng.documents.content import Content, Line
from heng.documents.layouts import plain_form
from heng.documents.read import read_document
from heng.domain.finding import Where
from heng.domain.money import wan_text
from heng.domain.target.declaration import DocumentKind


def form(*lines):
    content = Content("text", tuple(Line(text, Where(line=number)) for number, text in enumerate(lines, 1)))
    assert plain_form.recognise(content) > 0
    return plain_form.read(content, "表.txt", "")


@pytest.fixture
def bars(fixtures):
    return read_document(fixtures / "plain_form_bars.txt")


def test_labels_give_unit_project_amounts_and_an_objective_of_several_lines(bars):
    project = bars.projects[0]
    assert (bars.fiscal_year, bars.money_unit, [u.name for u in bars.units]) == (2025, "万元", ["沙洲县人民法院"])
    assert (project.name, project.unit, project.objective) == (
        "审判档案保管项目",
        "沙洲县人民法院",
        "妥善保管历年审判档案，按期完成移交。",
    )
    assert (wan_text(project.amounts.total), wan_text(project.amounts.fiscal_appropriation)) == ("30.50", "30.50")


def test_indicators_take_the_levels_above_them(bars):
    read = [(i.category, i.subcategory, i.name, i.target.text) for i in bars.projects[0].indicators]
    assert read == [
        ("产出指标", "数量指标", "保管档案数量", "52000卷"),
        ("产出指标", "质量指标", "库房达标率（温度14-24℃、湿度45%-60%）", "≥98%"),
        ("效益指标", "社会效益指标", "查档当日办结率", "≥95%"),
    ]


def test_a_second_project_name_begins_a_new_form_under_the_same_unit(bars):
    second = bars.projects[1]
    assert (second.name, second.unit) == ("法律图书购置项目", "沙洲县人民法院")
    assert [(i.category, i.subcategory, i.name, i.target.text) for i in second.indicators] == [
        ("产出指标", "数量指标", "购置图书册数", "600册"),
        ("产出指标", "质量指标", "图书完好率", "100%"),
    ]


def test_amounts_that_contradict_each_other_are_not_read(bars):
    assert bars.projects[1].amounts.total is None
    assert [f.where[0].line for f in bars.findings if f.rule == "I41"] == [18]


def test_lines_that_no_field_takes_and_a_level_that_is_missing_are_announced(bars):
    announced = [(f.rule, f.where[0].line) for f in bars.findings]
    assert announced == [("I40", 16), ("I41", 18), ("I95", 22)]


def test_what_stands_behind_a_label_of_no_field_is_kept_as_a_text_of_its_project(bars):
    assert dict(bars.projects[0].texts) == {"填报说明": "按年度填写"}
    assert bars.projects[1].texts == ()


def test_a_row_of_headings_between_bars_names_the_cells_below_it():
    document = form(
        "项目名称：送达经费",
        "三级指标｜二级指标｜一级指标｜权重｜指标值",
        "送达成功率｜质量指标｜产出指标｜20｜≥90%",
        "合计｜｜｜20｜",
    )
    (indicator,) = document.projects[0].indicators
    assert (indicator.category, indicator.subcategory, indicator.name) == ("产出指标", "质量指标", "送达成功率")
    assert (indicator.target.text, indicator.weight) == ("≥90%", Decimal(20))


def test_a_form_without_project_is_about_the_unit():
    document = form("部门名称：湖滨法院", "年度目标：办好案件。", "一级指标：产出指标", "数量指标|结案数|≥900件")
    assert document.kind is DocumentKind.DEPARTMENT_TARGETS
    assert [(u.name, u.objective, len(u.indicators)) for u in document.units] == [("湖滨法院", "办好案件。", 1)]
    assert [f.rule for f in document.findings] == ["I10"]


def test_an_amount_without_any_unit_is_announced():
    document = form("项目名称：送达经费", "年度预算：12.5", "产出指标", "数量指标|送达次数|900次")
    assert (document.money_unit, wan_text(document.projects[0].amounts.total)) == (None, "12.50")
    assert "I11" in [f.rule for f in document.findings]


@pytest.mark.parametrize("lines", [(), ("一级指标：产出指标",), ("项目名称：送达经费", "开支说明｜印刷费")])
def test_other_texts_are_not_taken_for_a_form(lines):
    assert plain_form.recognise(Content("text", tuple(Line(text, Where()) for text in lines))) == 0


def test_the_sample_gives_exactly_its_expected_content(samples):
    document = read_document(samples / "tongzhou_archive_2026.txt")
    expected = json.loads((samples / "tongzhou_archive_2026.txt.expected.json").read_text(encoding="utf-8"))
    department, wanted = expected["departments"][0], expected["projects"][0]
    (project,) = document.projects
    assert (document.fiscal_year, document.money_unit) == (department["year"], expected["amount_unit_in_file"])
    assert [(u.name, u.code) for u in document.units] == [(department["name"], department["code"])]
    assert (project.name, project.code, project.unit, project.objective) == (
        wanted["name"],
        wanted["code"],
        wanted["department"],
        wanted["goal"],
    )
    assert (wan_text(project.amounts.total), project.amounts.parts()) == ("90.20", ())
    assert [
        (
            i.category,
            i.subcategory,
            i.name,
            i.target.text,
            i.target.comparison.value,
            i.target.number,
            i.target.unit,
            i.weight,
            i.polarity,
        )
        for i in project.indicators
    ] == [
        (
            w["category1"],
            w["category2"],
            w["name"],
            w["raw"],
            w["operator"],
            Decimal(str(w["value"])),
            w["unit"],
            w["weight"],
            w["direction"],
        )
        for w in wanted["indicators"]
    ]
