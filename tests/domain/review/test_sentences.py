"""Sentences as statements carry them: joined where a clause goes on, judged only on what they print."""

from typing import Any

import pytest

from heng.domain.finding import Severity
from heng.domain.review.figures import sentences
from heng.domain.review.review import review
from heng.rulebook.profiles import load_profile


def found(paper: Any, rule: str, *texts: str, **more: Any) -> list[Severity]:
    document = paper({"kind": "budget_book", "statements": [{"text": text} for text in texts], **more})
    return [finding.severity for finding in review(document, load_profile("central")) if finding.rule == rule]


def test_clauses_that_end_in_a_semicolon_are_one_sentence(paper: Any) -> None:
    texts = ("收入预算100万元，其中：", "拨款收入60万元，占60%；", "其他收入40万元，占40%。", "支出另列，共3项。")
    document = paper({"statements": [{"text": text} for text in texts]})
    assert [sentence.text for sentence in sentences(document)] == [
        "收入预算100万元,其中:拨款收入60万元,占60%;其他收入40万元,占40%。",
        "支出另列,共3项。",
    ]


def test_parts_over_several_clauses_are_added_up(paper: Any) -> None:
    texts = ("收入预算100万元，其中：拨款收入60万元，占60%；", "其他收入39万元，占39%。")
    assert found(paper, "R12", *texts) == [Severity.ERROR]


@pytest.mark.parametrize(
    "text",
    [
        "项目总投资2155.80万元，其中，2022年安排900万元，另有设备费50万元。",
        "授予中小企业合同金额175万元，占政府采购支出总额的79%。",
        "公务接待费支出，较上年增加0.65万元，增长65%。",
        "本年收入合计1000万元，占全市法院收入的8%。",
    ],
)
def test_what_the_sentence_does_not_print_is_not_judged(paper: Any, text: str) -> None:
    assert found(paper, "R12", text) == found(paper, "R14", text) == []


def test_a_named_whole_is_used_where_it_is_printed(paper: Any) -> None:
    right = "政府采购支出总额200万元，授予中小企业合同金额150万元，占政府采购支出总额的75%。"
    assert found(paper, "R14", right) == []
    assert found(paper, "R14", right.replace("75%", "79%")) == [Severity.ERROR]


def test_one_line_of_a_table_may_have_several_amounts(paper: Any) -> None:
    tables = [
        {"title": "一般公共预算支出预算表", "rows": [["2040501", "行政运行", {"合计": "100.00"}]]},
        {
            "title": "一般公共预算基本支出预算表",
            "rows": [["", "合 计", {"合计": "80.00", "人员经费": "60.00", "公用经费": "20.00"}]],
        },
    ]
    fine = (
        "法院（款）行政运行（项）预算数为100万元。",
        "一般公共预算基本支出80万元，其中：人员经费60万元；",
        "公用经费20万元。",
    )
    assert found(paper, "R13", *fine, tables=tables) == []
    assert found(paper, "R13", "公用经费20.01万元。", tables=tables) == [Severity.WARNING]
    assert found(paper, "R13", "公用经费26万元。", tables=tables) == [Severity.ERROR]


def test_table_sums_follow_codes_columns_and_heading_rows(paper: Any) -> None:
    tree = [
        ["", "合 计", {"合计": "30.00"}],
        ["301", "工资福利支出", {"合计": "30.00"}],
        ["30101", "基本工资", {"合计": "20.00"}],
        ["30102", "津贴", {"合计": "10.00"}],
    ]
    groups = [
        ["", "一般行政管理事务", {"金额": "30.00"}],
        ["2040502", "物业费", {"金额": "20.00"}],
        ["2040502", "培训经费", {"金额": "10.00"}],
    ]
    right = [{"title": "基本支出表", "rows": tree}, {"title": "项目支出表", "rows": groups}]
    assert found(paper, "R12", tables=right) == []
    assert found(
        paper, "R12", tables=[{"title": "基本支出表", "rows": [*tree[:3], ["30102", "津贴", {"合计": "12.00"}]]}]
    ) == [Severity.ERROR]
    assert found(
        paper, "R12", tables=[{"title": "项目支出表", "rows": [*groups[:2], ["2040502", "培训经费", {"金额": "8.00"}]]}]
    ) == [Severity.ERROR]
    across = [
        [
            "217001",
            "某院",
            {"合计": "71.65", "因公出国（境）费用": "", "公务用车购置及运行费小计": "60.00", "公务接待费": "1.65"},
        ]
    ]
    assert found(paper, "R12", tables=[{"title": "三公经费表", "rows": across}]) == [Severity.ERROR]
