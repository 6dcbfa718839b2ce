"""Characters put together as they are read: into lines, and lines into the text of a cell."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from heng.documents.readers.pdf_characters import Glyph
from heng.documents.readers.pdf_view import Bounds, around, middle

# All as parts of the size of the characters.
_GAP = 1.2
_WORD_GAP = 0.22
_NO_GAP = 0.12
_SAME_LINE = 0.5
_SAME_LEVEL = 0.03
# Points: the usual margin of a cell.
_MARGIN = 6.0
_LATIN = re.compile(r"[A-Za-z0-9,.;:!?)'\"]\Z")
_LATIN_NEXT = re.compile(r"[A-Za-z0-9('\"]")
_LETTER = re.compile(r"[A-Za-z]")
# A word at the end of a line that does not fill it.
_LAST_WORD = re.compile(r"[^A-Za-z][A-Za-z]+[,.;:]?\Z")
# What cannot be divided at the end of a line: opening signs, a word or figure (or one character), signs that may not begin one.
_FIGURE = re.compile(r"[-−]?\d[\d,，]*(?:\.\d+)?")
_UNIT = re.compile(r"[（《“‘【〔「\[(]*(?:[A-Za-z0-9.,%+\-/_]+|.)[。，、；：！？）》”’】〕」\]),.;:!?％%]*", re.DOTALL)
_HALF = 0.55
_TURNED = {0: (1, 0, 0, 1), 1: (0, 1, -1, 0), 2: (-1, 0, 0, -1), 3: (0, -1, 1, 0)}


def lines_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The characters by lines from the top, each from left to right; those that share half their height share a line."""
    lines: list[list[Glyph]] = []
    bands: list[tuple[float, float]] = []
    last: tuple[float, int] | None = None
    for glyph in sorted(glyphs, key=lambda glyph: (middle(glyph.bounds)[1], glyph.bounds[0])):
        top, bottom = glyph.bounds[1], glyph.bounds[3]
        level = (top + bottom) / 2
        number = last[1] if last and level - last[0] < _SAME_LEVEL * (bottom - top) else _line_at(bands, top, bottom)
        if number is None:
            bands.append((top, bottom))
            lines.append([glyph])
            number = len(lines) - 1
        else:
            lines[number].append(glyph)
            if bottom - top > bands[number][1] - bands[number][0]:
                bands[number] = top, bottom
        last = level, number
    ordered = sorted(zip(bands, lines, strict=True), key=lambda pair: sum(pair[0]))
    read = (sorted(line, key=lambda glyph: glyph.bounds[0]) for _, line in ordered)
    return [trimmed for line in read if (trimmed := _trimmed(line))]


def _line_at(bands: list[tuple[float, float]], top: float, bottom: float) -> int | None:
    """The newest of the last lines that a character from `top` to `bottom` shares its height with."""
    for number in range(len(bands) - 1, max(len(bands) - 4, -1), -1):
        above, below = bands[number]
        shared = min(below, bottom) - max(above, top)
        if shared >= _SAME_LINE * min(below - above, bottom - top):
            return number
    return None


def _trimmed(line: list[Glyph]) -> list[Glyph]:
    filled = [number for number, glyph in enumerate(line) if glyph.text.strip()]
    return line[filled[0] : filled[-1] + 1] if filled else []


def segments(line: Sequence[Glyph], gap: float = _GAP, blank_gap: float = _GAP) -> list[list[Glyph]]:
    """The parts of a line between gaps wider than `gap` characters, or `blank_gap` where the file has blanks there.

    Blanks belong to the part before them.
    """
    parts: list[list[Glyph]] = []
    last: Glyph | None = None
    blank = False
    for glyph in line:
        if not glyph.text.strip():
            blank = True
            if parts:
                parts[-1].append(glyph)
            continue
        allowed = blank_gap if blank else gap
        if last is None or glyph.bounds[0] - last.bounds[2] > allowed * max(glyph.size, last.size):
            parts.append([])
        parts[-1].append(glyph)
        last, blank = glyph, False
    return [_trimmed(part) for part in parts]


def written(line: Sequence[Glyph], between: str = "\t") -> str:
    """The text of a line, its wide gaps as `between`; letters set wide apart (项  目) are one word."""
    parts = segments(line)
    if len(parts) > 1 and all(len(part) == 1 and ord(part[0].text[0]) > 0x2E80 for part in parts):
        return "".join(part[0].text for part in parts)
    return between.join(map(_word, parts))


