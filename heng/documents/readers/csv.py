"""Comma-separated files: one grid, with the line and column of each cell."""

import csv
import io

from heng.documents.content import Cell, Content, Grid
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.text import decode
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where

_DELIMITERS = ",\t;|"
_SAMPLE_LINES = 50


def looks_like_csv(text: str) -> bool:
    """Whether most lines of `text` have the same number (two or more) of ASCII commas, so that it is a table."""
    try:
        rows = [row for row in csv.reader(text.splitlines()[:_SAMPLE_LINES]) if any(row)]
    except csv.Error:
        return False
    widths = [len(row) for row in rows]
    return len(rows) > 1 and min(widths) > 2 and len(set(widths)) <= 2


def read_csv(data: bytes) -> Content:
    """The one grid of a file of separated values; the separator is the one that gives the most even columns."""
    text, encoding = decode(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows: list[tuple[Cell, ...]] = []
    try:
        for line in reader:
            rows.append(_row(line, len(rows) + 1, reader.line_num))
            if len(rows) > limit("sheet", "rows"):
                raise beyond("CSV 行数", len(rows), limit("sheet", "rows"), "行")
    except csv.Error as problem:
        raise UnreadableInput(
            f"CSV 文件第 {reader.line_num} 行无法解析（{problem}）。请检查引号是否成对。"
        ) from problem
    return Content("csv", grids=(Grid("", tuple(rows), Where(line=1)),), encoding=encoding)


def _row(values: list[str], row: int, line: int) -> tuple[Cell, ...]:
    if len(values) > limit("sheet", "columns"):
        raise beyond(f"CSV 第 {line} 行的列数", len(values), limit("sheet", "columns"), "列")
    return tuple(
        Cell(value.strip(), Where(line=line, column=column), row, column) for column, value in enumerate(values, 1)
    )


def _delimiter(text: str) -> str:
    lines = [line for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]
    return max(_DELIMITERS, key=lambda sign: sum(sign in line for line in lines))
