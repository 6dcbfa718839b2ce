"""The workbooks: the department's score sheets and the official project form."""

import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from heng.documents.writers.project_form_xlsx import project_form_xlsx
from heng.documents.writers.self_evaluation_xlsx import self_evaluation_xlsx
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Where
from heng.domain.self_evaluation.project_score import evaluate_project
from heng.domain.self_evaluation.score import evaluate
from heng.domain.target.declaration import Indicator, Project
from heng.domain.target.target_value import Comparison, Form, TargetValue
from heng.rulebook.self_evaluation import scheme, scoring_rules
from heng.rulebook.self_evaluation_facts import facts_files, read_facts

FACTS = read_facts(next(facts_files()))
EVALUATION = evaluate(scheme(FACTS.scheme), FACTS, scoring_rules())
TARGET = TargetValue(Comparison.EQUAL, Form.NUMBER, "100", "%", "=100%", Decimal(100))
PROJECT = Project(
    name="审判辅助[一期]/二",
    where=Where(),
    unit="某法院",
    amounts=Amounts(total=Decimal(2_518_900), fiscal_appropriation=Decimal(2_518_900)),
    initial=Decimal(2_389_300),
    executed=Decimal(2_400_000),
    objective="保障办案。",
    indicators=(Indicator("产出指标", "数量指标", "覆盖率", TARGET, Where(), Decimal(90), actual="90%"),),
)


@pytest.fixture(scope="module")
def workbook():
    return load_workbook(io.BytesIO(self_evaluation_xlsx(EVALUATION, FACTS)))


def test_the_score_sheet_holds_numbers_that_add_up(workbook):
    rows = list(workbook["评分表"].iter_rows(min_row=3, values_only=True))
    items = [row for row in rows if not str(row[0]).endswith("小计") and row[0] != "合计"]
    assert round(sum(row[4] for row in items), 2) == rows[-1][4] == 88.63
    assert rows[-1][6] == "等级：良"


def test_indicators_money_and_findings_have_their_own_sheets(workbook):
    assert workbook.sheetnames == ["评分表", "指标完成情况", "收支情况", "核对提示"]
    assert workbook["指标完成情况"].max_row == len(FACTS.indicators) + 1
    assert workbook["收支情况"]["B2"].value == 8634.17
    assert [row[0] for row in workbook["核对提示"].iter_rows(min_row=2, values_only=True)] == ["E07", "E02"]


def test_equal_input_gives_equal_bytes():
    assert self_evaluation_xlsx(EVALUATION, FACTS) == self_evaluation_xlsx(EVALUATION, FACTS)


def _form(project: Project = PROJECT) -> Any:
    evaluation = evaluate_project(project, {}, scoring_rules(), 2023)
    return load_workbook(io.BytesIO(project_form_xlsx([(project, evaluation), (project, evaluation)])))


def test_the_official_form_has_its_money_rows_and_indicator_columns():
    sheet = _form().worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "2023年度项目支出绩效自评表"
    assert rows[3][2:] == ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    assert rows[4][1:] == ("年度资金总额", 238.93, 251.89, 240, 10, "95.28%", 9.53)
    heading = next(number for number, row in enumerate(rows) if row[0] == "一级指标")
    assert rows[heading + 1][:7] == ("产出指标（90分）", "数量指标", "覆盖率", "=100%", "90%", 90, 81)
    assert "实际÷目标" in rows[heading + 1][7]
    assert rows[heading + 2][5:8] == (100, 90.53, "等级：优")


def test_what_cannot_be_scored_is_blank_and_not_zero():
    unfilled = replace(PROJECT, executed=None, indicators=(replace(PROJECT.indicators[0], actual=None),))
    rows = list(_form(unfilled).worksheets[0].iter_rows(values_only=True))
    assert rows[4][4] is None
    assert rows[4][7] is None
    assert rows[-1][6] is None


def test_every_project_has_a_sheet_of_its_own_whatever_its_name():
    assert _form().sheetnames == ["1 审判辅助一期二", "2 审判辅助一期二"]
    long = replace(PROJECT, name="长" * 60)
    assert all(len(name) <= 31 for name in _form(long).sheetnames)
