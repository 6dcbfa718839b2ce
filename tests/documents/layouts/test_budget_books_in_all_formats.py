"""Books of several regions laid out as workbook, word document, web page and text: every table comes back cell by cell."""

from functools import partial

import pytest

from heng.documents.read import interpret, read_content
from heng.domain.target.declaration import DocumentKind
from tests.documents.relay import book
from tests.documents.relay.formats import OFFICE, TEXT
from tests.documents.relay.pdf import ruled

FORMATS = {
    name: writer for name, writer in {**OFFICE, **TEXT}.items() if name in ("xlsx", "xls", "docx", "html", "txt")
}
FORMATS["pdf"] = partial(ruled, wide=True)
BOOKS = {
    "budget": (book.bound(book.BUDGET, book.COURT, "2024年部门预算"), 2024),
    "final": (book.bound(book.FINAL, f"{book.COURT}2023年度部门决算", leaders="\t"), 2023),
    "short": (book.bound((book.ONE_ROW_OF_HEADS, book.FUNCTIONAL), f"2024年度{book.COURT}部门预算公开说明"), 2024),
}


def read(tables, format_name):
    """The book of `tables` written and read again in one format."""
    data = FORMATS[format_name]([table.sheet() for table in tables])
    return interpret(read_content(data, f"book.{format_name}"), f"book.{format_name}", "")


def lines(table):
    """Code, name and amounts of every line that was read."""
    return [(row.code, row.name, dict(row.amounts)) for row in table.rows]


@pytest.fixture(scope="module", params=[(name, format_name) for name in BOOKS for format_name in FORMATS])
def case(request):
    """A book in one format: its tables as laid out, its year, and the document that was read."""
    tables, year = BOOKS[request.param[0]]
    return tables, year, read(tables, request.param[1])


def test_every_table_comes_back_with_its_kind_title_and_unit(case):
    tables, _, document = case
    found = [(table.kind, table.title, table.money_unit) for table in document.tables]
    assert found == [(table.kind, table.title, table.unit) for table in tables]


def test_every_line_comes_back_with_its_code_name_and_amounts(case):
    tables, _, document = case
    assert [lines(table) for table in document.tables] == [table.expected() for table in tables]


def test_the_cover_names_the_year_and_the_unit(case):
    _, year, document = case
    assert (document.kind, document.fiscal_year) == (DocumentKind.BUDGET_BOOK, year)
    assert [unit.name for unit in document.units] == [book.COURT]
    assert {table.year for table in document.tables} == {year}


def test_notes_stay_with_their_tables(case):
    tables, _, document = case
    assert [table.note for table in document.tables] == [table.note for table in tables]


def test_contents_and_tables_agree_and_nothing_is_announced_about_them(case):
    assert not [finding for finding in case[2].findings if finding.rule.startswith("I8")]


@pytest.mark.parametrize("format_name", FORMATS)
def test_all_other_cells_are_kept_as_texts(format_name):
    document = read((book.PROCUREMENT, book.PROJECTS, book.BASIC), format_name)
    goods, projects, basic = document.tables
    assert dict(goods.rows[1].texts) == {"采购目录": "A020101", "采购方式": "公开招标", "数量": "30"}
    assert dict(projects.rows[0].texts) == {"单位名称": book.COURT, "项目类别": "特定目标类"}
    assert list(dict(basic.rows[1].texts).values()) == ["50101", "工资奖金津补贴"]


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_percentage_is_no_amount(format_name):
    document = read((book.FUNCTIONAL,), format_name)
    assert [dict(row.texts) for row in document.tables[0].rows] == [
        {"增减%": "3.77"},
        {"增减%": "-0.5"},
        {"增减%": "16.22"},
    ]


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_table_named_in_the_contents_but_missing_is_announced(format_name):
    whole = book.bound(book.BUDGET, f"{book.COURT}2024年部门预算")
    document = read([table for table in whole if table.title not in ("部门支出总表", "项目支出表")], format_name)
    missing = [finding for finding in document.findings if finding.rule == "I86"]
    assert len(missing) == 1
    assert "“部门支出总表”、“项目支出表”" in missing[0].message
    assert not [finding for finding in document.findings if finding.rule == "I87"]


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_table_that_the_contents_do_not_name_is_announced(format_name):
    front = book.bound(book.BUDGET[:3], f"{book.COURT}2024年部门预算")
    document = read((*front, book.PROJECTS), format_name)
    unnamed = [finding for finding in document.findings if finding.rule == "I87"]
    assert len(unnamed) == 1
    assert "“项目支出表”" in unnamed[0].message
