"""Which text of a torn table belongs to which row: orders that agree with all that is certain, and nothing else.

Rows are numbered from 0 in the order of the column of totals. An order is a tuple: entry i of a column is in row
order[i].
"""

from collections.abc import Mapping, Sequence
from itertools import combinations, permutations

Order = tuple[int, ...]

# Fewer common characters than this occur between any two texts of one court.
_SHORTEST_MATCH = 5
# Entries of a column that may stand out of order at most; with more, nothing is certain any more.
_MOST_DISPLACED = 2
_MOST_ENTRIES = 60
# Above this number of entries only one more is tried out of order: the ways grow with the fourth power.
_MANY_ENTRIES = 20


def anchors(names: Sequence[str], texts: Sequence[str]) -> dict[int, int]:
    """Names that stand in so many words in exactly one text that names no other: index of name → index of text."""
    lengths = [[longest_common(name, text) for text in texts] for name in names]
    found = {}
    for index, row in enumerate(lengths):
        best = max(row, default=0)
        if best < _SHORTEST_MATCH or row.count(best) != 1:
            continue
        text = row.index(best)
        if all(other == index or lengths[other][text] < best for other in range(len(names))):
            found[index] = text
    return found


def longest_common(left: str, right: str) -> int:
    """The length of the longest run of characters that both texts contain."""
    best = 0
    for start in range(len(left)):
        while start + best < len(left) and left[start : start + best + 1] in right:
            best += 1
    return best


def possible_orders(count: int, fixed: Mapping[int, int], displaced: Sequence[int]) -> set[Order]:
    """All orders of `count` entries in which `fixed` entries are in their rows, `displaced` ones anywhere, the rest in order."""
    loose = [index for index in displaced if index not in fixed]
    free_rows = [row for row in range(count) if row not in fixed.values()]
    if count > _MOST_ENTRIES or len(loose) > _MOST_DISPLACED or len(free_rows) != count - len(fixed):
        return set()
    orders = set()
    for rows in permutations(free_rows, len(loose)):
        placed = {**fixed, **dict(zip(loose, rows, strict=True))}
        rest = iter(row for row in free_rows if row not in rows)
        orders.add(tuple(placed[index] if index in placed else next(rest) for index in range(count)))
    return orders


def consistent(orders: set[Order], known: Mapping[int, int]) -> set[Order]:
    """The orders that put each entry of `known` into its row."""
    return {order for order in orders if all(order[index] == row for index, row in known.items())}


def simplest_orders(
    count: int, fixed: Mapping[int, int], displaced: Sequence[int], known: Mapping[int, int]
) -> set[Order]:
    """The possible orders that agree with `known` and displace as few entries as possible beyond `displaced`."""
    others = [index for index in range(count) if index not in fixed and index not in displaced]
    for extra in range((_MOST_DISPLACED if count <= _MANY_ENTRIES else 1) + 1):
        found: set[Order] = set()
        for more in combinations(others, extra):
            found |= consistent(possible_orders(count, fixed, (*displaced, *more)), known)
        if found:
            return found
    return set()


def agreed(orders: set[Order], count: int) -> tuple[int | None, ...]:
    """For each entry the row on which all `orders` agree; None where they do not, or where there is no order."""
    if not orders:
        return (None,) * count
    return tuple(rows.pop() if len(rows := {order[index] for order in orders}) == 1 else None for index in range(count))
