"""Forms of projects: one sheet for each, or all projects in one wide table."""

from collections.abc import Sequence
from dataclasses import fields

from openpyxl.worksheet.worksheet import Worksheet

from heng.documents.writers.template_form import Form
from heng.documents.writers.template_money import execution_rows, money_rows
from heng.documents.writers.template_sheet import (
    MONEY,
    SPARE,
    field,
    finish,
    frozen_below,
    head,
    indicator_cells,
    indicator_rows,
    label,
    validations,
)
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Where
from heng.domain.target.declaration import Indicator, Project

BLANK = Project("", Where())
_OWNED = (("单位名称", 22), ("项目编码", 16), ("项目名称", 24))
_MONEY = ("预算数", "财政拨款", "财政专户管理资金", "上年结转", "单位资金", "其他资金")
_WIDE_FIRST = len(_OWNED) + len(_MONEY) + 2


def project_sheet(sheet: Worksheet, form: Form, project: Project) -> None:
    """The form of one project on a sheet of its own; blank cells where `project` says nothing."""
    width = len(form.columns)
    head(sheet, form, width)
    label(sheet, 3, 1, "项目名称")
    field(sheet, 3, 2, project.name, span=2)
    label(sheet, 3, 4, "项目编码", span=2)
    field(sheet, 3, 6, project.code, span=width - 5)
    label(sheet, 4, 1, "实施单位")
    field(sheet, 4, 2, project.unit or form.unit, span=width - 1)
    row = (
        execution_rows(sheet, 5, form, project) if form.kind.evaluates else money_rows(sheet, 5, form, project.amounts)
    )
    label(sheet, row, 1, "年度绩效目标")
    field(sheet, row, 2, project.objective, span=width - 1)
    sheet.row_dimensions[row].height = 60
    indicator_rows(sheet, row + 1, 1, form, project.indicators)
    finish(
        sheet,
        [column.width for column in form.columns],
        frozen=frozen_below(row + 1),
        header_rows=f"{row + 1}:{row + 1}",
    )


def wide_sheet(sheet: Worksheet, form: Form, projects: Sequence[Project]) -> None:
    """All projects in one table: what belongs to a project stands in its first row."""
    head(sheet, form, _WIDE_FIRST + len(form.columns) - 1)
    headings = (*(heading for heading, _ in _OWNED), *_MONEY, "年度绩效目标")
    for column, heading in enumerate(headings, 1):
        label(sheet, 3, column, heading)
    for offset, column_of_indicators in enumerate(form.columns):
        label(sheet, 3, _WIDE_FIRST + offset, column_of_indicators.heading)
    row = 4
    for project in (*projects, *([BLANK] * SPARE)):
        lines: Sequence[Indicator | None] = project.indicators or (None,)
        for number, indicator in enumerate(lines):
            _owned(sheet, row, form, project if number == 0 else BLANK)
            indicator_cells(sheet, row, _WIDE_FIRST, form.columns, indicator)
            row += 1
    validations(sheet, form.columns, _WIDE_FIRST, 4, row - 1)
    widths = (*(width for _, width in _OWNED), *(12 for _ in _MONEY), 40, *(column.width for column in form.columns))
    finish(sheet, widths, frozen="D4", header_rows="3:3")


def _owned(sheet: Worksheet, row: int, form: Form, project: Project) -> None:
    for column, text in enumerate((project.unit, project.code, project.name), 1):
        field(sheet, row, column, text)
    for column, source in enumerate(fields(Amounts), len(_OWNED) + 1):
        field(sheet, row, column, form.amount(getattr(project.amounts, source.name)), code=MONEY)
    field(sheet, row, _WIDE_FIRST - 1, project.objective)
