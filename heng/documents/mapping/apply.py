"""A paper read with the mappings that people saved: the tables that they fit by them, the rest by the known layouts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from heng.documents.content import Content, Grid
from heng.documents.layouts.amount_cells import stated_unit
from heng.documents.layouts.announce import announce
from heng.documents.layouts.fiscal_year import fiscal_year
from heng.documents.layouts.headings import vocabulary
from heng.documents.layouts.merging import merged_units
from heng.documents.layouts.parts import Parts, joined
from heng.documents.layouts.rows import Row, sheets
from heng.documents.layouts.simplified_levels import with_simplified_levels
from heng.documents.layouts.unread import unread_rows
from heng.documents.mapping.fit import Misfit, Section, fit, row_texts
from heng.documents.mapping.mapping import COLUMN_FIELDS, CONSTANT_FIELDS, IGNORED, LABEL_FIELDS, Mapping
from heng.documents.mapping.read_mapped import Mapped, read_sections
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Finding, Severity
from heng.domain.target.declaration import Document, DocumentKind

_SHOWN_DIGITS = 16
_SAME_TABLE = 0.8
_STATED_BY_MAPPING = {"I10", "I11"}


@dataclass(frozen=True, slots=True)
class _Fitted:
    grid: Grid
    mapping: Mapping
    sections: tuple[Section, ...]


def apply_mappings(
    content: Content, file: str, sha256: str, mappings: Sequence[Mapping], otherwise: Callable[[Content], Document]
) -> Document:
    """The paper in `content`: each table by the first of `mappings` that fits it, everything else by `otherwise`.

    Where a mapping was used it is announced (I58); where one nearly fits and was not used, too (I59).
    """
    fitted, misfits = _fitted(content.grids, [mapping for mapping in mappings if mapping.headings])
    if not fitted:
        document = otherwise(content)
        # Labels alone (项目名称) stand in forms of every kind, so mappings of nothing else leave known layouts alone.
        if document.kind is DocumentKind.UNKNOWN:
            fitted, _ = _fitted(content.grids, [mapping for mapping in mappings if not mapping.headings])
        if not fitted:
            near = _worth_saying(misfits, known=document.kind is not DocumentKind.UNKNOWN)
            return replace(document, findings=(*document.findings, *near))
    rows = [row for sheet in sheets(content) for row in sheet.rows]
    mapped = _read(fitted, rows)
    rest = _rest(content, [one.grid for one in fitted], otherwise)
    return _together(file, sha256, rows, fitted, mapped, rest, _worth_saying(misfits, known=True))


def _worth_saying(misfits: Sequence[tuple[float, Finding]], *, known: bool) -> list[Finding]:
    """The findings on mappings that nearly fit; a table of a known layout shares many headings with any other."""
    return [finding for likeness, finding in misfits if not known or likeness >= _SAME_TABLE]


def _fitted(grids: Sequence[Grid], mappings: Sequence[Mapping]) -> tuple[list[_Fitted], list[tuple[float, Finding]]]:
    found: list[_Fitted] = []
    misfits: list[tuple[float, Finding]] = []
    for grid in grids:
        rows = grid_rows(grid)
        said = row_texts(rows)
        tried = [(mapping, fit(mapping, rows, said)) for mapping in mappings]
        fitting = next(((mapping, fits) for mapping, fits in tried if isinstance(fits, tuple)), None)
        if fitting is not None:
            found.append(_Fitted(grid, *fitting))
            continue
        near = [(mapping, fits) for mapping, fits in tried if isinstance(fits, Misfit)]
        if near:
            mapping, misfit = max(near, key=lambda pair: pair[1].likeness)
            details = {"name": mapping.name, "who": _who(mapping), "reason": misfit.reason}
            misfits.append((misfit.likeness, announce("I59", grid.title, grid.where, **details)))
    return found, misfits


def grid_rows(grid: Grid) -> tuple[Row, ...]:
    """The rows of one table."""
    return sheets(Content("xlsx", grids=(grid,)))[0].rows


def _read(fitted: Sequence[_Fitted], rows: Sequence[Row]) -> list[Mapped]:
    stated = stated_unit(rows)
    default = str(vocabulary()["money"]["unit_when_unstated"])
    return [
        read_sections(one.mapping, one.sections, stated or one.mapping.constant("money_unit") or default)
        for one in fitted
    ]


def _rest(content: Content, used: Sequence[Grid], otherwise: Callable[[Content], Document]) -> Document:
    """What the other tables and the lines give; of tables that nobody knows, the rows with figures are announced."""
    taken = {cell.where.line for grid in used for row in grid.rows for cell in row if cell.where.line is not None}
    grids = tuple(grid for grid in content.grids if not any(grid is one for one in used))
    lines = tuple(line for line in content.lines if line.where.line not in taken)
    left = replace(content, grids=grids, lines=lines)
    document = otherwise(left)
    if document.kind is not DocumentKind.UNKNOWN:
        return document
    unread = (finding for grid in grids for finding in unread_rows(grid_rows(grid), grid.title or "表格"))
    return replace(document, findings=(*content.notes, *unread))


def _together(
    file: str,
    sha256: str,
    rows: Sequence[Row],
    fitted: Sequence[_Fitted],
    mapped: Sequence[Mapped],
    rest: Document,
    misfits: Sequence[Finding],
) -> Document:
    whole = joined([part.parts for part in mapped])
    projects, units, rewritten = with_simplified_levels(
        (*whole.projects, *rest.projects), merged_units((*whole.units, *rest.units))
    )
    year, unit, unstated = _year_and_unit(file, rows, fitted, mapped, whole)
    findings = [
        *(_announce_use(one, rows) for one in fitted),
        *unstated,
        *whole.findings,
        *rewritten,
        *(finding for finding in rest.findings if finding.rule not in _STATED_BY_MAPPING),
        *misfits,
    ]
    return Document(
        file=file,
        sha256=sha256,
        kind=_kind(whole, rest),
        fiscal_year=year,
        money_unit=unit,
        units=units,
        projects=projects,
        tables=(*whole.tables, *rest.tables),
        statements=rest.statements,
        findings=tuple(findings),
    )


def _year_and_unit(
    file: str, rows: Sequence[Row], fitted: Sequence[_Fitted], mapped: Sequence[Mapped], whole: Parts
) -> tuple[int | None, str | None, list[Finding]]:
    """What the paper states goes before what the mapping holds fixed, which was said about another year's paper."""
    fixed = next((one.mapping.constant("fiscal_year") for one in fitted if one.mapping.constant("fiscal_year")), "")
    stated = next((part.year for part in mapped if part.year is not None), None) or fiscal_year(rows)
    year = stated or (int(fixed) if fixed.isdecimal() else None)
    constant = next((one.mapping.constant("money_unit") for one in fitted if one.mapping.constant("money_unit")), None)
    unit = next((part.unit for part in mapped if part.unit), None) or stated_unit(rows) or constant
    stated_amounts = [*(unit.amounts for unit in whole.units), *(project.amounts for project in whole.projects)]
    unstated = [announce("I10", file)] if year is None else []
    if unit is None and any(amounts != Amounts() for amounts in stated_amounts):
        unstated.append(announce("I11", file, unit=str(vocabulary()["money"]["unit_when_unstated"])))
    return year, unit, unstated


