"""Laid-out papers as PDF files, as several producers write them."""

import io
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import fpdf
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.documents.relay.formats import page_of
from tests.documents.relay.sheet import Sheet

FONT = Path(__file__).parents[2] / "browser/node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf"
_SONG = "STSong-Light"
GRID = (("GRID", (0, 0), (-1, -1), 0.5, colors.black),)
_BORDERS = (
    "<style>@page{{size:A4 {orientation};margin:15mm}}body{{font:{size} 'Noto Sans CJK SC','Noto Sans Hans',serif}}"
    "table{{border-collapse:collapse;width:100%}}td{{border:{border};padding:3px}}{more}</style>"
)


def ruled(
    sheets: Sequence[Sheet],
    *,
    size: float = 9,
    wide: bool = False,
    head: int = 0,
    split: bool = False,
    style: tuple[tuple[object, ...], ...] = GRID,
) -> bytes:
    """Tables in drawn lines with a font that the file only names; `head` rows are repeated, `split` tears rows."""
    pdfmetrics.registerFont(UnicodeCIDFont(_SONG))
    file = io.BytesIO()
    page = landscape(A4) if wide else A4
    paper = SimpleDocTemplate(file, pagesize=page, leftMargin=40, rightMargin=40, topMargin=45, bottomMargin=45)
    text = ParagraphStyle("text", fontName=_SONG, fontSize=size, leading=size * 1.3, wordWrap="CJK")
    title = ParagraphStyle("title", parent=text, fontSize=size + 4, leading=(size + 4) * 1.4, alignment=TA_CENTER)
    flow: list[Flowable] = []
    for sheet in sheets:
        flow += [Paragraph(escape(line), title if number == 0 else text) for number, line in enumerate(sheet.above)]
        flow += [Spacer(1, 6), _table(sheet, page[0] - 80, text, head, split, style)]
        flow += [Spacer(1, 6), *(Paragraph(escape(line), text) for line in sheet.below), Spacer(1, 14)]
    paper.build(flow)
    return file.getvalue()


def unruled(sheets: Sequence[Sheet], **layout: object) -> bytes:
    """The same without any lines."""
    return ruled(sheets, style=(("VALIGN", (0, 0), (-1, -1), layout.pop("align", "MIDDLE")),), **layout)  # type: ignore[arg-type]


def embedded(sheets: Sequence[Sheet], *, size: float = 9) -> bytes:
    """Tables in drawn lines by another producer, the font embedded in part."""
    paper = fpdf.FPDF(format="A4")
    paper.set_auto_page_break(True, 20)
    paper.add_page()
    paper.add_font("hans", fname=FONT)
    paper.set_font("hans", size=size)
    for sheet in sheets:
        for line in sheet.above:
            paper.multi_cell(0, size * 0.6, line, align="C", new_x="LMARGIN", new_y="NEXT")
        with paper.table(first_row_as_headings=False, line_height=size * 0.6, col_widths=_widths(sheet)) as table:
            for row in sheet.rows:
                line_of = table.row()
                for put in row:
                    line_of.cell(put.text, colspan=put.columns, rowspan=put.rows)
        for line in sheet.below:
            paper.multi_cell(0, size * 0.6, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(paper.output())


def web_page(
    sheets: Sequence[Sheet],
    *,
    head: int = 0,
    wide: bool = False,
    border: str = "1px solid black",
    size: str = "10pt",
    more: str = "",
) -> str:
    """The papers as a web page to be printed; the first `head` rows of each table are repeated on every page."""
    style = _BORDERS.format(orientation="landscape" if wide else "portrait", border=border, size=size, more=more)
    return _with_heads(page_of(sheets, style), head)


def printed(pages: Mapping[str, str], folder: Path) -> dict[str, bytes]:
    """The PDF files that the browser prints from web pages, by their names; `folder` is empty at first."""
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(page)
    command = [sys.executable, "-m", "tests.documents.relay.browser_print", str(folder)]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[3])
    return {name: (folder / f"{name}.pdf").read_bytes() for name in pages}


def _with_heads(page: str, head: int) -> str:
    parts = page.split("<table>")
    return parts[0] + "".join("<table>" + _with_head(part, head) for part in parts[1:])


def _with_head(table: str, head: int) -> str:
    rows = table.split("</tr>")
    return f"<thead>{'</tr>'.join(rows[:head])}</tr></thead><tbody>{'</tr>'.join(rows[head:])}" if head else table


def _widths(sheet: Sheet) -> tuple[float, ...]:
    """Widths in proportion to the longest texts, within reason."""
    columns = zip(*sheet.texts(), strict=True)
    spanned = {column for _, column, put in sheet.placed() if put.columns > 1 and put.rows == 1}
    longest = [max(len(text) for text in column) for column in columns]
    return tuple(
        float(min(max(width, 4), 16 if number not in spanned else 10)) for number, width in enumerate(longest, 1)
    )


def _table(
    sheet: Sheet, width: float, text: ParagraphStyle, head: int, split: bool, style: tuple[tuple[object, ...], ...]
) -> Table:
    spans = [
        ("SPAN", (column - 1, row - 1), (column + put.columns - 2, row + put.rows - 2))
        for row, column, put in sheet.placed()
        if put.rows > 1 or put.columns > 1
    ]
    cells = [
        [Paragraph(escape(part).replace("\n", "<br/>"), text) if part else "" for part in row] for row in sheet.texts()
    ]
    shares = _widths(sheet)
    widths = [width * share / sum(shares) for share in shares]
    return Table(
        cells,
        widths,
        repeatRows=head,
        splitInRow=int(split),
        style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *style, *spans],
    )
