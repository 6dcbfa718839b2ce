"""The forms of a department as a whole: money, yearly tasks, objective and indicators."""

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from heng.documents.writers.template_form import Form
from heng.documents.writers.template_money import execution_rows, money_rows
from heng.documents.writers.template_sheet import MONEY, field, finish, frozen_below, head, indicator_rows, label
from heng.domain.finding import Where
from heng.domain.target.declaration import Project, Task, Unit

BLANK = Unit("", Where())
_SPARE_TASKS = 6


def department_sheet(sheet: Worksheet, form: Form, unit: Unit) -> None:
    """The form of one department; blank cells where `unit` says nothing."""
    width = len(form.columns)
    head(sheet, form, width)
    label(sheet, 3, 1, "部门名称")
    field(sheet, 3, 2, _named(unit) or form.unit, span=width - 1)
    if form.kind.evaluates:
        row = execution_rows(sheet, 4, form, Project("", unit.where, amounts=unit.amounts))
    else:
        row = money_rows(sheet, 4, form, unit.amounts)
    row = _tasks(sheet, row, form, unit.tasks)
    label(sheet, row, 1, "年度绩效目标")
    field(sheet, row, 2, unit.objective, span=width - 1)
    sheet.row_dimensions[row].height = 60
    indicator_rows(sheet, row + 1, 1, form, unit.indicators)
    finish(
        sheet,
        [column.width for column in form.columns],
        frozen=frozen_below(row + 1),
        header_rows=f"{row + 1}:{row + 1}",
    )


def _named(unit: Unit) -> str:
    return f"{unit.code}-{unit.name}" if unit.code and unit.name else unit.name


def _tasks(sheet: Worksheet, row: int, form: Form, tasks: Sequence[Task]) -> int:
    """The yearly tasks with their money; the next free row."""
    width = len(form.columns)
    label(sheet, row, 1, "任务名称")
    label(sheet, row, 2, "主要内容", span=2)
    label(sheet, row, 4, f"预算金额（{form.money}）", span=2)
    label(sheet, row, 6, "期望达到的目标", span=width - 5)
    for task in (*tasks, *([Task("")] * _SPARE_TASKS)):
        row += 1
        field(sheet, row, 1, task.name)
        field(sheet, row, 2, task.content, span=2)
        field(sheet, row, 4, form.amount(task.amount), span=2, code=MONEY)
        field(sheet, row, 6, task.expected, span=width - 5)
    return row + 1
