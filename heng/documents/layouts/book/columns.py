"""The columns of a book's table and its sides: revenue and expenditure may stand side by side, each with its own names."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from heng.documents.layouts.amount_cells import bracketed_unit
from heng.documents.layouts.book.figures import is_blank, is_figure, is_percent
from heng.documents.layouts.book.headings import has_heading, path, role, says_money
from heng.documents.layouts.book.titles import book_words
from heng.documents.layouts.headings import plain
from heng.documents.layouts.rows import Row


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its role, the headings above it, the heading under which its cells are kept, and its unit of money."""

    index: int
    role: str
    path: tuple[str, ...]
    heading: str
    unit: str | None = None

    def is_organisation(self) -> bool:
        """Whether the column holds codes or names of units."""
        return bool(self.path) and plain(self.path[-1]) in book_words()["columns"]["organisation"]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a table: the columns that make the code and name of a line, amounts, and all other texts."""

    codes: tuple[Column, ...]
    organisation: Column | None
    name: Column | None
    others: tuple[Column, ...]
    amounts: tuple[Column, ...]


def sides(headings: Sequence[Row], body: Sequence[Row]) -> tuple[Side, ...]:
    """The sides of the table under the rows `headings`, whose lines are `body`."""
    width = max((len(row.slots) for row in (*headings, *body)), default=0)
    columns = [column for index in range(width) if (column := _column(headings, body, index)) is not None]
    return tuple(_side(group) for group in _groups(columns))


def _column(headings: Sequence[Row], body: Sequence[Row], index: int) -> Column | None:
    """The column at `index`; None where neither a heading nor a cell stands in it, or it only numbers the lines."""
    above = path(headings, index)
    cells = [row.text(index) for row in body if row.text(index) and not is_blank(row.text(index))]
    kind = _role(above[-1] if above else "", cells)
    if kind == "ignored" or not (cells or has_heading(headings, index)):
        return None
    heading = above[-1] if above else f"第{index + 1}列"
    unit = next((found for text in reversed(above) if (found := bracketed_unit(text))), None)
    return Column(index, kind, above, heading, unit)


def _role(heading: str, cells: Sequence[str]) -> str:
    """The role by the heading; where that says nothing, by what stands below it."""
    named = role(heading)
    figures = sum(is_figure(cell) for cell in cells)
    perhaps = book_words()["columns"]["perhaps_name"]
    if plain(heading) in perhaps:
        return "name" if cells and not figures else "amount"
    if named == "count":
        return "text" if not says_money(heading) or any(map(is_percent, cells)) or not figures else "amount"
    if named != "amount":
        return named
    return "text" if cells and not figures and not says_money(heading) else "amount"


def _groups(columns: Sequence[Column]) -> list[list[Column]]:
    """The columns of each side: names or codes behind amounts begin another one; a side without amounts is none."""
    groups: list[list[Column]] = [[]]
    for column in columns:
        begun = any(known.role == "amount" for known in groups[-1])
        if begun and column.role in ("name", "code"):
            groups.append([])
        groups[-1].append(column)
    if len(groups) > 1 and not any(column.role == "amount" for column in groups[-1]):
        last = groups.pop()
        groups[-1] += last
    return groups


def _side(columns: Sequence[Column]) -> Side:
    names = [column for column in columns if column.role == "name"]
    codes = [column for column in columns if column.role == "code"]
    name = _main(names, codes)
    organisation = next((column for column in codes if column.is_organisation()), None)
    single = tuple(column for column in codes if column is not organisation)
    own = _own(single, name)
    named = _distinct(columns)
    others = tuple(named[column.index] for column in columns if column.role == "text" or column in (*names, *single))
    return Side(
        codes=own,
        organisation=organisation and named[organisation.index],
        name=name,
        others=tuple(column for column in others if column.index not in {used.index for used in (*own, name) if used}),
        amounts=tuple(named[column.index] for column in columns if column.role == "amount"),
    )


def _main(names: Sequence[Column], codes: Sequence[Column]) -> Column | None:
    """The column that names the lines: of projects before functions, of functions with a code before units."""
    preferred = book_words()["columns"]["preferred_name"]
    for wanted in preferred:
        found = next((column for column in names if column.path and wanted in column.path[-1]), None)
        if found:
            return found
    places = {column.index for column in codes if not column.is_organisation()}
    coded = [column for column in names if column.index - 1 in places]
    own = [column for column in names if not column.is_organisation()]
    return next(iter((*coded, *own, *names)), None)


def _own(codes: Sequence[Column], name: Column | None) -> tuple[Column, ...]:
    """The columns of the code that belongs to `name`: the parts of one code, or the nearest single one."""
    parts = book_words()["columns"]["code_parts"]
    before = [column for column in codes if name is None or column.index < name.index] or list(codes)
    if not before:
        return ()
    split = [column for column in before if plain(column.heading) in parts]
    if before[-1] in split or (split and len(before) == len(split)):
        return tuple(split)
    shared = [column for column in before if column.path[:-1] and column.path == before[-1].path]
    return tuple(shared) if len(shared) > 1 else (before[-1],)


def _distinct(columns: Sequence[Column]) -> dict[int, Column]:
    """The columns by index under headings that differ within the side: a group is put before headings that repeat."""
    short = {column.index: _short(column) for column in columns}
    repeated = Counter(short.values())
    chosen = {index: heading for index, heading in short.items() if repeated[heading] == 1}
    for column in columns:
        if column.index not in chosen:
            alike = [other for other in columns if short[other.index] == short[column.index]]
            chosen[column.index] = _told_apart(column, alike, short[column.index])
    taken: Counter[str] = Counter()
    found = {}
    for column in columns:
        heading = chosen[column.index]
        taken[heading] += 1
        found[column.index] = replace(column, heading=f"{heading}{taken[heading]}" if taken[heading] > 1 else heading)
    return found


def _short(column: Column) -> str:
    """The lowest heading, with its group where it says nothing alone (小计)."""
    needs = column.path and plain(column.path[-1]) in book_words()["columns"]["needs_parent"]
    return "".join(column.path[-2:] if needs else column.path[-1:]) or column.heading


def _told_apart(column: Column, alike: Sequence[Column], short: str) -> str:
    """`short` behind the nearest group that none of the columns `alike` shares, else behind all groups."""
    for group in reversed(column.path[:-1]):
        if not short.startswith(group) and sum(group in other.path for other in alike) == 1:
            return f"{group}{short}"
    return "".join(column.path) or short
