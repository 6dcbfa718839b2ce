"""A Guangdong page taken apart by a text extractor: its columns one below the other, cut at the headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from heng.documents.content import Line
from heng.documents.layouts.amount_cells import amount, number
from heng.documents.layouts.column_texts import split_names
from heng.documents.layouts.funding_split import Block
from heng.documents.layouts.guangdong_form import INDICATORS, NAME, OBJECTIVE, SOURCES, TOTAL, column
from heng.documents.layouts.passage import Passage

_WITH_SUMS = re.compile(r"(?P<name>\S.*?)(?P<figures>(?:\s+[\d,，]+[.．]\d{2}){1,6})\s*")
_TITLE = re.compile(r".*(?:目标|绩效|预算|公开).*[表书][^，。]{0,20}|附[件表].*")
_PAGE_NUMBER = re.compile(r"[-—–\s]*(?:第\s*)?\d{0,4}(?:\s*页)?[-—–\s]*")


@dataclass(frozen=True, slots=True)
class Sums:
    """A row of sums above the table: 合计 or a unit, with the figures as printed, in yuan."""

    name: str
    figures: tuple[Decimal, ...]
    line: Line


@dataclass(frozen=True, slots=True)
class Name:
    """A project's name.

    `ahead` where it stands above the heading of its own column, so was moved there; `edge` where its column breaks off
    behind it, so that it may have been moved.
    """

    passage: Passage
    ahead: bool = False
    edge: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """The parts of the page in the order in which they were printed; amounts in yuan."""

    head: tuple[Line, ...]
    sums: tuple[Sums, ...]
    names: tuple[Name, ...]
    money: tuple[Block, ...]
    sources: tuple[str, ...]
    goals: tuple[Line, ...]
    indicators: tuple[Line, ...]


def sections(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """The non-blank lines below each heading that stands on a line of its own; "" for what is above the first."""
    found: list[tuple[str, list[Line]]] = [("", [])]
    for line in lines:
        heading = column(line.text.strip())
        if heading:
            found.append((heading, []))
        elif line.text.strip() and not _PAGE_NUMBER.fullmatch(line.text):
            found[-1][1].append(line)
    return found


def columns(lines: Sequence[Line], unit: str) -> Columns:
    """The parts of the page in `lines`, whose figures are in `unit`."""
    cut = sections(lines)
    head, sums, ahead = _above(cut[0][1], unit)
    runs: list[list[Passage]] = []
    money: list[Block] = []
    for heading, below in cut[1:]:
        if heading in (NAME, TOTAL, *SOURCES):
            texts = [line for line in below if number(line.text) is None]
            runs += [split_names(texts)] if texts else []
            money += [Block(heading, amounts) for amounts in _runs(below, unit)]
    return Columns(
        head=tuple(head),
        sums=tuple(sums),
        names=(*(Name(name, ahead=True) for name in split_names(ahead)), *_in_runs(runs)),
        money=tuple(money),
        sources=tuple(dict.fromkeys(heading for heading, _ in cut if heading in SOURCES)),
        goals=tuple(line for heading, below in cut if heading == OBJECTIVE for line in below),
        indicators=tuple(line for heading, below in cut if heading == INDICATORS for line in below),
    )


def _in_runs(runs: Sequence[Sequence[Passage]]) -> Iterator[Name]:
    """The names of all runs; the last of each run but the last run stands at an edge."""
    for index, run in enumerate(runs, 1):
        yield from (Name(name) for name in run[:-1])
        yield Name(run[-1], edge=index < len(runs))


def _above(lines: Sequence[Line], unit: str) -> tuple[list[Line], list[Sums], list[Line]]:
    """What stands above the first heading: titles and labels, rows of sums, and names that were moved there."""
    head, sums, ahead = list[Line](), list[Sums](), list[Line]()
    for line in lines:
        text = line.text.strip()
        with_sums = _WITH_SUMS.fullmatch(text)
        if with_sums:
            figures = [amount(figure, unit) for figure in with_sums["figures"].split()]
            sums.append(Sums(with_sums["name"], tuple(figure for figure in figures if figure is not None), line))
        elif _TITLE.fullmatch(text) or re.search(r"(?:名称|单位)\s*[:：]", text):
            head.append(line)
        else:
            ahead.append(line)
    return head, sums, ahead


def _runs(lines: Sequence[Line], unit: str) -> Iterator[tuple[Decimal, ...]]:
    """The amounts in `lines`, cut where text stands between them."""
    run: list[Decimal] = []
    for line in lines:
        figure = amount(line.text, unit) if number(line.text) is not None else None
        if figure is not None:
            run.append(figure)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)
