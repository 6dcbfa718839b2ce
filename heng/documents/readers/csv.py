"""Comma-separated files: one grid, with the line and column of each cell."""

import csv
import io
import re
from collections import Counter

from heng.documents.content import Cell, Content, Grid
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.text import decode, lost_characters
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where

_DELIMITERS = ",\t;|，；"
_NAMED = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)
_QUOTED_CELL = re.compile(r'(?:^|\t)"(?:[^"\t]|"")*(?:"(?=\t|\r?$)|$)', re.MULTILINE)
_QUOTE_OPENS = re.compile(r'(?:^|\t)"', re.MULTILINE)
_SAMPLE_LINES = 50


def looks_like_csv(text: str) -> bool:
    """Whether most lines of `text` have the same number (two or more) of ASCII commas, so that it is a table."""
    try:
        rows = [row for row in csv.reader(text.splitlines()[:_SAMPLE_LINES]) if any(row)]
    except csv.Error:
        return False
    widths = [len(row) for row in rows]
    return len(rows) > 1 and min(widths) > 2 and len(set(widths)) <= 2


def is_quoted_by_tabs(text: str) -> bool:
    """Whether `text` is what spreadsheets save as Unicode text: tabs between cells, in quotes where a cell needs it."""
    opened = len(_QUOTE_OPENS.findall(text))
    return "\t" in text and opened > 0 and opened == len(_QUOTED_CELL.findall(text))


def read_csv(data: bytes) -> Content:
    """The one grid of a file of separated values; the separator is the one that gives the most even columns."""
    text, encoding = decode(data)
    named = _NAMED.match(text)
    first = 1 if named else 0
    text = text[named.end() :] if named else text
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=named[1] if named else _delimiter(text))
    rows: list[tuple[Cell, ...]] = []
    cells = 0
    try:
        for line in reader:
            rows.append(_row(line, len(rows) + 1, reader.line_num + first))
            cells += len(line)
            if cells > limit("sheet", "cells"):
                raise beyond("CSV 单元格数量", cells, limit("sheet", "cells"), "个")
            if len(rows) > limit("sheet", "rows"):
                raise beyond("CSV 行数", len(rows), limit("sheet", "rows"), "行")
    except csv.Error as problem:
        raise UnreadableInput(
            f"CSV 文件第 {reader.line_num + first} 行无法解析：引号不成对，或一个单元格长得异常。请检查这一行的引号后再导入。"
        ) from problem
    grid = Grid("", tuple(rows), Where(line=1))
    if len(rows) * grid.width() > limit("sheet", "places"):
        raise beyond("CSV 的范围", len(rows) * grid.width(), limit("sheet", "places"), "个单元格")
    return Content("csv", grids=(grid,), encoding=encoding, notes=lost_characters(text))


def _row(values: list[str], row: int, line: int) -> tuple[Cell, ...]:
    if len(values) > limit("sheet", "columns"):
        raise beyond(f"CSV 第 {line} 行的列数", len(values), limit("sheet", "columns"), "列")
    return tuple(
        Cell(value.strip(), Where(line=line, column=column), row, column) for column, value in enumerate(values, 1)
    )


def _delimiter(text: str) -> str:
    """The separator that gives most lines one and the same number of cells, and among equals the most cells."""
    lines = [line for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]
    return max(_DELIMITERS, key=lambda sign: _evenness(lines, sign))


def _evenness(lines: list[str], sign: str) -> tuple[int, int]:
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=sign) if len(row) > 1)
    except csv.Error:
        widths = Counter(line.count(sign) + 1 for line in lines if sign in line)
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    return count, width
