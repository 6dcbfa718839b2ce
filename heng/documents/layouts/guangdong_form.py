"""What both copies of the Guangdong form share: its columns, its year, its unit of money and its sums."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from heng.documents.layouts.announce import announce
from heng.documents.layouts.headings import heading, plain, vocabulary
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Finding, Where
from heng.domain.money import wan_text
from heng.domain.target.declaration import Project, Unit
from heng.rulebook import loader

NAME, TOTAL, OBJECTIVE, INDICATORS = "name", "total", "objective", "indicators"
SOURCES = ("fiscal_appropriation", "special_account", "carryover", "own_funds", "other_funds")
LABELS = {
    TOTAL: "总计",
    "fiscal_appropriation": "财政拨款",
    "special_account": "财政专户拨款",
    "carryover": "上年结转",
    "own_funds": "单位资金",
    "other_funds": "其他资金",
}
_FIELDS = {"project_name": NAME, TOTAL: TOTAL, OBJECTIVE: OBJECTIVE} | {source: source for source in SOURCES}
_MISREAD_TITLE = re.compile(r"≤[\u4e00-\u9fff][^≤≥。；]{2,60}≥(?!\s*\d)")
_DAMAGED = re.compile(r"[/\\|]{2,}|\ufffd")


def rules() -> dict[str, Any]:
    """The rulebook's words for this form."""
    return loader.read("reading/guangdong.toml")


def unit_when_unstated() -> str:
    """The unit of money taken where a copy of the form lost the corner that states it."""
    unit: str = vocabulary()["money"]["unit_when_unstated"]
    return unit


def column(text: str) -> str | None:
    """The column that a heading names (name, total, a funding source, objective, indicators); None for other text."""
    if plain(text) in rules()["indicator_headings"]:
        return INDICATORS
    return _FIELDS.get(heading("project", text) or "")


def damaged_name(name: str, where: Where) -> Iterator[Finding]:
    """A finding where a name holds signs that no name has."""
    if _DAMAGED.search(name):
        yield announce("I42", name, where, text=name)


def misread_title(text: str, subject: str, where: Where) -> Iterator[Finding]:
    """A finding for each pair of book-title brackets that character recognition took for comparison signs."""
    for found in _MISREAD_TITLE.finditer(text):
        yield announce("I39", subject, where, text=found[0])


def sums_of(amounts: Iterable[Amounts]) -> Amounts:
    """The column sums; None for a column in which nothing stands."""
    listed = list(amounts)

    def of(field: str) -> Decimal | None:
        present = [value for each in listed if (value := getattr(each, field)) is not None]
        return sum(present, Decimal(0)) if present else None

    return Amounts(**{field: of(field) for field in (TOTAL, *SOURCES)})


def check_sums(name: str, stated: Amounts, parts: Sequence[Amounts], where: Where) -> Iterator[Finding]:
    """A finding for each column whose parts do not add to what the row `name` states; blank and nothing are equal."""
    added = sums_of(parts)
    for field, label in LABELS.items():
        left, right = getattr(stated, field), getattr(added, field)
        if (left or 0) != (right or 0):
            shown = {"stated": wan_text(left) or "空白", "added": wan_text(right) or "空白"}
            yield announce("I38", name, where, what=f"“{name}”的{label}", **shown)


def check_paper(total: Amounts | None, units: Sequence[Unit], projects: Sequence[Project]) -> Iterator[Finding]:
    """Findings where the rows of units do not add to 合计, or the projects of a unit not to the unit's row."""
    with_row = [unit for unit in units if unit.amounts != Amounts()]
    if total and with_row:
        yield from check_sums("合计", total, [unit.amounts for unit in with_row], with_row[0].where)
    for unit in with_row:
        parts = [project.amounts for project in projects if project.unit == unit.name]
        yield from check_sums(unit.name, unit.amounts, parts, unit.where)
