"""Total, grade and text of a self-evaluation agree with its items."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.finding import Certainty, Finding, Severity, Where
from heng.domain.target.declaration import Document, DocumentKind, Statement, Unit
from tests.domain.review.self_evaluated.forms import NAME, Row, at, form, found, indicator, messages, project, total

ITEMS: tuple[Row, ...] = (
    ("审结案件数", "≥4500件", "4812件", "40", "40", ""),
    ("结案率", "≥95%", "96.1%", "40", "40", ""),
    ("当事人满意度", "≥90%", "88%", "10", "9.78", "窗口偏少"),
)
CODES = ("R12", "R13", "R24", "R71")


def paper(*statements: Statement, execution: str = "9.9", texts: tuple[tuple[str, str], ...] = ()) -> Document:
    points: dict[str, Any] = (
        {"execution_weight": Decimal(10), "execution_score": Decimal(execution)} if execution else {}
    )
    return form(project(ITEMS, texts=texts, **points), *statements)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("99.68", []),
        ("99.7", []),  # rounded to one place
        ("99.6", []),  # cut to one place
        ("99.67", [("R12", "warning")]),
        ("98.68", [("R12", "error")]),
        ("89.78", [("R12", "error")]),  # execution forgotten
        ("109.68", [("R24", "error"), ("R12", "error")]),
    ],
)
def test_the_total_is_the_sum_of_its_items(printed: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(found(paper(total(printed)), *CODES)) == sorted(expected)


def test_points_of_execution_that_were_not_read_may_make_up_the_rest() -> None:
    assert found(paper(total("99.68"), execution=""), *CODES) == []
    assert found(paper(total("100"), execution=""), *CODES) == [("R12", "warning")]
    assert found(paper(total("88.00"), execution=""), *CODES) == [("R12", "warning")]


def test_a_form_with_a_blank_score_is_not_added_up() -> None:
    open_one = replace(indicator(ITEMS[0]), score=None)
    one = replace(project(ITEMS), indicators=(open_one, *project(ITEMS).indicators[1:]))
    assert found(form(one, total("49.78")), *CODES) == []


def test_head_and_foot_and_summary_give_one_total() -> None:
    head = Statement(f"{NAME}自评总分", "98.68", "分", "自评得分：98.68", at("F1"))
    assert found(paper(total("99.68"), head), *CODES) == [("R71", "error")]
    assert "98.68" in messages(paper(total("99.68"), head), "R71")
    summary = Statement(f"{NAME}自评得分", "96.5", "分", "1 诉讼服务 96.5 优", at("G2"))
    assert found(paper(total("99.68"), summary), *CODES) == [("R71", "error")]
    full = Statement(f"{NAME}自评总分", "100", "分", "总分 100", at("F1"))
    assert found(paper(total("99.68"), full), *CODES) == []


def grade(word: str, subject: str = f"{NAME}自评等级") -> Statement:
    return Statement(subject, word, "", f"自评等级 {word}", at("H31"))


@pytest.mark.parametrize(
    ("word", "expected"),
    [("优", []), ("优秀", []), ("良", [("R71", "error")]), ("良好", [("R71", "error")]), ("合格", [])],
)
def test_the_grade_is_that_of_the_total(word: str, expected: list[tuple[str, str]]) -> None:
    assert found(paper(total("99.68"), grade(word)), *CODES) == expected


def test_a_grade_in_the_row_of_the_total_counts() -> None:
    assert found(paper(total("99.68", "总分 100 99.68 良")), *CODES) == [("R71", "error")]
    assert found(paper(total("99.68", "总分 100 99.68 优")), *CODES) == []


def test_the_grade_of_a_report_is_that_of_its_score() -> None:
    score = Statement("部门整体支出绩效自评得分", "88.6", "分", "自评得分为88.6分，评价等级为“优”", Where(line=9))
    document = form(project(), score, grade("优", "自评等级"), kind=DocumentKind.SELF_EVALUATION_REPORT)
    assert found(document, "R71") == [("R71", "error")]
    right = form(project(), score, grade("良", "自评等级"), kind=DocumentKind.SELF_EVALUATION_REPORT)
    assert found(right, "R71") == []


def test_the_score_of_a_part_is_not_that_of_the_whole_report() -> None:
    part = Statement("数量指标自评得分", "15", "分", "数量指标自评得分15分", Where(line=9))
    document = form(project(), part, grade("优", "自评等级"), kind=DocumentKind.SELF_EVALUATION_REPORT)
    assert found(document, "R71") == []


def test_a_report_gives_its_unit_the_total_of_its_table() -> None:
    rows = tuple(indicator(row, number) for number, row in enumerate(ITEMS))
    unit = Unit("云溪市中级人民法院", at("A1"), indicators=rows)
    text = Statement("部门整体支出绩效自评得分", "88.78", "分", "自评得分为88.78分", Where(line=9))
    table = Statement("云溪市中级人民法院自评总分", "89.78", "分", "合计 90 89.78", at("C6"))
    document = replace(
        form(project(), text, table, kind=DocumentKind.SELF_EVALUATION_REPORT), projects=(), units=(unit,)
    )
    assert found(document, "R13") == [("R13", "error")]


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("评价结论", "自评总分99.68分，资金使用规范。", []),
        ("评价结论", "自评总分98.65分，资金使用规范。", [("R13", "error")]),
        ("评价结论", "本项目自评得分为99.68分，其中产出指标得分80分。", []),
        ("评价结论", "产出指标得分50分，资金使用规范。", []),
        ("评价结论", "满分100分，自评得分99.68分。", []),
        ("存在问题", "上年自评得分95分，本年有所提高。", []),
        ("年度目标完成情况", "全年审结案件数4812件，结案率96.1%。", []),
        ("年度目标完成情况", "全年审结案件数4512件，结案率96.1%。", [("R13", "warning")]),
        ("年度目标完成情况", "当事人满意度达到98%。", [("R13", "warning")]),
        ("年度目标完成情况", "结案率达到95%以上，审判质效提升。", []),
        ("年度目标完成情况", "民事案件结案率达到98.2%。", []),
        ("评价结论", "产出指标自评得分80分，预算执行部分自评得分9.9分。", []),
        ("评价结论", "所在部门整体自评得分95分，本项目运行良好。", []),
        ("年度目标完成情况", "各项任务全部完成。", [("R71", "warning")]),
        ("年度目标完成情况", "已完成主要任务，满意度略低于目标。", []),
        ("年度目标完成情况", "37.24", [("R71", "warning")]),
        ("年度目标完成情况", "完成", []),
    ],
)
def test_texts_say_what_the_table_says(label: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(paper(total("99.68"), texts=((label, text),)), *CODES) == expected


@pytest.mark.parametrize(("rate", "expected"), [("96.0%", []), ("96%", []), ("98.2%", [("R13", "warning")])])
def test_the_rate_in_the_text_is_that_of_the_money(rate: str, expected: list[tuple[str, str]]) -> None:
    one = project(ITEMS, ("84", "84", "80.64"), texts=(("评价结论", f"预算执行率{rate}，资金使用规范。"),))
    assert found(form(one), "R13") == expected


@pytest.mark.parametrize("text", ["上年预算执行率98.2%，本年有所下降。", "三季度末资金执行率为72.5%。"])
def test_the_rate_of_another_time_or_part_is_not_that_of_the_form(text: str) -> None:
    one = project(ITEMS, ("84", "84", "80.64"), texts=(("评价结论", text),))
    assert found(form(one), "R13") == []


def test_a_total_of_the_indicators_alone_beside_their_weights_is_right() -> None:
    assert found(paper(total("89.78", "合计 90 89.78")), *CODES) == []


def test_a_total_rounded_in_the_summary_is_the_same_total() -> None:
    summary = Statement(f"{NAME}自评得分", "99.7", "分", "1 诉讼服务 99.7 优", at("G2"))
    assert found(paper(total("99.68"), summary), *CODES) == []


def test_full_marks_in_the_text_are_no_score_of_the_report() -> None:
    full = Statement("总分", "100", "分", "评价指标总分100分", Where(line=9))
    document = form(project(), full, grade("良", "自评等级"), kind=DocumentKind.SELF_EVALUATION_REPORT)
    assert found(document, "R71") == []


def test_a_text_whose_columns_were_guessed_gives_doubts_about_reading_only() -> None:
    where = Where(line=9, column=2)
    rows = tuple(replace(one, where=where) for one in project(ITEMS).indicators)
    one = replace(project(ITEMS, execution_score=Decimal("9.9")), indicators=rows, where=where)
    statement = replace(total("98.68"), where=where)
    loss = Finding("I46", Severity.HINT, Certainty.EXTRACTION, "", "各栏按文字位置推断")
    document = form(one, statement, findings=[loss])
    assert found(document, "R12") == [("R12", "warning")]
    assert found(replace(document, findings=()), "R12") == [("R12", "error")]


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 100)), min_size=1, max_size=12))
def test_a_total_that_was_added_up_is_never_blamed(items: list[tuple[int, int]]) -> None:
    rows = [
        (f"指标{number}", "≥10次", "10次", str(weight), f"{weight * Decimal(share) / 100:.2f}", "已说明")
        for number, (weight, share) in enumerate(items)
    ]
    added = sum((Decimal(row[4]) for row in rows), Decimal(5))
    one = project(rows, execution_weight=Decimal(10), execution_score=Decimal(5))
    assert found(form(one, total(f"{added}")), "R12") == []
