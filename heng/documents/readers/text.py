"""Files of characters: finding the encoding, then lines; runs of tab-separated lines are grids as well."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from heng.documents.content import Cell, Content, Grid, Line
from heng.documents.readers.announce import announce
from heng.documents.readers.drawn_table import with_drawn_tables
from heng.documents.readers.limits import beyond, limit
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Finding, Where

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_STRANGE = re.compile("[\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]")
_LOST = "\ufffd"
_RARELY = 100
# The first bytes of the characters in common use (level 1 of GB 2312, and of Big5), and the last that begins signs.
_GB_COMMON, _BIG5_COMMON = ((0xB0, 0xD7), 0xA9), ((0xA4, 0xC6), 0xA3)
_FIRST_SIGN = 0xA1
_BIG5_FIRST = ("big5hkscs", "gb18030")
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_SAMPLE = 65_536
_LINE_END = re.compile("\r\n|\r|\n")


def decode(data: bytes) -> tuple[str, str]:
    """The characters of `data` and the encoding they were written in: by byte-order mark, else UTF-8, UTF-16, GB18030.

    A few damaged bytes become “�”; Big5 is told from GB18030 by how common its characters are. Raises UnreadableInput
    where no encoding gives text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data, encoding), encoding.removesuffix("-sig")
    chinese = (
        ("gb18030", "big5hkscs") if _commonness(data, *_GB_COMMON) >= _commonness(data, *_BIG5_COMMON) else _BIG5_FIRST
    )
    for encoding, damaged in (
        ("utf-8", False),
        ("utf-8", True),
        *_strict(_without_mark(data), chinese),
        ("gb18030", True),
    ):
        try:
            text = _mended(data, encoding) if damaged else _checked(data, encoding)
        except UnreadableInput:
            continue
        return text, encoding.removesuffix("hkscs")
    raise UnreadableInput(
        "无法识别文件的文字编码，或者这不是文字文件。请另存为 UTF-8 编码的文本，或改用 Word、Excel 文件导入。"
    )


def lost_characters(text: str) -> tuple[Finding, ...]:
    """The announcement that some characters could not be read, where there are any."""
    lost = text.count(_LOST)
    return (announce("I08", lost),) if lost else ()


def read_text(data: bytes) -> Content:
    """The lines of a text file, numbered from 1, and its tables: of tabs, drawn with characters, or apart by blanks."""
    # Every reader knows the encodings of this module, few files are texts: what reads pages by places is loaded late.
    from heng.documents.readers.spaced_text import with_spaced_tables

    text, encoding = decode(data)
    lines = text_lines(text)
    if not lines:
        raise UnreadableInput("文件里没有文字。请检查文件内容后重新导入。")
    drawn = with_drawn_tables(lines, encoding)
    if drawn is not None:
        return replace(drawn, notes=lost_characters(text))
    spaced = with_spaced_tables(text, encoding)
    if spaced is not None:
        return replace(spaced, notes=(*spaced.notes, *lost_characters(text)))
    return Content("text", lines, tuple(_tables(lines)), encoding, lost_characters(text))


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


def _strict(*encodings: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    return ((encoding, False) for group in encodings for encoding in group)


def _mended(data: bytes, encoding: str) -> str:
    """The text with “�” for bytes that the encoding does not have; UnreadableInput where these are not rare."""
    text = data.decode(encoding, errors="replace")
    if text.count(_LOST) * _RARELY >= len(text) or _CONTROL.search(text):
        raise UnreadableInput(f"文件不是 {encoding} 文本。")
    return text


def _commonness(data: bytes, common: tuple[int, int], signs: int) -> float:
    """The share of two-byte characters whose first byte is of the `common` ones; first bytes up to `signs` do not count."""
    found = [pair[0] for pair in _PAIR.findall(data[:_SAMPLE]) if not _is_sign(pair, signs)]
    return sum(common[0] <= first <= common[1] for first in found) / len(found) if found else 0.0


def _is_sign(pair: bytes, last: int) -> bool:
    return _FIRST_SIGN <= pair[0] <= last and pair[1] >= _FIRST_SIGN


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
