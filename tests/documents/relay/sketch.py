"""Building blocks of laid-out papers: label rows stretched to the width of the table, and the table of indicators."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tests.documents.relay.declaration import Aim, Paper
from tests.documents.relay.sheet import Put
from tests.documents.relay.style import Style

Rows = list[tuple[Put, ...]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of indicators: its heading, what it prints of an indicator, and whether equal cells below are merged.

    Columns of the same `group` stand under one heading more; the other headings then reach over both rows.
    """

    heading: str
    text: Callable[[Aim], str]
    level: int = 0
    span: int = 1
    group: str = ""


def category(heading: str = "一级指标") -> Column:
    """The column of level 1."""
    return Column(heading, lambda aim: aim.category, level=1)


def subcategory(heading: str = "二级指标") -> Column:
    """The column of level 2."""
    return Column(heading, lambda aim: aim.subcategory, level=2)


def name(heading: str = "三级指标") -> Column:
    """The column of names."""
    return Column(heading, lambda aim: aim.name)


def one(heading: str = "指标值") -> Column:
    """The column of values with their sign and unit."""
    return Column(heading, lambda aim: aim.target.in_one())


def three(sign: str = "指标性质", value: str = "指标值", unit: str = "度量单位") -> tuple[Column, ...]:
    """The columns of sign, value and unit."""
    return (
        Column(sign, lambda aim: aim.target.in_three()[0]),
        Column(value, lambda aim: aim.target.in_three()[1]),
        Column(unit, lambda aim: aim.target.in_three()[2]),
    )


def weight(heading: str = "权重") -> Column:
    """The column of weights."""
    return Column(heading, lambda aim: aim.weight)


def polarity(heading: str = "指标方向性") -> Column:
    """The column of directions."""
    return Column(heading, lambda aim: aim.polarity)


def whole(heading: str = "实施周期指标值") -> Column:
    """The column of values of the whole period."""
    return Column(heading, lambda aim: aim.whole_period.in_one() if aim.whole_period else "")


def note(heading: str = "备注") -> Column:
    """A column of remarks."""
    return Column(heading, lambda aim: aim.note)


def blank() -> Column:
    """A column without heading and content."""
    return Column("", lambda _: "")


def dressed(columns: Sequence[Column], style: Style) -> list[Column]:
    """The columns with those that `style` adds."""
    found = [*columns]
    if style.spread:
        found = [replace(c, span=2) if c.heading == columns[2].heading else c for c in found]
    if style.spacer:
        found.insert(3, blank())
    found += [note(heading) for heading in style.extras if heading not in [column.heading for column in found]]
    return found


def width_of(columns: Sequence[Column], style: Style) -> int:
    """How many columns of the sheet a table of `columns` takes, with its side label and serial numbers."""
    return sum(column.span for column in columns) + bool(style.side) + style.serial


def table(aims: Sequence[Aim], columns: Sequence[Column], style: Style, *, total: str = "") -> Rows:
    """Heading row and rows of indicators; equal levels merged, printed on the first row only, or repeated."""
    rows = heading_rows(columns, style)
    previous: Aim | None = None
    for number, aim in enumerate(aims, 1):
        serial = [Put(str(number))] if style.serial else []
        cells = [_cell(aims, number - 1, previous, column, style) for column in columns]
        rows.append((*serial, *(cell for cell in cells if cell is not None)))
        previous = aim
    rows += _unused(columns, style)
    if total and style.total:
        rows.append(_total_row(columns, style, total))
    if style.side:
        rows[0] = (Put(style.beside(), 1, len(rows)), *rows[0])
    return rows


def heading_rows(columns: Sequence[Column], style: Style) -> Rows:
    """The headings, in two rows where some of them stand in groups."""
    height = 2 if any(column.group for column in columns) else 1
    lead = [Put(style.label("序号"), 1, height)] if style.serial else []
    upper = []
    for group, members in groupby(columns, key=lambda column: column.group):
        inside = list(members)
        if group:
            upper.append(Put(style.label(group), sum(column.span for column in inside)))
        else:
            upper += [Put(style.label(column.heading), column.span, height) for column in inside]
    lower = tuple(Put(style.label(column.heading), column.span) for column in columns if column.group)
    return [(*lead, *upper), lower] if lower else [(*lead, *upper)]


