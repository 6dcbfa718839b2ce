"""The headings of a table whose cells stand on lines of their own: which columns they make, where that is certain."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from heng.documents.layouts.book.headings import role
from heng.documents.layouts.book.titles import book_words
from heng.documents.layouts.headings import plain

Sort = Literal["code", "name", "number", "amount", "text"]
_PAIR = 2
_SUBTOTAL = "小计"
_SORTS: dict[str, Sort] = {
    "code": "code",
    "name": "name",
    "ignored": "number",
    "amount": "amount",
    "text": "text",
    "count": "text",
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A column by its lowest heading: of codes, names, line numbers, amounts or other texts."""

    text: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class Head:
    """The columns from left to right, and the group above each (blank where it goes on or there is none)."""

    leaves: tuple[Leaf, ...]
    groups: tuple[str, ...] = ()


def leaves(texts: Sequence[str]) -> Head | None:
    """The columns of the headings `texts` in the order of the page, rows of numbers included; None where they are not certain.

    Certain are one row of headings; groups above the sides, or above names and amounts, of a second row; and one first
    group whose parts (code and name) come last. Parts of a column (小计 …, 类 款 项) are put in its place before.
    """
    words, numbers = _without_counts(texts)
    words = _with_subtotals(_with_code_parts(words))
    made = words and (
        _in_one_row(words) or _under_groups(words) or _parted(words) or _numbered(words) or _halves(words)
    )
    if not made or not any(leaf.sort == "amount" for leaf in made.leaves):
        return None
    amounts = sum(leaf.sort == "amount" for leaf in made.leaves)
    counted = sum(leaf.sort != "number" for leaf in made.leaves)
    return made if not numbers or numbers in (amounts, counted, len(made.leaves)) else None


def _without_counts(texts: Sequence[str]) -> tuple[list[str], int]:
    """The headings without the row that numbers the columns, and how many numbers that has."""
    kept = [re.sub(r"\s+", "", text) for text in texts if text]
    numbers = [text for text in kept if re.fullmatch(r"\d{1,2}", text)]
    return [text for text in kept if text not in numbers and text not in ("栏次", "栏目")], len(numbers)


def _with_code_parts(texts: Sequence[str]) -> list[str]:
    """The parts of a code (类 款 项), which come last, in the place of the code."""
    parts = book_words()["columns"]["code_parts"]
    first = next((number for number in range(len(texts)) if all(text in parts for text in texts[number:])), 0)
    whole = next((number for number in range(first) if role(texts[number]) == "code"), None)
    if whole is None or len(texts) - first < _PAIR:
        return list(texts)
    return [*texts[:whole], *texts[first:], *texts[whole + 1 : first]]


def _with_subtotals(texts: Sequence[str]) -> list[str]:
    """The parts of amounts (小计 and others), which come last, in the place of the amount that alone can have them."""
    starts = [number for number, text in enumerate(texts) if text == _SUBTOTAL]
    if not starts:
        return list(texts)
    runs = [list(texts[start:end]) for start, end in zip(starts, [*starts[1:], len(texts)], strict=True)]
    above = list(texts[: starts[0]])
    wholes = [number for number, text in enumerate(above) if _may_have(text, runs[0])]
    alone = [number for number, text in enumerate(above) if role(text) == "amount"]
    chosen = wholes if len(wholes) == len(runs) else alone
    if len(chosen) != len(runs) or any(_is_named(text) for run in runs for text in run):
        return list(texts)
    parts = dict(zip(chosen, runs, strict=True))
    return [made for number, text in enumerate(above) for made in _parts(text, parts.get(number))]


def _parts(text: str, run: Sequence[str] | None) -> list[str]:
    return [text] if run is None else [f"{text}{_SUBTOTAL}", *run[1:]]


def _may_have(whole: str, run: Sequence[str]) -> bool:
    """Whether an amount is one of which the rulebook knows the parts."""
    known = book_words()["columns"]["parts_of_amounts"]
    return any(
        entry["whole"] in whole and all(any(part in text for text in run) for part in entry["parts"]) for entry in known
    )


def _made(texts: Sequence[str], groups: Sequence[str] = ()) -> Head:
    return Head(tuple(Leaf(text, _SORTS[role(text)]) for text in texts), tuple(groups))


