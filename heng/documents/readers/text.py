"""Files of characters: finding the encoding, then lines; runs of tab-separated lines are grids as well."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from heng.documents.content import Cell, Content, Grid, Line
from heng.documents.readers.limits import beyond, limit
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_STRANGE = re.compile("[\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]")
_LINE_END = re.compile("\r\n|\r|\n")


def decode(data: bytes) -> tuple[str, str]:
    """The characters of `data` and the encoding they were written in: by byte-order mark, else UTF-8, UTF-16, GB18030.

    Raises UnreadableInput where none of them gives text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data, encoding), encoding.removesuffix("-sig")
    for encoding in ("utf-8", *_without_mark(data), "gb18030"):
        try:
            return _checked(data, encoding), encoding
        except UnreadableInput:
            continue
    raise UnreadableInput(
        "无法识别文件的文字编码，或者这不是文字文件。请另存为 UTF-8 编码的文本，或改用 Word、Excel 文件导入。"
    )


def read_text(data: bytes) -> Content:
    """The lines of a text file, numbered from 1, and its tab-separated tables."""
    text, encoding = decode(data)
    lines = text_lines(text)
    if not lines:
        raise UnreadableInput("文件里没有文字。请检查文件内容后重新导入。")
    return Content("text", lines, tuple(_tables(lines)), encoding)


def text_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` without line ends and page feeds; raises UnreadableInput beyond the limits."""
    parts = _LINE_END.split(text.replace("\f", ""))
    if parts and parts[-1] == "":
        parts.pop()
    if len(parts) > limit("text", "lines"):
        raise beyond("文本行数", len(parts), limit("text", "lines"), "行")
    longest = max(map(len, parts), default=0)
    if longest > limit("text", "line_characters"):
        raise beyond("单行长度", longest, limit("text", "line_characters"), "字")
    return tuple(Line(part, Where(line=number)) for number, part in enumerate(parts, 1))


def _checked(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeError as problem:
        raise UnreadableInput(f"文件不是完整的 {encoding} 文本，可能已损坏或被截断。请重新导出后再试。") from problem
    if _CONTROL.search(text) or len(_STRANGE.findall(text)) * 50 > len(text):
        raise UnreadableInput("文件内容不是文字，可能是改了扩展名的其他文件。请确认文件类型。")
    return text


def _without_mark(data: bytes) -> tuple[str, ...]:
    """UTF-16 without mark shows by its zero bytes, which stand on one side of nearly every ASCII character."""
    head = data[:4096]
    if b"\x00" not in head or len(data) % 2:
        return ()
    return ("utf-16-le",) if head[1::2].count(0) >= head[0::2].count(0) else ("utf-16-be",)


def _tables(lines: Sequence[Line]) -> Iterator[Grid]:
    title = ""
    for tabbed, run in groupby(lines, key=lambda line: "\t" in line.text):
        rows = list(run)
        if tabbed:
            yield Grid(title, tuple(_cells(line, row) for row, line in enumerate(rows, 1)), rows[0].where)
        else:
            title = next((line.text.strip() for line in reversed(rows) if line.text.strip()), "")


def _cells(line: Line, row: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(part.strip(), Where(line=line.where.line, column=column), row, column)
        for column, part in enumerate(line.text.split("\t"), 1)
    )
