"""Numbered indicator strings: every delimiter is read, every tear is announced, nothing is mended."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heng.documents.content import Line
from heng.documents.layouts.numbered_indicators import begins, read_numbered
from heng.documents.layouts.passage import Passage, passage
from heng.domain.finding import Where
from heng.domain.target.target_value import Comparison

ONE = "1、1-产出指标；11-数量指标；开庭次数；实施周期指标值:≥300次；年度指标值:≥100次。"


def read(text, **options):
    return read_numbered(Passage(text, ((0, Where(line=1)),)), "办案经费", **options)


def codes(numbered):
    return [finding.rule for finding in numbered.findings]


def test_an_indicator_keeps_levels_name_and_both_values():
    (indicator,) = read(ONE).indicators
    assert (indicator.category, indicator.subcategory, indicator.name) == ("产出指标", "数量指标", "开庭次数")
    assert (indicator.target.comparison, indicator.target.value, indicator.target.unit) == (
        Comparison.AT_LEAST,
        "100",
        "次",
    )
    assert indicator.whole_period is not None
    assert indicator.whole_period.text == "≥300次"


@pytest.mark.parametrize(
    "text",
    [
        "1、1-产出指标: 11-数量指标: 开庭次数: 实施周期指标值:≥300次; 年度指标值:≥100次。",
        "１、１－产出指标；１１－数量指标；开庭次数；实施周期指标值：≥300次，年度指标值：≥100次",
        "1、1-产出指标, 11-数量指标, 开庭次数, 实施周期指标值:≥300次, 年度指标值:≥100次；",
        "1.1-产出指标;11-数量指标;开庭次数;实施周期指标 值:≥300次;年度指 标值:≥100次。",
    ],
)
def test_delimiters_of_any_width_and_kind_read_alike(text):
    (indicator,) = read(text).indicators
    assert (indicator.category, indicator.subcategory, indicator.name) == ("产出指标", "数量指标", "开庭次数")
    assert indicator.target.text == "≥100次"
    assert codes(read(text)) == []


def test_a_value_keeps_the_formula_in_its_brackets_with_all_its_stops():
    value = "100%（到位率=到位人数/应到位人数*100%。；按月计算）"
    text = f"1、1-产出指标；12-质量指标；到位率；实施周期指标值:{value}；年度指标值:{value}。" + ONE.replace(
        "1、", "2、", 1
    )
    first, second = read(text).indicators
    assert first.target.text == value
    assert (first.target.value, first.target.unit) == ("100", "%")
    assert second.name == "开庭次数"


def test_lines_broken_anywhere_are_joined_and_each_indicator_knows_its_line():
    lines = [
        "1、1-产出指标；11-数量指标；开庭次",
        "数；实施周期指标值:≥300次；年度指标值:≥1",
        "00次。2",
        "、2-效益指标；22-社会效益；投诉数；实施周期指标",
        "值:0；年度指标值:0。",
    ]
    numbered = read_numbered(
        passage(Line(text, Where(line=number)) for number, text in enumerate(lines, 7)), "办案经费"
    )
    assert [(i.name, i.target.text, i.where.line) for i in numbered.indicators] == [
        ("开庭次数", "≥100次", 7),
        ("投诉数", "0", 9),
    ]
    assert codes(numbered) == []


def test_names_may_hold_commas_and_digits():
    text = "1、1-产出指标；12-质量指标；办案、办公需求（含2.0系统）满足率；实施周期指标值:100%；年度指标值:100%。"
    assert [indicator.name for indicator in read(text).indicators] == ["办案、办公需求（含2.0系统）满足率"]


def test_several_sentences_in_a_value_stay_together_where_both_values_agree():
    value = "满足率=满足数/需求数*100%。预期实现值为90%。"
    text = f"1、1-产出指标；12-质量指标；需求满足率；实施周期指标值:{value}；年度指标值:{value}。"
    numbered = read(text)
    assert numbered.indicators[0].target.value == "90"
    assert codes(numbered) == []


def test_a_missing_annual_value_stays_blank_and_is_announced_with_the_value_of_the_period():
    text = ONE + "2、1-产出指标；11-数量指标；调研次数；实施周期指标值:20次。"
    numbered = read(text)
    assert [indicator.target.value for indicator in numbered.indicators] == ["100", ""]
    assert numbered.indicators[1].whole_period is not None
    assert codes(numbered) == ["I31"]
    assert "20次" in numbered.findings[0].message


def test_a_paper_with_one_value_only_has_it_as_the_target():
    numbered = read("1、1-产出指标；11-数量指标；调研次数；指标值:≥20次。")
    assert [(i.target.value, i.whole_period) for i in numbered.indicators] == [("20", None)]
    period_only = read("1、1-产出指标；11-数量指标；调研次数；实施周期指标值:≥20次。")
    assert [i.target.value for i in period_only.indicators] == ["20"]


@pytest.mark.parametrize(
    ("values", "target"),
    [
        ("实施周期指标值:5次；年度指标值:5次；年度指标值:5次", "5次"),
        ("实施周期指标值:前三名；年度指标值:提高；年度指标值:提高", ""),
        ("实施周期指标值:5次；年度指标值:5次；年度指标值:6次", ""),
    ],
)
def test_a_doubled_value_counts_only_where_all_values_agree(values, target):
    numbered = read(f"1、1-产出指标；11-数量指标；调研次数；{values}。")
    assert [indicator.target.text for indicator in numbered.indicators] == [target]
    assert codes(numbered) == ["I31"]


@pytest.mark.parametrize(
    "torn",
    [
        "2、2-效益指标[100%。",
        "2、2-效益指标; 20时率; 实施周期指标值:100%。",
        "2、1-产出指标; 13-时效指标; 资金支付不断完善设施,提高效率。",
        "2、1-产出指标; 13-时效指标; 实施周期指标值:100%; 年度指标值:100%。",
        "2、1-产出指标; 11-数量指标; 开庭次数; 实施周期指标值:100%。",
    ],
)
def test_a_torn_item_is_announced_and_never_becomes_an_indicator(torn):
    numbered = read(ONE + torn)
    assert [indicator.name for indicator in numbered.indicators] == ["开庭次数"]
    assert codes(numbered) == ["I30"]


def test_text_of_another_cell_behind_a_value_is_cut_off_and_announced():
    numbered = read("1、1-产出指标；11-数量指标；评查频率；实施周期指标值:3件；年度指标值:3件。保证工作顺利开展。")
    assert numbered.indicators[0].target.text == "3件"
    assert codes(numbered) == ["I31"]
    assert "保证工作顺利开展" in numbered.findings[0].message


@pytest.mark.parametrize(
    ("numbers", "shown"), [((1, 2, 1), "1、2、1"), ((1, 3), "1、3"), ((2, 3), "2、3"), ((1, 1), "1、1")]
)
def test_numbers_that_restart_skip_or_repeat_are_announced_and_kept(numbers, shown):
    text = "".join(
        ONE.replace("1、", f"{number}、", 1).replace("开庭", f"第{index}类") for index, number in enumerate(numbers)
    )
    numbered = read(text)
    assert len(numbered.indicators) == len(numbers)
    assert codes(numbered) == ["I32"]
    assert shown in numbered.findings[0].message


def test_an_item_whose_number_lost_its_sign_or_itself_is_still_found():
    numbered = read(
        f"{ONE}4 {ONE.removeprefix('1、').replace('开庭', '送达')}{ONE.removeprefix('1、').replace('开庭', '调解')}"
    )
    assert [indicator.name for indicator in numbered.indicators] == ["开庭次数", "送达次数", "调解次数"]
    assert "1、4、缺号" in numbered.findings[0].message


@pytest.mark.parametrize("shape", ["{}、", "{}.", "{}）", "（{}）", "{} 、"])
def test_numbers_may_be_marked_in_any_way(shape):
    parts = [
        f"{shape.format(number)}1-产出指标；11-数量指标；第{number}类案件；实施周期指标值:3；年度指标值:4。"
        for number in (1, 2, 3)
    ]
    numbered = read("".join(parts))
    assert [(i.name, i.target.text) for i in numbered.indicators] == [
        (f"第{number}类案件", "4") for number in (1, 2, 3)
    ]
    assert codes(numbered) == []


def test_levels_without_codes_are_read_where_the_items_are_numbered():
    numbered = read(
        "1、产出指标；数量指标；开庭次数；年度指标值：≥9次。2、效益指标；社会效益指标；公信力；年度指标值：提升。"
    )
    assert [(i.category, i.subcategory, i.name) for i in numbered.indicators] == [
        ("产出指标", "数量指标", "开庭次数"),
        ("效益指标", "社会效益指标", "公信力"),
    ]


def test_a_key_without_a_value_counts_as_a_missing_value():
    numbered = read("1、1-产出指标；11-数量指标；培训场次；年度指标值:；实施周期指标值:3场。")
    assert [(i.target.text, i.whole_period and i.whole_period.text) for i in numbered.indicators] == [("", "3场")]
    assert codes(numbered) == ["I31"]


def test_a_number_that_ran_into_a_value_is_announced():
    numbered = read(ONE.replace("≥100次。", "122、") + ONE.removeprefix("1、").replace("开庭", "送达"))
    assert codes(numbered) == ["I32", "I31"]


def test_placeholders_are_no_values():
    text = "1、1-产出指标；11-数量指标；保密项目；实施周期指标值:保密项目；年度指标值:保密项目。"
    assert read(text, placeholders=("保密项目",)).indicators[0].target.form.value == "placeholder"


@pytest.mark.parametrize("text", ["", "通过开展该项目,1、提高效率；2、改善环境。", "11-数量指标", "2024年1-6月产出"])
def test_prose_is_no_indicator_string(text):
    assert begins(text) is None


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=12).filter(
    lambda text: not re.search("指标|实施|年度|目标|中期|总体|缺号", text)
)
VALUES = st.one_of(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "≥", "≤", "="]),
        st.integers(0, 99999),
        st.sampled_from(["%", "件", "万宗"]),
    ),
    HAN,
    st.builds("{}%（{}={}/{}*100%。）".format, st.integers(0, 100), HAN, HAN, HAN),
)
ITEMS = st.lists(
    st.tuples(
        st.sampled_from(
            [("1-产出指标", "11-数量指标"), ("2-效益指标", "22-社会效益"), ("3-满意度指标", "31-服务对象满意度")]
        ),
        HAN,
        VALUES,
        VALUES,
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda item: item[1],
)
SEPARATORS = st.sampled_from(["；", ";", ": ", "：", ", ", "，", "； "])


@settings(max_examples=150, deadline=None)
@given(ITEMS, st.data())
def test_what_is_printed_with_any_delimiters_and_line_breaks_is_read_back(items, data):
    printed = ""
    for number, ((category, subcategory), name, whole, annual) in enumerate(items, 1):
        one, two, three, four = (data.draw(SEPARATORS) for _ in range(4))
        colon = data.draw(st.sampled_from([":", "：", ": "]))
        printed += f"{number}、{category}{one}{subcategory}{two}{name}{three}实施周期指标值{colon}{whole}{four}年度指标值{colon}{annual}。"
    width = data.draw(st.integers(5, 40))
    lines = [Line(printed[at : at + width], Where(line=at // width + 1)) for at in range(0, len(printed), width)]
    numbered = read_numbered(passage(lines), "项目")
    bare = re.compile(r"\s")
    assert [
        (i.category, i.subcategory, i.name, bare.sub("", i.whole_period.text), bare.sub("", i.target.text))
        for i in numbered.indicators
        if i.whole_period
    ] == [(levels[0][2:], levels[1][3:], name, whole, annual) for levels, name, whole, annual in items]
    assert codes(numbered) == []
    assert [i.where.line for i in numbered.indicators] == sorted(i.where.line or 0 for i in numbered.indicators)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="1２、-产出效益指标数量；;:，。值年度实施周期（）()%≥ \n", max_size=200))
def test_any_text_at_all_is_read_without_failing_and_gives_only_named_indicators(text):
    numbered = read(text)
    assert all(indicator.name and indicator.category and indicator.subcategory for indicator in numbered.indicators)
