"""Sheets to be filled in: locked headings, open cells with choices, and the page set up for print."""

from collections.abc import Sequence
from typing import Any

from openpyxl.styles import Alignment, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from heng.documents.writers.sheet import Value, put, put_title, set_page, set_value
from heng.documents.writers.template_form import Column, Form
from heng.domain.target.declaration import Indicator

_HEAD = PatternFill("solid", start_color="E7ECEF")
_OPEN = Protection(locked=False)
_TEXT = "@"
MONEY = "#,##0.00####"
POINTS = "0.######"
_MOST_POINTS = 100
# Rows that stay open for filling below the last indicator.
SPARE = 30
_MOST_FROZEN = 10


def label(sheet: Worksheet, row: int, column: int, text: str, span: int = 1) -> None:
    """A locked heading or label."""
    put(sheet, row, column, text, bold=True, span=span)
    for covered in range(column, column + span):
        sheet.cell(row, covered).fill = _HEAD


def field(sheet: Worksheet, row: int, column: int, value: Value, *, span: int = 1, code: str = _TEXT) -> None:
    """An open cell; `code` is its number format (text by default, so that nothing typed is changed)."""
    put(sheet, row, column, value, span=span)
    for covered in range(column, column + span):
        cell = sheet.cell(row, covered)
        cell.protection = _OPEN
        cell.number_format = _TEXT if isinstance(value, str) and value else code


def head(sheet: Worksheet, form: Form, width: int) -> None:
    """Title in row 1, and in row 2 who fills in the form and the unit of money."""
    put_title(sheet, form.title, width)
    corner = sheet.cell(2, width - 1)
    corner.alignment = Alignment(horizontal="right")
    set_value(corner, f"单位：{form.money}")
    sheet.merge_cells(start_row=2, start_column=width - 1, end_row=2, end_column=width)
    owner = sheet.cell(2, 1)
    owner.protection = _OPEN
    set_value(owner, f"填报单位：{form.unit}" if form.unit else "")
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=width - 2)


def indicator_rows(sheet: Worksheet, row: int, first: int, form: Form, indicators: Sequence[Indicator]) -> int:
    """The headings of the indicators from column `first` in `row`, the indicators and spare rows; the last row used."""
    for offset, column in enumerate(form.columns):
        label(sheet, row, first + offset, column.heading)
    lines: list[Indicator | None] = [*indicators, *([None] * SPARE)]
    for down, indicator in enumerate(lines, 1):
        indicator_cells(sheet, row + down, first, form.columns, indicator)
    last = row + len(lines)
    validations(sheet, form.columns, first, row + 1, last)
    return last


def indicator_cells(
    sheet: Worksheet, row: int, first: int, columns: Sequence[Column], indicator: Indicator | None
) -> None:
    """The cells of one indicator, open for filling."""
    for offset, column in enumerate(columns):
        value = column.text(indicator) if indicator else None
        field(sheet, row, first + offset, value, code=POINTS if column.points else _TEXT)


def validations(sheet: Worksheet, columns: Sequence[Column], first: int, top: int, bottom: int) -> None:
    """Lists of choices and bounds of points for the rows `top` to `bottom`."""
    for offset, column in enumerate(columns):
        rule = _validation(column)
        if rule is not None:
            letter = get_column_letter(first + offset)
            rule.add(f"{letter}{top}:{letter}{bottom}")
            sheet.add_data_validation(rule)


def frozen_below(row: int) -> str:
    """The first cell below the frozen head: below `row`, or below the title where so much would fill the screen."""
    return f"A{row + 1}" if row <= _MOST_FROZEN else "A3"


def finish(sheet: Any, widths: Sequence[int], frozen: str, header_rows: str | None = None) -> None:
    """Widths, A4 landscape, frozen head and protection without password: rows may be inserted and sized."""
    set_page(sheet, widths, header_rows=header_rows, landscape=True)
    sheet.freeze_panes = frozen
    protection = sheet.protection
    protection.sheet = True
    for allowed in ("insertRows", "deleteRows", "formatCells", "formatRows", "formatColumns", "sort", "autoFilter"):
        setattr(protection, allowed, False)


def _validation(column: Column) -> DataValidation | None:
    if column.choices:
        rule = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
        rule.showErrorMessage = column.strict
        rule.error, rule.errorTitle = f"请从列表中选择{column.heading}。", column.heading
        return rule
    if column.points:
        rule = DataValidation(
            type="decimal", operator="between", formula1="0", formula2=str(_MOST_POINTS), allow_blank=True
        )
        rule.showErrorMessage = True
        rule.error, rule.errorTitle = f"{column.heading}请填 0 到 {_MOST_POINTS} 的数字。", column.heading
        return rule
    return None
