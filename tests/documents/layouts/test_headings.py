"""Headings by synonyms, level names, codes, hints and years."""

import pytest

from heng.documents.layouts.fiscal_year import fiscal_year
from heng.documents.layouts.headings import heading, is_total
from heng.documents.layouts.hints import without_hint
from heng.documents.layouts.levels import is_comparison, is_first, is_second, level_name, looks_like_level, parent
from heng.documents.layouts.names import code_in, is_coded_unit, split_code
from heng.documents.layouts.rows import Row, Slot
from heng.domain.finding import Where
from heng.rulebook import loader


@pytest.mark.parametrize(
    ("section", "text", "field"),
    [
        ("indicator", "三 级\n指标", "name"),
        ("indicator", "绩效指标值", "value"),
        ("indicator", "权重（%）", "weight"),
        ("project", "其中:财政\n资金", "fiscal_appropriation"),
        ("project", "其中：本年财政拨款", "fiscal_appropriation"),
        ("project", "项目名称（资金使用单位）", "project_name"),
        ("project", "年度资金总额：", "total"),
        ("ignored", "中期资金总额：", "whole_period_amount"),
        ("ignored", "中期目标（2024年—2026年）", "whole_period_objective"),
        ("execution", "调整后预算数", "adjusted"),
        ("indicator", "审结案件数", None),
        ("project", "", None),
    ],
)
def test_headings_are_recognised_by_synonyms(section, text, field):
    assert heading(section, text) == field


def test_no_synonym_names_two_fields_of_one_section():
    vocabulary = loader.read("reading/headings.toml")
    for section in ("indicator", "project", "ignored", "execution", "task"):
        words = [word for synonyms in vocabulary[section].values() for word in synonyms]
        assert sorted(words) == sorted(set(words)), section


@pytest.mark.parametrize("text", ["合计", "合 计", "小计：", "总分"])
def test_totals(text):
    assert is_total(text)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("产出指标(50分)", True, True),
        ("产 出\n指标", True, True),
        ("效果指标", True, True),
        ("数量指标", False, True),
        ("可持续影响", False, True),
        ("满意度指标", True, True),
        ("审结案件数", False, False),
        ("群众满意度", False, False),
    ],
)
def test_level_names(text, first, second):
    assert (is_first(text), is_second(text)) == (first, second)


def test_invented_level_names_are_short():
    assert looks_like_level("实施效果指标")
    assert not looks_like_level("全年完成上级法院下达的各项考核指标")


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("数量指标", "产出指标"),
        ("经济成本指标", "成本指标"),
        ("成本指标", None),
        ("产出指标", None),
        ("可持续影响指标", "效益指标"),
    ],
)
def test_level_1_follows_from_level_2_only_where_every_framework_agrees(text, above):
    assert parent(text) == above


def test_points_are_no_part_of_a_level_name():
    assert level_name("产出\n指标（50分）") == "产出指标"


@pytest.mark.parametrize("text", ["≥", ">=", "＝", "大于等于", "定性", "文字描述"])
def test_comparisons(text):
    assert is_comparison(text)


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("51000021R000000019951-工资性支出", "51000021R000000019951", "工资性支出"),
        ("51092324T000010263357-2023年补助项目", "51092324T000010263357", "2023年补助项目"),
        ("207101天津市\n某区人民法院", "207101", "天津市某区人民法院"),
        ("217-某法院部门", "217", "某法院部门"),
        ("2023年中央补助资金", None, "2023年中央补助资金"),
        ("2024-办案费", None, "2024-办案费"),
        ("120急救设备购置", None, "120急救设备购置"),
    ],
)
def test_codes_before_names(text, code, name):
    assert split_code(text) == (code, name)


def test_a_unit_with_its_code_and_a_code_in_prose():
    assert is_coded_unit("330001-云溪市清河区人民法院")
    assert not is_coded_unit("20240101 日印发，请遵照执行。")
    assert code_in("（项目代码12000022P10000210006W）") == "12000022P10000210006W"
    assert code_in("项目代码待定") is None


@pytest.mark.parametrize(
    ("text", "kept"), [("（100字以内）", ""), ("说明完成情况（200 字以内）", ""), ("保障办案。", "保障办案。")]
)
def test_hints_are_no_content(text, kept):
    assert without_hint(text) == kept


def titles(*texts):
    return [Row((Slot(text, Where(line=number)),), exact=False) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["项目支出绩效目标表", "（2024年度）"], 2024),
        (["部门预算项目绩效目标表（2024年度）"], 2024),
        (["2025年部门预算"], 2025),
        (["**2024 年某区人民法院", "部门预算**"], 2024),
        (["绩效目标表", "2023年我院审结案件，较2022年增长，详见报告。"], None),
        (["绩效目标表", "2023年中央政法转移支付资金（法院）"], 2023),
        (["绩效目标表"], None),
    ],
)
def test_the_year_comes_from_titles(lines, year):
    assert fiscal_year(titles(*lines)) == year


def test_the_year_may_stand_beside_its_label():
    row = Row((Slot("预算年度", Where(cell="A1")), Slot("2026年", Where(cell="B1"))))
    assert fiscal_year([row]) == 2026


def test_a_year_in_a_project_name_is_not_the_papers_year():
    row = Row((Slot("项目名称", Where(cell="A1")), Slot("2023年补助资金", Where(cell="B1"))))
    assert fiscal_year([row]) is None
