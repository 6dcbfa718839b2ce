"""A form typed as plain text: labels with a colon, level headings, and one line per indicator, its cells between bars."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from heng.documents.content import Content
from heng.documents.layouts.amount_cells import bracketed_unit, stated_unit
from heng.documents.layouts.announce import announce
from heng.documents.layouts.fiscal_year import fiscal_year
from heng.documents.layouts.form_draft import SOURCES, UNIT_FIELDS, Draft, take, written_unit
from heng.documents.layouts.form_lines import FormLine, Sort, form_lines
from heng.documents.layouts.headings import vocabulary
from heng.documents.layouts.levels import is_second
from heng.documents.layouts.rows import Row, sheets
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Where
from heng.domain.target.declaration import Document, DocumentKind, Project, Unit

LIKELY = 70


def recognise(content: Content) -> int:
    """Likely where lines carry a project's or unit's name and indicators between bars stand below levels."""
    if content.kind not in ("text", "docx", "pdf"):
        return 0
    lines = list(form_lines(content.lines))
    named = any(line.field in ("project_name", *UNIT_FIELDS) for line in lines)
    levels = any(line.sort in (Sort.LEVEL_1, Sort.LEVEL_2) for line in lines)
    rows = any(line.sort is Sort.ROW and (levels or any(map(is_second, line.parts))) for line in lines)
    return LIKELY if named and rows else 0


def read(content: Content, file: str, sha256: str) -> Document:
    """The forms in `content`, one for each project name, or one for the unit where no project is named."""
    rows = [row for sheet in sheets(content) for row in sheet.rows]
    lines = list(form_lines(content.lines))
    unit = stated_unit(rows) or next(
        (found for line in lines if line.field in SOURCES and (found := _unit_of(line))), None
    )
    drafts = list(_drafts(lines, unit or vocabulary()["money"]["unit_when_unstated"]))
    year = _year(rows, drafts)
    findings = [] if year else [announce("I10", file)]
    if unit is None and any(draft.amounts for draft in drafts):
        findings.append(announce("I11", file, unit=vocabulary()["money"]["unit_when_unstated"]))
    projects = tuple(_project(draft) for draft in drafts if "project_name" in draft.labels)
    return Document(
        file,
        sha256,
        _kind(drafts, projects),
        year,
        unit,
        units=tuple(_units(drafts)),
        projects=projects,
        statements=tuple(statement for draft in drafts for statement in draft.outcome.statements),
        findings=(*findings, *(finding for draft in drafts for finding in draft.findings)),
    )


def _unit_of(line: FormLine) -> str | None:
    return bracketed_unit(line.parts[0]) or written_unit(line.parts[1])


def _drafts(lines: Sequence[FormLine], unit: str) -> Iterator[Draft]:
    """The forms in order; a second project name begins a new one, which keeps the unit above it."""
    draft = Draft(lines[0].where if lines else Where())
    for line in lines:
        if line.field == "project_name" and "project_name" in draft.labels:
            yield draft
            above = {name: draft.labels[name] for name in (*UNIT_FIELDS, "unit_code") if name in draft.labels}
            draft = Draft(line.where, labels=above)
        elif line.field == "project_name":
            draft.where = line.where
        take(draft, line, unit)
    yield draft


def _project(draft: Draft) -> Project:
    unit = next((draft.labels[name] for name in reversed(UNIT_FIELDS) if name in draft.labels), "")
    return replace(
        Project(draft.labels["project_name"], draft.where, code=draft.labels.get("project_code"), unit=unit),
        amounts=Amounts(**draft.amounts),
        initial=draft.outcome.money.get("initial"),
        executed=draft.outcome.money.get("executed"),
        objective=draft.labels.get("objective", ""),
        indicators=tuple(draft.indicators),
        texts=tuple(draft.texts.items()),
    )


def _kind(drafts: Sequence[Draft], projects: Sequence[Project]) -> DocumentKind:
    if any(draft.outcome.is_stated() for draft in drafts):
        return DocumentKind.SELF_EVALUATION_FORM
    return DocumentKind.PROJECT_TARGETS if projects else DocumentKind.DEPARTMENT_TARGETS


def _units(drafts: Sequence[Draft]) -> Iterator[Unit]:
    seen = set()
    for draft in drafts:
        for label in (label for label in UNIT_FIELDS if label in draft.labels):
            name = draft.labels[label]
            unit = Unit(name, draft.places.get(label, draft.where), code=draft.labels.get("unit_code"))
            if name not in seen:
                yield unit if "project_name" in draft.labels else _whole(unit, draft)
            seen.add(name)


def _whole(unit: Unit, draft: Draft) -> Unit:
    return replace(
        unit,
        amounts=Amounts(**draft.amounts),
        objective=draft.labels.get("objective", ""),
        indicators=tuple(draft.indicators),
        texts=tuple(draft.texts.items()),
    )


def _year(rows: Sequence[Row], drafts: Sequence[Draft]) -> int | None:
    labelled = [draft.labels["year"][:4] for draft in drafts if draft.labels.get("year", "")[:4].isdigit()]
    return int(labelled[0]) if labelled else fiscal_year(rows)
