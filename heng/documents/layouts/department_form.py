"""A department's form: its money, objective, yearly tasks and the indicators of the whole department."""

from collections.abc import Sequence

from heng.documents.layouts.amount_cells import amount, bracketed_unit
from heng.documents.layouts.amounts import announce_amounts, labelled_amounts, with_summed_total
from heng.documents.layouts.announce import announce
from heng.documents.layouts.blocks import Block
from heng.documents.layouts.execution import execution
from heng.documents.layouts.execution_cells import Execution
from heng.documents.layouts.execution_table import execution_table
from heng.documents.layouts.form_indicators import execution_points, form_indicators, has_outcomes, objective_of
from heng.documents.layouts.form_labels import Pair, first, pairs
from heng.documents.layouts.names import split_code
from heng.documents.layouts.outcome import outcome, spending
from heng.documents.layouts.parts import Parts
from heng.documents.layouts.passages import passages
from heng.documents.layouts.project_form import organisation
from heng.documents.layouts.rows import Row, Slot
from heng.documents.layouts.tasks import Tasks, read_tasks
from heng.documents.layouts.unit_above import unit_above
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Where
from heng.domain.target.declaration import BudgetTable, TableRow, Unit

_MARKUP = ("<p>", "</p>", "<br", "<span", "&nbsp;")
# A department's form may name itself in any of these labels; the last two are what smaller units print.
_NAMES = ("department_name", "unit_name", "department")


def read_department_form(form: Sequence[Block], unit: str, below: Sequence[Row] = ()) -> Parts:
    """The department whose form stands above and in the tables of `form`; amounts without a unit of their own are in `unit`."""
    block = form[0]
    tasks = read_tasks(block.form(), unit, "年度任务")
    money = execution(block.form(), unit, "部门整体")
    read = (*tasks.rows, *(money.rows if money else ()))
    found = pairs([row for row in block.form() if row not in read])
    slot = next((value for field in _NAMES if (value := first(found, field))), None)
    code, name, where = _named(slot, _found_above(block.preamble), block.header.where())
    objective = first(found, "objective")
    indicators, findings = form_indicators(form, name)
    weight, score = execution_points(form, name)
    department = Unit(
        name=name,
        where=where,
        code=code,
        amounts=with_summed_total(_amounts(found, money, tasks, unit), [] if money else block.form(), unit),
        objective=objective_of(form, found),
        tasks=tasks.tasks,
        indicators=indicators,
        initial=money.initial if money else None,
        executed=money.executed if money else None,
        execution_weight=money.weight if money and money.weight is not None else weight,
        execution_score=money.score if money and money.score is not None else score,
        texts=passages(found, form, below, money),
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
        tables=(*_overview(found, unit, money), *execution_table(money, name)),
        findings=(*doubts, *(money.findings if money else ()), *tasks.findings, *findings),
        self_evaluation=money is not None or has_outcomes(form),
        statements=(
            *spending(money, name),
            *(outcome(form, below, money, name) if money or has_outcomes(form) else ()),
        ),
    )


def _amounts(found: Sequence[Pair], money: Execution | None, tasks: Tasks, unit: str) -> Amounts:
    """The budget in force of a self-evaluation with the sources labelled below it, else what the labels give, else the sum of the tasks."""
    labelled = labelled_amounts(found, unit)
    if money is not None:
        return money.amounts.filled_from(labelled)
    return tasks.total if labelled == Amounts() else labelled


def _named(slot: Slot | None, corner: Unit | None, otherwise: Where) -> tuple[str | None, str, Where]:
    if slot is not None:
        return *split_code(slot.text), slot.where
    return (corner.code, corner.name, corner.where) if corner else (None, "", otherwise)


def _found_above(rows: Sequence[Row]) -> Unit | None:
    """The unit in a corner or, failing that, in a line or title above the table."""
    corner = organisation(rows, pairs(rows))
    named = unit_above(rows) if corner is None else None
    return Unit(named.text, named.where) if named else corner


def _task_texts(department: Unit) -> list[tuple[str, str, Where]]:
    return [(f"任务“{task.name}”", task.content + task.expected, department.where) for task in department.tasks]


def _overview(found: Sequence[Pair], unit: str, money: Execution | None) -> list[BudgetTable]:
    """Figures of the form that have no place among the sources of money (基本支出, 项目支出 …), kept as a table."""
    rows = [
        TableRow(pair.label.text, (("金额", figure),), pair.label.where)
        for pair in found
        if not pair.field.endswith(("name", "objective", "year"))
        and pair.label.text.removesuffix("总额").endswith(("支出", "资金", "拨款", "收入"))
        and (figure := amount(pair.value.text, bracketed_unit(pair.label.text) or unit)) is not None
    ]
    rows += [row for row, _ in money.others] if money else []
    if not any(row.name.removesuffix("总额").endswith("支出") or len(row.amounts) > 1 for row in rows):
        return []
    return [BudgetTable("department_overview", "预算整体情况", tuple(rows), rows[0].where)]
