"""Self-evaluation forms built in a line: a project with its money and indicators."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Finding, Where
from heng.domain.money import wan_to_yuan
from heng.domain.review.review import review
from heng.domain.target.declaration import BudgetTable, Document, DocumentKind, Indicator, Project, Statement, TableRow
from heng.domain.target.parse_target import parse_target
from heng.rulebook.profiles import load_profile

NAME = "诉讼服务中心运行经费"
# Name, target, actual, weight, score and reason of an indicator.
Row = tuple[str, str, str, str, str, str]


def at(cell: str) -> Where:
    return Where(sheet="自评表", cell=cell)


def indicator(row: Row, number: int = 0, levels: tuple[str, str] = ("产出指标", "数量指标")) -> Indicator:
    name, target, actual, weight, score, reason = row
    return Indicator(
        *levels,
        name=name,
        target=parse_target(target),
        where=at(f"D{number + 12}"),
        weight=Decimal(weight) if weight else None,
        actual=actual or None,
        score=Decimal(score) if score else None,
        remark=f"偏差原因分析及改进措施：{reason}" if reason else "",
    )


def money(*rows: Sequence[str]) -> BudgetTable:
    """The money part: rows of (source, label, initial, adjusted, executed, rate) in 万元."""
    heads = ("年初预算数", "全年预算数", "全年执行数")
    lines = tuple(
        TableRow(
            label,
            tuple(
                (head, wan_to_yuan(Decimal(text)) if text else None) for head, text in zip(heads, figures, strict=True)
            ),
            at(f"C{number + 5}"),
            source,
            (("执行率", rate),),
        )
        for number, (source, label, *figures, rate) in enumerate(rows)
    )
    return BudgetTable("execution", f"{NAME}预算执行情况", lines, lines[0].where)


def project(rows: Sequence[Row] = (), spent: Sequence[str] = (), **fields: Any) -> Project:
    """A project; `spent` is (initial, adjusted, executed) in 万元."""
    initial, adjusted, executed = (wan_to_yuan(Decimal(text)) for text in spent) if spent else (None, None, None)
    return Project(
        name=NAME,
        where=at("C2"),
        unit="某区人民法院",
        amounts=Amounts(total=adjusted),
        initial=initial,
        executed=executed,
        objective="保障诉讼服务中心正常运行。",
        indicators=tuple(indicator(row, number) for number, row in enumerate(rows)),
        **fields,
    )


def total(points: str, text: str = "", cell: str = "H30") -> Statement:
    return Statement(f"{NAME}自评总分", points, "分", text or f"总分 100 {points}", at(cell))


def form(
    one: Project,
    *statements: Statement,
    tables: Sequence[BudgetTable] = (),
    kind: DocumentKind = DocumentKind.SELF_EVALUATION_FORM,
    findings: Sequence[Finding] = (),
) -> Document:
    return Document(
        file="自评表.xlsx",
        sha256="",
        kind=kind,
        fiscal_year=2024,
        money_unit="万元",
        projects=(one,),
        tables=tuple(tables),
        statements=statements,
        findings=tuple(findings),
    )


def found(document: Document, *codes: str, profile: str = "central") -> list[tuple[str, str]]:
    """Rule and severity of what is said under `codes`."""
    said = review(document, load_profile(profile, document.fiscal_year))
    return [(one.rule, one.severity.value) for one in said if one.rule in codes]


def messages(document: Document, *codes: str) -> str:
    """All that is said under `codes`."""
    return "".join(one.message for one in review(document, load_profile("central", 2024)) if one.rule in codes)
