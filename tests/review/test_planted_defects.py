"""A defect planted into a clean paper of any layout is found, and nothing but it."""

from collections.abc import Callable
from typing import Any

import pytest

from heng.documents.read import interpret, read_content
from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.review import review
from heng.domain.target.declaration import Document
from heng.rulebook.profiles import load_profile
from tests.documents.relay.declaration import Paper
from tests.documents.relay.departments import DEPARTMENT_LAYOUTS
from tests.documents.relay.formats import OFFICE
from tests.documents.relay.layouts import PROJECT_LAYOUTS
from tests.documents.relay.style import Style
from tests.review.clean_papers import clean, clean_court
from tests.review.defects import DEFECTS, DEPARTMENT_DEFECTS, Defect, carried

PROFILE = load_profile("central", 2024)


def read(sheets: Any, kind: str = "xlsx") -> Document:
    return interpret(read_content(OFFICE[kind](sheets), f"paper.{kind}"), "paper", "")


def blamed(document: Document) -> list[Finding]:
    """What is said against the paper itself, hints of judgement aside."""
    found = review(document, PROFILE)
    return [
        one
        for one in found
        if one.certainty is not Certainty.EXTRACTION
        and not (one.severity is Severity.HINT and one.certainty is Certainty.JUDGEMENT)
    ]


@pytest.mark.parametrize("name", PROJECT_LAYOUTS)
def test_nothing_is_said_against_a_clean_paper(name: str) -> None:
    assert [f"{one.rule} {one.message}" for one in blamed(read(PROJECT_LAYOUTS[name].lay(clean(), Style())))] == []


@pytest.mark.parametrize("name", DEPARTMENT_LAYOUTS)
def test_nothing_is_said_against_a_clean_department(name: str) -> None:
    lay: Callable[[Paper, Style], Any] = DEPARTMENT_LAYOUTS[name][0]
    assert [f"{one.rule} {one.message}" for one in blamed(read(lay(clean_court(), Style())))] == []


@pytest.mark.parametrize("name", PROJECT_LAYOUTS)
@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name)
def test_a_defect_planted_into_projects_is_found_and_only_it(defect: Defect, name: str) -> None:
    layout = PROJECT_LAYOUTS[name]
    if defect.carried <= carried(layout):
        only_it_is_found(defect, read(layout.lay(defect.plant(clean()), Style())))


@pytest.mark.parametrize("name", DEPARTMENT_LAYOUTS)
@pytest.mark.parametrize("defect", DEPARTMENT_DEFECTS, ids=lambda defect: defect.name)
def test_a_defect_planted_into_a_department_is_found_and_only_it(defect: Defect, name: str) -> None:
    lay, parts = DEPARTMENT_LAYOUTS[name]
    if defect.carried <= parts:
        only_it_is_found(defect, read(lay(defect.plant(clean_court()), Style())))


def only_it_is_found(defect: Defect, document: Document) -> None:
    found = review(document, PROFILE)
    assert [one for one in found if one.rule == defect.rule and defect.subject in f"{one.subject}{one.message}"]
    others = [
        f"{one.rule} {one.message}"
        for one in found
        if one.rule not in {defect.rule, *defect.also}
        and one.severity is not Severity.HINT
        and one.certainty is not Certainty.EXTRACTION
    ]
    assert others == []
