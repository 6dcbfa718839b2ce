"""The score of an indicator agrees with what was achieved, and what was lost has a reason."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.review.self_evaluated.forms import Row, form, found, messages, project


def said(*rows: Row, texts: Sequence[tuple[str, str]] = ()) -> list[tuple[str, str]]:
    return found(form(project(rows, texts=tuple(texts))), "R71", "R72", "R24")


@pytest.mark.parametrize(
    "row",
    [
        ("结案率", "≥90%", "85%", "10", "10", ""),
        ("投诉次数", "≤3次", "5次", "15", "15", ""),
        ("救助案件数量", "≥60件", "58件", "15", "15", ""),
        ("法庭安全事故次数", "=0次", "1次", "10", "10", ""),
        ("验收合格率", "=100%", "98%", "10", "10", ""),
        ("办案成本", "≤1.5万元", "16000元", "10", "10", ""),
    ],
)
def test_full_marks_for_a_missed_target_are_an_error(row: Row) -> None:
    assert said(row) == [("R71", "error")]


def test_an_actual_that_is_written_as_a_target_tells_nothing() -> None:
    assert said(("渔民满意度", "≥90%", "≥90%", "40", "40", "")) == [("R71", "warning")]


def test_a_target_with_the_wrong_sign_is_not_held_against_its_actual() -> None:
    assert said(("当事人满意度", "≤90%", "92.4%", "10", "10", "")) == []


@pytest.mark.parametrize(
    "row",
    [
        ("资助比例", "25%", "25.3%", "20", "20", ""),  # a value without sign is a floor
        ("服务对象满意度", "90%", "100%", "10", "10", ""),
        ("购置电脑", "=13台", "14台", "10", "10", ""),  # more than asked is no miss
        ("维修费用", "=20万元", "19.5万元", "10", "10", ""),  # less spent is no miss
        ("项目总成本", "43.2", "37.24", "10", "10", ""),  # a bare cost may be a cap
        ("案件平均审理天数", "60天", "55天", "10", "10", ""),
        ("办结时限", "2024年12月底前", "11月", "10", "10", ""),
        ("挽回损失", "≥1亿元", "12000万元", "10", "10", ""),
        ("新收案件数", "≥4.5万件", "46120件", "10", "10", ""),
        ("三公经费控制率", "≤100%", "86.5%", "10", "10", ""),
        ("培训人数", "≥50人", "50名", "10", "10", ""),
        ("学员合格率", "90%-95%", "93%", "10", "10", ""),
        ("司法公信力", "持续提升", "达成预期指标", "10", "9", "影响因素多，继续努力"),
        ("维护社会稳定", "有效维护", "有效维护", "10", "10", ""),
        ("结案率", "≥90%", "95%", "", "", ""),  # no points printed
        ("结案率", "≥90%", "", "10", "10", ""),  # a blank actual is another matter
    ],
)
def test_what_agrees_is_left_alone(row: Row) -> None:
    assert said(row) == []


def test_a_bare_figure_that_was_missed_wants_an_explanation_only() -> None:
    assert said(("工程验收数量", "100处", "80处", "10", "10", "")) == [("R71", "warning")]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("设备故障修复率", "≥95%", "97.5%", "15", "10", ""), [("R71", "warning")]),
        (("管理制度健全性", "健全", "健全", "10", "9", ""), [("R71", "warning")]),
        (("管理制度健全性", "健全", "健全", "10", "9", "/"), [("R71", "warning")]),
        (("管理制度健全性", "健全", "健全", "10", "9", "两项制度尚未修订"), []),
        (("支付及时性", "及时", "及时", "20", "18.6", "略迟"), [("R71", "warning")]),
        (("诉前调解成功率", "≥60%", "63.2%", "15", "15", "未达到年度目标"), [("R71", "warning")]),
        (("诉前调解成功率", "≥60%", "63.2%", "15", "15", "无"), []),
        (("诉前调解成功率", "≥60%", "63.2%", "15", "15", "调解力量增加"), []),
    ],
)
def test_lost_points_and_reasons_fit_what_was_achieved(row: Row, expected: list[tuple[str, str]]) -> None:
    assert said(row) == expected


@pytest.mark.parametrize(
    ("score", "reason", "expected"),
    [
        ("9.78", "个别群众不满意", []),
        ("9.5", "个别群众不满意", []),  # stricter than in proportion
        ("5", "个别群众不满意", []),
        ("9.78", "", [("R72", "warning")]),
    ],
)
def test_a_missed_target_loses_points_in_proportion_and_says_why(
    score: str, reason: str, expected: list[tuple[str, str]]
) -> None:
    column = ("审结案件数", "≥10件", "10件", "10", "10", "按期审结")
    assert said(column, ("群众满意度", "≥90%", "88%", "10", score, reason)) == expected


def test_a_score_far_above_completion_is_asked_for() -> None:
    row = ("工程资金数量", "≥43.2", "37.24", "10", "9", "未完工")
    assert said(row) == [("R71", "warning")]
    assert "8.62" in messages(form(project([row])), "R71")


def test_a_form_without_a_place_for_reasons_is_not_asked_for_them() -> None:
    assert said(("群众满意度", "≥90%", "88%", "10", "9.78", "")) == []
    blank = [("偏差原因分析及改进措施", "")]
    assert said(("群众满意度", "≥90%", "88%", "10", "9.78", ""), texts=blank) == [("R72", "warning")]


def test_a_reason_given_for_the_whole_form_explains_a_miss_but_no_loss_without_one() -> None:
    texts = [("偏差大或目标未完成原因分析", "报名人数减少，奖学金少发1人。")]
    assert said(("国家奖学金人数", "≥380人", "379人", "10", "9.97", ""), texts=texts) == []
    assert said(("资金发放合规率", "=100%", "100%", "15", "10", ""), texts=texts) == [("R71", "warning")]
    assert said(("奖学金发放数", "≥10笔", "10笔", "15", "10", ""), texts=texts) == []


def test_execution_among_the_indicators_needs_no_reason_for_its_points() -> None:
    row = ("预算执行率", "=100%", "96.5%", "10", "9.65", "")
    assert said(row, texts=[("偏差原因分析", "")]) == []


@pytest.mark.parametrize(
    ("actual", "score", "expected"),
    [
        ("达成预期指标", "8", []),
        ("达成预期指标", "7.9", [("R71", "warning")]),
        ("部分达成预期指标并具有一定效果", "10", [("R71", "warning")]),
        ("部分达成预期指标并具有一定效果", "8", []),
        ("未达成预期指标且效果较差", "6.5", [("R71", "warning")]),
        ("未完成", "0", []),
    ],
)
def test_a_level_of_achievement_has_its_band_of_points(
    actual: str, score: str, expected: list[tuple[str, str]]
) -> None:
    assert said(("司法服务便利度", "持续改善", actual, "10", score, "正在整改")) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("巡回审判场次", "≥40场", "完成", "10", "10", ""), [("R71", "warning")]),
        (("成本控制数", "≤30万元", "完成", "10", "10", ""), [("R71", "warning")]),
        (("法庭安全事故次数", "=0次", "未发生", "10", "10", ""), []),
        (("维修工程数量", "=1项", "完成", "10", "10", ""), []),
        (("维修工程数量", "≥3项", "三项", "10", "10", ""), []),
        (("合格率", "≥95%", "0.97", "10", "10", ""), [("R71", "warning")]),
        (("年均故障率", "≤1%", "0.8", "10", "10", ""), []),
        (("案件改判率", "≤3%", "0.5", "10", "10", ""), []),
        (("案件改判率", "≤3%", "1", "10", "10", ""), []),
        (("设备采购时间", "≤12月", "按时完成", "10", "10", ""), []),
        (("故障平均响应时间", "≤4小时", "97%", "10", "10", ""), [("R71", "warning")]),
        (("故障平均响应时间", "≤4小时", "180分钟", "10", "10", ""), []),
        (("满意度", "≥90%", "92分", "10", "10", ""), []),
        (("涉诉信访化解率", "≥85%", "188.9%", "20", "20", ""), [("R24", "error")]),
        (("案件清理率", "≥85%", "101%", "20", "20", ""), []),
        (("收入增长率", "≥85%", "101%", "20", "20", ""), []),
    ],
)
def test_an_actual_is_a_figure_of_the_same_kind_as_its_target(row: Row, expected: list[tuple[str, str]]) -> None:
    assert said(row) == expected


@pytest.mark.parametrize(
    ("spent", "row", "expected"),
    [
        (("60", "60", "57.9"), ("法庭运行成本", "≤60万元", "57.9万元", "10", "10", ""), []),
        (("60", "60", "57.94"), ("法庭运行成本", "≤60万元", "57.9万元", "10", "10", ""), []),
        (("60", "60", "57.9"), ("法庭运行成本", "≤60万元", "48.2万元", "10", "10", ""), [("R71", "warning")]),
        (("60", "60", "57.9"), ("人均办案成本", "≤2万元/人", "1.8万元/人", "10", "10", ""), []),
        (("60", "60", "57.9"), ("印刷费用", "≤5万元", "4.8万元", "10", "10", ""), []),
    ],
)
def test_the_whole_cost_is_what_was_spent(spent: Sequence[str], row: Row, expected: list[tuple[str, str]]) -> None:
    assert found(form(project([row], spent)), "R71") == expected


@pytest.mark.parametrize(
    ("actual", "reason", "expected"),
    [("12年", "", [("R72", "warning")]), ("9年", "", []), ("12年", "设备质量好于预期", [])],
)
def test_a_result_far_above_its_target_wants_a_reason(
    actual: str, reason: str, expected: list[tuple[str, str]]
) -> None:
    assert said(("法庭使用年限", "≥8年", actual, "10", "10", reason)) == expected


@given(target=st.integers(1, 10_000), actual=st.integers(0, 10_000), weight=st.integers(1, 30))
def test_scores_in_proportion_with_their_reason_are_never_blamed(target: int, actual: int, weight: int) -> None:
    share = min(1, actual / target)
    row = ("巡查次数", f"≥{target}次", f"{actual}次", str(weight), f"{weight * share:.2f}", "客观原因造成，已说明")
    assert [code for code, _ in said(row) if code == "R71"] == []
