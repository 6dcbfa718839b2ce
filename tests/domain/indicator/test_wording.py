"""Conditions in words: what is asked, its opposite, and what a record has instead."""

import pytest

from heng.domain.indicator.definition import Condition, Related
from heng.domain.indicator.wording import failure, failure_of, requirement
from heng.rulebook.contracts import load_contract

CASES = [
    (Condition("channel", "=", "online"), "渠道 = 网上", "渠道 ≠ 网上"),
    (Condition("channel", "!=", "mail"), "渠道 ≠ 邮寄", "渠道 = 邮寄"),
    (Condition("channel", "in", ("online", "mail")), "渠道 属于 网上、邮寄", "渠道 不属于 网上、邮寄"),
    (Condition("channel", "not_in", ("online", "mail")), "渠道 不属于 网上、邮寄", "渠道 属于 网上、邮寄"),
    (Condition("assisted", "=", True), "辅助人员办理 = 是", "辅助人员办理 ≠ 是"),
    (Condition("correction_count", "<=", 2), "补正次数 ≤ 2", "补正次数 > 2"),
    (
        Condition("entered_at", "<=", other="entry_due_at"),
        "材料录入完成时间 ≤ 材料录入时限",
        "材料录入完成时间 > 材料录入时限",
    ),
    (Condition("case_no", "not_null"), "案号 不为空", "案号 为空"),
    (Condition("case_no", "is_null"), "案号 为空", "案号 不为空"),
    (
        Related("case", "case_no", (Condition("category", "=", "civil"),)),
        "有相应的案件记录（案件大类 = 民事）",
        "没有相应的案件记录（案件大类 = 民事）",
    ),
    (Related("appeal", "case_no", (), exists=False), "没有相应的上诉与抗诉记录", "有相应的上诉与抗诉记录"),
]


@pytest.mark.parametrize(("test", "asked", "failed"), CASES)
def test_a_requirement_and_its_failure_read_as_opposites(test, asked, failed):
    assert requirement(test, "filing_request", load_contract) == asked
    assert failure(test, "filing_request", load_contract) == failed


def test_alternatives_are_joined_by_or():
    either = (
        (Condition("channel", "=", "online"),),
        (Condition("assisted", "=", True), Condition("result", "=", "filed")),
    )
    assert requirement(either, "filing_request", load_contract) == "渠道 = 网上，或 辅助人员办理 = 是 且 结果 = 立案"


def test_a_record_shows_what_it_has_instead():
    test = Condition("channel", "=", "online")
    assert failure_of({"channel": "mail"}, test, "filing_request", load_contract) == "渠道 为 邮寄（要求 渠道 = 网上）"
    assert failure_of({"channel": None}, test, "filing_request", load_contract) == "渠道 为空（要求 渠道 = 网上）"