def source_of(mapping: Mapping) -> str:
    """How findings name the mapping that a table was read by."""
    return f"栏目对应 {mapping.signature()[:_SHOWN_DIGITS]}"


def _announce_use(one: _Fitted, rows: Sequence[Row]) -> Finding:
    """How the table was read; a fixed year, which may be another year's, weighs more than a hint."""
    mapping = one.mapping
    fields = [COLUMN_FIELDS[field] for field in mapping.fields if field and field != IGNORED]
    fields += [LABEL_FIELDS[label.field] for label in mapping.labels]
    fixed = "、".join(f"{CONSTANT_FIELDS[field]}固定为“{value}”" for field, value in mapping.constants)
    said = "、".join(fields) + (f"；{fixed}" if fixed else "")
    finding = announce("I58", one.grid.title, one.grid.where, name=mapping.name, who=_who(mapping), fields=said)
    finding = replace(finding, source=source_of(mapping))
    by_constant = mapping.constant("fiscal_year") and fiscal_year(rows) is None
    return replace(finding, severity=Severity.WARNING) if by_constant else finding


def _kind(whole: Parts, rest: Document) -> DocumentKind:
    if rest.kind is DocumentKind.BUDGET_BOOK:
        return rest.kind
    if whole.self_evaluation:
        return DocumentKind.SELF_EVALUATION_FORM
    return DocumentKind.PROJECT_TARGETS if whole.projects else DocumentKind.DEPARTMENT_TARGETS


def _who(mapping: Mapping) -> str:
    return " ".join(part for part in (mapping.saved_by, mapping.saved_on) if part)
