"""What may change in a paper without changing what it says, and what may go wrong without a row being lost in silence."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heng.documents.read import interpret, read_content
from heng.domain.target.declaration import Document
from tests.documents.relay.agreement import declared, differences, heard
from tests.documents.relay.damage import ACCIDENTS, damaged
from tests.documents.relay.declaration import names_of
from tests.documents.relay.formats import OFFICE, TEXT
from tests.documents.relay.invent import papers
from tests.documents.relay.layouts import PROJECT_LAYOUTS
from tests.documents.relay.papers import maintenance
from tests.documents.relay.sheet import Put, Sheet
from tests.documents.relay.style import STYLES, Style

WRITERS = OFFICE | TEXT
KINDS = ("xlsx", "docx", "html", "txt", "csv")
FORMS = [name for name, layout in PROJECT_LAYOUTS.items() if name != "guangdong"]
# What is said where something could not be read.
LOSSES = {"I01", "I13", "I21", "I24", "I28", "I29", "I30", "I34", "I40", "I45", "I75", "I76", "I98"}


def read(sheets, kind="xlsx") -> Document:
    return interpret(read_content(WRITERS[kind](sheets), f"paper.{kind}"), "paper", "")


def split(sheet: Sheet) -> Sheet:
    """The sheet with every merged cell taken apart, as when a table is copied into another program."""
    return replace(sheet, rows=tuple(tuple(Put(text) for text in row) for row in sheet.texts()))


def with_blank_rows(sheet: Sheet) -> Sheet:
    """A blank row between the heads of the form and below the table."""
    return replace(sheet, rows=((), *sheet.rows, (), ()))


def with_blank_column(sheet: Sheet) -> Sheet:
    """A narrow blank column at the left edge."""
    return replace(sheet, rows=tuple((Put(""), *row) for row in split(sheet).rows))


@pytest.mark.parametrize("change", [split, with_blank_rows, with_blank_column])
@pytest.mark.parametrize("name", FORMS)
def test_the_shape_of_the_sheet_does_not_matter(name, change):
    layout, paper = PROJECT_LAYOUTS[name], maintenance()
    document = read([change(sheet) for sheet in layout.lay(paper, Style())])
    assert list(differences(declared(paper, layout), heard(document, layout))) == []


@settings(max_examples=25, deadline=None)
@given(paper=papers(), name=st.sampled_from(FORMS))
def test_the_unit_of_money_does_not_matter(paper, name):
    layout = PROJECT_LAYOUTS[name]
    amounts = [
        [project.amounts for project in read(layout.lay(replace(paper, money_unit=unit), Style())).projects]
        for unit in ("元", "万元")
    ]
    assert amounts[0] == amounts[1]


@settings(max_examples=40, deadline=None)
@given(
    paper=papers(),
    style=STYLES,
    name=st.sampled_from(sorted(PROJECT_LAYOUTS)),
    kind=st.sampled_from(KINDS),
    accident=ACCIDENTS,
)
def test_no_accident_loses_an_indicator_in_silence(paper, style, name, kind, accident):
    damage, row, place = accident
    sheets = PROJECT_LAYOUTS[name].lay(paper, style)
    sheets[0] = damaged(sheets[0], damage, row, place)
    left = "".join("".join(put.text.split()) for sheet in sheets for cells in sheet.rows for put in cells)
    document = read(sheets, kind)
    said = "".join(json.dumps(document.to_json(), ensure_ascii=False).replace("\\n", "").split())
    lost = [one for one in names_of(paper) if one in left and one not in said]
    assert not lost or LOSSES & {finding.rule for finding in document.findings}
