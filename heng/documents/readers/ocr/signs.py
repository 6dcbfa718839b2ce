"""Characters that recognition cannot tell apart by their shape alone: bars by their geometry, width by what is around."""

from __future__ import annotations

import re
from functools import cache

from heng.documents.readers.ocr.engine import Bitmap, Reading
from heng.documents.readers.ocr.regions import Area, runs
from heng.rulebook.loader import read

_CHINESE = r"\u3007\u4e00-\u9fff\u3400-\u4dbf"
# Shares: how much of a bar is ink, its height and width against a character, how equal two bars are.
_SOLID, _FLAT, _BROAD, _EQUAL = 0.8, 0.25, 0.3, 0.88
_DASH, _EQUALS = "—", "="
_HALF_OPEN, _HALF_CLOSED = re.compile(r"\(([^()（）]*)）"), re.compile(r"（([^()（）]*)\)")


def told_by_bars(ink: Bitmap, area: Area, character: float, reading: Reading) -> Reading:
    """`reading`, or a dash or an equals sign where a single sign consists of nothing but one bar or two equal ones."""
    left, top, right, bottom = area
    if right - left > 1.3 * character or len(reading.text) > 1:
        return reading
    widths = _bars(ink[top:bottom, left:right], character)
    if len(widths) == 1:
        return Reading(_DASH, 1.0)
    if len(widths) == 2 and min(widths) >= _EQUAL * max(widths):
        return Reading(_EQUALS, 1.0)
    return reading


def set_in_type(text: str) -> str:
    """`text` with punctuation as Chinese type has it: full width beside Chinese characters, no spaces between them."""
    narrow, wide, beside, spaced = _patterns()
    text = beside.sub(lambda found: wide[narrow.index(found[0])], spaced.sub("", text))
    return _HALF_OPEN.sub(r"（\1）", _HALF_CLOSED.sub(r"（\1）", text))


@cache
def _patterns() -> tuple[str, str, re.Pattern[str], re.Pattern[str]]:
    words = read("reading/ocr.toml")["punctuation"]
    narrow, wide = words["narrow"], words["wide"]
    signs = re.escape(narrow)
    near = f"{_CHINESE}{re.escape(wide)}"
    beside = re.compile(f"(?<=[{near}])[{signs}]|[{signs}](?=[{near}])")
    return narrow, wide, beside, re.compile(f"(?<=[{near}]) +(?=[{near}{signs}])|(?<=[{signs}]) +(?=[{near}])")


def _bars(part: Bitmap, character: float) -> list[int]:
    """The widths of the bars that `part` consists of; none where it is more than bars."""
    rows = runs(part, 0)
    widths = []
    for start, end in rows:
        columns = runs(part[start:end], 1)
        width = columns[-1][1] - columns[0][0]
        filled = (part[start:end] > 0).sum() / (width * (end - start))
        if end - start > _FLAT * character or width < _BROAD * character or filled < _SOLID:
            return []
        widths.append(width)
    return widths
