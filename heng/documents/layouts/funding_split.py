"""Which amounts of a torn table make up which total: identities of row and column with one solution only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, islice, product

_MOST_BLOCKS = 8
# Rows to try at most; a page that needs more keeps its sources open.
_MOST_STEPS = 200_000

Split = tuple[Mapping[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Amounts printed in one run below the heading `below` (a funding source; the total for amounts ahead of it)."""

    below: str
    amounts: tuple[Decimal, ...]


def split_funding(
    totals: Sequence[Decimal], blocks: Sequence[Block], sources: Sequence[str], stated: Sequence[Decimal]
) -> Split | None:
    """For each total its amounts by source; None unless exactly one reading of the columns is the simplest.

    Each block is a part of one column. The columns must add to the `stated` sums (the total first; sums of blank
    columns may be missing), each row to its total. Of several readings the one counts in which the fewest amounts
    stand ahead of their own heading, then the fewest below a foreign one.
    """
    if len(blocks) > _MOST_BLOCKS:
        return None
    steps = iter(range(_MOST_STEPS))
    readings: dict[tuple[int, int], list[Split]] = {}
    for choice in product(sources, repeat=len(blocks)):
        columns = _columns(choice, blocks, sources)
        if not _adds_up([sum(column, Decimal(0)) for column in columns.values()], stated[1:]):
            continue
        rows = list(islice(_rows(list(totals), columns, steps), 2))
        if rows:
            readings.setdefault(_strangeness(choice, blocks, sources), []).extend(rows)
    simplest = readings[min(readings)] if readings else []
    return simplest[0] if len(simplest) == 1 and next(steps, None) is not None else None


def _columns(choice: Sequence[str], blocks: Sequence[Block], sources: Sequence[str]) -> dict[str, list[Decimal]]:
    return {
        source: [
            amount for chosen, block in zip(choice, blocks, strict=True) if chosen == source for amount in block.amounts
        ]
        for source in sources
    }


def _adds_up(sums: Sequence[Decimal], stated: Sequence[Decimal]) -> bool:
    """Whether `stated` is `sums` in order, with sums of nothing left out or printed as 0."""
    if not stated:
        return True
    printed = [amount for amount in stated if amount]
    return printed == [amount for amount in sums if amount]


def _rows(totals: list[Decimal], columns: Mapping[str, list[Decimal]], steps: Iterator[int]) -> Iterator[Split]:
    """The ways to use up all amounts of `columns`, at most one of each per row, so that every row adds to its total."""
    if not totals:
        if not any(columns.values()):
            yield ()
        return
    if next(steps, None) is None:
        return
    for part in _parts(totals[0], columns):
        rest = {source: _without(amounts, part.get(source)) for source, amounts in columns.items()}
        yield from ((part, *others) for others in _rows(totals[1:], rest, steps))


def _parts(total: Decimal, columns: Mapping[str, list[Decimal]]) -> Iterator[dict[str, Decimal]]:
    for size in range(1, len(columns) + 1):
        for sources in combinations(columns, size):
            for amounts in product(*(dict.fromkeys(columns[source]) for source in sources)):
                if sum(amounts) == total:
                    yield dict(zip(sources, amounts, strict=True))


def _without(amounts: list[Decimal], taken: Decimal | None) -> list[Decimal]:
    if taken is None:
        return amounts
    index = amounts.index(taken)
    return amounts[:index] + amounts[index + 1 :]


def _strangeness(choice: Sequence[str], blocks: Sequence[Block], sources: Sequence[str]) -> tuple[int, int]:
    rank = {source: index for index, source in enumerate(sources)}
    ahead = foreign = 0
    for chosen, block in zip(choice, blocks, strict=True):
        if rank[chosen] > rank.get(block.below, -1):
            ahead += len(block.amounts)
        if chosen != block.below:
            foreign += len(block.amounts)
    return ahead, foreign
