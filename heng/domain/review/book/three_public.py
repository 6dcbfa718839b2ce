"""The table of the three public expenses: abroad, vehicles (bought and run), guests; by columns or by rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from heng.domain.finding import Where
from heng.domain.review.book.table_sums import figure_of
from heng.domain.review.book.terms import canonical
from heng.domain.review.declared import bare
from heng.domain.review.profile import Profile
from heng.domain.review.sums import Total
from heng.domain.target.declaration import BudgetTable

ABROAD, VEHICLES, BOUGHT, RUN, GUESTS = (
    "因公出国费", "公务用车购置及运行维护费", "公务用车购置费", "公务用车运行维护费", "公务接待费",
)  # fmt: skip
ITEMS = (ABROAD, VEHICLES, BOUGHT, RUN, GUESTS)
_TOTALS = ("合计", "小计", "总计", "“三公”经费", "三公", "总额")
# Headings below 公务用车购置及运行费 may be no more than 购置费 and 运行费.
_SHORT = {
    "购置费": BOUGHT,
    "购置": BOUGHT,
    "运行费": RUN,
    "运行维护费": RUN,
    "运维费": RUN,
    "车辆购置费": BOUGHT,
    "车辆运行费": RUN,
}
_BESIDE = ("会议费", "培训费")


@dataclass(frozen=True, slots=True)
class _Set:
    """One set of the expenses: what each item is, and every total beside them."""

    what: str
    items: Mapping[str, Decimal | None]
    totals: tuple[Decimal, ...]
    beside: Decimal
    where: Where


def public_sums(table: BudgetTable, profile: Profile) -> Iterator[Total]:
    """Every total of the three public expenses in a table that its own figures do not make."""
    for one in (*_by_columns(table, profile), *_by_rows(table, profile)):
        yield from _wrong(one)


def public_items(table: BudgetTable, profile: Profile) -> Iterator[Mapping[str, Decimal | None]]:
    """The sets of items in a table, without totals."""
    for one in (*_by_columns(table, profile), *_by_rows(table, profile)):
        yield one.items


def _wrong(one: _Set) -> Iterator[Total]:
    vehicles, parts = one.items.get(VEHICLES), [one.items.get(BOUGHT), one.items.get(RUN)]
    bought_and_run = tuple(part for part in parts if part is not None)
    named = BOUGHT in one.items and RUN in one.items
    if vehicles is not None and named and bought_and_run and sum(bought_and_run, Decimal()) != vehicles:
        yield Total(f"{one.what}“{VEHICLES}”", bought_and_run, vehicles, one.where, VEHICLES)
    whole = vehicles if VEHICLES in one.items else sum(bought_and_run, Decimal())
    if ABROAD not in one.items or GUESTS not in one.items or not (VEHICLES in one.items or named):
        return
    found = tuple(part for part in (one.items[ABROAD], whole, one.items[GUESTS]) if part is not None)
    added = sum(found, Decimal())
    right = {added, added + one.beside}
    right |= {sum(bought_and_run, Decimal())} if VEHICLES not in one.items else set()
    wrong = [total for total in one.totals if total not in right]
    if wrong and any(found):
        yield Total(f"{one.what}“三公”经费合计", found, wrong[0], one.where, f"{one.what}“三公”经费合计")


def _by_columns(table: BudgetTable, profile: Profile) -> Iterator[_Set]:
    for row in table.rows:
        headings = [(bare(heading), figure) for heading, figure in row.amounts]
        ends = [_item_at_end(heading, profile) for heading, _ in headings]
        fronts = {
            heading.removesuffix(word)
            for (heading, _), (word, item) in zip(headings, ends, strict=True)
            if item == GUESTS
        }
        for front in sorted(fronts):
            own = [
                (heading.removeprefix(front), item, figure)
                for (heading, figure), (_, item) in zip(headings, ends, strict=True)
                if heading.startswith(front)
                and not any(f != front and f.startswith(front) and heading.startswith(f) for f in fronts)
            ]
            items = {item: figure for _, item, figure in own if item}
            totals = tuple(f for rest, item, f in own if not item and f is not None and rest.endswith(_TOTALS))
            beside = sum((f for rest, _, f in own if f is not None and rest in _BESIDE), Decimal())
            name = bare(row.name) or front
            yield _Set(f"“{name}”" if name else "", items, totals, beside, row.where)


def _item_at_end(heading: str, profile: Profile) -> tuple[str, str]:
    """The words at the end of a heading that name an item, and the item; blanks for none."""
    plain = heading.removesuffix("小计").removesuffix("合计")
    suffix = heading.removeprefix(plain)
    for start in range(len(plain)):
        item = canonical(plain[start:], profile)
        if item in ITEMS:
            return plain[start:] + suffix, item
    short = next((word for word in sorted(_SHORT, key=len, reverse=True) if plain.endswith(word)), "")
    return (short + suffix, _SHORT[short]) if short else ("", "")


def _by_rows(table: BudgetTable, profile: Profile) -> Iterator[_Set]:
    named = [(canonical(row.name, profile), row) for row in table.rows]
    found = {name: row for name, row in reversed(named) if name in ITEMS}
    if GUESTS not in found or ABROAD not in found or len(found) != sum(name in ITEMS for name, _ in named):
        return
    totals = [row for name, row in named if name == "“三公”经费" or name in ("合计", "总计")]
    for heading, _ in found[GUESTS].amounts:
        items = {name: figure_of(row, heading) for name, row in found.items()}
        printed = tuple(figure for row in totals if (figure := figure_of(row, heading)) is not None)
        beside = sum((figure_of(row, heading) or Decimal() for name, row in named if name in _BESIDE), Decimal())
        where = totals[0].where if totals else found[GUESTS].where
        yield _Set(f"（{heading}）", items, printed, beside, where)