def _starts(texts: Sequence[str]) -> list[int]:
    """Where the sides begin: at a code or name at the beginning, or behind an amount."""
    roles = [role(text) for text in texts]
    named = [number for number, kind in enumerate(roles) if kind in ("code", "name")]
    return [number for number in named if number == 0 or roles[number - 1] in ("amount", "count")]


def _in_one_row(texts: Sequence[str]) -> Head | None:
    starts = _starts(texts)
    if not starts or starts[0] != 0 or _is_named(texts[-1]) or _SUBTOTAL in texts:
        return None
    sides = [texts[start:end] for start, end in zip(starts, [*starts[1:], len(texts)], strict=True)]
    repeated = any(len(set(side)) < len(side) for side in sides)
    return None if repeated or len({_names(side) for side in sides}) > 1 else _made(texts)


def _names(side: Sequence[str]) -> tuple[str, ...]:
    """What kinds of columns stand before the amounts of a side."""
    return tuple(role(text) for text in side if _is_named(text))


def _under_groups(texts: Sequence[str]) -> Head | None:
    """Groups in the first row, one for each side of the second, or one for the names and one for the amounts."""
    for start in range(1, len(texts)):
        rest = texts[start:]
        starts = _starts(rest)
        if not starts or starts[0] != 0 or _is_named(rest[-1]):
            continue
        if len(starts) == start > 1 and not any(map(_is_named, texts[:start])):
            return _made(rest, _spread(texts[:start], starts, len(rest)))
        if len(starts) > start == _PAIR and (_is_of_sides(texts[:start]) or _are_alike(rest, starts)):
            return _made(rest)
        roles = ["", *map(role, rest)]
        parts = [at for at in range(len(rest)) if at == 0 or (roles[at + 1] == "code" != roles[at])]
        amounts = [number for number, text in enumerate(rest) if role(text) == "amount"][:1]
        if len(starts) == 1 and start == len(parts) + 1 and amounts and all(map(_is_named, texts[: start - 1])):
            return _made(rest, _spread(texts[:start], [*parts, *amounts], len(rest)))
    return None


def _are_alike(texts: Sequence[str], starts: Sequence[int]) -> bool:
    return len({tuple(texts[start:end]) for start, end in zip(starts, [*starts[1:], len(texts)], strict=True)}) == 1


def _is_of_sides(groups: Sequence[str]) -> bool:
    return all(plain(text) in book_words()["columns"]["perhaps_name"] for text in groups)


def _spread(groups: Sequence[str], starts: Sequence[int], width: int) -> list[str]:
    above = dict(zip(starts, groups, strict=True))
    return [above.get(column, "") for column in range(width)]


def _parted(texts: Sequence[str]) -> Head | None:
    """A first group, single headings, and last the parts of that group: its code and its name."""
    parts = next((number for number in range(1, len(texts)) if all(_is_named(text) for text in texts[number:])), 0)
    if parts < _PAIR or not _is_named(texts[0]) or any(map(_is_named, texts[1:parts])) or _SUBTOTAL in texts:
        return None
    return _made([*texts[parts:], *texts[1:parts]])


def _numbered(texts: Sequence[str]) -> Head | None:
    """Numbers of the lines before everything else."""
    if role(texts[0]) != "ignored" or len(texts) == 1:
        return None
    rest = texts[1:]
    made = _in_one_row(rest) or _under_groups(rest) or _parted(rest)
    if made is None:
        return None
    groups = ("", *made.groups) if made.groups else ()
    return Head((Leaf(texts[0], "number"), *made.leaves), groups)


def _halves(texts: Sequence[str]) -> Head | None:
    """Amounts without names: one row of them, or groups above parts that are the same in each."""
    if any(role(text) != "amount" for text in texts):
        return None
    if len(set(texts)) == len(texts):
        return _made(texts)
    for groups in range(_PAIR, len(texts) // _PAIR):
        rest = texts[groups:]
        size = len(rest) // groups
        if len(rest) % groups == 0 and all(rest[at : at + size] == rest[:size] for at in range(0, len(rest), size)):
            return _made(rest, _spread(texts[:groups], list(range(0, len(rest), size)), len(rest)))
    return None


def _is_named(text: str) -> bool:
    return role(text) in ("code", "name")
