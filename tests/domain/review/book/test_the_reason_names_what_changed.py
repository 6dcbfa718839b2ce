"""A total whose items add up to its change is explained by the class that made the change."""

import pytest

from heng.domain.review.review import review
from heng.rulebook.profiles import load_profile
from tests.domain.review.conftest import build

ITEMS = (
    "1.公共安全支出（类）法院（款）行政运行（项）预算数为300万元，比上年预算数301万元减少1万元，下降0.33%，原因是人员变动。",
    "2.公共安全支出（类）法院（款）案件审判（项）预算数为120万元，比上年预算数118万元增加2万元，增长1.69%，原因是案件增加。",
    "3.住房保障支出（类）住房改革支出（款）住房公积金（项）预算数为60万元，比上年预算数20万元增加40万元，增长200%，原因是基数调整。",
)


def said(why: str, change: str = "41") -> list[str]:
    whole = f"2024年一般公共预算拨款480万元，比上年预算数增加{change}万元，变动的主要原因是{why}。"
    paper = build(
        {
            "kind": "budget_book",
            "paragraphs": [whole, *ITEMS],
            "statements": [{"text": text} for text in (whole, *ITEMS)],
        }
    )
    found = review(paper, load_profile("central"))
    return [one.message for one in found if one.rule == "R16" and "变动最大" in one.message]


def test_a_class_that_hardly_changed_is_no_reason() -> None:
    (message,) = said("本年度公共安全支出预算较上年增加")
    assert "1.00万元" in message
    assert "住房保障支出" in message
    assert "40.00万元" in message


@pytest.mark.parametrize("why", ["住房保障支出较上年增加", "公积金基数调整", "公共安全支出和住房保障支出增加"])
def test_the_class_that_changed_most_is_a_good_reason(why: str) -> None:
    assert said(why) == []


def test_items_that_do_not_add_up_to_the_change_prove_nothing() -> None:
    assert said("本年度公共安全支出预算较上年增加", "55") == []
