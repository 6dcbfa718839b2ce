"""The self-evaluation of a department as a workbook: 评分表, 指标完成情况, 收支情况 and 核对提示."""

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from heng.documents.writers.self_evaluation_docx import CERTAINTY_WORDS, grounds, indicator_rows, report_title
from heng.documents.writers.sheet import put, put_row, put_table, put_title, set_page, workbook_bytes
from heng.domain.money import YUAN_PER_WAN
from heng.domain.self_evaluation.breakdown import Evaluation
from heng.domain.self_evaluation.department_facts import DepartmentFacts
from heng.domain.self_evaluation.execution_score import execution_rate

SCORE_HEADINGS = ("部分", "考核内容", "评分项", "满分", "得分", "扣分", "理由与计算", "依据")
INDICATOR_HEADINGS = ("绩效指标", "年度目标值", "实际完成值", "是否达成", "说明")
FINDING_HEADINGS = ("编号", "对象", "问题", "处理办法", "依据")


def self_evaluation_xlsx(evaluation: Evaluation, facts: DepartmentFacts) -> bytes:
    """The workbook of `evaluation` on `facts`; points and amounts are numbers. Equal input gives equal bytes."""
    workbook = Workbook()
    workbook.properties.title = report_title(facts)
    scores = workbook.worksheets[0]
    scores.title = "评分表"
    _scores(scores, evaluation, facts)
    put_table(
        workbook.create_sheet("指标完成情况"), INDICATOR_HEADINGS, indicator_rows(evaluation), (34, 18, 22, 10, 60)
    )
    _money(workbook.create_sheet("收支情况"), facts)
    findings = ((one.rule, one.subject, one.message, one.fix, one.source) for one in evaluation.findings)
    put_table(workbook.create_sheet("核对提示"), FINDING_HEADINGS, findings, (8, 28, 60, 36, 40))
    return workbook_bytes(workbook)


def _scores(sheet: Worksheet, evaluation: Evaluation, facts: DepartmentFacts) -> None:
    put_title(sheet, report_title(facts), len(SCORE_HEADINGS))
    put_row(sheet, 2, SCORE_HEADINGS, bold=True)
    row = 3
    for part in evaluation.parts:
        for item in part.items:
            name = item.name + CERTAINTY_WORDS.get(item.certainty, "")
            points = item.maximum, item.points, item.deduction
            put_row(sheet, row, (part.name, item.head, name, *points, item.reason, grounds(item)))
            row += 1
        lost = None if part.points is None else part.maximum - part.points
        put_row(sheet, row, (f"{part.name}小计", "", "", part.maximum, part.points, lost, "", ""), bold=True)
        row += 1
    total = evaluation.total
    lost = None if total is None else evaluation.maximum - total
    graded = "待补充后评定" if evaluation.grade is None else f"等级：{evaluation.grade}"
    put_row(sheet, row, ("合计", "", "", evaluation.maximum, total, lost, graded, ""), bold=True)
    set_page(sheet, (12, 18, 26, 8, 8, 8, 60, 50), header_rows="2:2", landscape=True)


def _money(sheet: Worksheet, facts: DepartmentFacts) -> None:
    put_row(sheet, 1, ("项目", "金额（万元）"), bold=True)
    money = facts.money
    amounts = (
        ("年度预算", money.budget),
        ("实际支出", money.executed),
        ("其中：基本支出", money.basic),
        ("其中：项目支出", money.project),
    )
    for row, (label, amount) in enumerate(amounts, 2):
        put_row(sheet, row, (label, None if amount is None else amount / YUAN_PER_WAN))
        sheet.cell(row, 2).number_format = "#,##0.00"
    rate = execution_rate(money.budget, money.executed)
    last = len(amounts) + 2
    put(sheet, last, 1, "预算完成率")
    sheet.cell(last, 2).value = None if rate is None else float(rate)
    sheet.cell(last, 2).number_format = "0.00%"
    set_page(sheet, (30, 18))
