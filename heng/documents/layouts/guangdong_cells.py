"""The Guangdong form torn into free cells: columns printed one after another, put together again where that is certain.

Rows take the order of the column of totals. Amounts, objectives and indicators go to a project only where sums, counts,
words and the printed order leave exactly one way; everything else stays blank and is announced.
"""

import re
from decimal import Decimal

from heng.documents.content import Content
from heng.documents.layouts.amount_cells import stated_unit
from heng.documents.layouts.announce import announce
from heng.documents.layouts.fiscal_year import fiscal_year
from heng.documents.layouts.goal_and_indicators import read_texts
from heng.documents.layouts.guangdong_form import (
    INDICATORS,
    NAME,
    OBJECTIVE,
    TOTAL,
    check_paper,
    damaged_name,
    unit_when_unstated,
)
from heng.documents.layouts.headings import is_total
from heng.documents.layouts.numbered_indicators import begins, has_annual
from heng.documents.layouts.passage import Passage
from heng.documents.layouts.printed_columns import Columns, columns, sections
from heng.documents.layouts.rebuilt_rows import Rebuilt, rebuild
from heng.documents.layouts.rows import Row, sheets
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Finding, Where
from heng.domain.money import wan_text
from heng.domain.target.declaration import Document, DocumentKind, Project, Unit

SURE = 95
_DEPARTMENT = re.compile(r"部门名称\s*[:：]\s*(?P<name>\S+)")
_NOTHING = Passage("", ())


def recognise(content: Content) -> int:
    """Sure where the form's headings stand on lines of their own and numbered indicators follow."""
    if content.kind not in ("text", "pdf"):
        return 0
    found = {heading for heading, _ in sections(content.lines)}
    text = "".join(line.text.strip() for line in content.lines)
    return SURE if {NAME, TOTAL, OBJECTIVE, INDICATORS} <= found and begins(text) is not None else 0


def read(content: Content, file: str, sha256: str) -> Document:
    """The projects of the page, each with what certainly belongs to it."""
    top = _rows_above(content)
    stated = stated_unit(top)
    unit_of_money = stated or unit_when_unstated()
    page = columns(content.lines, unit_of_money)
    units = _units(page)
    rebuilt = rebuild(page, units, _stated_sums(page))
    year = fiscal_year(top)
    places = [line.where for line in page.head[:1]]
    findings = [] if stated else [announce("I11", file, *places, unit=unit_of_money)]
    findings += [] if year else [announce("I10", file, *places)]
    findings += _announced(page, rebuilt, file)
    projects, torn = _projects(page, rebuilt, units[0].name if len(units) == 1 else "")
    if len(units) == 1:
        units = [_with_sums(units[0], page, rebuilt)]
        findings += check_paper(None, units, projects)
    else:
        names = "、".join(unit.name for unit in units)
        findings.append(announce("I37", file, *places, what="所属单位", reason=f"表中有多个单位：{names}。"))
    return Document(
        file,
        sha256,
        DocumentKind.PROJECT_TARGETS,
        year,
        stated,
        tuple(units),
        tuple(projects),
        findings=(*findings, *torn),
    )


def _rows_above(content: Content) -> list[Row]:
    """The lines above the first heading, as rows."""
    above = {line.where for line in sections(content.lines)[0][1]}
    return [row for sheet in sheets(content) for row in sheet.rows if row.slots and row.where() in above]


def _stated_sums(page: Columns) -> tuple[Decimal, ...]:
    """The figures of the row 合计, or of the only unit where that row is lost."""
    total = [sums for sums in page.sums if is_total(sums.name)] or page.sums
    return total[0].figures if len(total) == 1 else ()


def _units(page: Columns) -> list[Unit]:
    found = [
        Unit(sums.name, sums.line.where, amounts=Amounts(total=sums.figures[0]))
        for sums in page.sums
        if not is_total(sums.name)
    ]
    named = [(match["name"], line.where) for line in page.head if (match := _DEPARTMENT.search(line.text))]
    return found or [Unit(name, where) for name, where in named[:1]] or [Unit("", Where())]


def _projects(page: Columns, rebuilt: Rebuilt, unit: str) -> tuple[list[Project], list[Finding]]:
    projects, findings = [], list[Finding]()
    annual = any(has_annual(passage.text) for passage in rebuilt.strings if passage)
    for name, row in zip(page.names, rebuilt.name_rows, strict=True):
        text, where = name.passage.text, name.passage.where(0)
        findings += damaged_name(text, where)
        if row is None:
            projects.append(Project(text, where, unit=unit))
            continue
        goal, string = rebuilt.goals[row] or _NOTHING, rebuilt.strings[row] or _NOTHING
        amounts = Amounts(total=rebuilt.totals[row], **(rebuilt.split[row] if rebuilt.split else {}))
        read = read_texts(goal, string, text, annual=annual, ends=False)
        findings += [finding for finding in read.findings if finding.rule != "I34" or rebuilt.strings[row]]
        projects.append(
            Project(text, where, unit=unit, amounts=amounts, objective=read.objective, indicators=read.indicators)
        )
    return projects, findings


def _with_sums(unit: Unit, page: Columns, rebuilt: Rebuilt) -> Unit:
    """The unit with its printed sums, each under the source whose amounts add to it."""
    sums = next((sums for sums in page.sums if sums.name == unit.name), None)
    if sums is None:
        return unit
    columns_of = (
        {source: sum((row.get(source, Decimal(0)) for row in rebuilt.split), Decimal(0)) for source in page.sources}
        if rebuilt.split
        else {}
    )
    fitting = {source: figure for source, figure in columns_of.items() if figure and figure in sums.figures[1:]}
    return Unit(unit.name, unit.where, amounts=Amounts(total=sums.figures[0], **fitting))


def _announced(page: Columns, rebuilt: Rebuilt, file: str) -> list[Finding]:
    """What was put together, on which evidence, and what could not be."""
    where = page.names[0].passage.where(0) if page.names else Where()
    rows = rebuilt.name_rows
    totals = "、".join(wan_text(total) or "" for total in rebuilt.totals)
    counts = f"读到{len(page.names)}个名称、{len(rebuilt.totals)}个总计（{totals}）。"
    order = "印刷次序、数目与项目名称的用词"
    parts = (
        ("总计金额", [row is not None for row in rows], "各列的印刷次序、名称用词与合计"),
        ("资金来源", [rebuilt.split is not None for _ in rows], "“总计＝各来源之和”与各列合计"),
        ("绩效目标", [row is not None and rebuilt.goals[row] is not None for row in rows], order),
        ("绩效指标", [row is not None and rebuilt.strings[row] is not None for row in rows], order),
    )
    findings = []
    for what, settled, evidence in parts:
        names = "、".join(name.passage.text for name, done in zip(page.names, settled, strict=True) if not done)
        if any(settled):
            findings.append(announce("I36", file, where, what=what, evidence=evidence))
        if names:
            findings.append(announce("I37", file, where, what=what, reason=f"可能的项目：{names}；{counts}"))
    return findings
