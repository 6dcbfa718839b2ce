"""Reading a table by a mapping: the same readers of rows, targets and amounts as for known layouts."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, replace
from decimal import Decimal

from heng.documents.layouts.amount_cells import amount, bracketed_unit, stated_unit
from heng.documents.layouts.amounts import amounts_of, announce_amounts
from heng.documents.layouts.announce import announce
from heng.documents.layouts.blocks import Block
from heng.documents.layouts.form_indicators import form_indicators
from heng.documents.layouts.headings import SOURCES
from heng.documents.layouts.hints import without_hint
from heng.documents.layouts.indicator_columns import column_units
from heng.documents.layouts.indicator_rows import Entry, read_rows
from heng.documents.layouts.indicators import is_template_row
from heng.documents.layouts.levels import level_name
from heng.documents.layouts.names import split_code
from heng.documents.layouts.parts import Parts, joined
from heng.documents.layouts.remarks import titled
from heng.documents.layouts.rows import Row, Slot, one_line
from heng.documents.layouts.unread import unread_columns, unread_rows
from heng.documents.layouts.wide_table import read_wide_tables
from heng.documents.mapping.fit import Section
from heng.documents.mapping.mapping import MONEY_FIELDS, Mapping
from heng.domain.finding import Finding, Where
from heng.domain.target.declaration import Indicator, Project, Unit

_YEAR = re.compile(r"20\d\d")
_OUTCOMES = frozenset({"actual", "score"})
_LOSES = ("weight", "actual", "score")
_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a table gave, with the year and the unit of money that its labelled cells state."""

    parts: Parts
    year: int | None
    unit: str | None


def read_sections(mapping: Mapping, sections: Sequence[Section], money: str) -> Mapped:
    """The units and projects in `sections`; amounts without a unit of money of their own are in `money`."""
    labels = sections[0].labels
    stated = labels["money_unit"].value.text if "money_unit" in labels else ""
    own = stated_unit([Row((Slot(f"单位：{stated}", Where()),))]) if stated else None
    forms = list(_forms(sections))
    parts = joined(_form(mapping, form, own or money) for form in forms)
    return Mapped(parts, _year(sections), own or next(_bracketed(sections[0]), None))


def _bracketed(section: Section) -> Iterator[str]:
    """The units of money that the labels and headings of amounts state in brackets."""
    labels = (found.label.text for field, found in section.labels.items() if field in MONEY_FIELDS)
    yield from (unit for text in labels if (unit := bracketed_unit(text)))
    yield from column_units(section.headers, section.columns).values()


def _forms(sections: Sequence[Section]) -> Iterator[list[Section]]:
    """The tables that belong together: one that begins a form, and those that go on with it on other pages."""
    form: list[Section] = []
    for section in sections:
        if form and section.begins:
            yield form
            form = []
        form.append(section)
    yield form


def _form(mapping: Mapping, form: Sequence[Section], money: str) -> Parts:
    blocks = [_block(section) for section in form]
    if any(column.field == "project_name" for column in form[0].columns):
        parts = _with_owner(mapping, form[0], read_wide_tables(blocks, money))
    else:
        parts = _single(mapping, form, blocks, money)
    if not mapping.inherit:
        parts = _without_inheritance(parts, blocks)
    lost = [finding for block in blocks for finding in _lost_rows(block, mapping.name)]
    beside = [finding for section in form for finding in unread_rows(section.tail, mapping.name)]
    outcomes = any(column.field in _OUTCOMES for column in form[0].columns) or "executed" in form[0].labels
    return joined([parts, Parts(findings=(*lost, *beside), self_evaluation=outcomes)])


def _block(section: Section) -> Block:
    units = column_units(section.headers, section.columns)
    body = tuple(_priced(row, units) for row in section.body)
    header = section.headers[0] if section.headers else Row(())
    columns = titled(section.columns, section.headers)
    return Block(section.preamble, header, columns, body, headers=section.headers)


def _priced(row: Row, units: Dictionary[int, str]) -> Row:
    if not units:
        return row
    slots = (replace(slot, unit=units.get(column, "")) for column, slot in enumerate(row.slots))
    return replace(row, slots=tuple(slots))