def _word(part: Sequence[Glyph]) -> str:
    shown = [glyph for glyph in part if glyph.text.strip()]
    blanks = _blanks(part)
    text = shown[0].text
    for number, (before, glyph) in enumerate(pairwise(shown)):
        text += _space(before, glyph, blanks[number]) + glyph.text
    return text


def _blanks(part: Sequence[Glyph]) -> list[str]:
    """The blanks that the file has after each character that shows."""
    found: list[str] = []
    for glyph in part:
        if glyph.text.strip():
            found.append("")
        elif found:
            found[-1] += glyph.text
    return found


def _space(before: Glyph, glyph: Glyph, blanks: str) -> str:
    gap = (glyph.bounds[0] - before.bounds[2]) / max(before.size, glyph.size, 0.1)
    if blanks:
        return blanks if gap > _NO_GAP else ""
    latin = _LATIN.search(before.text) and _LATIN_NEXT.match(glyph.text)
    return " " if latin and gap > _WORD_GAP else ""


def box_of(line: Sequence[Glyph]) -> Bounds:
    """The rectangle around the characters that show."""
    return around([glyph.bounds for glyph in line if glyph.text.strip()])


def cell_text(glyphs: Sequence[Glyph], bounds: Bounds, *, figures_apart: bool = False) -> tuple[str, int]:
    """The text of a cell, and how many characters would still fit into its last line.

    A line that was broken because the cell is full goes on without a line end; so does text written downwards, and,
    unless `figures_apart` asks for line ends between them, a figure over several lines.
    """
    shown = [glyph for glyph in glyphs if glyph.text.strip()]
    if not shown:
        return "", 0
    if _downwards(shown):
        return "".join(glyph.text for glyph in shown), 0
    turns = max({glyph.turns for glyph in shown}, key=[glyph.turns for glyph in shown].count)
    turned = [_turned(glyph, turns) for glyph in glyphs] if turns else glyphs
    width = _across(bounds) if turns % 2 == 0 else _across((bounds[1], 0, bounds[3], 0))
    lines = lines_of(turned)
    texts = [written(line, " ") for line in lines]
    rooms = [_free(line, width) for line in lines]
    if figures_apart and len(texts) > 1 and sum(bool(_FIGURE.fullmatch(text)) for text in texts) > 1:
        return "\n".join(texts), rooms[-1]
    single = len(texts) > 1 and all(len(text) == 1 for text in texts)
    pairs = zip(texts, zip_longest(texts[1:], rooms), strict=False)
    joined = "".join(text + ("" if single else _line_end(text, after, room)) for text, (after, room) in pairs)
    return joined, rooms[-1]


def _line_end(text: str, after: str | None, room: int) -> str:
    if after is None:
        return ""
    if room > room_before(after):
        return "\n"
    return " " if _LAST_WORD.search(text) and _LETTER.match(after) else ""


def room_before(text: str) -> int:
    """How many characters may still fit into a full line that `text` goes on from.

    What cannot be divided goes into the next line as a whole: a word, a figure, a character with the signs beside it.
    """
    unit = _UNIT.match(text)
    width = sum(_HALF if character.isascii() else 1.0 for character in unit[0]) if unit else 1.0
    return max(math.ceil(width) - 1, 0)


def _free(line: Sequence[Glyph], width: float) -> int:
    """How many further characters would fit into the line between the margins of a cell of that width."""
    slack = width - (line[-1].bounds[2] - line[0].bounds[0]) - 2 * _MARGIN
    return max(int(slack / max(max(glyph.size for glyph in line), 1.0)), 0)


def _across(bounds: Bounds) -> float:
    return bounds[2] - bounds[0]


def _downwards(shown: Sequence[Glyph]) -> bool:
    """Whether upright characters follow each other downwards in the file: text in columns."""
    if len(shown) < 2 or any(glyph.turns for glyph in shown):
        return False
    down = 0
    for before, glyph in pairwise(shown):
        (x, y), (to_x, to_y) = middle(before.bounds), middle(glyph.bounds)
        size = max(before.size, glyph.size)
        down += abs(to_x - x) < 0.4 * size and 0.6 * size < to_y - y < 3 * size
    return down * 2 > len(shown) - 1


def _turned(glyph: Glyph, turns: int) -> Glyph:
    """The character where it stands when the page is turned so that its text is level."""
    a, b, c, d = _TURNED[turns]
    left, top, right, bottom = glyph.bounds
    across, down = (
        sorted((a * left + b * top, a * right + b * bottom)),
        sorted((c * left + d * top, c * right + d * bottom)),
    )
    return Glyph(glyph.text, (across[0], down[0], across[1], down[1]), glyph.run)
