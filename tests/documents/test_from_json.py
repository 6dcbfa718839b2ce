"""Stored papers come back whole from their exchange form."""

import json
from decimal import Decimal

import pytest

from heng.documents.from_json import document_from_json
from heng.documents.read import read_document
from heng.documents.target_text import read_target
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Certainty, Finding, Severity, Where
from heng.domain.target.declaration import (
    BudgetTable,
    Document,
    DocumentKind,
    Indicator,
    Polarity,
    Project,
    Statement,
    TableRow,
    Task,
    Unit,
)

PLACE = Where(sheet="目标表", cell="C7")


def indicator(text, **more):
    return Indicator("产出指标", "数量指标", "开展培训场次", read_target(text), PLACE, **more)


PAPER = Document(
    file="目标.xlsx",
    sha256="00",
    kind=DocumentKind.PROJECT_TARGETS,
    fiscal_year=2025,
    money_unit="万元",
    units=(
        Unit(
            "某区人民法院",
            PLACE,
            "101",
            Amounts(total=Decimal(1234500)),
            "目标",
            (Task("任务", "内容", Decimal(10000), "成效"),),
            initial=Decimal(1000000),
            executed=Decimal(1200000),
            execution_weight=Decimal(10),
            execution_score=Decimal("9.7"),
            texts=(("评价结论", "良"), ("存在问题", "")),
        ),
    ),
    projects=(
        Project(
            "培训费",
            PLACE,
            amounts=Amounts(total=Decimal("120000.5"), carryover=Decimal(0)),
            initial=Decimal(90000),
            executed=Decimal(80000),
            execution_weight=Decimal(10),
            execution_score=Decimal("8.89"),
            objective="办好培训",
            indicators=(
                indicator(
                    "≥3场",
                    weight=Decimal("7.5"),
                    polarity=Polarity.POSITIVE,
                    actual="4场",
                    score=Decimal("7.5"),
                    remark="偏差原因：增加一场\n备注：无",
                ),
                indicator("90%（参训率=参训人数/应训人数*100%）", whole_period=read_target("80%-90%")),
                indicator("保密项目"),
            ),
            texts=(("年度目标完成情况", "完成"),),
        ),
    ),
    tables=(
        BudgetTable(
            "three_public",
            "三公",
            (TableRow("合计", (("合计", Decimal(10000)), ("会议", None)), PLACE, "1"),),
            PLACE,
            "注",
        ),
    ),
    statements=(
        Statement("预算完成率", "99.5", "%", "预算完成率99.5%。", Where(page=2, line=3, bbox=(1.0, 2.0, 3.0, 4.0))),
    ),
    findings=(Finding("I03", Severity.WARNING, Certainty.EXTRACTION, "甲", "乙", "丙", "丁", (PLACE,)),),
)


def test_a_paper_with_every_part_comes_back_equal():
    assert document_from_json(json.loads(json.dumps(PAPER.to_json()))) == PAPER


def test_a_paper_stored_before_spending_texts_and_remarks_were_kept_still_comes_back():
    stored = json.loads(json.dumps(PAPER.to_json()))
    for entry in (*stored["units"], *stored["projects"]):
        entry.pop("texts")
        for one in entry["indicators"]:
            one.pop("remark")
    for name in ("initial", "executed", "execution_weight", "execution_score"):
        stored["units"][0].pop(name)
    document = document_from_json(stored)
    assert (document.units[0].executed, document.units[0].texts, document.projects[0].texts) == (None, (), ())
    assert {one.remark for one in document.projects[0].indicators} == {""}


def test_the_original_papers_come_back_equal(seeds):
    for path in sorted(seeds.glob("*.txt")):
        document = read_document(path)
        assert document_from_json(json.loads(json.dumps(document.to_json()))).to_json() == document.to_json()


@pytest.mark.parametrize("broken", [{"kind": "novel"}, {"units": [{}]}])
def test_something_else_is_refused(broken):
    with pytest.raises((KeyError, ValueError)):
        document_from_json(PAPER.to_json() | broken)
