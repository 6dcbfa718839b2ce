"""Tables in an official paper: full grid, header row repeated on every page, figures to the right."""

from collections.abc import Iterable, Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from heng.documents.writers.docx_page import TABLE, set_font


def add_table(
    document: Any,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths_mm: Sequence[int],
    figures: Sequence[int] = (),
) -> Any:
    """A table with `headings` and `rows` of text; columns numbered in `figures` (from 0) are set to the right."""
    table = document.add_table(rows=0, cols=len(headings), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    # Word follows the cells' widths, WPS and LibreOffice the columns': both are set.
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    _add_row(table, headings, widths_mm, "黑体", dict.fromkeys(range(len(headings)), WD_ALIGN_PARAGRAPH.CENTER))
    _mark(table.rows[0], "w:tblHeader")
    for row in rows:
        _add_row(table, row, widths_mm, "宋体", dict.fromkeys(figures, WD_ALIGN_PARAGRAPH.RIGHT))
    for row in table.rows:
        _mark(row, "w:cantSplit")
    return table


def _add_row(table: Any, texts: Sequence[str], widths_mm: Sequence[int], font: str, aligned: dict[int, Any]) -> None:
    for number, (cell, text) in enumerate(zip(table.add_row().cells, texts, strict=True)):
        cell.width = Mm(widths_mm[number])
        words = cell.paragraphs[0]
        words.alignment = aligned.get(number, WD_ALIGN_PARAGRAPH.LEFT)
        words.paragraph_format.line_spacing = Pt(16)
        run = words.add_run(text)
        run.font.size = TABLE
        set_font(run._r, font)  # noqa: SLF001 - the font for Chinese characters has no public setter


def _mark(row: Any, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - repeating and unsplit rows have no public setter
