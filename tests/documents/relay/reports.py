"""Reports of self-evaluation as papers: lines of text with tables between them, before they become a file of some kind."""

import html
import io
from collections.abc import Callable, Sequence

import docx

Table = Sequence[Sequence[str]]
Part = str | Table


def report_docx(parts: Sequence[Part]) -> bytes:
    """A Word document."""
    paper = docx.Document()
    for part in parts:
        if isinstance(part, str):
            paper.add_paragraph(part)
            continue
        table = paper.add_table(len(part), len(part[0]), style="Table Grid")
        for row, texts in enumerate(part):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def report_html(parts: Sequence[Part]) -> bytes:
    """A web page."""
    body = "".join(f"<p>{html.escape(part)}</p>" if isinstance(part, str) else _table(part) for part in parts)
    return f'<!doctype html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


def report_txt(parts: Sequence[Part]) -> bytes:
    """Text, with tabs between the cells of tables."""
    lines = (part if isinstance(part, str) else "\n".join("\t".join(row) for row in part) for part in parts)
    return "\n".join(lines).encode()


def _table(rows: Table) -> str:
    cells = ("".join(f"<td>{html.escape(text)}</td>" for text in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


REPORT_FORMATS: dict[str, Callable[[Sequence[Part]], bytes]] = {
    "docx": report_docx,
    "html": report_html,
    "txt": report_txt,
}
