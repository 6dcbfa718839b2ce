"""What a budget performance paper declares: units, projects, tasks, indicators, tables and statements.

These are the shapes of `heng import --format json`; they hold what was written, not what is right.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Finding, Where
from heng.domain.money import wan_text
from heng.domain.target.reading import figure
from heng.domain.target.target_value import TargetValue


class DocumentKind(StrEnum):
    """What a paper is."""

    PROJECT_TARGETS = "project_targets"
    DEPARTMENT_TARGETS = "department_targets"
    SELF_EVALUATION_FORM = "self_evaluation_form"
    SELF_EVALUATION_REPORT = "self_evaluation_report"
    BUDGET_BOOK = "budget_book"
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    """指标方向性: positive 正向 (more is better), negative 反向 (less is better)."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One third-level indicator with its target. Category words are kept as written; blank where lost.

    `remark` holds what the row says beside (描述, 评分标准, 偏差原因, 备注), one line "heading：text" for each column.
    """

    category: str
    subcategory: str
    name: str
    target: TargetValue
    where: Where
    weight: Decimal | None = None
    polarity: Polarity | None = None
    whole_period: TargetValue | None = None
    actual: str | None = None
    score: Decimal | None = None
    remark: str = ""

    def to_json(self) -> dict[str, object]:
        """The INDICATOR of the exchange format."""
        return {
            "category": self.category,
            "subcategory": self.subcategory,
            "name": self.name,
            "comparison": self.target.comparison.value,
            "value": self.target.value,
            "unit": self.target.unit,
            "weight": _plain(self.weight),
            "polarity": self.polarity.value if self.polarity else None,
            "text": self.target.text,
            "whole_period_text": self.whole_period.text if self.whole_period else None,
            "actual": self.actual,
            "score": _plain(self.score),
            "remark": self.remark,
            "where": self.where.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Task:
    """A yearly key task (年度重点工作任务 / 年度主要任务); `amount` in yuan."""

    name: str
    content: str = ""
    amount: Decimal | None = None
    expected: str = ""

    def to_json(self) -> dict[str, object]:
        """The task of the exchange format, its amount in 万元."""
        return {
            "name": self.name,
            "content": self.content,
            "amount": wan_text(self.amount),
            "expected": self.expected,
        }


@dataclass(frozen=True, slots=True)
class Unit:
    """A department or budget unit: its money, and (in department papers) its objective, tasks and indicators.

    Spending, points of execution and `texts` are those of a self-evaluation of the whole department, as in `Project`.
    """

    name: str
    where: Where
    code: str | None = None
    amounts: Amounts = Amounts()
    objective: str = ""
    tasks: tuple[Task, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    initial: Decimal | None = None
    executed: Decimal | None = None
    execution_weight: Decimal | None = None
    execution_score: Decimal | None = None
    texts: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, object]:
        """The unit of the exchange format."""
        return {
            "name": self.name,
            "code": self.code,
            "amounts": self.amounts.to_json(),
            "objective": self.objective,
            "tasks": [task.to_json() for task in self.tasks],
            "initial": wan_text(self.initial),
            "executed": wan_text(self.executed),
            "execution_weight": _plain(self.execution_weight),
            "execution_score": _plain(self.execution_score),
            "texts": dict(self.texts),
            "indicators": [indicator.to_json() for indicator in self.indicators],
            "where": self.where.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Project:
    """A project with money, objective and indicators.

    `amounts` is this year's budget, never the sum over all years; `initial` the budget at the start of the year and
    `executed` what was spent, where a self-evaluation form prints them (all in yuan). `execution_weight` and
    `execution_score` are the points of 预算执行率. `texts` are the other passages of its form, by label: 年度目标完成情况,
    评价结论, 存在问题, 改进措施.
    """

    name: str
    where: Where
    code: str | None = None
    unit: str = ""
    amounts: Amounts = Amounts()
    initial: Decimal | None = None
    executed: Decimal | None = None
    execution_weight: Decimal | None = None
    execution_score: Decimal | None = None
    objective: str = ""
    indicators: tuple[Indicator, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, object]:
        """The project of the exchange format, amounts in 万元."""
        return {
            "name": self.name,
            "code": self.code,
            "unit": self.unit,
            "amounts": self.amounts.to_json(),
            "initial": wan_text(self.initial),
            "executed": wan_text(self.executed),
            "execution_weight": _plain(self.execution_weight),
            "execution_score": _plain(self.execution_score),
            "objective": self.objective,
            "texts": dict(self.texts),
            "indicators": [indicator.to_json() for indicator in self.indicators],
            "where": self.where.to_json(),
        }


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a budget table: code and name of the line, its amounts in yuan by column heading, and all other cells.

    `texts` are the cells that hold no amount of money, by heading: words (备注, 采购方式), counts (辆, 人), percentages.
    """

    name: str
    amounts: tuple[tuple[str, Decimal | None], ...]
    where: Where
    code: str | None = None
    texts: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, object]:
        """The row of the exchange format, amounts in 万元."""
        return {
            "code": self.code,
            "name": self.name,
            "amounts": {heading: wan_text(amount) for heading, amount in self.amounts},
            "texts": dict(self.texts),
            "where": self.where.to_json(),
        }


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """A budget or final-account table; `kind` as in rulebook/reading/book_tables.toml (three_public, …), else "other".

    `money_unit` is the unit in which the table prints its amounts, `year` the year that it is about.
    """

    kind: str
    title: str
    rows: tuple[TableRow, ...]
    where: Where
    note: str = ""
    money_unit: str | None = None
    year: int | None = None

    def to_json(self) -> dict[str, object]:
        """The table of the exchange format."""
        return {
            "kind": self.kind,
            "title": self.title,
            "year": self.year,
            "money_unit": self.money_unit,
            "rows": [row.to_json() for row in self.rows],
            "note": self.note,
            "where": self.where.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure stated in running text or below a form: subject, value as a decimal string, unit, and the sentence.

    Of a grade (自评等级) the value is its word (优) and the unit blank.
    """

    subject: str
    value: str
    unit: str
    text: str
    where: Where

    def to_json(self) -> dict[str, object]:
        """The statement of the exchange format."""
        return {
            "subject": self.subject,
            "value": self.value,
            "unit": self.unit,
            "text": self.text,
            "where": self.where.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text as written; `role` is contents (an entry of the table of contents), heading or text."""

    text: str
    role: str
    where: Where

    def to_json(self) -> dict[str, object]:
        """The paragraph of the exchange format."""
        return {"text": self.text, "role": self.role, "where": self.where.to_json()}


@dataclass(frozen=True, slots=True)
class Document:
    """A paper as read: what it is, what it declares, and the findings of reading it."""

    file: str
    sha256: str
    kind: DocumentKind = DocumentKind.UNKNOWN
    fiscal_year: int | None = None
    money_unit: str | None = None
    units: tuple[Unit, ...] = ()
    projects: tuple[Project, ...] = ()
    tables: tuple[BudgetTable, ...] = ()
    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()

    def to_json(self) -> dict[str, object]:
        """One entry of `documents` in `heng import --format json`."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            "kind": self.kind.value,
            "fiscal_year": self.fiscal_year,
            "money_unit": self.money_unit,
            "units": [unit.to_json() for unit in self.units],
            "projects": [project.to_json() for project in self.projects],
            "tables": [table.to_json() for table in self.tables],
            "statements": [statement.to_json() for statement in self.statements],
            "findings": [finding.to_json() for finding in self.findings],
            "paragraphs": [paragraph.to_json() for paragraph in self.paragraphs],
        }


def _plain(value: Decimal | None) -> str | None:
    """A figure without exponent and without trailing zeros after the point."""
    return None if value is None else figure(value)
