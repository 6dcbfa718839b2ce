"""The official 项目支出绩效自评表 (central layout) of a project as a workbook."""

import re
from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from heng.documents.writers.sheet import Value, put, put_row, put_title, set_page, workbook_bytes
from heng.domain.money import YUAN_PER_WAN
from heng.domain.self_evaluation.breakdown import Evaluation, Item, Part, points_text
from heng.domain.target.declaration import Project

COLUMNS = 8
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]*?:/\\'\x00-\x1f]")
_LONGEST_SHEET_NAME = 31
MONEY_HEADINGS = ("项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
INDICATOR_HEADINGS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因分析及改进措施",
)


def project_form_xlsx(scored: Sequence[tuple[Project, Evaluation]], department: str = "") -> bytes:
    """The forms of scored projects, one sheet each; amounts and points are numbers, blanks stay blank.

    `department` is the 主管部门; what was done of the objective (实际完成情况) is left for people to write.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, (project, evaluation) in enumerate(scored, 1):
        _form(workbook.create_sheet(_sheet_name(number, project.name)), project, evaluation, department)
    return workbook_bytes(workbook)


def _sheet_name(number: int, name: str) -> str:
    return f"{number} {_NOT_IN_SHEET_NAMES.sub('', name)}"[:_LONGEST_SHEET_NAME]


def _form(sheet: Worksheet, project: Project, evaluation: Evaluation, department: str) -> None:
    year = "" if evaluation.fiscal_year is None else f"{evaluation.fiscal_year}年度"
    put_title(sheet, f"{year}项目支出绩效自评表", COLUMNS)
    _pair(sheet, 2, "项目名称", project.name)
    put(sheet, 3, 1, "主管部门", bold=True)
    put(sheet, 3, 2, department, span=3)
    put(sheet, 3, 5, "实施单位", bold=True)
    put(sheet, 3, 6, project.unit, span=3)
    row = _money(sheet, project, evaluation.parts[0].items[0])
    _pair(sheet, row, "预期目标", project.objective)
    _pair(sheet, row + 1, "实际完成情况", "")
    _indicators(sheet, row + 2, evaluation)
    set_page(sheet, (16, 16, 28, 16, 16, 9, 9, 48), landscape=True)


def _pair(sheet: Worksheet, row: int, label: str, text: str) -> None:
    put(sheet, row, 1, label, bold=True)
    put(sheet, row, 2, text, span=COLUMNS - 1)


def _money(sheet: Worksheet, project: Project, execution: Item) -> int:
    put_row(sheet, 4, MONEY_HEADINGS, bold=True)
    total = (project.initial, project.amounts.total, project.executed)
    rate = execution.actual or "不适用"
    put_row(sheet, 5, ("", "年度资金总额", *map(_wan, total), execution.maximum, rate, execution.points))
    sources = (
        ("其中：本年财政拨款", project.amounts.fiscal_appropriation),
        ("财政专户管理资金", project.amounts.special_account),
        ("上年结转资金", project.amounts.carryover),
        ("单位资金", project.amounts.own_funds),
        ("其他资金", project.amounts.other_funds),
    )
    row = 6
    for label, amount in sources:
        put_row(sheet, row, ("", label, None, _wan(amount), None, "—", "—", "—"))
        row += 1
    return row


def _indicators(sheet: Worksheet, row: int, evaluation: Evaluation) -> None:
    put_row(sheet, row, INDICATOR_HEADINGS, bold=True)
    for part in evaluation.parts[1:]:
        for item in part.items:
            row += 1
            put_row(sheet, row, _indicator_row(part, item))
    graded = "" if evaluation.grade is None else f"等级：{evaluation.grade}"
    put_row(sheet, row + 1, ("总分", "", "", "", "", evaluation.maximum, evaluation.total, graded), bold=True)


def _indicator_row(part: Part, item: Item) -> tuple[Value, ...]:
    head = f"{part.name}（{points_text(part.maximum)}分）"
    reason = "" if item.deduction == 0 else item.reason
    return head, item.head, item.name, item.target, item.actual, item.maximum, item.points, reason


def _wan(yuan: Decimal | None) -> Decimal | None:
    return None if yuan is None else yuan / YUAN_PER_WAN
