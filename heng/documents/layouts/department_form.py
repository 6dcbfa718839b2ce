"""A department's form: its money, objective, yearly tasks and the indicators of the whole department."""

from collections.abc import Sequence

from heng.documents.layouts.amount_cells import amount, bracketed_unit
from heng.documents.layouts.amounts import announce_amounts, labelled_amounts
from heng.documents.layouts.announce import announce
from heng.documents.layouts.blocks import Block
from heng.documents.layouts.form_labels import Pair, first, pairs
from heng.documents.layouts.hints import without_hint
from heng.documents.layouts.indicator_rows import read_rows
from heng.documents.layouts.names import split_code
from heng.documents.layouts.parts import Parts, indicators_of
from heng.documents.layouts.project_form import organisation
from heng.documents.layouts.rows import Slot
from heng.documents.layouts.tasks import read_tasks
from heng.domain.finding import Where
from heng.domain.target.declaration import BudgetTable, TableRow, Unit

_MARKUP = ("<p>", "</p>", "<br", "<span", "&nbsp;")
# A department's form may name itself in any of these labels; the last two are what smaller units print.
_NAMES = ("department_name", "unit_name", "department")


def read_department_form(block: Block, unit: str) -> Parts:
    """The department whose form stands above and in `block`; amounts without a unit of their own are in `unit`."""
    tasks = read_tasks(block.form(), unit, "年度任务")
    found = pairs([row for row in block.form() if row not in tasks.rows])
    slot = next((value for field in _NAMES if (value := first(found, field))), None)
    code, name, where = _named(slot, organisation(block.preamble, pairs(block.preamble)), block.header.where())
    objective = first(found, "objective")
    read = read_rows(block.body, block.columns, name)
    indicators, findings = indicators_of(read.entries, name)
    department = Unit(
        name=name,
        where=where,
        code=code,
        amounts=labelled_amounts(found, unit),
        objective=without_hint(objective.text) if objective else "",
        tasks=tasks.tasks,
        indicators=indicators,
    )
    doubts = [*announce_amounts({pair.field: pair.value for pair in reversed(found)}, unit, name)]
    for label, text, place in (
        ("总体绩效目标", department.objective, objective.where if objective else where),
        *_task_texts(department),
    ):
        if any(mark in text for mark in _MARKUP):
            doubts.append(announce("I25", name, place, label=label))
    return Parts(
        units=(department,),
        tables=tuple(_overview(found, unit)),
        findings=(*doubts, *tasks.findings, *read.findings, *findings),
        self_evaluation="actual" in {column.field for column in block.columns},
    )


def _named(slot: Slot | None, corner: Unit | None, otherwise: Where) -> tuple[str | None, str, Where]:
    if slot is not None:
        return *split_code(slot.text), slot.where
    return (corner.code, corner.name, corner.where) if corner else (None, "", otherwise)


def _task_texts(department: Unit) -> list[tuple[str, str, Where]]:
    return [(f"任务“{task.name}”", task.content + task.expected, department.where) for task in department.tasks]


def _overview(found: Sequence[Pair], unit: str) -> list[BudgetTable]:
    """Figures of the form that have no place among the sources of money (基本支出, 项目支出 …), kept as a table."""
    rows = [
        TableRow(pair.label.text, (("金额", figure),), pair.label.where)
        for pair in found
        if not pair.field.endswith(("name", "objective", "year"))
        and pair.label.text.endswith(("支出", "资金", "拨款", "收入"))
        and (figure := amount(pair.value.text, bracketed_unit(pair.label.text) or unit)) is not None
    ]
    if not any(row.name.endswith("支出") for row in rows):
        return []
    return [BudgetTable("department_overview", "预算整体情况", tuple(rows), rows[0].where)]