def _single(mapping: Mapping, form: Sequence[Section], blocks: Sequence[Block], money: str) -> Parts:
    """The one project or unit of a form: named by a labelled cell or by the mapping, else a unit without a name."""
    section = form[0]
    named, owner = _named(mapping, section, "project_name"), _unit(mapping, section)
    subject = named.text if named else owner.name
    indicators, findings = form_indicators(blocks, subject) if section.headers else ((), ())
    cells = {
        field: replace(found.value, unit=bracketed_unit(found.label.text) or "")
        for field, found in section.labels.items()
        if field in SOURCES
    }
    amounts, objective = amounts_of(cells, money), _text(section, "objective")
    doubts = (*announce_amounts(cells, money, subject), *_execution_doubts(section, money, subject))
    unread = tuple(finding for block in blocks for finding in unread_columns(block, subject))
    findings = (*doubts, *findings, *unread)
    if named is None:
        unit = replace(owner, amounts=amounts, objective=objective, indicators=indicators)
        return Parts(units=(unit,), findings=findings)
    code, name = split_code(named.text)
    project = Project(
        name=name,
        where=named.where,
        code=_text(section, "project_code") or code,
        unit=owner.name,
        amounts=amounts,
        initial=_amount(section, "initial", money),
        executed=_amount(section, "executed", money),
        objective=objective,
        indicators=indicators,
    )
    return Parts(units=(owner,) if owner.name else (), projects=(project,), findings=findings)


def _with_owner(mapping: Mapping, section: Section, parts: Parts) -> Parts:
    """The projects of a wide table under the unit that a labelled cell or the mapping names, where they name none."""
    owner = _unit(mapping, section)
    if not owner.name or any(unit.name == owner.name for unit in parts.units):
        return parts
    projects = tuple(project if project.unit else replace(project, unit=owner.name) for project in parts.projects)
    return replace(parts, units=(owner, *parts.units), projects=projects)


def _unit(mapping: Mapping, section: Section) -> Unit:
    slot = _named(mapping, section, "unit_name")
    if slot is None:
        return Unit("", section.headers[0].where() if section.headers else Where())
    code, name = split_code(slot.text)
    return Unit(name, slot.where, code)


def _named(mapping: Mapping, section: Section, field: str) -> Slot | None:
    if field in section.labels and section.labels[field].value.text:
        found = section.labels[field].value
        return replace(found, text=one_line(found.text))
    where = section.headers[0].where() if section.headers else Where()
    return Slot(mapping.constant(field), where) if mapping.constant(field) else None


def _text(section: Section, field: str) -> str:
    return without_hint(section.labels[field].value.text) if field in section.labels else ""


def _amount(section: Section, field: str, money: str) -> Decimal | None:
    if field not in section.labels:
        return None
    found = section.labels[field]
    return amount(found.value.text, bracketed_unit(found.label.text) or money)


def _execution_doubts(section: Section, money: str, subject: str) -> Iterator[Finding]:
    for field in ("initial", "executed"):
        if field in section.labels and section.labels[field].value.text and _amount(section, field, money) is None:
            value = section.labels[field].value
            yield announce("I17", subject, value.where, label="金额", text=value.text)


def _without_inheritance(parts: Parts, blocks: Sequence[Block]) -> Parts:
    """Each indicator with the levels of its own row only."""
    own = {place: levels for block in blocks for place, levels in _own_levels(block)}

    def alone(indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
        return tuple(
            replace(one, category=own[one.where][0], subcategory=own[one.where][1]) if one.where in own else one
            for one in indicators
        )

    units = tuple(replace(unit, indicators=alone(unit.indicators)) for unit in parts.units)
    projects = tuple(replace(project, indicators=alone(project.indicators)) for project in parts.projects)
    return replace(parts, units=units, projects=projects)


def _own_levels(block: Block) -> Iterator[tuple[Where, tuple[str, str]]]:
    place = {column.field: column.index for column in block.columns}
    for row in block.body:
        if row.text(place["name"]):
            levels = (level_name(row.text(place.get(field, -1))) for field in ("category", "subcategory"))
            yield row.slots[place["name"]].where, (next(levels), next(levels))


def _lost_rows(block: Block, subject: str) -> Iterator[Finding]:
    """Rows with points or outcomes and neither a name nor a value belong to no indicator (I13)."""
    for entry in read_rows(block.body, block.columns, subject).entries:
        if _is_lost(entry):
            text = " ".join(slot.text for _, slot in entry.row.filled())[:_QUOTED]
            yield announce("I13", subject, entry.row.where(), text=text)


def _is_lost(entry: Entry) -> bool:
    return is_template_row(entry) and not entry.text("name") and any(entry.text(field) for field in _LOSES)


def _year(sections: Sequence[Section]) -> int | None:
    found = sections[0].labels.get("fiscal_year")
    year = _YEAR.search(found.value.text) if found else None
    return int(year[0]) if year else None
