"""Official forms as workbooks: blank to be filled in, or filled with what a paper declares."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from heng.documents.writers import template_department, template_project
from heng.documents.writers.sheet import set_page, set_value, workbook_bytes
from heng.documents.writers.template_form import MONEY_UNITS, Form, form
from heng.documents.writers.template_kind import TemplateKind, forms
from heng.domain.target.declaration import Document, DocumentKind, Indicator, Unit
from heng.rulebook.profiles import DEFAULT

_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]*?:/\\'\x00-\x1f]")
_LONGEST_SHEET_NAME = 31


def blank_template(kind: TemplateKind, unit: str, year: int | None, profile: str = DEFAULT) -> bytes:
    """The form `kind` to be filled in by `unit` for `year`, with instructions. Equal input gives equal bytes."""
    workbook, blank = _workbook(), form(kind, unit, year, profile)
    sheet = workbook.create_sheet(kind.printed[:_LONGEST_SHEET_NAME])
    if kind is TemplateKind.PROJECT_TARGETS_WIDE:
        template_project.wide_sheet(sheet, blank, ())
    elif kind in (TemplateKind.PROJECT_TARGETS, TemplateKind.PROJECT_SELF_EVALUATION):
        template_project.project_sheet(sheet, blank, template_project.BLANK)
    else:
        template_department.department_sheet(sheet, blank, template_department.BLANK)
    _instructions(workbook.create_sheet(), blank)
    return workbook_bytes(workbook)


def filled_template(document: Document, profile: str = DEFAULT, *, wide: bool = False) -> bytes:
    """The official form filled with what `document` declares, so that reading it gives the same declaration again.

    `wide` puts all projects into one table; otherwise each has a sheet of its own. Departments always have one.
    """
    workbook = _workbook()
    document = _with_lost_levels(_with_unit_codes(document))
    filled = _form(document, profile, wide=wide)
    if wide and document.projects and not filled.kind.evaluates:
        template_project.wide_sheet(workbook.create_sheet("项目绩效目标"), filled, document.projects)
    elif document.projects:
        for number, project in enumerate(document.projects, 1):
            template_project.project_sheet(workbook.create_sheet(_sheet_name(number, project.name)), filled, project)
    departments = [unit for unit in document.units if _declares(unit)] if document.projects else document.units
    for number, unit in enumerate(departments, len(document.projects) + 1):
        whole = _form(document, profile, department=True)
        template_department.department_sheet(workbook.create_sheet(_sheet_name(number, unit.name)), whole, unit)
    _instructions(workbook.create_sheet(), filled)
    return workbook_bytes(workbook)


def _with_unit_codes(document: Document) -> Document:
    """The projects under their units written as code and name, where the paper states the code of the unit."""
    coded = {unit.name: f"{unit.code}-{unit.name}" for unit in document.units if unit.code and unit.name}
    projects = (replace(project, unit=coded.get(project.unit, project.unit)) for project in document.projects)
    return replace(document, projects=tuple(projects))


def _with_lost_levels(document: Document) -> Document:
    """The indicators whose level 1 is lost below others that have one, marked: a blank there would repeat the one above."""
    units = (replace(unit, indicators=_marked(unit.indicators)) for unit in document.units)
    projects = (replace(project, indicators=_marked(project.indicators)) for project in document.projects)
    return replace(document, units=tuple(units), projects=tuple(projects))


def _marked(indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    lost = str(forms()["lost"]["category"])
    first = next((place for place, one in enumerate(indicators) if one.category), len(indicators))
    return tuple(
        replace(one, category=lost) if place > first and not one.category else one
        for place, one in enumerate(indicators)
    )


def _form(document: Document, profile: str, *, wide: bool = False, department: bool = False) -> Form:
    owners = document.units if department else document.projects or document.units
    named = {project.unit for project in document.projects} or {unit.name for unit in document.units}
    return form(
        _kind(document, wide=wide, department=department or not document.projects),
        next(iter(named)) if len(named) == 1 and document.projects else "",
        document.fiscal_year,
        profile,
        money=document.money_unit if document.money_unit in MONEY_UNITS else "万元",
        indicators=[indicator for owner in owners for indicator in owner.indicators],
    )


def _kind(document: Document, *, wide: bool, department: bool) -> TemplateKind:
    evaluates = document.kind is DocumentKind.SELF_EVALUATION_FORM or any(map(_is_evaluated, _indicators(document)))
    if department:
        return TemplateKind.DEPARTMENT_SELF_EVALUATION if evaluates else TemplateKind.DEPARTMENT_TARGETS
    if evaluates:
        return TemplateKind.PROJECT_SELF_EVALUATION
    return TemplateKind.PROJECT_TARGETS_WIDE if wide else TemplateKind.PROJECT_TARGETS


def _indicators(document: Document) -> Iterator[Indicator]:
    yield from (indicator for unit in document.units for indicator in unit.indicators)
    yield from (indicator for project in document.projects for indicator in project.indicators)


def _is_evaluated(indicator: Indicator) -> bool:
    return indicator.actual is not None or indicator.score is not None


def _declares(unit: Unit) -> bool:
    return bool(unit.indicators or unit.objective or unit.tasks)


def _workbook() -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    return workbook


def _sheet_name(number: int, name: str) -> str:
    return f"{number} {_NOT_IN_SHEET_NAMES.sub('', name)}".strip()[:_LONGEST_SHEET_NAME]


def _instructions(sheet: Worksheet, filled: Form) -> None:
    """A sheet of sentences, one below the other: nothing on it looks like a table."""
    said = forms()["instructions"]
    sheet.title = str(said["sheet"])
    for row, text in enumerate(_sentences(filled), 1):
        cell = sheet.cell(row, 1)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        set_value(cell, text)
    sheet.protection.sheet = True
    set_page(sheet, (100,))


def _sentences(filled: Form) -> Iterator[str]:
    said = forms()["instructions"]
    wide = filled.kind is TemplateKind.PROJECT_TARGETS_WIDE
    single = filled.kind in (TemplateKind.PROJECT_TARGETS, TemplateKind.PROJECT_SELF_EVALUATION)
    for name in ("always", *(["wide"] if wide else []), *(["forms"] if single else [])):
        yield from (str(text) for text in list(said[name]))
    if filled.kind.evaluates:
        yield from (str(text) for text in list(said["self_evaluation"]))
    totals = "或".join(f"{total:f}" for total in filled.profile.weight_totals)
    yield str(said["weights"]).format(totals=totals) if totals else str(said["no_weights"])
