"""Tables of text whose merged cells were left out: their headings no longer stand above their columns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from heng.documents.layouts.book.figures import is_figure
from heng.documents.layouts.book.headings import heading_rows, is_column_numbers, is_heading_text, without_numbers
from heng.documents.layouts.book.loose_heads import Leaf, leaves
from heng.documents.layouts.headings import is_total
from heng.documents.layouts.rows import Row, Slot


def squared(rows: Sequence[Row]) -> tuple[Row, ...]:
    """`rows` of a table with each heading above its column again, where that is certain; else as they are."""
    height = heading_rows(rows)
    if not has_bare_columns(rows, height):
        return tuple(rows)
    height += next((more for more, row in enumerate(rows[height:]) if not _is_of_headings(row)), 0)
    texts = [slot.text for row in rows[:height] for _, slot in row.filled()]
    head = leaves(texts)
    if head is None or len(head.leaves) != max(len(row.slots) for row in rows[height:]):
        return tuple(rows)
    like = rows[0].slots[0]
    return (*_heads(head.leaves, head.groups, like), *(_whole(row, head.leaves) for row in rows[height:]))


def _is_of_headings(row: Row) -> bool:
    """Whether a row taken for the first of the lines holds only headings, numbers of columns apart."""
    return is_column_numbers(row) or all(is_heading_text(slot.text) for _, slot in row.filled())


def has_bare_columns(rows: Sequence[Row], height: int) -> bool:
    """Whether columns of a text stand right of all its headings, which are the first `height` rows."""
    if not height or any(row.exact for row in rows):
        return False
    heads = without_numbers(rows[:height])
    named = [row for row in heads if row.filled()]
    headed = max((column for row in named for column, _ in row.filled()), default=0)
    widest = max((len(row.slots) for row in named), default=0)
    longer = any(len(row.slots) > widest for row in rows[height:])
    return longer or any(
        column > headed and is_figure(slot.text) for row in rows[height:] for column, slot in row.filled()
    )


def _heads(head: Sequence[Leaf], groups: Sequence[str], like: Slot) -> Iterator[Row]:
    if any(groups):
        yield Row(tuple(replace(like, text=text) for text in groups), exact=False)
    yield Row(tuple(replace(like, text=leaf.text) for leaf in head), exact=False)


def _whole(row: Row, head: Sequence[Leaf]) -> Row:
    """A row whose total is merged over the columns of code and name with blank cells beside it."""
    amounts = next(at for at, leaf in enumerate(head) if leaf.sort == "amount")
    merged = is_total(row.text(0)) and any(is_figure(row.text(at)) for at in range(1, amounts))
    if not merged or len(row.slots) + amounts - 1 > len(head):
        return row
    blank = replace(row.slots[0], text="")
    return replace(row, slots=(row.slots[0], *[blank] * (amounts - 1), *row.slots[1:]))
