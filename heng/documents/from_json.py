"""Documents back from their exchange form, so that a stored paper can be reviewed again."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from heng.documents.target_text import placeholder_words, read_target
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Certainty, Finding, Severity, Where
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
from heng.domain.target.exchange import target_from_exchange


def document_from_json(data: Mapping[str, Any]) -> Document:
    """The document that `Document.to_json` wrote as `data`; raises KeyError or ValueError for anything else."""
    return Document(
        file=data["file"],
        sha256=data["sha256"],
        kind=DocumentKind(data["kind"]),
        fiscal_year=data["fiscal_year"],
        money_unit=data["money_unit"],
        units=tuple(map(_unit, data["units"])),
        projects=tuple(map(_project, data["projects"])),
        tables=tuple(map(_table, data["tables"])),
        statements=tuple(map(_statement, data["statements"])),
        findings=tuple(map(finding_from_json, data["findings"])),
        paragraphs=tuple(map(_paragraph, data.get("paragraphs", ()))),
    )


def finding_from_json(data: Mapping[str, Any]) -> Finding:
    """The finding that `Finding.to_json` wrote as `data`."""
    return Finding(
        data["rule"],
        Severity(data["severity"]),
        Certainty(data["certainty"]),
        data["subject"],
        data["message"],
        data["fix"],
        data["source"],
        tuple(map(_where, data["where"])),
    )


def _unit(data: Mapping[str, Any]) -> Unit:
    return Unit(
        name=data["name"],
        where=_where(data["where"]),
        code=data["code"],
        amounts=_amounts(data["amounts"]),
        objective=data["objective"],
        tasks=tuple(map(_task, data["tasks"])),
        indicators=_indicators(data["indicators"]),
        initial=_yuan(data.get("initial")),
        executed=_yuan(data.get("executed")),
        execution_weight=_decimal(data.get("execution_weight")),
        execution_score=_decimal(data.get("execution_score")),
        texts=tuple(data.get("texts", {}).items()),
    )


def _project(data: Mapping[str, Any]) -> Project:
    return Project(
        name=data["name"],
        where=_where(data["where"]),
        code=data["code"],
        unit=data["unit"],
        amounts=_amounts(data["amounts"]),
        initial=_yuan(data["initial"]),
        executed=_yuan(data["executed"]),
        execution_weight=_decimal(data["execution_weight"]),
        execution_score=_decimal(data["execution_score"]),
        objective=data["objective"],
        indicators=_indicators(data["indicators"]),
        texts=tuple(data.get("texts", {}).items()),
    )


def _indicators(data: Sequence[Mapping[str, Any]]) -> tuple[Indicator, ...]:
    return tuple(map(_indicator, data))


def _indicator(data: Mapping[str, Any]) -> Indicator:
    whole = data["whole_period_text"]
    return Indicator(
        category=data["category"],
        subcategory=data["subcategory"],
        name=data["name"],
        target=target_from_exchange(data["comparison"], data["value"], data["unit"], data["text"], placeholder_words()),
        where=_where(data["where"]),
        weight=_decimal(data["weight"]),
        polarity=Polarity(data["polarity"]) if data["polarity"] else None,
        whole_period=None if whole is None else read_target(whole),
        actual=data["actual"],
        score=_decimal(data["score"]),
        remark=data.get("remark", ""),
    )


def _task(data: Mapping[str, Any]) -> Task:
    return Task(data["name"], data["content"], _yuan(data["amount"]), data["expected"])


def _table(data: Mapping[str, Any]) -> BudgetTable:
    return BudgetTable(
        data["kind"],
        data["title"],
        tuple(map(_table_row, data["rows"])),
        _where(data["where"]),
        data["note"],
        data.get("money_unit"),
        data.get("year"),
    )


def _table_row(data: Mapping[str, Any]) -> TableRow:
    amounts = tuple((heading, _yuan(amount)) for heading, amount in data["amounts"].items())
    texts = tuple(data.get("texts", {}).items())
    return TableRow(data["name"], amounts, _where(data["where"]), data["code"], texts)


def _statement(data: Mapping[str, Any]) -> Statement:
    return Statement(data["subject"], data["value"], data["unit"], data["text"], _where(data["where"]))


def _paragraph(data: Mapping[str, Any]) -> Paragraph:
    return Paragraph(data["text"], data["role"], _where(data["where"]))


def _amounts(data: Mapping[str, str | None]) -> Amounts:
    return Amounts(**{field.name: _yuan(data[field.name]) for field in fields(Amounts)})


def _where(data: Mapping[str, Any]) -> Where:
    box = data.get("bbox")
    return Where(**{**data, "bbox": tuple(box) if box else None})


def _yuan(wan: str | None) -> Decimal | None:
    return None if wan is None else wan_to_yuan(Decimal(wan))


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
