"""Dense tables in a Word file: cells of differently written words, shading, merged names, rows that stay whole."""

from collections.abc import Iterable, Sequence
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from heng.documents.storable import storable
from heng.documents.writers.docx_page import set_font

SIZE, SMALL, TINY = Pt(9), Pt(8), Pt(7.5)
SOFT, HEAD = "5F6B7A", "EEF1F4"
_LINE = "9AA5B1"
_CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_PADDING = Pt(1.5)
# Word insists on the order of properties: what comes after shading in a cell, and after borders in a table.
_AFTER_SHADING = ("w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark")
_AFTER_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription")
# Words as (text, bold, colour or blank, size); a cell is a list of them.
Words = tuple[str, bool, str, Any]


def grid(
    document: Any,
    widths_mm: Sequence[int],
    rows: Iterable[Sequence[Sequence[Words]]],
    headings: Sequence[str] = (),
    centre: Sequence[int] = (),
    right: Sequence[int] = (),
) -> Any:
    """A full-width table; rows are never split over pages, and the headings repeat on each."""
    lines = [[[(heading, True, "", SIZE)] for heading in headings]] if headings else []
    table = document.add_table(rows=0, cols=len(widths_mm), style="Table Grid")
    table.autofit = False
    _soften(table)
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    aligned = dict.fromkeys(centre, _CENTRE) | dict.fromkeys(right, _RIGHT)
    for number, line in enumerate([*lines, *rows]):
        row = table.add_row()
        _mark(row, "w:cantSplit")
        for column, (cell, words) in enumerate(zip(row.cells, line, strict=True)):
            cell.width = Mm(widths_mm[column])
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            is_heading = bool(headings) and number == 0
            cell.paragraphs[0].alignment = _CENTRE if is_heading else aligned.get(column)
            cell.paragraphs[0].paragraph_format.space_before = cell.paragraphs[0].paragraph_format.space_after = (
                _PADDING
            )
            add_words(cell.paragraphs[0], *words)
            if is_heading:
                fill(cell, HEAD)
    if headings:
        _mark(table.rows[0], "w:tblHeader")
    return table


def merge(first: Any, last: Any) -> Any:
    """The cell from `first` to `last`, without the empty paragraphs that merging leaves behind."""
    merged = first.merge(last)
    for empty in merged.paragraphs[1:]:
        empty._p.getparent().remove(empty._p)  # noqa: SLF001 - a paragraph has no public way out
    return merged


def merge_same(table: Any) -> None:
    """One cell for equal names that follow one another in the first column."""
    rows = list(table.rows)[1:]
    start = 0
    for end in range(1, len(rows) + 1):
        if end < len(rows) and rows[end].cells[0].text == rows[start].cells[0].text:
            continue
        for row in rows[start + 1 : end]:
            row.cells[0].paragraphs[0].clear()
        merge(rows[start].cells[0], rows[end - 1].cells[0])
        start = end


def add_words(paragraph: Any, *words: Words) -> None:
    """Append `words` to a paragraph; bold words in 黑体, others in 宋体."""
    for part, bold, colour, size in words:
        run = paragraph.add_run(clean(part))
        run.font.size, run.font.bold = size, bold
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)
        set_font(run._r, "黑体" if bold else "宋体")  # noqa: SLF001 - the font for Chinese has no public setter


def clean(words: str) -> str:
    """`words` without the characters that a Word file cannot hold."""
    cleaned: str = storable(words)
    return cleaned


def fill(cell: Any, colour: str) -> None:
    """Shade a cell."""
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - shading has no public setter
    properties.insert_element_before(shade, *_AFTER_SHADING)


def _mark(row: Any, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - repeating and unsplit rows have no public setter


def _soften(table: Any) -> None:
    """Grey lines instead of black ones."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINE)):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    properties = table._tbl.tblPr  # noqa: SLF001 - borders have no public setter
    properties.insert_element_before(borders, *_AFTER_BORDERS)
