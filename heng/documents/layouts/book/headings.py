"""The headings of a book's table, over one or more rows: which rows they are, and the path of headings above a column."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from heng.documents.layouts.book.figures import is_figure
from heng.documents.layouts.book.titles import book_words
from heng.documents.layouts.headings import is_total, plain
from heng.documents.layouts.rows import Row, one_line
from heng.domain.target.characters import folded

_COUNTING = re.compile(r"\d{1,2}|\d{1,2}(?:[=+\-*/(),]+\d{1,2}\)?)+|[甲乙丙丁戊A-Za-z]|栏次|行次|列次|栏目|—|-|\*+")
# A heading that says in brackets what its column holds: `支出项目类别(项目名称)`.
_EXPLAINED = re.compile(r".+\(([^()]{2,10})\)")
_LISTED = re.compile(r"\s*(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．]\D)")
_COUNTED = ("栏次", "行次", "列次", "栏目")
_ANY_HEADINGS = 2
_LONGEST_HEADING, _LONGEST_LOOSE = 12, 24


@lru_cache(maxsize=8192)
def role(text: str) -> str:
    """What a heading says of its column: name, code, ignored, text, count, or amount where it says nothing of these."""
    words = book_words()["columns"]
    squeezed, folded_text = plain(text), folded(text)
    listed = next((name for name in ("name", "code", "ignored") if squeezed in words[name]), None)
    if listed:
        return listed
    endings = (("code", "code_endings"), ("name", "name_endings"))
    explained = _EXPLAINED.fullmatch(folded_text)
    wordings = (squeezed, *([plain(explained[1])] if explained else []))
    ended = next((name for name, key in endings for said in wordings if said.endswith(tuple(words[key]))), None)
    holds = next((name for name in ("text", "count") if any(word in folded_text for word in words[name])), None)
    return ended or holds or "amount"


def says_money(text: str) -> bool:
    """Whether a heading speaks of amounts of money."""
    return any(word in text for word in book_words()["columns"]["money"])


def heading_rows(rows: Sequence[Row]) -> int:
    """How many of the first `rows` are headings: all before the first line of the table; 0 where none of them is one."""
    names: set[int] = set()
    for count, row in enumerate(rows):
        if is_column_numbers(row):
            continue
        if _is_line(row, names):
            return count if _are_headings(rows[:count]) else 0
        named = {column for column, slot in row.filled() if role(slot.text) == "name"}
        perhaps = {column for column, slot in row.filled() if _perhaps_name(slot.text)}
        names |= named or (set() if names else perhaps)
    return len(rows) if _are_headings(rows) else 0


def is_heading_row(row: Row) -> bool:
    """Whether a row holds nothing but headings, one of them that of a name or code."""
    texts = [slot.text for _, slot in row.filled()]
    named = any(role(text) in ("name", "code") for text in texts)
    return len(texts) > 1 and named and not any(map(is_figure, texts)) and all(_is_heading(text) for text in texts)


def is_heading_text(text: str) -> bool:
    """Whether a text alone is a heading: of names, codes or numbers, one that speaks of money, or the name of a side."""
    said = _is_heading(text) or any(word in text for word in book_words()["columns"]["change"])
    return len(text) <= _LONGEST_LOOSE and not _LISTED.match(text) and said


def is_column_numbers(row: Row) -> bool:
    """Whether a row numbers the columns (`栏次 1 2 3`, `1 2 3=1+2`)."""
    texts = [re.sub(r"\s+", "", folded(slot.text)) for _, slot in row.filled()]
    if len(texts) < _ANY_HEADINGS:
        return False
    numbers = [int(text) for text in texts if text.isdecimal()]
    if any(text in _COUNTED for text in texts):
        return all(_COUNTING.fullmatch(text) or role(text) in ("code", "name", "ignored") for text in texts)
    ascending = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
    return ascending and all(_COUNTING.fullmatch(text) or role(text) in ("code", "ignored") for text in texts)


def without_numbers(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The heading rows `rows` without those cells that only number the columns."""
    return tuple(
        replace(row, slots=tuple(replace(slot, text="") if _is_number(slot.text) else slot for slot in row.slots))
        if is_column_numbers(row)
        else row
        for row in rows
    )


def path(rows: Sequence[Row], column: int) -> tuple[str, ...]:
    """The headings above `column` from the top down, those of the groups that it belongs to first."""
    found: list[str] = []
    for level in range(len(rows)):
        text = one_line(_above(rows, level, column)).replace(" ", "").replace("\u3000", "")
        if text and text not in found[-1:]:
            found.append(text)
    return tuple(found)


def has_heading(rows: Sequence[Row], column: int) -> bool:
    """Whether a heading of its own stands above `column`, or one merged over it."""
    slots = [row.slots[column] for row in rows if column < len(row.slots)]
    return any(slot.covered or slot.text for slot in slots)


def _above(rows: Sequence[Row], level: int, column: int) -> str:
    """The heading that reaches over `column` in one row: its own, that of a merged cell, or that of a group to its left."""
    slots = rows[level].slots
    if column >= len(slots):
        return ""
    if slots[column].text and not slots[column].covered:
        return slots[column].text if slots[column].own else ""
    if not slots[column].covered and _has_own(rows[:level], column) and not _has_own(rows[level + 1 :], column):
        return ""
    for left in range(column - 1, -1, -1):
        slot = slots[left]
        if slot.covered:
            continue
        merged = all(between.covered for between in slots[left + 1 : column + 1])
        if not slot.own or (slot.text and not merged and not _has_own(rows[level + 1 :], left)):
            return ""
        if slot.text or merged:
            return slot.text
    return ""


def _has_own(rows: Sequence[Row], column: int) -> bool:
    return any(row.slots[column].own and row.slots[column].text for row in rows if column < len(row.slots))


def _is_line(row: Row, names: set[int]) -> bool:
    """Whether a row is a line of the table: a total, a figure beside a text, or a name below the heading of names."""
    filled = row.filled()
    if len(filled) > 1 and any(is_figure(slot.text) and column not in names for column, slot in filled):
        return True
    if any(role(slot.text) in ("name", "code") for _, slot in filled):
        return False
    return any(column in names and (is_total(slot.text) or not _perhaps_name(slot.text)) for column, slot in filled)


def _is_number(text: str) -> bool:
    return _COUNTING.fullmatch(re.sub(r"\s+", "", folded(text))) is not None


def _are_headings(rows: Sequence[Row]) -> bool:
    texts = [slot.text for row in rows for _, slot in row.filled()]
    named = any(role(text) in ("name", "code") or _perhaps_name(text) for text in texts)
    money = sum(map(says_money, texts))
    short = bool(money) and all(len(text) <= _LONGEST_HEADING for text in texts)
    return len(texts) > 1 and (named or money >= _ANY_HEADINGS or short)


def _is_heading(text: str) -> bool:
    return role(text) != "amount" or says_money(text) or _perhaps_name(text)


def _perhaps_name(text: str) -> bool:
    return re.sub(r"\s+", "", folded(text)) in book_words()["columns"]["perhaps_name"]
