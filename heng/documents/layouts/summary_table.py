"""A summary of self-evaluations (自评结果汇总表): one row for each project, with money, total score and grade."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from heng.documents.layouts.amount_cells import amount, bracketed_unit, points
from heng.documents.layouts.announce import announce
from heng.documents.layouts.grades import GRADE, grade
from heng.documents.layouts.headings import SOURCES, heading, is_total, plain
from heng.documents.layouts.names import split_code
from heng.documents.layouts.parts import Parts
from heng.documents.layouts.rows import Row, Slot, one_line, row_text
from heng.documents.layouts.spending_columns import spending_columns
from heng.documents.layouts.unit_above import unit_above
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Finding
from heng.domain.target.declaration import Project, Statement, Unit
from heng.rulebook.loader import read

_OUTCOMES = frozenset({"score", "grade"})
_BLANK = ("", "/", "-", "—", "——")


def summary_columns(row: Row) -> dict[int, str] | None:
    """The fields of the columns that `row` heads, by column; None where it heads no summary of scored projects."""
    if not row.exact and len(row.slots) < len(_OUTCOMES) + 1:
        return None
    fields = {column: field for column, slot in row.filled() if (field := _field(slot.text))} | spending_columns(row)
    found = set(fields.values())
    return fields if "project_name" in found and found & _OUTCOMES and "indicator" not in found else None


def read_summary(rows: Sequence[Row], unit: str) -> Parts | None:
    """The projects of the summary in `rows`, amounts in `unit` where no heading states another; None where there is none."""
    for index, row in enumerate(rows):
        columns = summary_columns(row)
        if columns is None:
            continue
        units = {column: bracketed_unit(slot.text) or unit for column, slot in row.filled()}
        named = unit_above(rows[:index])
        owner = Unit(named.text, named.where) if named else None
        body = [later for later in rows[index + 1 :] if _is_project(later, columns)]
        projects = tuple(_project(later, columns, units, owner) for later in body)
        if not projects:
            return None
        return Parts(
            units=(owner,) if owner else (),
            projects=projects,
            findings=tuple(_doubts(body, columns, units)),
            self_evaluation=True,
            statements=tuple(found for later in body for found in _stated(later, columns)),
        )
    return None


def _field(text: str) -> str | None:
    squeezed = plain(text)
    rules = read("reading/self_evaluation.toml")
    if squeezed in rules["grade_labels"]:
        return "grade"
    if squeezed in rules["total_scores"] or heading("indicator", text) == "score":
        return "score"
    if heading("indicator", text) in ("name", "value", "category"):
        return "indicator"
    named = heading("project", text)
    wanted = (*SOURCES, "project_name", "project_code", "unit_name", "objective")
    return named if named in wanted and squeezed != "项目" else None


def _is_project(row: Row, columns: Mapping[int, str]) -> bool:
    name = _texts(row, columns).get("project_name", "")
    filled = row.filled()
    return bool(name) and len(filled) > 1 and not is_total(name) and not is_total(filled[0][1].text)


def _texts(row: Row, columns: Mapping[int, str]) -> dict[str, str]:
    return {field: row.text(column) for column, field in columns.items()}


def _project(row: Row, columns: Mapping[int, str], units: Mapping[int, str], owner: Unit | None) -> Project:
    texts = _texts(row, columns)
    money = {field: amount(row.text(column), units.get(column, "万元")) for column, field in columns.items()}
    code, name = split_code(texts["project_name"])
    unit = one_line(texts.get("unit_name", "")) or (owner.name if owner else "")
    return Project(
        name=name,
        where=_slot(row, columns, "project_name").where,
        code=code or texts.get("project_code") or None,
        unit=unit,
        amounts=Amounts(**{source: money.get(source) for source in SOURCES}),
        initial=money.get("initial"),
        executed=money.get("executed"),
        objective=texts.get("objective", ""),
    )


def _slot(row: Row, columns: Mapping[int, str], wanted: str) -> Slot:
    return row.slots[next(column for column, field in columns.items() if field == wanted)]


def _stated(row: Row, columns: Mapping[int, str]) -> Iterator[Statement]:
    texts = _texts(row, columns)
    name, sentence = split_code(texts["project_name"])[1], row_text(row)
    score = points(texts.get("score", ""))
    if score is not None:
        yield Statement(f"{name}自评得分", _plain(score), "分", sentence, _slot(row, columns, "score").where)
    if GRADE.fullmatch(texts.get("grade", "").strip()):
        found = grade(texts["grade"], sentence, _slot(row, columns, "grade").where)
        yield Statement(f"{name}{found.subject}", found.value, "", sentence, found.where)


def _doubts(rows: Sequence[Row], columns: Mapping[int, str], units: Mapping[int, str]) -> Iterator[Finding]:
    """One finding (I17) for each cell under money or points that is neither blank nor a figure."""
    for row in rows:
        for column, field in columns.items():
            text = row.text(column)
            money = field in (*SOURCES, "initial", "executed") and amount(text, units.get(column, "万元")) is None
            score = field == "score" and points(text) is None
            if text not in _BLANK and (money or score):
                label = "得分" if score else "金额"
                yield announce("I17", row.text(min(columns)), row.slots[column].where, label=label, text=text)


def _plain(value: Decimal) -> str:
    return f"{value:f}"
