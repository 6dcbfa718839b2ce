"""The page on which a table is fitted: its rows, what each column holds, the labels, and what would be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from heng.apps.fitting.services import Table
from heng.apps.intake.presenters import amounts
from heng.apps.mapping.models import MappingVersion, SavedMapping
from heng.documents.layouts.amount_cells import number
from heng.documents.layouts.rows import Row
from heng.documents.mapping.draft import Choice
from heng.documents.mapping.mapping import COLUMN_FIELDS, CONSTANT_FIELDS, IGNORED, LABEL_FIELDS, Beside
from heng.documents.readers.placing import column_letters
from heng.domain.target.declaration import Document

Json = dict[str, Any]
MOST_ROWS, MOST_COLUMNS, MOST_LABELS = 200, 60, 300
_LONGEST_LABEL = 30
BESIDE = {Beside.RIGHT.value: "值在右边", Beside.BELOW.value: "值在下面", Beside.SAME.value: "值在同格冒号后"}


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with its number and the texts of its cells; a cell merged from the left is blank."""

    number: int
    texts: list[str]
    part: str


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column with its letters and the field that is chosen for it."""

    number: int
    letters: str
    field: str


def page(table: Table, choice: Choice, name: str) -> Json:
    """All that the page shows of the table and the choice."""
    full = max((len(row.slots) for row in table.rows), default=0)
    width = min(full, MOST_COLUMNS)
    pointed = {one.field: one for one in choice.pointed}
    return {
        "paper": table.paper,
        "table": table,
        "tables": list(enumerate(table.titles, 1)),
        "name": name,
        "choice": choice,
        "rows": [_row(number, row, choice, width) for number, row in enumerate(table.rows[:MOST_ROWS], 1)],
        "more": max(len(table.rows) - MOST_ROWS, 0),
        "more_columns": full - width,
        "columns": [ShownColumn(n, column_letters(n), choice.fields.get(n, "")) for n in range(1, width + 1)],
        "column_fields": COLUMN_FIELDS.items(),
        "label_places": _places(table.rows),
        "labels": [
            {
                "field": field,
                "label": label,
                "place": f"{pointed[field].row},{pointed[field].column}" if field in pointed else "",
                "beside": pointed[field].beside.value if field in pointed else Beside.RIGHT.value,
            }
            for field, label in LABEL_FIELDS.items()
        ],
        "beside": BESIDE.items(),
        "constants": [
            {"field": field, "label": label, "value": choice.constants.get(field, "")}
            for field, label in CONSTANT_FIELDS.items()
        ],
    }


def preview(document: Document) -> Json:
    """What was read, in the shape of the list of indicators."""
    data: Json = document.to_json()
    owners = [("单位", one) for one in data["units"]] + [("项目", one) for one in data["projects"]]
    shown = [
        {"kind": kind, "name": one["name"], "amounts": amounts(one["amounts"]), "indicators": one["indicators"]}
        for kind, one in owners
    ]
    return {
        "document": data,
        "owners": [one for one in shown if one["indicators"] or one["amounts"] or one["name"]],
        "count": sum(len(one["indicators"]) for one in shown),
        "notes": [finding for finding in data["findings"] if finding["rule"] != "I58"],
    }


def kept(mapping: SavedMapping) -> Json:
    """A line of the list of mappings."""
    versions = list(mapping.versions.all())
    return {"mapping": mapping, "latest": versions[0], "versions": versions, "fields": _fields(versions[0])}


def _fields(version: MappingVersion) -> str:
    known = COLUMN_FIELDS | LABEL_FIELDS
    named = [field for field in version.data["fields"] if field and field != IGNORED]
    named += [label["field"] for label in version.data["labels"]]
    return "、".join(known[field] for field in named)


def _row(number: int, row: Row, choice: Choice, width: int) -> ShownRow:
    texts = [slot.text if slot.own else "" for slot in row.slots[:width]]
    return ShownRow(number, texts + [""] * (width - len(texts)), _part(number, choice))


def _part(number: int, choice: Choice) -> str:
    if choice.first_heading and choice.first_heading <= number <= choice.last_heading:
        return "heading"
    inside = choice.first_row and number >= choice.first_row and (not choice.last_row or number <= choice.last_row)
    return "data" if choice.first_heading and inside else ""


def _places(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """The cells that may be labels: short words, by row and column."""
    found = [
        (f"{line},{column + 1}", f"{column_letters(column + 1)}{line} {slot.text[:_LONGEST_LABEL]}")
        for line, row in enumerate(rows, 1)
        for column, slot in row.filled()
        if number(slot.text) is None
    ]
    return found[:MOST_LABELS]
