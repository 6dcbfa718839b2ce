"""Books whose tables of targets follow the tables of money: both are read as they would be alone, in every region's layout."""

from dataclasses import replace
from itertools import cycle

import pytest

from heng.documents.read import interpret, read_content
from heng.domain.finding import Where
from heng.domain.target.declaration import DocumentKind
from tests.documents.relay import book, departments, layouts, papers
from tests.documents.relay.formats import OFFICE, TEXT
from tests.documents.relay.style import Style

FORMATS = {name: writer for name, writer in {**OFFICE, **TEXT}.items() if name in ("xlsx", "docx", "txt")}
MONEY = book.bound(book.BUDGET, f"{book.COURT}2024年部门预算")
NOT_MONEY = ("department_overview", "project_targets_total")


def read(sheets, format_name):
    """The sheets as one document."""
    return interpret(read_content(FORMATS[format_name](sheets), f"book.{format_name}"), f"book.{format_name}", "")


def placeless(holder):
    """A project or unit without the places where it stands."""
    indicators = tuple(replace(indicator, where=Where()) for indicator in holder.indicators)
    return replace(holder, where=Where(), indicators=indicators)


def money_tables(document):
    """Kind, title and number of lines of the tables of money."""
    return [(t.kind, t.title, len(t.rows)) for t in document.tables if t.kind not in NOT_MONEY]


# Each layout in one format, the formats taking turns.
PROJECT_CASES = list(zip(layouts.PROJECT_LAYOUTS, cycle(FORMATS), strict=False))
DEPARTMENT_CASES = list(zip(departments.DEPARTMENT_LAYOUTS, cycle(FORMATS), strict=False))


@pytest.mark.parametrize(("layout", "format_name"), [*PROJECT_CASES, ("guangdong", "txt")])
def test_projects_with_their_targets_follow_the_tables(layout, format_name):
    sheets = layouts.PROJECT_LAYOUTS[layout].lay(papers.maintenance(), Style())
    alone = read(sheets, format_name)
    whole = read([*(table.sheet() for table in MONEY), *sheets], format_name)
    assert (whole.kind, whole.fiscal_year) == (DocumentKind.BUDGET_BOOK, 2024)
    assert list(map(placeless, whole.projects)) == list(map(placeless, alone.projects))
    assert money_tables(whole) == [(table.kind, table.title, len(table.expected())) for table in MONEY]


@pytest.mark.parametrize(("layout", "format_name"), DEPARTMENT_CASES)
def test_the_department_with_its_targets_follows_the_tables(layout, format_name):
    sheets = departments.DEPARTMENT_LAYOUTS[layout][0](papers.whole_court(), Style())
    alone = read(sheets, format_name)
    whole = read([*(table.sheet() for table in MONEY), *sheets], format_name)
    assert [placeless(unit) for unit in whole.units if unit.indicators] == list(map(placeless, alone.units))
    assert money_tables(whole) == [(table.kind, table.title, len(table.expected())) for table in MONEY]
