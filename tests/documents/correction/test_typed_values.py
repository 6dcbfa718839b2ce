"""What people type becomes a value, or a message that says what is expected."""

import pytest

from heng.documents.correction.apply import apply_corrections
from heng.documents.correction.edits import InvalidEdits, changes_of
from heng.documents.correction.fields import InvalidValue, field_of
from heng.documents.correction.target_value import corrected_target
from tests.documents.correction.test_apply import paper

BEFORE = {"comparison": "≥", "value": "95", "unit": "%", "text": "≥95%"}


@pytest.mark.parametrize(
    ("place", "typed", "value"),
    [
        ("fiscal_year", "２０２５年度", 2025),
        ("fiscal_year", "", None),
        ("money_unit", "元", "元"),
        ("kind", "绩效自评表", "self_evaluation_form"),
        ("projects/0/amounts/total", "13,192.83", "13192.83"),
        ("projects/0/amounts/total", "902000元", "90.20"),
        ("projects/0/amounts/total", "1.2亿元", "12000.00"),
        ("projects/0/amounts/carryover", "0", "0.00"),
        ("projects/0/amounts/carryover", " ", None),
        ("projects/0/executed", "3518.8512", "3518.8512"),
        ("projects/0/indicators/0/weight", "7.50分", "7.5"),
        ("projects/0/indicators/0/weight", "", None),
        ("projects/0/indicators/0/polarity", "反向", "negative"),
        ("projects/0/indicators/0/name", "网上\n立案率", "网上立案率"),
        ("projects/0/objective", "一\r\n二", "一\n二"),
    ],
)
def test_a_typed_value_is_read(place: str, typed: str, value: object) -> None:
    field = field_of(place)
    assert field is not None
    assert field.read(typed) == value


@pytest.mark.parametrize(
    ("place", "typed", "says"),
    [
        ("fiscal_year", "25", "四位数字"),
        ("projects/0/amounts/total", "约三百万", "不是金额"),
        ("projects/0/amounts/total", "9" * 40, "不是金额"),
        ("projects/0/indicators/0/weight", "十", "不是分值"),
        ("projects/0/indicators/0/weight", "-5", "不是分值"),
        ("projects/0/indicators/0/name", "字" * 501, "500 字的上限"),
        ("money_unit", "美元", "万元"),
        ("kind", "发票", "绩效自评表"),
    ],
)
def test_what_is_no_value_is_refused_with_what_is_expected(place: str, typed: str, says: str) -> None:
    field = field_of(place)
    assert field is not None
    with pytest.raises(InvalidValue, match=says):
        field.read(typed)


@pytest.mark.parametrize("place", ["file", "sha256", "tables/0/title", "projects/0/where", "units/0/texts", "findings"])
def test_other_parts_of_a_document_cannot_be_typed(place: str) -> None:
    assert field_of(place) is None


@pytest.mark.parametrize(
    ("typed", "comparison", "value", "unit", "text"),
    [
        ({"value": "96"}, "≥", "96", "%", "≥96%"),
        ({"value": "98%"}, "≥", "98", "%", "≥98%"),
        ({"value": "≤3‰"}, "≤", "3", "‰", "≤3‰"),
        ({"value": "=100"}, "=", "100", "%", "=100%"),
        ({"value": "80～90"}, "range", "80~90", "%", "80～90%"),
        ({"value": "优良中低差"}, "定性", "优良中低差", "", "优良中低差"),
        ({"comparison": "小于等于"}, "≤", "95", "%", "≤95%"),
        ({"unit": "件"}, "≥", "95", "件", "≥95件"),
        ({"comparison": "≥", "value": "5.4", "unit": "万宗"}, "≥", "5.4", "万宗", "≥5.4万宗"),
        ({"value": "第1名"}, "rank", "1", "名", "第1名"),
        ({"value": ""}, "定性", "", "", ""),
        ({"text": "≤24小时"}, "≤", "24", "小时", "≤24小时"),
    ],
)
def test_a_target_is_corrected_as_people_type_it(typed, comparison, value, unit, text) -> None:
    expected = {"comparison": comparison, "value": value, "unit": unit, "text": text}
    assert corrected_target(BEFORE, typed) == expected


