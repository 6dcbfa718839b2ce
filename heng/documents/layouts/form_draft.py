"""A plain form while its lines are read: labels, levels and indicators gathered line by line."""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from heng.documents.layouts.amount_cells import amount, bracketed_unit, points
from heng.documents.layouts.announce import announce
from heng.documents.layouts.form_lines import FormLine, Sort
from heng.documents.layouts.form_outcome import FormOutcome
from heng.documents.layouts.headings import heading, is_total
from heng.documents.layouts.levels import is_comparison, is_first, is_second, level_name
from heng.documents.layouts.outcome_cells import awarded
from heng.domain.finding import Finding, Where
from heng.domain.target.declaration import Indicator
from heng.domain.target.parse_target import parse_target
from heng.rulebook import loader

SOURCES = ("total", "fiscal_appropriation", "special_account", "carryover", "own_funds", "other_funds")
UNIT_FIELDS = ("department_name", "department", "unit_name")
_REMARKS = ("description", "reason")
_WRITTEN = re.compile(r"\d\s*(亿元|百万元|万元|千元|元)")


@dataclass(slots=True)
class Draft:
    """A form while its lines are read: what stands under its labels, its indicators, and what was not understood."""

    where: Where
    labels: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, Where] = field(default_factory=dict)
    amounts: dict[str, Decimal] = field(default_factory=dict)
    indicators: list[Indicator] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    category: str = ""
    subcategory: str = ""
    columns: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    open_label: str = ""
    outcome: FormOutcome = field(default_factory=FormOutcome)

    def subject(self) -> str:
        """The name of the project, or of the unit where the form is about the unit."""
        return self.labels.get("project_name") or next(
            (self.labels[name] for name in UNIT_FIELDS if name in self.labels), ""
        )


def written_unit(value: str) -> str | None:
    """The unit of money behind the first figure of `value`: 万元 for `90.2万元（902000元）`."""
    found = _WRITTEN.search(value)
    return found[1] if found else None


def take(draft: Draft, line: FormLine, unit: str) -> None:
    """Add what `line` says to `draft`; amounts without a unit of their own are in `unit`."""
    _STEPS[line.sort](draft, line, unit)


def _label(draft: Draft, line: FormLine, unit: str) -> None:
    label, value = line.parts
    draft.open_label = line.field
    if draft.outcome.take(line, unit):
        return
    if line.field in SOURCES:
        figure = amount(value, bracketed_unit(label) or unit)
        if figure is not None:
            draft.amounts[line.field] = figure
        elif value:
            code = "I41" if written_unit(value) else "I17"
            draft.findings.append(announce(code, draft.subject(), line.where, text=value, label=label))
    elif line.field:
        draft.labels.setdefault(line.field, value)
        draft.places.setdefault(line.field, line.where)
    elif value and draft.category:
        draft.indicators.append(_indicator(draft, {"name": label, "value": value}, line.where))
    elif value:
        draft.texts.setdefault(label, value)


def _level_1(draft: Draft, line: FormLine, _unit: str) -> None:
    draft.category, draft.subcategory, draft.open_label = line.parts[0], "", ""


def _level_2(draft: Draft, line: FormLine, _unit: str) -> None:
    draft.subcategory, draft.open_label = line.parts[0], ""


def _section(draft: Draft, _line: FormLine, _unit: str) -> None:
    draft.open_label = ""


def _text(draft: Draft, line: FormLine, _unit: str) -> None:
    """A line without label goes on with the objective above it, when there is one."""
    if draft.open_label == "objective":
        draft.labels["objective"] = draft.labels.get("objective", "") + line.parts[0]
    elif draft.category or draft.labels:
        draft.findings.append(announce("I40", draft.subject(), line.where, text=line.parts[0]))


def _row(draft: Draft, line: FormLine, _unit: str) -> None:
    draft.open_label = ""
    headings = tuple(heading("indicator", cell) or "" for cell in line.parts)
    if all(headings):
        draft.columns, draft.titles = headings, line.parts
        return
    fields = _by_heading(draft.columns, line.parts) or _by_place(line.parts)
    if fields is None or is_total(line.parts[0]):
        draft.findings.append(announce("I40", draft.subject(), line.where, text="｜".join(line.parts)))
        return
    draft.category = fields.get("category") or draft.category
    draft.subcategory = fields.get("subcategory") or draft.subcategory
    one = _indicator(draft, fields, line.where)
    draft.indicators.append(replace(one, remark=_remark(draft, line.parts)))


def _remark(draft: Draft, cells: tuple[str, ...]) -> str:
    """What stands under headings of descriptions and reasons, each behind its heading."""
    if len(cells) != len(draft.columns):
        return ""
    beside = zip(draft.columns, draft.titles, cells, strict=True)
    return "\n".join(f"{title}：{text}" for name, title, text in beside if name in _REMARKS and text)


def _by_heading(columns: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, str] | None:
    if not columns or len(columns) != len(cells) or "name" not in columns:
        return None
    return dict(zip(columns, cells, strict=True))


def _by_place(cells: tuple[str, ...]) -> dict[str, str] | None:
    """Levels first, then the name, then the value: in one cell, or as sign, figure and unit; None for anything else."""
    fields = {}
    rest = list(cells)
    if len(rest) > 2 and is_first(rest[0]) and is_second(rest[1]):
        fields["category"] = level_name(rest.pop(0))
    if len(rest) > 2 and is_second(rest[0]):
        fields["subcategory"] = level_name(rest.pop(0))
    elif len(rest) > 2 and not is_comparison(rest[1]):
        return None
    shapes = {2: ("name", "value"), 3: ("name", "comparison", "value"), 4: ("name", "comparison", "value", "unit")}
    shape = shapes.get(len(rest))
    if shape is None or (len(rest) > 2 and not is_comparison(rest[1])):
        return None
    return fields | dict(zip(shape, rest, strict=True))


def _indicator(draft: Draft, fields: dict[str, str], where: Where) -> Indicator:
    words = tuple(loader.read("reading/placeholders.toml")["words"])
    target = parse_target(
        fields.get("value", ""), sign=fields.get("comparison"), unit=fields.get("unit"), placeholders=words
    )
    weight = points(fields["weight"]) if "weight" in fields else None
    actual, score = fields.get("actual") or None, awarded(fields.get("score", ""), weight)
    draft.outcome.is_scored |= "actual" in fields or "score" in fields
    return Indicator(
        draft.category, draft.subcategory, fields["name"], target, where, weight=weight, actual=actual, score=score
    )


_STEPS = {
    Sort.LABEL: _label,
    Sort.LEVEL_1: _level_1,
    Sort.LEVEL_2: _level_2,
    Sort.ROW: _row,
    Sort.SECTION: _section,
    Sort.TEXT: _text,
}
