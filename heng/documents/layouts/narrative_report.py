"""Reports of self-evaluation: the statements of their sentences, and the forms and tables that stand between them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from heng.documents.content import Content, Line
from heng.documents.layouts import grid_paper
from heng.documents.layouts.amounts import labelled_amounts
from heng.documents.layouts.announce import announce
from heng.documents.layouts.book.cover import cover
from heng.documents.layouts.book.prose import prose as paragraphs_of
from heng.documents.layouts.form_labels import first, pairs
from heng.documents.layouts.grades import grades
from heng.documents.layouts.headings import vocabulary
from heng.documents.layouts.merging import merged_units
from heng.documents.layouts.names import split_code
from heng.documents.layouts.report_head import Head, report_head
from heng.documents.layouts.report_statements import report_statements
from heng.documents.layouts.rows import Row, Slot, sheets
from heng.domain.finding import Finding
from heng.domain.target.declaration import Document, DocumentKind, Project, Statement, Unit

# A title alone is possible; with running text below it the paper is a report, whatever tables it holds.
POSSIBLE, CERTAIN = 60, 85
_FEWEST_SENTENCES = 5
_BARS = re.compile(r"[｜|¦│]")
_CELLS = 3
_COVER_LINES, _LONGEST_NAME = 20, 60


def recognise(content: Content) -> int:
    """85 where running text stands below the title of a report on (self-)evaluation, 60 for the title alone, else 0."""
    if content.kind not in ("text", "docx", "pdf", "html") or report_head(content.lines) is None:
        return 0
    if cover([row for sheet in sheets(content) for row in sheet.rows]) is not None:
        return POSSIBLE
    sentences = sum(line.text.count("。") for line in content.lines if not _is_cells(line))
    return CERTAIN if sentences >= _FEWEST_SENTENCES else POSSIBLE


def read(content: Content, file: str, sha256: str) -> Document:
    """The report in `content`: whose it is, for which year, every figure that it states, and what its tables hold."""
    head = report_head(content.lines)
    lines = content.lines if head is None else content.lines[content.lines.index(head.title) + 1 :]
    prose = [line for line in lines if not _is_cells(line)]
    found = (*report_statements(prose), *grades(prose))
    tables = _tables(content, file, sha256)
    year = (head.year if head else None) or tables.fiscal_year
    return Document(
        file,
        sha256,
        DocumentKind.SELF_EVALUATION_REPORT,
        year,
        tables.money_unit,
        units=_units(head, tables),
        projects=tuple(_owned(project, head) for project in tables.projects or _named(prose, tables.money_unit)),
        tables=tables.tables,
        statements=(*found, *_of_tables(tables, content.lines)),
        findings=(
            *_doubts(head, year, found, content, file),
            *(note for note in tables.findings if note.rule != "I10"),
        ),
        paragraphs=paragraphs_of(prose),
    )


def _is_cells(line: Line) -> bool:
    """Whether the line is a row of a table: tabs, or bars between short texts."""
    return "\t" in line.text or ("。" not in line.text and len(_BARS.split(line.text)) >= _CELLS)


def _tables(content: Content, file: str, sha256: str) -> Document:
    """What the tables of the report hold; nothing where it has none."""
    if not content.grids and not any("\t" in line.text for line in content.lines):
        return Document(file, sha256)
    return grid_paper.read(content, file, sha256)


def _of_tables(tables: Document, lines: Sequence[Line]) -> tuple[Statement, ...]:
    """The statements that do not come from the running text."""
    texts = {line.where for line in lines}
    return tuple(statement for statement in tables.statements if statement.where not in texts)


def _units(head: Head | None, tables: Document) -> tuple[Unit, ...]:
    """The unit of the report, and those of its tables; a table without a name is about the unit of the report."""
    name = head.unit if head else ""
    own = (Unit(name, head.where),) if head and name else ()
    return merged_units((*own, *(replace(unit, name=unit.name or name) for unit in tables.units if unit.name or name)))


def _owned(project: Project, head: Head | None) -> Project:
    return replace(project, unit=project.unit or (head.unit if head else ""))


def _named(prose: Sequence[Line], unit: str | None) -> tuple[Project, ...]:
    """The project that the cover of a report names in a line of its own, with the amounts in such lines."""
    rows = [
        Row((Slot(line.text.strip(), line.where),), exact=False) for line in prose[:_COVER_LINES] if line.text.strip()
    ]
    found = [pair for pair in pairs(rows) if len(pair.value.text) <= _LONGEST_NAME]
    slot, code = first(found, "project_name"), first(found, "project_code")
    if slot is None:
        return ()
    own, name = split_code(slot.text)
    amounts = labelled_amounts(found, unit or str(vocabulary()["money"]["unit_when_unstated"]))
    return (Project(name, slot.where, code=own or (code.text if code else None), amounts=amounts),)


def _doubts(
    head: Head | None, year: int | None, found: Sequence[Statement], content: Content, file: str
) -> list[Finding]:
    place = head.title.where if head else content.lines[0].where
    findings = [] if year else [announce("I10", file, place)]
    if head and head.year and head.year_text:
        findings.append(announce("I81", file, place, year=head.year, text=head.year_text))
    findings += [] if head and head.unit else [announce("I43", file, place, what="单位名称")]
    findings += [] if found else [announce("I43", file, place, what="任何数字")]
    return findings
