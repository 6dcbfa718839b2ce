"""Amounts of rows whose cells slid together: put back under their columns where the sums leave one way only."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, islice

# Rows to try at most; a unit with so many torn rows keeps their sources open.
_MOST_STEPS = 200_000

Amount = Decimal | None
Row = tuple[Amount, ...]


def ways(printed: Sequence[Amount], width: int) -> list[Row]:
    """All rows of `width` columns (total first) that `printed` may have been before blank cells were lost.

    An amount stands in its printed column or, as lost blanks only pull cells to the left, further right; order stays.
    What is printed as the total is the total. It is the sum of its parts; where it is blank itself, it is that sum.
    """
    places = [index for index, amount in enumerate(printed) if amount is not None]
    found = []
    for columns in combinations(range(width), len(places)):
        if any(column < place or (place == 0 < column) for column, place in zip(columns, places, strict=True)):
            continue
        row: list[Amount] = [None] * width
        for column, place in zip(columns, places, strict=True):
            row[column] = printed[place]
        completed = _completed(row)
        if completed and completed not in found:
            found.append(completed)
    return found


def settle(whole: Sequence[Row], torn: Sequence[Sequence[Amount]], stated: Row) -> list[Row] | None:
    """The rows that `torn` were, when exactly one choice makes all columns of `whole` and `torn` add to `stated`.

    None where no choice or more than one does.
    """
    left = [amount or Decimal(0) for amount in stated]
    for row in whole:
        left = _less(left, row)
    options = [ways(row, len(stated)) for row in torn]
    steps = iter(range(_MOST_STEPS))
    fitting = list(islice(_fitting(options, left, steps), 2))
    return fitting[0] if len(fitting) == 1 and next(steps, None) is not None else None


def _fitting(options: Sequence[Sequence[Row]], left: Sequence[Decimal], steps: Iterator[int]) -> Iterator[list[Row]]:
    """The choices of one row from each of `options` that use up `left` exactly in every column."""
    if not options:
        if not any(left):
            yield []
        return
    for row in options[0]:
        rest = _less(left, row)
        if min(rest) >= 0 and next(steps, None) is not None:
            yield from ([row, *others] for others in _fitting(options[1:], rest, steps))


def _less(left: Sequence[Decimal], row: Row) -> list[Decimal]:
    return [amount - (taken or Decimal(0)) for amount, taken in zip(left, row, strict=True)]


def _completed(row: Sequence[Amount]) -> Row | None:
    parts = [amount for amount in row[1:] if amount is not None]
    total = sum(parts, Decimal(0))
    if not parts or (row[0] is not None and row[0] != total):
        return None
    return (total, *row[1:])
