"""A defect planted into a clean self-evaluation of any layout is found, and nothing but it."""

import pytest

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.review import review
from heng.domain.target.declaration import Document
from heng.rulebook.profiles import load_profile
from tests.documents.relay.self_evaluation import DEPARTMENT_LAYOUTS, PROJECT_LAYOUTS
from tests.documents.relay.sheet import Sheet
from tests.review.evaluated_papers import evaluated, evaluated_court
from tests.review.evaluation_defects import DEFECTS, EvaluationDefect
from tests.review.test_planted_defects import read

PROFILE = load_profile("central", 2024)
# The form of Sichuan is laid out with its own hints in the passages.
HINTS = {"sichuan": frozenset({"R02"})}
CASES = [
    pytest.param(defect, layout, id=f"{defect.name}-{layout}")
    for defect in DEFECTS
    for layout in sorted(defect.layouts)
]


def against(document: Document, layout: str) -> list[Finding]:
    """Errors and warnings of the paper itself."""
    return [
        one
        for one in review(document, PROFILE)
        if one.certainty is not Certainty.EXTRACTION
        and one.severity is not Severity.HINT
        and one.rule not in HINTS.get(layout, ())
    ]


@pytest.mark.parametrize("layout", PROJECT_LAYOUTS)
@pytest.mark.parametrize("kind", ["xlsx", "docx", "html"])
def test_nothing_is_said_against_a_clean_self_evaluation(layout: str, kind: str) -> None:
    document = read(PROJECT_LAYOUTS[layout](evaluated(layout)), kind)
    assert [f"{one.rule} {one.message}" for one in against(document, layout)] == []


@pytest.mark.parametrize("layout", DEPARTMENT_LAYOUTS)
def test_nothing_is_said_against_a_clean_self_evaluation_of_a_department(layout: str) -> None:
    document = read(DEPARTMENT_LAYOUTS[layout](evaluated_court()))
    assert [f"{one.rule} {one.message}" for one in against(document, layout)] == []


@pytest.mark.parametrize(("defect", "layout"), CASES)
def test_a_planted_defect_is_found_and_only_it(defect: EvaluationDefect, layout: str) -> None:
    found = against(read(sheets(defect, layout)), layout)
    assert [one for one in found if one.rule == defect.rule and defect.subject in f"{one.subject}{one.message}"]
    assert [f"{one.rule} {one.message}" for one in found if one.rule not in {defect.rule, *defect.also}] == []
    assert len([one for one in found if one.rule == defect.rule]) == 1


def sheets(defect: EvaluationDefect, layout: str) -> list[Sheet]:
    return [defect.reprint(sheet) for sheet in PROJECT_LAYOUTS[layout](defect.plant(evaluated(layout)))]
