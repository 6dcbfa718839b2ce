"""The money part of the official forms: budget by source, and in self-evaluations budget, spending and points."""

from dataclasses import fields

from openpyxl.worksheet.worksheet import Worksheet

from heng.documents.writers.template_form import Form
from heng.documents.writers.template_sheet import MONEY, POINTS, field, label
from heng.domain.budget.amounts import Amounts
from heng.domain.target.declaration import Project

_LABELS = ("年度资金总额", "财政拨款", "财政专户管理资金", "上年结转资金", "单位资金", "其他资金")
_EXECUTION = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
_A_ROW = 2


def money_rows(sheet: Worksheet, row: int, form: Form, amounts: Amounts) -> int:
    """The sources of money, two to a row with their amounts; the next free row."""
    width = len(form.columns)
    for number, (text, source) in enumerate(zip(_LABELS, fields(Amounts), strict=True)):
        line, right = row + number // _A_ROW, number % _A_ROW
        value = form.amount(getattr(amounts, source.name))
        if right:
            label(sheet, line, 4, text, span=2)
            field(sheet, line, 6, value, span=width - 5, code=MONEY)
        else:
            label(sheet, line, 1, text)
            field(sheet, line, 2, value, span=2, code=MONEY)
    return row + len(_LABELS) // _A_ROW


def execution_rows(sheet: Worksheet, row: int, form: Form, project: Project) -> int:
    """Sources down; budget at the start, budget in force, spending and points across; the next free row."""
    label(sheet, row, 1, "资金来源")
    for column, text in enumerate(_EXECUTION, 2):
        label(sheet, row, column, text)
    for down, (text, source) in enumerate(zip(_LABELS, fields(Amounts), strict=True), 1):
        label(sheet, row + down, 1, text)
        is_total = source.name == "total"
        budget = form.amount(getattr(project.amounts, source.name))
        initial = form.amount(project.initial) if is_total else None
        executed = form.amount(project.executed) if is_total else None
        for column, amount in enumerate((initial, budget, executed), 2):
            field(sheet, row + down, column, amount, code=MONEY)
        weight, score = (project.execution_weight, project.execution_score) if is_total else (None, None)
        field(sheet, row + down, 5, weight, code=POINTS)
        field(sheet, row + down, 6, None, code="0.00%")
        field(sheet, row + down, 7, score, code=POINTS)
    return row + len(_LABELS) + 1
