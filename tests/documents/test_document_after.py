"""An edited document is the one that its exchange form says, and shares what the edit left alone."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.documents.correction.apply import apply_corrections
from heng.documents.correction.edits import changes_of
from heng.documents.document_after import document_after
from heng.documents.from_json import document_from_json
from heng.domain.target.declaration import Document

WHERE = ("C3", "C4", "C5")


def row(name: str, value: str, cell: str) -> dict[str, Any]:
    return {
        "category": "产出指标", "subcategory": "数量指标", "name": name, "comparison": "≥", "value": value, "unit": "件",
        "weight": "10", "polarity": None, "text": f"≥{value}件", "whole_period_text": None, "actual": None, "score": None,
        "where": {"sheet": "表", "cell": cell},
    }  # fmt: skip


def project(name: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    amounts = dict.fromkeys(
        ("total", "fiscal_appropriation", "special_account", "carryover", "own_funds", "other_funds")
    )
    return {
        "name": name, "code": None, "unit": "云溪县人民法院", "amounts": amounts, "initial": None, "executed": None,
        "execution_weight": None, "execution_score": None, "objective": "办案。", "indicators": rows, "where": {},
    }  # fmt: skip


@pytest.fixture(scope="module")
def content() -> dict[str, Any]:
    first = [row(f"办案数量{place}", str(place), cell) for place, cell in enumerate(WHERE)]
    second = [row("巡回审判场次", "12", "D3")]
    return {
        "file": "x.xlsx", "sha256": "0" * 64, "kind": "project_targets", "fiscal_year": 2025, "money_unit": "万元",
        "units": [], "projects": [project("办案", first), project("巡回", second)], "tables": [], "statements": [],
        "findings": [],
    }  # fmt: skip


def edited(content: dict[str, Any], edits: Sequence[dict[str, Any]]) -> dict[str, Any]:
    read = apply_corrections(content, [])
    return apply_corrections(content, changes_of(read, edits, 1)).content


def after(content: dict[str, Any], edits: Sequence[dict[str, Any]]) -> tuple[Document, Document, Document]:
    """The document before, the one after as it is made of it, and as it is read from scratch."""
    before = apply_corrections(content, []).content
    known, now = document_from_json(before), edited(content, edits)
    return known, document_after(known, before, now), document_from_json(now)


def test_only_the_edited_row_is_new(content) -> None:
    known, made, fresh = after(content, [{"place": "projects/0/indicators/1/target/value", "text": "77"}])
    assert made == fresh
    assert made.projects[1] is known.projects[1]
    shared = [one is two for one, two in zip(made.projects[0].indicators, known.projects[0].indicators, strict=True)]
    assert shared == [True, False, True]


def test_an_edited_objective_shares_every_row(content) -> None:
    known, made, fresh = after(content, [{"place": "projects/0/objective", "text": "改过的目标。"}])
    assert made == fresh
    assert all(one is two for one, two in zip(made.projects[0].indicators, known.projects[0].indicators, strict=True))


EDITS = st.one_of(
    st.just({"place": "fiscal_year", "text": "2024"}),
    st.just({"place": "kind", "text": "绩效自评表"}),
    st.just({"remove": "projects/0/indicators/0"}),
    st.just({"move": "projects/0/indicators/2", "to": "projects/1"}),
    st.just({"add": "projects/1", "values": {"name": "办案数量0"}}),
    st.just({"add": "projects", "values": {"name": "又一个项目"}}),
    st.sampled_from(["5", "约30", "≥9"]).map(lambda text: {"place": "projects/1/indicators/0/target", "text": text}),
    st.just({"place": "projects/1/name", "text": "另名"}),
)


@given(st.lists(EDITS, max_size=4, unique_by=repr))
def test_whatever_is_edited_the_document_is_the_one_read_from_scratch(content, edits) -> None:
    kept = deepcopy(content)
    _, made, fresh = after(content, edits)
    assert made == fresh
    assert content == kept
