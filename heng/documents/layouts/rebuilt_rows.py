"""The rows of a torn table put together again from its columns, each cell only where one way is left for it.

Rows take the order of the column of totals. Amounts go by sums of rows and columns; names, objectives and indicators by
printed order, by counts, and by the words that a project's name shares with its texts.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from heng.documents.layouts.column_order import Order, agreed, anchors, consistent, simplest_orders
from heng.documents.layouts.column_texts import split_goals, split_indicators
from heng.documents.layouts.funding_split import Block, Split, split_funding
from heng.documents.layouts.guangdong_form import TOTAL, rules
from heng.documents.layouts.passage import Passage
from heng.documents.layouts.printed_columns import Columns, Name
from heng.domain.target.declaration import Unit

_QUALIFIER = re.compile(r"[（(](?P<words>[^（()）]*)[）)]\s*$")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The rows of the table. For each row its total and, where certain, its split by source and its texts."""

    totals: tuple[Decimal, ...]
    split: Split | None
    name_rows: tuple[int | None, ...]
    goals: tuple[Passage | None, ...]
    strings: tuple[Passage | None, ...]


def rebuild(page: Columns, units: Sequence[Unit], stated: Sequence[Decimal]) -> Rebuilt:
    """The rows of `page`, whose projects belong to `units` and whose columns add to the `stated` sums (total first)."""
    totals, blocks = _totals(page.money, stated)
    split = split_funding(totals, blocks, page.sources, stated)
    count = len(totals)
    goals = split_goals(page.goals, count)
    strings = split_indicators(page.indicators, count)
    if len(page.names) != count:
        nothing = (None,) * count
        return Rebuilt(totals, split, (None,) * len(page.names), nothing, nothing)
    plain = [_distinctive(name.passage.text, units) for name in page.names]
    orders = _name_orders(page.names, totals, blocks, split, anchors(plain, _texts(goals)))
    name_rows = agreed(orders, count)
    whole = next(iter(orders)) if len(orders) == 1 else None
    likely = {tuple(range(count)), *([_back_in_place(whole, page.names)] if whole else [])}
    placed_goals = _placed(goals, anchors(plain, _texts(goals)), name_rows, likely)
    placed_strings = _placed(strings, anchors(plain, _texts(strings)), name_rows, likely)
    return Rebuilt(totals, split, name_rows, placed_goals, placed_strings)


def _totals(money: Sequence[Block], stated: Sequence[Decimal]) -> tuple[tuple[Decimal, ...], list[Block]]:
    """The column of totals and all other runs of amounts.

    The column is as many runs below its heading as it takes to reach the stated sum: none where no number of runs
    does, and the first run where no sum is stated.
    """
    ahead = next((index for index, block in enumerate(money) if block.below != TOTAL), len(money))
    for end in range(1, ahead + 1):
        totals = tuple(amount for block in money[:end] for amount in block.amounts)
        if not stated or sum(totals) == stated[0]:
            return totals, list(money[end:])
    return (), list(money)


def _distinctive(name: str, units: Sequence[Unit]) -> str:
    """A name without the unit's own name and without what stands in brackets: what only this project is called."""
    text = _QUALIFIER.sub("", name)
    for unit in units:
        text = text.replace(unit.name, "") if unit.name else text
    return text


def _name_orders(
    names: Sequence[Name],
    totals: Sequence[Decimal],
    blocks: Sequence[Block],
    split: Split | None,
    known: Mapping[int, int],
) -> set[Order]:
    """The orders that the names may be in. Where printed order and words contradict each other, both stay possible."""
    fixed = {**_moved_alike(names, totals, blocks), **_funded(names, split)}
    displaced = [index for index, name in enumerate(names) if name.ahead or name.edge]
    printed = simplest_orders(len(names), fixed, displaced, {})
    worded = simplest_orders(len(names), fixed, displaced, known)
    return printed & worded or printed | worded


def _moved_alike(names: Sequence[Name], totals: Sequence[Decimal], blocks: Sequence[Block]) -> dict[int, int]:
    """The one name and the one amount that both stand ahead of their heading were moved together: they share a row."""
    ahead = [index for index, name in enumerate(names) if name.ahead]
    amounts = [figure for block in blocks if block.below == TOTAL for figure in block.amounts]
    if len(ahead) == len(amounts) == 1 and list(totals).count(amounts[0]) == 1:
        return {ahead[0]: list(totals).index(amounts[0])}
    return {}


def _funded(names: Sequence[Name], split: Split | None) -> dict[int, int]:
    """Names that tell their source in brackets, where one name does and one row is paid from that source."""
    found = {}
    for source, words in rules()["funding_words"].items():
        named = [
            index
            for index, name in enumerate(names)
            if (match := _QUALIFIER.search(name.passage.text)) and any(word in match["words"] for word in words)
        ]
        paid = [row for row, parts in enumerate(split or ()) if source in parts]
        if len(named) == len(paid) == 1:
            found[named[0]] = paid[0]
    return found


def _texts(passages: Sequence[Passage] | None) -> list[str]:
    return [passage.text for passage in passages or ()]


def _back_in_place(order: Order, names: Sequence[Name]) -> Order:
    """The order of the names with those ahead of their heading back behind their upper neighbour.

    Such a name was moved in its own column only; what else was moved within the table (a row carried over a page
    break) may have been moved in other columns just so.
    """
    rows = [row for row, name in zip(order, names, strict=True) if not name.ahead]
    for row in sorted(set(order) - set(rows)):
        rows.insert(rows.index(row - 1) + 1 if row else 0, row)
    return tuple(rows)


def _placed(
    passages: Sequence[Passage] | None, known: Mapping[int, int], name_rows: Sequence[int | None], likely: set[Order]
) -> tuple[Passage | None, ...]:
    """The passages by row. Their column is in one of the `likely` orders; the words of the names decide which.

    Where several remain and differ, or none does, the rows concerned stay blank.
    """
    count = len(name_rows)
    by_words = {text: row for name, text in known.items() if (row := name_rows[name]) is not None}
    rows = agreed(consistent(likely, by_words) if passages else set(), count)
    placed: list[Passage | None] = [None] * count
    for index, row in enumerate(rows):
        if row is not None and passages:
            placed[row] = passages[index]
    return tuple(placed)
