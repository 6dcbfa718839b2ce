"""Laid-out papers as files of every kind that people send."""

import csv
import html
import io
from collections.abc import Callable, Sequence

import docx
import openpyxl
import xlwt

from tests.documents.relay.sheet import Sheet

Writer = Callable[[Sequence[Sheet]], bytes]


def to_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook with one worksheet for each table, merged cells merged."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, sheet in enumerate(sheets, 1):
        page = book.create_sheet(f"{sheet.name[:24]}{number if number > 1 else ''}")
        for line, text in enumerate(sheet.above, 1):
            page.cell(line, 1, text)
        start = len(sheet.above)
        for row, column, put in sheet.placed():
            cell = page.cell(start + row, column, put.text or None)
            cell.data_type = "s" if put.text else cell.data_type  # a text that begins with = is no formula
            if put.rows > 1 or put.columns > 1:
                page.merge_cells(None, start + row, column, start + row + put.rows - 1, column + put.columns - 1)
        for line, text in enumerate(sheet.below, start + len(sheet.rows) + 1):
            page.cell(line, 1, text)
    return _saved(book.save)


def to_xls(sheets: Sequence[Sheet]) -> bytes:
    """The same in the binary format of Excel 97."""
    book = xlwt.Workbook()
    for number, sheet in enumerate(sheets, 1):
        page = book.add_sheet(f"{sheet.name[:24]}{number if number > 1 else ''}")
        for line, text in enumerate(sheet.above):
            page.write(line, 0, text)
        start = len(sheet.above)
        for row, column, put in sheet.placed():
            top, left = start + row - 1, column - 1
            if put.rows > 1 or put.columns > 1:
                page.write_merge(top, top + put.rows - 1, left, left + put.columns - 1, put.text)
            elif put.text:
                page.write(top, left, put.text)
        for line, text in enumerate(sheet.below, start + len(sheet.rows)):
            page.write(line, 0, text)
    return _saved(book.save)


def to_docx(sheets: Sequence[Sheet]) -> bytes:
    """A Word document: paragraphs, then the table with its merged cells."""
    paper = docx.Document()
    for sheet in sheets:
        for text in sheet.above:
            paper.add_paragraph(text)
        rectangle = sheet.texts()
        table = paper.add_table(len(rectangle), len(rectangle[0]) if rectangle else 0, style="Table Grid")
        for row, column, put in sheet.placed():
            cell = table.cell(row - 1, column - 1)
            if put.rows > 1 or put.columns > 1:
                cell = cell.merge(table.cell(row + put.rows - 2, column + put.columns - 2))
            cell.text = put.text
        for text in sheet.below:
            paper.add_paragraph(text)
    return _saved(paper.save)


def page_of(sheets: Sequence[Sheet], style: str = "") -> str:
    """The papers as a web page."""
    parts = []
    for sheet in sheets:
        parts += [f"<p>{html.escape(text)}</p>" for text in sheet.above]
        rows: list[list[str]] = [[] for _ in sheet.rows]
        for row, _, put in sheet.placed():
            spans = f"{f' colspan={put.columns}' * (put.columns > 1)}{f' rowspan={put.rows}' * (put.rows > 1)}"
            rows[row - 1].append(f"<td{spans}>{html.escape(put.text).replace(chr(10), '<br>')}</td>")
        parts.append(f"<table>{''.join(f'<tr>{chr(10).join(row)}</tr>' for row in rows)}</table>")
        parts += [f"<p>{html.escape(text)}</p>" for text in sheet.below]
    return f'<!doctype html><html><head><meta charset="utf-8">{style}</head><body>{"".join(parts)}</body></html>'


def to_html(sheets: Sequence[Sheet]) -> bytes:
    """The same as a file."""
    return page_of(sheets).encode()


def text_of(sheets: Sequence[Sheet]) -> str:
    """The papers as text with tabs between cells, as when a table is copied out of a page."""
    lines = []
    for sheet in sheets:
        lines += [*sheet.above, *("\t".join(text.replace("\n", "") for text in row) for row in sheet.texts())]
        lines += sheet.below
    return "\n".join(lines)


def to_txt(sheets: Sequence[Sheet]) -> bytes:
    """The same as a file."""
    return text_of(sheets).encode()


def comma_separated(encoding: str) -> Writer:
    """A writer of comma-separated values in `encoding`."""

    def write(sheets: Sequence[Sheet]) -> bytes:
        file = io.StringIO()
        writer = csv.writer(file)
        for sheet in sheets:
            writer.writerows([text] for text in sheet.above)
            writer.writerows(sheet.texts())
            writer.writerows([text] for text in sheet.below)
        return file.getvalue().encode(encoding)

    return write


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


OFFICE: dict[str, Writer] = {"xlsx": to_xlsx, "xls": to_xls, "docx": to_docx, "html": to_html}
TEXT: dict[str, Writer] = {
    "txt": to_txt,
    "csv": comma_separated("utf-8-sig"),
    "csv-utf16": comma_separated("utf-16"),
    "csv-gb18030": comma_separated("gb18030"),
}
