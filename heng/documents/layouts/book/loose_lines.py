"""The lines of a table from its cells in the order of the page: by place where blank cells were kept, else by what each cell can be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from heng.documents.layouts.book.figures import is_blank, is_figure
from heng.documents.layouts.book.loose_heads import Leaf
from heng.documents.layouts.book.titles import book_words
from heng.documents.layouts.headings import is_total
from heng.documents.layouts.rows import Slot

CODE = re.compile(r"\d{2,12}")


@dataclass(frozen=True, slots=True)
class LooseCell:
    """A cell on a line of its own, with its place among all rows; blank ones have no text."""

    slot: Slot
    place: int

    @property
    def text(self) -> str:
        """What stands in the cell."""
        return self.slot.text

    def blank(self) -> "LooseCell":
        """A blank cell at the same place."""
        return replace(self, slot=replace(self.slot, text=""))


Lines = list[list[LooseCell]]


def placed(cells: Sequence[LooseCell], body: int, head: Sequence[Leaf], *, whole_totals: bool) -> Lines | None:
    """The lines where blank cells were kept; blank ones just before the first line may be its own.

    `whole_totals` says that the names of totals are merged over the columns of code and name.
    """
    before = 0
    while before < min(body, len(head)) and not cells[body - before - 1].text:
        before += 1
    starts = [cells[body - blank :] for blank in range(before + 1)]
    readings = [_with_whole_totals(start, head) for start in starts] if whole_totals else starts
    return next((lines for start in readings if (lines := _by_place(start, head)) is not None), None)


def _with_whole_totals(cells: Sequence[LooseCell], head: Sequence[Leaf]) -> list[LooseCell]:
    """The cells where the names of totals are merged over the columns of code and name."""
    merged = next((at for at, leaf in enumerate(head) if leaf.sort == "amount"), 1) - 1
    return [made for cell in cells for made in (cell, *[cell.blank()] * (merged if is_total(cell.text) else 0))]


def _by_place(cells: Sequence[LooseCell], head: Sequence[Leaf]) -> Lines | None:
    """The lines where blank cells were kept: every line has all columns; None where a cell does not suit its column."""
    width = len(head)
    if not any(not cell.text for cell in cells):
        return None
    filled = max((number for number, cell in enumerate(cells) if is_figure(cell.text)), default=-1) + 1
    if not any(leaf.sort in ("code", "name") for leaf in head) and filled != width:
        return None
    count = -(-filled // width) * width
    padded = [*cells[:count], *[cells[-1].blank()] * max(0, count - len(cells))]
    lines = [padded[start : start + width] for start in range(0, count, width)]
    return (
        lines if all(_suits(cell.text, leaf) for line in lines for cell, leaf in zip(line, head, strict=True)) else None
    )


def _suits(text: str, leaf: Leaf) -> bool:
    if is_blank(text) or leaf.sort == "text":
        return True
    if leaf.sort == "amount":
        return is_figure(text)
    if leaf.sort == "number":
        return text.isdecimal()
    return not is_figure(text) or (leaf.sort == "code" and CODE.fullmatch(text) is not None)


def by_order(cells: Sequence[LooseCell], head: Sequence[Leaf]) -> Lines | None:
    """The lines where blank cells were left out, as far as only one reading is possible: see `_line`."""
    if any(leaf.sort == "text" for leaf in head):
        return None
    texts = [cell for cell in cells if cell.text]
    sides = _sides(head)
    if len(sides) > 1 and not any(leaf.sort == "number" for leaf in head):
        shapes = {tuple((leaf.sort, leaf.text if leaf.sort == "amount" else "") for leaf in side) for side in sides}
        if len(shapes) > 1 or sum(leaf.sort == "amount" for leaf in sides[0]) > 1:
            return None
        sides = sides[:1]
    figures = [number for number, cell in enumerate(texts) if is_figure(cell.text)]
    texts = texts[: figures[-1] + 1] if figures else []
    lines: Lines = []
    counted: dict[int, int] = {}
    place = 0
    while place < len(texts):
        line: list[LooseCell] = []
        for number, side in enumerate(sides):
            part, place = _line(texts, place, side, counted, number)
            if part is None:
                return None
            line += part
        lines.append(line)
    return lines


def _sides(head: Sequence[Leaf]) -> list[list[Leaf]]:
    sides: list[list[Leaf]] = [[]]
    for leaf in head:
        if leaf.sort in ("code", "name") and any(known.sort == "amount" for known in sides[-1]):
            sides.append([])
        sides[-1].append(leaf)
    return sides


def _line(
    cells: Sequence[LooseCell], place: int, side: Sequence[Leaf], counted: dict[int, int], number: int
) -> tuple[list[LooseCell] | None, int]:
    """One side of a line from `place` on and where the next begins; None where it is not certain.

    All its codes are there or none; of its amounts too, but that one amount alone may be left out.
    """
    made: list[LooseCell] = []
    codes = _codes(cells, place, side)
    for leaf in side:
        cell = cells[place] if place < len(cells) else None
        if leaf.sort == "number" and not _is_next(cell, counted, number):
            return None, place
        taken = cell is not None and (codes > 0 if leaf.sort == "code" else _fits(cell.text, leaf, side, counted))
        codes -= leaf.sort == "code"
        made.append(cell if taken and cell else cells[min(place, len(cells) - 1)].blank())
        place += taken
    amounts = [made[at].text for at, leaf in enumerate(side) if leaf.sort == "amount"]
    named = [made[at].text for at, leaf in enumerate(side) if leaf.sort in ("code", "name", "number")]
    certain = (all(amounts) or not any(amounts)) and (any(named) or not named) and codes <= 0
    return (made, place) if certain and any(cell.text for cell in made) else (None, place)


def _codes(cells: Sequence[LooseCell], place: int, side: Sequence[Leaf]) -> int:
    """How many codes stand at `place` before words; more than the side has columns for, where these are not all filled."""
    columns = [leaf for leaf in side if leaf.sort == "code"]
    count = 0
    while place + count < len(cells) and CODE.fullmatch(cells[place + count].text):
        count += 1
    if not columns or not count or place + count >= len(cells) or is_figure(cells[place + count].text):
        return 0
    if is_total(cells[place + count].text):
        return len(columns) + 1
    parted = all(leaf.text in book_words()["columns"]["code_parts"] for leaf in columns)
    return count if count == len(columns) or (parted and count < len(columns)) else len(columns) + 1


def _is_next(cell: LooseCell | None, counted: dict[int, int], number: int) -> bool:
    """Whether a cell goes on numbering the lines of a side; the first may begin anywhere."""
    if cell is None or not cell.text.isdecimal():
        return False
    follows = number not in counted or int(cell.text) == counted[number] + 1
    counted[number] = int(cell.text)
    return follows


def _fits(text: str, leaf: Leaf, side: Sequence[Leaf], counted: dict[int, int]) -> bool:
    """Whether a cell may stand under `leaf`; beside codes a figure like a code is no amount, beside numbers the next one none."""
    if leaf.sort == "number":
        return True
    if leaf.sort == "name":
        return not is_figure(text) and not is_blank(text)
    is_count = text.isdecimal() and int(text) in {last + 1 for last in counted.values()}
    is_code = any(other.sort == "code" for other in side) and CODE.fullmatch(text) is not None
    return (is_figure(text) or is_blank(text)) and not (is_count or is_code)
