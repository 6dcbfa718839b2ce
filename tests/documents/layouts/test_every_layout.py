"""The same declaration comes back equal from the layouts of all provinces, in every kind of file and every style."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heng.documents.read import interpret, read_content
from heng.domain.finding import Severity
from heng.domain.target.declaration import Document
from tests.documents.relay.agreement import declared, differences, heard
from tests.documents.relay.departments import DEPARTMENT_LAYOUTS
from tests.documents.relay.formats import OFFICE, TEXT
from tests.documents.relay.invent import papers
from tests.documents.relay.layouts import PROJECT_LAYOUTS, Layout
from tests.documents.relay.papers import maintenance, whole_court
from tests.documents.relay.style import STYLES, Style

WRITERS = OFFICE | TEXT
# xls and the encodings of csv say the same as their neighbours and cost the readers' tests, not these.
KINDS = ("xlsx", "docx", "html", "txt", "csv")


def read(sheets, kind) -> Document:
    return interpret(read_content(WRITERS[kind](sheets), f"paper.{kind.partition('-')[0]}"), "paper", "")


def agrees(paper, layout: Layout, style: Style, kind: str) -> Document:
    document = read(layout.lay(paper, style), kind)
    assert list(differences(declared(paper, layout), heard(document, layout))) == []
    assert document.fiscal_year == (None if style.year == "nowhere" else paper.year)
    if style.money != "nowhere":
        assert document.money_unit == paper.money_unit
    return document


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("name", PROJECT_LAYOUTS)
def test_a_court_declares_two_projects(name, kind):
    document = agrees(maintenance(), PROJECT_LAYOUTS[name], Style(), kind)
    lost = [finding for finding in document.findings if finding.severity is not Severity.HINT]
    # In text a blank cell of a column may be a lost one, which is said.
    assert {finding.rule for finding in lost} <= ({"I16"} if kind == "txt" else set())


@settings(max_examples=40, deadline=None)
@given(
    paper=papers(),
    style=STYLES.filter(lambda style: style.money != "nowhere"),
    name=st.sampled_from(sorted(PROJECT_LAYOUTS)),
    kind=st.sampled_from(KINDS),
)
def test_any_declaration_in_any_style_comes_back(paper, style, name, kind):
    agrees(paper, PROJECT_LAYOUTS[name], style, kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", DEPARTMENT_LAYOUTS)
def test_a_court_declares_itself_as_a_whole(name, kind):
    whole_comes_back(name, Style(), kind)


@settings(max_examples=20, deadline=None)
@given(style=STYLES, name=st.sampled_from(sorted(DEPARTMENT_LAYOUTS)), kind=st.sampled_from(KINDS))
def test_a_whole_court_in_any_style_comes_back(style, name, kind):
    whole_comes_back(name, style, kind)


def whole_comes_back(name: str, style: Style, kind: str) -> None:
    paper = whole_court()
    lay, carries = DEPARTMENT_LAYOUTS[name]
    document = read(lay(paper, style), kind)
    (court,) = document.units
    (whole,) = paper.departments
    assert document.projects == ()
    assert court.name == whole.name
    assert "".join(court.objective.split()) == whole.objective
    assert court.amounts.total == whole.amounts.total
    if "other_funds" in carries:
        assert court.amounts == whole.amounts
    if "tasks" in carries:
        assert [(task.name, task.content) for task in court.tasks] == [
            (duty.name, duty.content) for duty in whole.duties
        ]
    if "task money" in carries:
        assert [task.amount for task in court.tasks] == [duty.amount for duty in whole.duties]
    assert [_row(one, "weight" in carries) for one in court.indicators] == [
        (
            aim.category,
            aim.subcategory,
            aim.name,
            aim.target.read(),
            Decimal(aim.weight) if "weight" in carries else None,
        )
        for aim in whole.aims
    ]


def _row(indicator, weighed):
    target = indicator.target
    read_as = (target.comparison.value, target.value, target.unit)
    return indicator.category, indicator.subcategory, indicator.name, read_as, indicator.weight if weighed else None
