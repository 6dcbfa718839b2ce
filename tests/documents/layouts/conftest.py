"""Papers for the tests of layouts: built as web tables or workbooks, or read from the fixtures beside this folder."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from heng.documents.content import Content
from heng.documents.layouts import grid_paper
from heng.documents.readers.docx import read_docx
from heng.documents.readers.html import read_html
from heng.documents.readers.text import read_text
from heng.documents.readers.xlsx import read_xlsx
from heng.domain.target.declaration import Document

READERS = {".txt": read_text, ".html": read_html, ".docx": read_docx, ".xlsx": read_xlsx}


@pytest.fixture
def fixtures() -> Path:
    """The folder of our own papers."""
    return Path(__file__).parents[1] / "fixtures"


@pytest.fixture
def content_of() -> Callable[[Path], Content]:
    """Reads a file by its ending."""
    return lambda path: READERS[path.suffix](path.read_bytes())


@pytest.fixture
def paper(content_of: Callable[[Path], Content]) -> Callable[[Path], Document]:
    """Reads a file as a paper of tables."""

    def read(path: Path) -> Document:
        content = content_of(path)
        assert grid_paper.recognise(content) > 0
        return grid_paper.read(content, path.name, "")

    return read


@pytest.fixture
def web() -> Callable[..., Document]:
    """Reads a web page made of lines above a table; a cell is a text or (text, columns) or (text, columns, rows)."""

    def read(*rows: Sequence[str | tuple[object, ...]], above: Sequence[str] = ()) -> Document:
        lines = "".join(f"<p>{line}</p>" for line in above)
        table = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
        content = read_html(f"<html><body>{lines}<table>{table}</table></body></html>".encode())
        return grid_paper.read(content, "paper.html", "")

    return read


@pytest.fixture
def workbook() -> Callable[..., Document]:
    """Reads a workbook of one sheet with the given rows and merged ranges."""

    def read(rows: Sequence[Sequence[object]], merged: Sequence[str] = (), sheet: str = "Sheet1") -> Document:
        book = openpyxl.Workbook()
        page = book.active
        assert isinstance(page, Worksheet)
        page.title = sheet
        for row in rows:
            page.append(list(row))
        for cells in merged:
            page.merge_cells(cells)
        file = io.BytesIO()
        book.save(file)
        return grid_paper.read(read_xlsx(file.getvalue()), "paper.xlsx", "")

    return read


def _cell(cell: str | tuple[object, ...]) -> str:
    text, columns, rows = (*cell, 1, 1)[:3] if isinstance(cell, tuple) else (cell, 1, 1)
    return f'<td colspan="{columns}" rowspan="{rows}">{text}</td>'
