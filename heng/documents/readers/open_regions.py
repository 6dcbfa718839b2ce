"""The parts of a page without drawn lines that have columns of their own: labels of forms, and tables below a row of headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heng.documents.readers.open_columns import Piece
from heng.documents.readers.open_words import field_of, listed, plain
from heng.documents.readers.text_flow import written

# A row of headings has so many usual ones; a line over so many columns is text, and no row.
_HEADINGS, _OVER = 2, 3
# Parts of the size of a character: headings of several lines stand so near, those of a group of columns may stand so far.
_NEAR, _GROUPED, _ABOVE = 1.6, 3.2, 1.75
_SIDE = 2.0
_MOST_CELLS = 3
# No page of a paper has more lines, no line more cells.
LINES, _PIECES = 600, 60
_LEVELS = ("category", "subcategory", "name")
_COLON = re.compile("[:：]")
# A heading, or a line of one.
_SHORT = re.compile(r"[^\d:：，。；]{1,12}")
_TITLE = re.compile(r"\S{4,60}(?:表|说明|报告)(?:[（(][^）)]*[）)])?")
Line = Sequence[Piece]
Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Region:
    """The lines from `start` to before `end`; the first `head_lines` hold its headings.

    `heads` are the places (left, right) of its columns, blank among labels; `levels` is where the last one begins that
    names a level or the indicator: from there on each cell has one row.
    """

    start: int
    end: int
    heads: tuple[Range, ...] = ()
    head_lines: int = 0
    levels: float = 0.0


def regions(lines: Sequence[Line], before: Sequence[Range]) -> list[Region]:
    """The parts of a page in order, blank where it has no row of usual headings.

    `before` are the columns of a table that the page before ended with: lines at the top go on with it.
    """
    if len(lines) > LINES or max(map(len, lines), default=0) > _PIECES:
        return []
    heads: list[tuple[int, int]] = []
    for number in range(len(lines)):
        if (not heads or number >= heads[-1][1]) and _is_head(lines, number):
            heads.append(_head_lines(lines, number))
    if not heads:
        return _without_heads(lines, before)
    found: list[Region] = []
    end = _end(lines, 0, heads[0][0], before) if before else 0
    if end:
        found.append(Region(0, end, tuple(before)))
    for place, (start, below) in enumerate(heads):
        found += [Region(end, start)] if start > end else []
        columns = _columns(lines[start:below])
        following = heads[place + 1][0] if place + 1 < len(heads) else len(lines)
        end = _end(lines, below, following, columns)
        found.append(Region(start, end, columns, below - start, _levels(lines, start, below)))
    return found + ([Region(end, len(lines))] if end < len(lines) else [])


def _without_heads(lines: Sequence[Line], before: Sequence[Range]) -> list[Region]:
    """A page that only goes on with the table of the page before, if its first lines are rows of that."""
    end = _end(lines, 0, len(lines), before) if before else 0
    if sum(len(line) >= _MOST_CELLS for line in lines[:end]) < _HEADINGS:
        return []
    return [Region(0, end, tuple(before)), *([Region(end, len(lines))] if end < len(lines) else [])]


def is_text(line: Line, heads: Sequence[Range]) -> bool:
    """Whether a line is a title or a sentence over several columns, and no row of a table."""
    if len(line) != 1:
        return False
    left, _, right, _ = line[0].bounds
    over = sum(left < (one + other) / 2 < right for one, other in heads)
    return over >= _OVER or _TITLE.fullmatch("".join(text_of(line[0]).split())) is not None


def text_of(piece: Piece) -> str:
    """What is written in a piece."""
    return written(piece.glyphs, " ")


def _is_head(lines: Sequence[Line], number: int) -> bool:
    """Whether usual headings of the columns of indicators stand beside each other, a level or a name among them."""
    named = [field for piece in lines[number] if (field := _named(lines, number, piece))]
    return len(named) >= _HEADINGS and any(field in _LEVELS for field in named)


def _named(lines: Sequence[Line], number: int, piece: Piece) -> str | None:
    """The field of indicators that a piece names, alone or with what stands just below it."""
    texts = text_of(piece), text_of(piece) + _below(lines, number, piece)
    return next((field for text in texts if (field := field_of(("indicator",), plain(text)))), None)


def _levels(lines: Sequence[Line], start: int, end: int) -> float:
    return max(
        piece.bounds[0]
        for number in range(start, end)
        for piece in lines[number]
        if _named(lines, number, piece) in _LEVELS
    )


def _below(lines: Sequence[Line], number: int, piece: Piece) -> str:
    """The text just below a piece, with which it may be one heading."""
    following = lines[number + 1] if number + 1 < len(lines) else ()
    return "".join(text_of(other) for other in following if _overlap(piece, other) and _distance(piece, other) < _NEAR)


def _overlap(one: Piece, other: Piece) -> bool:
    return min(one.bounds[2], other.bounds[2]) > max(one.bounds[0], other.bounds[0])


def _distance(upper: Piece, lower: Piece) -> float:
    return (lower.height - upper.height) / min(upper.size, lower.size)


def _head_lines(lines: Sequence[Line], head: int) -> tuple[int, int]:
    """The first line of the headings, and the one after their last: lines so near that cells of several lines hold them.

    Headings of groups of columns stand above, those of their parts below.
    """
    start, end = head, head + 1
    while start > 0 and (_is_near(lines[start - 1], lines[start:end], _ABOVE) or _are_headings(lines, start - 1)):
        start -= 1
    while end < len(lines) and (_is_near(lines[end], lines[start:end]) or _are_parts(lines[end - 1], lines[end])):
        end += 1
    return start, end


def _is_near(line: Line, head: Sequence[Line], beside: float = 1.0) -> bool:
    """Whether each piece of a line goes on with a heading, or stands `beside` the headings (parts of its size away)."""
    return all(_SHORT.fullmatch(plain(text_of(piece))) for piece in line) and all(
        any(
            abs(piece.height - other.height)
            < (_NEAR if _overlap(piece, other) else beside) * max(piece.size, other.size)
            for row in head
            for other in row
        )
        for piece in line
    )


def _are_headings(lines: Sequence[Line], number: int) -> bool:
    """Whether all of a line are headings, those of indicators or of groups of them among them."""
    above = lines[number]
    texts = [(plain(text_of(piece)), plain(text_of(piece) + _below(lines, number, piece))) for piece in above]
    named = [
        any(field_of(("indicator", "value_parts"), text) or text in listed("row_labels") for text in both)
        for both in texts
    ]
    known = [any(field_of(("project", "ignored"), text) for text in both) for both in texts]
    beside = any(named) and all(one or other for one, other in zip(named, known, strict=True))
    return beside and _distance(above[0], lines[number + 1][0]) < _GROUPED


def _are_parts(above: Line, line: Line) -> bool:
    named = [field_of(("value_parts", "indicator"), plain(text_of(piece))) for piece in line]
    return len(line) > 1 and sum(map(bool, named)) > len(line) / 2 and _distance(above[0], line[0]) < _GROUPED


def _columns(head: Sequence[Line]) -> tuple[Range, ...]:
    """Where the headings stand, the lowest ones first; one over several others is that of a group."""
    found: list[Piece] = []
    for line in reversed(head):
        found += [piece for piece in line if not any(_overlap(piece, other) for other in found)]
    return tuple(sorted((piece.bounds[0], piece.bounds[2]) for piece in found))


def _end(lines: Sequence[Line], first: int, last: int, heads: Sequence[Range]) -> int:
    """The first line from `first` on that belongs to no row: a title, a sentence, or the label of another form."""
    return next((at for at in range(first, last) if is_text(lines[at], heads) or _opens(lines[at], heads)), last)


def _opens(line: Line, heads: Sequence[Range]) -> bool:
    """Whether a line begins at the left with the label of a form."""
    first = line[0]
    at_side = first.bounds[0] < heads[0][0] + first.size
    alone = all(map(_is_label, line)) and not _COLON.search(text_of(first))
    return at_side and len(line) <= 2 * _MOST_CELLS and _is_label(first) and not alone


def _is_label(piece: Piece) -> bool:
    text = plain(_COLON.split(text_of(piece), maxsplit=1)[0])
    if text in listed("row_labels"):
        return False
    return text in listed("after_table") or field_of(("project", "ignored"), text) is not None


def labelled_lines(lines: Sequence[Line]) -> tuple[int, int]:
    """The lines of labels with values: without titles and corners above, which stand alone and not at the left."""
    left = min(piece.bounds[0] for line in lines for piece in line)
    sides = [
        number
        for number, line in enumerate(lines)
        if len(line) > 1 or (line[0].bounds[0] < left + _SIDE * line[0].size and not is_text(line, ()))
    ]
    return (sides[0], len(lines)) if sides else (0, 0)