def _cell(aims: Sequence[Aim], index: int, previous: Aim | None, column: Column, style: Style) -> Put | None:
    aim = aims[index]
    text = _written(aim, column, style)
    if not column.level or style.levels == "repeated":
        return Put(text, column.span)
    if _starts(previous, aim, column.level):
        height = _height(aims[index:], column.level) if style.levels == "merged" else 1
        return Put(text, column.span, height)
    return None if style.levels == "merged" else Put("", column.span)


def _written(aim: Aim, column: Column, style: Style) -> str:
    text = column.text(aim)
    if column.level:
        text = style.label(text)
        return f"{text}（50分）" if style.points and column.level == 1 else text
    return f"指标1：{text}" if style.numbered and text == aim.name else text


def _levels(aim: Aim, depth: int) -> tuple[str, ...]:
    return (aim.category, aim.subcategory)[:depth]


def _starts(previous: Aim | None, aim: Aim, depth: int) -> bool:
    return previous is None or _levels(previous, depth) != _levels(aim, depth)


def _height(aims: Sequence[Aim], depth: int) -> int:
    return sum(1 for _ in next(groupby(aims, key=lambda aim: _levels(aim, depth)))[1])


def _unused(columns: Sequence[Column], style: Style) -> Iterator[tuple[Put, ...]]:
    if style.template:
        for text in ("指标2：", "……"):
            lead = [Put("")] if style.serial else []
            yield (
                *lead,
                *(
                    Put(text if not column.level and index == 2 else "", column.span)
                    for index, column in enumerate(columns)
                ),
            )


def _total_row(columns: Sequence[Column], style: Style, total: str) -> tuple[Put, ...]:
    lead = [Put("合计")] if style.serial else []
    first = [] if style.serial else [Put("合计", columns[0].span)]
    rest = columns if style.serial else columns[1:]
    return (*lead, *first, *(Put(total if column.heading in ("权重", "分值") else "", column.span) for column in rest))


def stretched(width: int, *cells: str | Put) -> tuple[Put, ...]:
    """A row of cells whose last one reaches to the end of a table of `width` columns."""
    puts = [Put(cell) if isinstance(cell, str) else cell for cell in cells]
    used = sum(put.columns for put in puts[:-1])
    return (*puts[:-1], Put(puts[-1].text, max(width - used, 1), puts[-1].rows))


def fitted(columns: Sequence[Column], style: Style, least: int) -> tuple[list[Column], int]:
    """The columns with what `style` adds, the last one stretched so that the table is `least` wide, and the width."""
    shown = dressed(columns, style)
    width = max(width_of(shown, style), least)
    last = shown[-1]
    shown[-1] = replace(last, span=last.span + width - width_of(shown, style))
    return shown, width


def headed(paper: Paper, style: Style, title: str, width: int, corner: str = "") -> Rows:
    """The rows above a form: title, year, and the unit of money where this paper prints them."""
    year = f"{paper.year}年" if style.year == "title" else ""
    unit = f"（单位：{paper.money_unit}）" if style.money == "title" else ""
    rows: Rows = [(Put(f"{year}{title}{unit}", width),)]
    if style.year == "below":
        rows.append((Put(f"（{paper.year}年度）", width),))
    stated = f"单位：{paper.money_unit}" if style.money == "corner" else ""
    if corner or stated:
        rows.append((Put(corner, width - 2), Put(stated, 2)))
    if style.money == "row":
        rows.append((Put(f"金额单位：{paper.money_unit}", width),))
    return rows


def priced(paper: Paper, style: Style, label: str) -> str:
    """The label of an amount, with the unit of money where this paper puts it there."""
    return style.label(label) + (f"（{paper.money_unit}）" if style.money == "label" else "")
