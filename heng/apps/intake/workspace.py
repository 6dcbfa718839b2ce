"""What was read from a paper as the page shows it: every value with its place in the original, what it was as read, and
the findings beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from heng.apps.intake.findings import Places, ShownFinding, by_owner
from heng.apps.intake.history import points
from heng.apps.intake.models import Paper
from heng.documents import source_places
from heng.documents.correction.apply import Corrected, KeyedEntry, KeyedIndicator, apply_corrections
from heng.documents.correction.change import AMOUNTS
from heng.documents.correction.fields import (
    AMOUNTS_FIELDS,
    DOCUMENT_FIELDS,
    ENTRY_FIELDS,
    INDICATOR_FIELDS,
    KINDS,
    LABELS_BESIDE,
    MONEY_UNITS,
    PROJECT_FIELDS,
    shown,
)
from heng.documents.correction.open_points import OpenPoints, value_tick
from heng.documents.correction.steps import Step, checked
from heng.documents.correction.target_value import LABELS as SIGN_LABELS
from heng.documents.source_places import Original

Json = dict[str, Any]
LEVELS = ("category", "subcategory", "name")
TARGET_CELLS = ("comparison", "value", "unit")
AFTER_TARGET = ("weight", "whole_period_text", "actual", "score", "polarity")
USUAL = (*LEVELS, *TARGET_CELLS, "weight")
SIGNS = ("≥", "≤", "=", ">", "<", "定性")
CHOICES = {
    "kind": tuple(KINDS.values()),
    "money_unit": MONEY_UNITS,
    "polarity": ("", "正向", "反向"),
    "comparison": (*SIGNS, *SIGN_LABELS.values()),
}
FIGURES = {"weight", "score", "value", *AMOUNTS_FIELDS, "initial", "executed", "execution_weight", "execution_score"}


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A value: the place that names it, its label, the text, its anchor in the original, and its text as read where
    that was another one (None where nothing was corrected)."""

    place: str
    name: str
    label: str
    text: str
    anchor: str
    as_read: str | None = None

    @property
    def choices(self) -> str:
        """What can be chosen, parted by bars; blank where anything can be typed."""
        return "|".join(CHOICES.get(self.name, ()))

    @property
    def html(self) -> SafeString:
        """The value as the scripts of the page know it: its focus shows its place, Enter begins to edit."""
        given = {
            "data-place": self.place,
            "data-anchor": self.anchor,
            "data-label": self.label,
            "data-choices": self.choices,
            "data-long": "1" if self.name == "objective" else "",
            "title": "" if self.as_read is None else f"读出：{self.as_read}",
        }
        looks = "value" + (" corrected" if self.as_read is not None else "") + (" num" if self.is_figure else "")
        attributes = format_html_join("", ' {}="{}"', ((name, text) for name, text in given.items() if text))
        return format_html('<span class="{}"{} tabindex="-1">{}</span>', looks, attributes, self.text)

    @property
    def is_figure(self) -> bool:
        """Whether it is set to the right."""
        return self.name in FIGURES


@dataclass(slots=True)
class ShownRow:
    """An indicator: its values in the order of the columns, its findings, and the tick it needs (blank for none)."""

    place: str
    values: list[ShownValue]
    is_added: bool
    is_moved: bool
    tick: str
    is_ticked: bool
    confidence: str
    findings: list[ShownFinding] = field(default_factory=list)


@dataclass(slots=True)
class ShownEntry:
    """A unit or project: its own values, its indicators, and what was found about it as a whole."""

    place: str
    kind: str
    name: str
    values: list[ShownValue]
    tasks: list[Json]
    rows: list[ShownRow]
    tick: str
    is_ticked: bool
    findings: list[ShownFinding] = field(default_factory=list)

    @property
    def is_bare(self) -> bool:
        """Whether it has nothing but names: a unit that only heads its projects."""
        return not self.tasks and all(value.name in ("name", "code", "unit") or not value.text for value in self.values)

    @property
    def open_ticks(self) -> list[str]:
        """The ticks that its doubtful values and the findings beside them still need."""
        values = [(self.tick, self.is_ticked), *((row.tick, row.is_ticked) for row in self.rows)]
        beside = [*self.findings, *(finding for row in self.rows for finding in row.findings)]
        needed = values + [(finding.tick, finding.is_ticked) for finding in beside]
        return [tick for tick, is_ticked in needed if tick and not is_ticked]


