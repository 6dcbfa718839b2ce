"""A row that begins below a page break is not taken for the rest of the row above it, though every cell there is full."""

from heng.documents.read import interpret, read_content
from tests.documents.relay import pdf
from tests.documents.relay.agreement import declared, differences, heard
from tests.documents.relay.layouts import PROJECT_LAYOUTS
from tests.documents.relay.papers import maintenance
from tests.documents.relay.style import Style


def test_a_target_in_words_above_the_break_keeps_apart_from_the_figure_below():
    layout, paper = PROJECT_LAYOUTS["beijing wide"], maintenance()
    sheets = layout.lay(paper, Style(levels="repeated", broken=True, money="label"))
    document = interpret(read_content(pdf.ruled(sheets), "a.pdf"), "a.pdf", "")
    assert list(differences(declared(paper, layout), heard(document, layout))) == []