def test_an_unknown_sign_is_refused() -> None:
    with pytest.raises(InvalidValue, match="比较符号"):
        corrected_target(BEFORE, {"comparison": "约"})


def edited(*edits: dict[str, object]):
    corrected = apply_corrections(paper(), [])
    changes = changes_of(corrected, edits, 1)
    return apply_corrections(paper(), changes).content, changes


def test_a_pasted_block_is_several_changes_and_the_parts_of_a_target_one() -> None:
    row = "projects/0/indicators/0"
    content, changes = edited(
        {"place": f"{row}/name", "text": "法定审限内结案率"},
        {"place": f"{row}/target/comparison", "text": "≥"},
        {"place": f"{row}/target/value", "text": "97.5"},
        {"place": f"{row}/target/unit", "text": "%"},
        {
            "add": "projects/0",
            "values": {"name": "上诉率", "comparison": "≤", "value": "8", "unit": "%", "weight": "5"},
        },
    )
    assert len(changes) == 3
    rows = content["projects"][0]["indicators"]
    assert [(one["name"], one["comparison"], one["value"], one["unit"], one["weight"]) for one in rows] == [
        ("法定审限内结案率", "≥", "97.5", "%", "10"),
        ("送达率", "≥", "90", "%", "10"),
        ("上诉率", "≤", "8", "%", "5"),
    ]


def test_one_wrong_value_among_many_stops_them_all_and_each_is_named() -> None:
    with pytest.raises(InvalidEdits) as problem:
        edited(
            {"place": "fiscal_year", "text": "2025"},
            {"place": "projects/0/amounts/total", "text": "很多"},
            {"place": "projects/0/indicators/0/weight", "text": "很重"},
        )
    assert set(problem.value.messages) == {"projects/0/amounts/total", "projects/0/indicators/0/weight"}


def test_what_stays_as_it_is_makes_no_change() -> None:
    assert edited({"place": "fiscal_year", "text": "2024"})[1] == []
    assert edited({"place": "projects/0/indicators/0/target/value", "text": "95"})[1] == []


def test_a_corrected_money_unit_keeps_the_printed_figures() -> None:
    _, [first] = edited({"place": "projects/0/amounts/total", "text": "902000"})
    corrected = apply_corrections(paper(), [first])
    changes = changes_of(corrected, [{"place": "money_unit", "text": "元"}], 2)
    content = apply_corrections(paper(), [first, *changes]).content
    assert (content["money_unit"], content["projects"][0]["amounts"]["total"]) == ("元", "90.20")


def test_a_project_goes_only_when_its_indicators_are_elsewhere() -> None:
    with pytest.raises(InvalidEdits, match="还有 1 项指标"):
        edited({"remove": "projects/1"})
    content, _ = edited({"remove": "units/0"})
    assert content["units"] == []


def test_a_new_project_can_take_an_indicator() -> None:
    content, changes = edited({"add": "projects", "values": {"name": "档案数字化"}})
    assert [project["name"] for project in content["projects"]] == ["办案业务费", "信息化运维", "档案数字化"]
    corrected = apply_corrections(paper(), changes)
    more = changes_of(corrected, [{"move": "projects/1/indicators/0", "to": changes[0].place}], 2)
    content = apply_corrections(paper(), [*changes, *more]).content
    assert [len(project["indicators"]) for project in content["projects"]] == [2, 0, 1]


@pytest.mark.parametrize(
    "edit",
    [
        {"place": "projects/9/name", "text": "x"},
        {"place": "projects/0/indicators/9/name", "text": "x"},
        {"remove": "projects/0/indicators/9"},
        {"move": "projects/0/indicators/0", "to": "projects/9"},
        {"add": "projects/9", "values": {}},
        {"place": "sha256", "text": "x"},
        {},
    ],
)
def test_a_place_that_there_is_not_is_refused(edit) -> None:
    with pytest.raises(InvalidEdits, match="刷新后再改"):
        edited(edit)