@dataclass(slots=True)
class Workspace:
    """Everything on the right side of the page."""

    document: list[ShownValue]
    columns: list[tuple[str, str]]
    entries: list[ShownEntry]
    general: list[ShownFinding]
    points: OpenPoints


def workspace(paper: Paper, taken: list[Step], corrected: Corrected, original: Original) -> Workspace:
    """The right side of the page of `paper` after the steps `taken`."""
    needed = points(paper, taken)
    read = apply_corrections(paper.content, [])
    rows = {row.place: row.data for entry in read.entries() for row in entry.indicators}
    desk = _Desk(_as_read(read), rows, original, needed, checked(taken), list(_columns(corrected)))
    entries = [_entry(desk, entry) for entry in corrected.entries()]
    document = [_document_value(desk, name, corrected.content[name]) for name in DOCUMENT_FIELDS]
    general = _attach(entries, by_owner(paper, needed, desk.ticked, original, _places(corrected)))
    columns = [(name, _label(name)) for name in desk.columns]
    return Workspace(document, columns, entries, general, needed)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every value is held against."""

    as_read: dict[str, Any]
    read_rows: dict[str, Json]
    original: Original
    points: OpenPoints
    ticked: frozenset[str]
    columns: list[str]


def _as_read(read: Corrected) -> dict[str, Any]:
    """Every value as it was read, by place."""
    values: dict[str, Any] = {name: read.content[name] for name in DOCUMENT_FIELDS}
    for entry in read.entries():
        values |= {place: value for place, _, value in _entry_values(entry)}
        for row in entry.indicators:
            values |= {_cell_place(row.place, name): row.data[name] for name in (*USUAL, *AFTER_TARGET)}
            values[f"{row.place}/owner"] = entry.place
    return values


def _columns(corrected: Corrected) -> Iterator[str]:
    """The usual columns, and of the others those that hold anything; self-evaluations always have theirs."""
    rows = [row.data for entry in corrected.entries() for row in entry.indicators]
    scored = str(corrected.content["kind"]).startswith("self_evaluation")
    yield from USUAL
    for name in AFTER_TARGET[1:]:
        if any(row[name] is not None for row in rows) or (scored and name in ("actual", "score")):
            yield name


def _label(name: str) -> str:
    return INDICATOR_FIELDS[name].label if name in INDICATOR_FIELDS else LABELS_BESIDE[name]


def _cell_place(row: str, name: str) -> str:
    return f"{row}/target/{name}" if name in TARGET_CELLS else f"{row}/{name}"


def _document_value(desk: _Desk, name: str, value: Any) -> ShownValue:
    read = desk.as_read[name]
    anchor = source_places.containing(desk.original, str(read)) if read is not None and name != "kind" else ""
    return _value(desk, name, name, DOCUMENT_FIELDS[name].label, value, anchor)


def _value(desk: _Desk, place: str, name: str, label: str, value: Any, anchor: str) -> ShownValue:
    text = SIGN_LABELS.get(value, value) if name == "comparison" else shown(place, value)
    before = desk.as_read.get(place, value)
    was = (SIGN_LABELS.get(before, before) if name == "comparison" else shown(place, before)) or "空白"
    return ShownValue(place, name, label, str(text), anchor, was if before != value else None)


def _entry(desk: _Desk, entry: KeyedEntry) -> ShownEntry:
    where = entry.data["where"]
    home = source_places.anchor(where)
    values = []
    for place, name, value in _entry_values(entry, scored="score" in desk.columns):
        label = {**ENTRY_FIELDS, **PROJECT_FIELDS, **AMOUNTS_FIELDS}[name].label
        written = desk.as_read.get(place, value)
        found = source_places.nearby(desk.original, where, _looks(name, written)) if written else ""
        values.append(_value(desk, place, name, label, value, found or home))
    tick = value_tick(entry.place)
    return ShownEntry(
        entry.place,
        "项目" if entry.place.startswith("projects") else "单位",
        entry.data["name"],
        values,
        entry.data.get("tasks", []),
        [_row(desk, row, entry) for row in entry.indicators],
        tick if tick in desk.points.values else "",
        tick not in desk.points.missing,
    )


def _entry_values(entry: KeyedEntry, *, scored: bool = True) -> Iterator[tuple[str, str, Any]]:
    """Place, name and value of everything a unit or project has but its indicators; what only a self-evaluation
    prints stays out of other papers (not `scored`) where it is blank."""
    yield f"{entry.place}/name", "name", entry.data["name"]
    for name in ("code", "unit"):
        if name in entry.data and (name == "unit" or entry.data[name]):
            yield f"{entry.place}/{name}", name, entry.data[name]
    for name, value in entry.data[AMOUNTS].items():
        yield f"{entry.place}/{AMOUNTS}/{name}", name, value
    for name in ("initial", "executed", "execution_weight", "execution_score"):
        if name in entry.data and (scored or entry.data[name] is not None):
            yield f"{entry.place}/{name}", name, entry.data[name]
    yield f"{entry.place}/objective", "objective", entry.data["objective"]


def _looks(name: str, value: Any) -> list[str]:
    """How a value may be printed: an amount in 万元 also in 元."""
    text = str(value)
    if name in AMOUNTS_FIELDS or name in ("initial", "executed"):
        whole, _, part = text.partition(".")
        yuan = f"{whole}{part[:4].ljust(4, '0')}{'.' + part[4:] if part[4:] else ''}"
        return [text, yuan]
    return [text]


def _row(desk: _Desk, row: KeyedIndicator, entry: KeyedEntry) -> ShownRow:
    tick = value_tick(row.place)
    confidence = row.data["where"].get("confidence")
    read_in = desk.as_read.get(f"{row.place}/owner")
    return ShownRow(
        row.place,
        [
            _value(desk, _cell_place(row.place, name), name, _label(name), row.data[name], _anchor(desk, row, name))
            for name in desk.columns
        ],
        is_added=read_in is None,
        is_moved=read_in not in (None, entry.place),
        tick=tick if tick in desk.points.values else "",
        is_ticked=tick not in desk.points.missing,
        confidence=f"{confidence:.0%}" if confidence is not None else "",
    )


def _anchor(desk: _Desk, row: KeyedIndicator, name: str) -> str:
    """The place of a value is where it was read, whatever it was corrected to."""
    data = desk.read_rows.get(row.place, row.data)
    where = data["where"]
    if name in ("category", "subcategory"):
        return source_places.above(desk.original, where, data[name]) or source_places.anchor(where)
    if name in TARGET_CELLS:
        joined = f"{data['comparison']}{data['value']}{data['unit']}"
        return source_places.in_row(desk.original, where, [data[name], data["text"], joined, data["value"]])
    return source_places.in_row(desk.original, where, [str(data[name] or "")])


def _places(corrected: Corrected) -> Places:
    return [(entry.place, entry.data["where"], entry.data["name"]) for entry in corrected.entries()], [
        (row.place, row.data["where"], f"{entry.data['name']} / {row.data['name']}")
        for entry in corrected.entries()
        for row in entry.indicators
    ]


def _attach(entries: Iterable[ShownEntry], owned: dict[str, list[ShownFinding]]) -> list[ShownFinding]:
    """Give every finding to the row or entry it concerns; those that concern none come back."""
    for entry in entries:
        entry.findings = owned.pop(entry.place, [])
        for row in entry.rows:
            row.findings = owned.pop(row.place, [])
    return sorted((finding for rest in owned.values() for finding in rest), key=lambda finding: finding.number)
