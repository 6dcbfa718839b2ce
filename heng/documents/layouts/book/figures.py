"""Figures in the cells of a book: amounts with their signs, blanks, and what is no amount of money."""

import re
from decimal import Decimal
from functools import lru_cache

from heng.documents.layouts.amount_cells import amount
from heng.documents.layouts.book.titles import book_words
from heng.domain.target.characters import folded

_IN_BRACKETS = re.compile(r"\(([\d,.]+)\)")
_LOSS = re.compile(r"[△▲▼]([\d,.]+)")
_PERCENT = re.compile(r"[-+]?[\d,.]+%")
_YEAR = re.compile(r"20\d\d(?:年.{0,8})?")
_IN_BRACKETS_AT_END = re.compile(r"\(([^()]{1,8})\)$")


@lru_cache(maxsize=8192)
def figure(text: str, unit: str) -> Decimal | None:
    """The amount in yuan of a cell in `unit`; `(12.50)` and `△12.50` are below zero. None for anything else."""
    plain = re.sub(r"\s+", "", folded(text))
    loss = _IN_BRACKETS.fullmatch(plain) or _LOSS.fullmatch(plain)
    return amount(f"-{loss[1]}" if loss else text, unit)


def is_blank(text: str) -> bool:
    """Whether a cell holds nothing, or a sign for nothing."""
    return text.strip() in ("", *book_words()["blanks"])


def is_percent(text: str) -> bool:
    """Whether a cell holds a percentage, which is no amount."""
    return _PERCENT.fullmatch(re.sub(r"\s+", "", folded(text))) is not None


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure other than a year."""
    return not _YEAR.fullmatch(re.sub(r"\s+", "", text)) and figure(text, "元") is not None


def counted_in(text: str) -> str | None:
    """The measure in which a name or heading says that its figures are counted (`车辆数（辆）`); None for money."""
    found = _IN_BRACKETS_AT_END.search(re.sub(r"\s+", "", folded(text)))
    measures = book_words()["columns"]["measures"]
    parts = re.split(r"[,、/或]", found[1].removeprefix("单位:")) if found else []
    return "".join(parts) if parts and all(part in measures for part in parts) else None
