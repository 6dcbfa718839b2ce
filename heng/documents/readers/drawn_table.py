"""Tables drawn with characters in a text: Markdown, bars with rules of + and -, and box-drawing characters."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from heng.documents.content import Cell, Content, Grid, Line
from heng.domain.finding import Where

_BARS = "│┃║|¦｜"
_SPLIT = re.compile(f"(?<!\\\\)[{_BARS}├┝┠┣╟╠┤┥┨┫╢╣┼┿╂╋╪╬┌┏╔┐┓╗└┗╚┘┛╝+]")
_DRAWN = re.compile(f"\\s*[{_BARS}├┝┠┣╟╠┌┏╔└┗╚+].*[{_BARS}┤┥┨┫╢╣┐┓╗┘┛╝+]\\s*")
_ROW = re.compile(f"\\s*[{_BARS}].+[{_BARS}]\\s*")
_RULE = re.compile(r"[\s\-=:─━═┬┴┼┿╂╋╪╬╤╧╦╩┳┻]+")
_MARKDOWN_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_LOOSE = re.compile(f"[^{_BARS}\\s][^{_BARS}]*[{_BARS}]")
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2


def with_drawn_tables(lines: Sequence[Line], encoding: str) -> Content | None:
    """The lines with every drawn table as a grid in its place; None for a text without such tables."""
    rest: list[Line] = []
    grids: list[Grid] = []
    runs = list(_runs(lines))
    for place, (run, drawn) in enumerate(runs):
        is_drawn = drawn and not _stands_among_loose_bars(runs, place)
        title = next((line.text.strip() for line in reversed(rest) if line.text.strip()), "")
        grid = _grid(run, title) if is_drawn else None
        if grid is None:
            rest += run
        else:
            grids.append(grid)
    return Content("docx", tuple(rest), tuple(grids), encoding) if grids else None


def _runs(lines: Sequence[Line]) -> Iterator[tuple[list[Line], bool]]:
    """Stretches of lines that are drawn, or are not."""
    run: list[Line] = []
    drawn = False
    for line in lines:
        this = bool(_DRAWN.fullmatch(line.text)) or (drawn and bool(_MARKDOWN_RULE.fullmatch(line.text)))
        if run and this is not drawn:
            yield run, drawn
            run = []
        run.append(line)
        drawn = this
    if run:
        yield run, drawn


def _stands_among_loose_bars(runs: Sequence[tuple[list[Line], bool]], place: int) -> bool:
    """Whether the lines beside a run without rules have bars between their cells only: there a bar at an edge stands for a blank."""
    if any(_is_rule(line.text) for line in runs[place][0]):
        return False
    above = [line.text for line in runs[place - 1][0] if line.text.strip()][-1:] if place else []
    below = [line.text for line in runs[place + 1][0] if line.text.strip()][:1] if place + 1 < len(runs) else []
    return any(_LOOSE.search(text) for text in (*above, *below))


def _grid(run: Sequence[Line], title: str) -> Grid | None:
    rows = [line for line in run if _ROW.fullmatch(line.text) and not _is_rule(line.text)]
    if len(rows) < _FEWEST_ROWS or any(len(_pieces(line.text)) < _FEWEST_COLUMNS for line in rows[:1]):
        return None
    cells = list(_ruled(run) if _has_rules_between(run) else map(_plain, rows))
    placed = tuple(
        tuple(Cell(text, where, number, column, 1, span) for column, span, text, where in row)
        for number, row in enumerate(cells, 1)
    )
    return Grid(title, placed, run[0].where)


def _has_rules_between(run: Sequence[Line]) -> bool:
    """Whether rules divide the rows, so that several lines may make one row; Markdown has one rule below its head."""
    rules = [number for number, line in enumerate(run) if _is_rule(line.text)]
    inner = [number for number in rules if 0 < number < len(run) - 1]
    return len(inner) > 1 or (bool(inner) and 0 in rules)


def _is_rule(text: str) -> bool:
    return all(not piece.strip() or _RULE.fullmatch(piece) for piece in _SPLIT.split(text.strip())) and bool(
        re.search("[-=─━═]", text)
    )


Row = list[tuple[int, int, str, Where]]


def _plain(line: Line) -> Row:
    """The cells of one line, each in the column of its number."""
    pieces = _pieces(line.text)
    return [(number, 1, text, Where(line=line.where.line, column=number)) for number, text in enumerate(pieces, 1)]


def _pieces(text: str) -> list[str]:
    inner = text.strip()[1:-1]
    return [piece.strip().replace("\\|", "|").replace("<br>", "\n") for piece in re.split(f"(?<!\\\\)[{_BARS}]", inner)]


def _ruled(run: Sequence[Line]) -> Iterator[Row]:
    """The cells between rules; bars give their columns by where they stand, what stands below each other is one cell."""
    edges = sorted({place for line in run if not _is_rule(line.text) for place in _bar_places(line.text)})
    waiting: list[Line] = []
    for line in [*run, Line("+-+", Where())]:
        if not _is_rule(line.text):
            waiting.append(line)
        elif waiting:
            yield _row(waiting, edges)
            waiting = []


def _row(lines: Sequence[Line], edges: Sequence[int]) -> Row:
    texts: dict[tuple[int, int], list[str]] = {}
    places: dict[tuple[int, int], Where] = {}
    for line in lines:
        bars = _bar_places(line.text)
        for left, right, piece in zip(bars, bars[1:], _pieces(line.text), strict=False):
            key = (edges.index(left) + 1, max(edges.index(right) - edges.index(left), 1))
            texts.setdefault(key, []).append("" if _RULE.fullmatch(piece) and "-" not in piece[:1] else piece)
            places.setdefault(key, Where(line=line.where.line, column=key[0]))
    return [(column, span, "".join(parts), places[column, span]) for (column, span), parts in sorted(texts.items())]


def _bar_places(text: str) -> list[int]:
    """Where the bars of a line stand, counted in half widths: a Chinese character is two wide."""
    places, width = [], 0
    for sign in text.rstrip():
        if sign in _BARS:
            places.append(width)
        width += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
    return places
