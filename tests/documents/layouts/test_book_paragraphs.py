"""The running text of a book comes as paragraphs: entries of the contents, headings and text, each with its place."""

import pytest

from heng.documents.content import Line
from heng.documents.from_json import document_from_json
from heng.documents.layouts.book.prose import prose
from heng.documents.read import interpret, read_content
from heng.domain.finding import Where
from tests.domain.review.book.books import BUDGET


@pytest.fixture(scope="module")
def book():
    return interpret(read_content(BUDGET.encode()), "book.txt", "")


def texts(document, role):
    return [paragraph.text for paragraph in document.paragraphs if paragraph.role == role]


def test_the_entries_of_the_contents_are_told_from_the_headings_of_the_body(book):
    assert "表7政府性基金预算支出表" in texts(book, "contents")
    assert "（二）公务接待费" in texts(book, "heading")
    assert "（二）公务接待费" not in texts(book, "contents")


def test_sentences_are_text_and_stand_in_the_order_of_the_book(book):
    told = texts(book, "text")
    first = next(index for index, text in enumerate(told) if "收支总预算" in text)
    second = next(index for index, text in enumerate(told) if "政府采购预算总额" in text)
    assert first < second


def test_every_paragraph_knows_its_line(book):
    lines = BUDGET.splitlines()
    for paragraph in book.paragraphs:
        assert paragraph.text[:6] in lines[paragraph.where.line - 1].replace(" ", "")


def test_rows_of_tables_and_lone_figures_are_no_paragraphs(book):
    assert not [paragraph.text for paragraph in book.paragraphs if "\t" in paragraph.text]
    assert not [text for text in texts(book, "text") if "行政运行\t" in text]


def test_paragraphs_survive_the_exchange_form(book):
    assert document_from_json(book.to_json()).paragraphs == book.paragraphs


def test_a_heading_stands_alone_where_the_line_before_it_has_no_full_stop():
    long = "2023年度收、支总计均为696.37万元，与上年度相比各减少75.52万元，主要原因是人员经费有结转（本部分含年初结转和结余。）"
    open_end = "2023年度收入合计558.35万元，其中财政拨款收入468.20万元，其他收入90.15万元，主要原因是人员经费增加"
    lines = [long, "二、收入决算情况说明", open_end, "三、支出决算情况说明"]
    found = prose([Line(text, Where(line=number)) for number, text in enumerate(lines, 1)])
    assert [paragraph.role for paragraph in found] == ["text", "heading", "text", "heading"]
