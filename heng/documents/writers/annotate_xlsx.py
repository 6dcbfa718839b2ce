"""A workbook handed back with its findings as cell comments and on a sheet of their own."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.utils.exceptions import CellCoordinatesException

from heng.domain.finding import Finding, Severity, Where

SHEET = "审核意见"
_AUTHOR = "衡"
_LABELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}
_FILLS = {Severity.ERROR: "F8CBAD", Severity.WARNING: "FFE699", Severity.HINT: "DDEBF7"}
_HEADINGS = ("规则", "级别", "把握", "对象", "问题", "改法", "依据", "位置")
_WIDTHS = (8, 8, 12, 36, 70, 50, 40, 24)
_LONGEST_COMMENT = 2000
# A spreadsheet programme runs text that begins with one of these as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are an Excel workbook of the zip kind (xlsx, xlsm)."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "xl/workbook.xml" in archive.namelist()


def annotate(data: bytes, findings: Sequence[Finding]) -> bytes:
    """The workbook `data` with each finding as a comment at its cells, and a sheet that lists all of them.

    Values, formulas and number formats stay as they are; cells with findings are coloured; macros, pictures and charts
    are dropped. Findings without a cell stand in the list only.
    """
    book = load_workbook(io.BytesIO(data))
    by_cell: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        for place in finding.where:
            if _exists(book, place):
                by_cell[place.sheet or "", place.cell or ""].append(finding)
    for (sheet, cell), found in by_cell.items():
        _comment(book[sheet], cell, found)
    _list(book, findings)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def inert(text: str) -> str:
    """`text` so that no spreadsheet programme takes it for a formula: an apostrophe goes before such a beginning.

    Characters that XML cannot hold are left out.
    """
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{clean}" if clean.startswith(_FORMULA_STARTS) else clean


def _exists(book: Any, place: Where) -> bool:
    if place.sheet not in book.sheetnames or not place.cell:
        return False
    try:
        coordinate_from_string(place.cell)
    except CellCoordinatesException:
        return False
    return True


def _comment(sheet: Any, address: str, findings: Sequence[Finding]) -> None:
    """The comment at a cell (at the anchor, where the cell is merged), after what was already there."""
    cell = _anchor(sheet, address)
    before = [cell.comment.text] if cell.comment else []
    lines = [
        f"{finding.rule} {_LABELS[finding.severity]}：{finding.message}\n改法：{finding.fix}" for finding in findings
    ]
    text = ILLEGAL_CHARACTERS_RE.sub("", "\n\n".join([*before, *dict.fromkeys(lines)]))
    comment = Comment(text[:_LONGEST_COMMENT], _AUTHOR)
    comment.width, comment.height = 420, min(60 + 60 * len(findings), 400)
    cell.comment = comment
    worst = min((finding.severity for finding in findings), key=list(Severity).index)
    cell.fill = PatternFill("solid", fgColor=_FILLS[worst])


def _anchor(sheet: Any, address: str) -> Any:
    for merged in sheet.merged_cells.ranges:
        if address in merged:
            return sheet.cell(merged.min_row, merged.min_col)
    return sheet[address]


def _list(book: Any, findings: Sequence[Finding]) -> None:
    """The sheet of all findings, last in the book; an older one of that name is replaced."""
    if SHEET in book.sheetnames:
        del book[SHEET]
    sheet = book.create_sheet(SHEET)
    sheet.append(_HEADINGS)
    for finding in findings:
        place = "；".join(str(where) for where in finding.where)
        row = (
            finding.rule,
            _LABELS[finding.severity],
            finding.certainty.value,
            finding.subject,
            finding.message,
            finding.fix,
            finding.source,
            place,
        )
        sheet.append([inert(text) for text in row])
    for column, width in zip("ABCDEFGH", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
        sheet[f"{column}1"].font = Font(bold=True)
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
