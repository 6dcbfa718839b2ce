"""Papers for review tests, built from the compact form of heng/rulebook/review/examples/*.toml."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pytest

from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Where
from heng.domain.money import wan_to_yuan
from heng.domain.target.declaration import (
    BudgetTable,
    Document,
    DocumentKind,
    Indicator,
    Paragraph,
    Polarity,
    Project,
    Statement,
    TableRow,
    Task,
    Unit,
)
from heng.domain.target.parse_target import parse_target

POLARITIES = {"正向": Polarity.POSITIVE, "反向": Polarity.NEGATIVE, "": None}
SOURCES = ("total", "fiscal_appropriation", "special_account", "carryover", "own_funds", "other_funds")

Build = Callable[[Mapping[str, Any]], Document]


@pytest.fixture
def paper() -> Build:
    """Builds a paper; an indicator is [category, subcategory, name, sign, value, unit, weight, polarity]."""
    return build


def build(data: Mapping[str, Any]) -> Document:
    return Document(
        file="例.xlsx",
        sha256="",
        kind=DocumentKind(data.get("kind", "project_targets")),
        fiscal_year=data.get("fiscal_year", 2024),
        money_unit="万元",
        units=tuple(unit(entry, number) for number, entry in enumerate(data.get("units", ()))),
        projects=tuple(project(entry, number) for number, entry in enumerate(data.get("projects", ()))),
        tables=tuple(table(entry) for entry in data.get("tables", ())),
        statements=tuple(statement(entry) for entry in data.get("statements", ())),
        paragraphs=tuple(paragraph(text, number) for number, text in enumerate(data.get("paragraphs", ()))),
    )


def unit(data: Mapping[str, Any], number: int) -> Unit:
    tasks = tuple(
        Task(entry["name"], entry.get("content", ""), yuan(entry.get("amount")), entry.get("expected", ""))
        for entry in data.get("tasks", ())
    )
    return Unit(
        name=data.get("name", "某区人民法院"),
        where=at(f"A{number + 1}"),
        amounts=money(data),
        objective=data.get("objective", ""),
        tasks=tasks,
        indicators=indicators(data, f"U{number}"),
    )


def project(data: Mapping[str, Any], number: int) -> Project:
    return Project(
        name=data.get("name", "审判辅助项目"),
        where=at(f"B{number + 1}"),
        unit=data.get("unit", "某区人民法院"),
        amounts=money(data),
        executed=yuan(data.get("executed")),
        execution_weight=decimal(data.get("execution_weight")),
        execution_score=decimal(data.get("execution_score")),
        objective=data.get("objective", "保障审判工作顺利开展。"),
        indicators=indicators(data, f"P{number}"),
    )


def indicators(data: Mapping[str, Any], column: str) -> tuple[Indicator, ...]:
    return tuple(
        indicator(row, f"{column[0]}{int(column[1:]) * 100 + line + 1}")
        for line, row in enumerate(data.get("indicators", ()))
    )


def indicator(row: list[str], cell: str) -> Indicator:
    category, subcategory, name, sign, value, measure, weight, polarity, whole, actual, score = [
        *row,
        *[""] * (11 - len(row)),
    ]
    return Indicator(
        category=category,
        subcategory=subcategory,
        name=name,
        target=parse_target(value, sign=sign or None, unit=measure or None),
        where=at(cell),
        weight=decimal(weight),
        polarity=POLARITIES[polarity],
        whole_period=parse_target(whole) if whole else None,
        actual=actual or None,
        score=decimal(score),
    )


def table(data: Mapping[str, Any]) -> BudgetTable:
    rows = tuple(
        TableRow(
            name,
            tuple((heading, yuan(figure)) for heading, figure in figures.items()),
            at(f"D{number + 1}"),
            code or None,
        )
        for number, (code, name, figures) in enumerate(data["rows"])
    )
    return BudgetTable(
        data.get("kind", "functional_expenditure"), data["title"], rows, at("D1"), data.get("note", ""), year=2024
    )


def paragraph(text: str, number: int) -> Paragraph:
    """A line marked # is a heading, one marked * an entry of the contents."""
    role = {"#": "heading", "*": "contents"}.get(text[0], "text")
    return Paragraph(text.lstrip("#*"), role, Where(line=number + 1))


def statement(data: Mapping[str, str]) -> Statement:
    return Statement(data.get("subject", ""), data.get("value", "0"), data.get("unit", ""), data["text"], Where(line=1))


def money(data: Mapping[str, Any]) -> Amounts:
    return Amounts(**{source: yuan(data.get(source)) for source in SOURCES})


def yuan(wan: str | None) -> Decimal | None:
    return wan_to_yuan(Decimal(wan)) if wan else None


def decimal(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def at(cell: str) -> Where:
    return Where(sheet="表", cell=cell)
