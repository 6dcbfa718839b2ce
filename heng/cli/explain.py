"""`heng explain`: open a computed figure, an indicator or a review rule: formula, source, file, counts, records."""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from heng.domain.errors import WrongUsage

if TYPE_CHECKING:
    from heng.domain.indicator.definition import Definition
    from heng.domain.period import Period

Data = dict[str, Any]


class Form(StrEnum):
    """How the explanation is given."""

    TEXT = "text"
    JSON = "json"


class Shown(StrEnum):
    """Which records are listed."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    MISSED = "missed"
    EXCLUDED = "excluded"


class _Place(NamedTuple):
    court: str | None
    period: str | None
    snapshot: str | None
    options: Sequence[str]


def explain(
    subject: Annotated[str, typer.Argument(metavar="ID", help="结果编号（r-…）、指标名或审核规则编号（R12）。")],
    court: Annotated[str | None, typer.Option(help="指标：哪个法院，如 粤0192。")] = None,
    period: Annotated[str | None, typer.Option(help="指标：哪个期间，如 2022。")] = None,
    as_of: Annotated[str | None, typer.Option(help="指标：数据快照编号；不写则用最新快照。")] = None,
    option: Annotated[list[str] | None, typer.Option(help="指标：口径选项，写作 名称=取值，可重复。")] = None,
    rows: Annotated[bool, typer.Option("--rows", help="列出每一条记录和计入或未计入的理由。")] = False,
    role: Annotated[Shown | None, typer.Option(help="只列：分子、分母、在分母而不在分子、未计入。")] = None,
    offset: Annotated[int, typer.Option(help="从第几条起。", min=0)] = 0,
    limit: Annotated[int, typer.Option(help="最多列几条。", min=1)] = 50,
    form: Annotated[Form, typer.Option("--format", help="text 终端阅读；json 程序使用。")] = Form.TEXT,
) -> None:
    """解释一个数字、指标或规则：公式、来源、文件、口径、计数，直至每一条记录。"""
    from heng.cli.explanation_text import lines
    from heng.engine.ledger import is_result_id

    page = (role.value if role else None, offset, limit) if rows or role else None
    if is_result_id(subject):
        data = _result(subject, page)
    elif (rule := _rule(subject)) is not None:
        data = rule
    else:
        data = _indicator(subject, _Place(court, period, as_of, option or []), page)
    if form is Form.JSON:
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(lines(data)))


def _result(subject: str, page: tuple[str | None, int, int] | None) -> Data:
    from heng.domain.period import parse_period
    from heng.engine import ledger
    from heng.rulebook.indicators import definition

    stored = ledger.look_up(subject).result
    found = definition(stored["indicator"])
    by = stored["by"]
    court = by.get("court", stored["court"])
    period = parse_period(by.get("month") or by.get("quarter") or stored["period"])
    opened = _opened(found, court, period, stored["snapshot"], stored["options"], page)
    again = opened["result"]
    same = all(again[name] == stored[name] for name in ("value", "numerator", "denominator", "definition_version"))
    note = "" if same else "指标定义或口径在计算之后有变更：以下按现行定义对同一快照复算，与当时的数字可能不同。"
    return {**opened, "result": stored, "recomputed": "identical" if same else "different", "note": note}


def _indicator(subject: str, place: _Place, page: tuple[str | None, int, int] | None) -> Data:
    from heng.cli.asking import court_of, definition_of, options_of
    from heng.domain.period import parse_period
    from heng.engine.describe import definition_data
    from heng.records.store import RecordStore

    found = definition_of(subject)
    options = options_of(place.options, [found])
    if place.court is not None and place.period is not None:
        court, period = court_of(RecordStore.default(), place.court), parse_period(place.period)
        return _opened(found, court, period, place.snapshot, options, page)
    if place.court is not None or place.period is not None or page is not None:
        raise WrongUsage("查看指标在某法院某期间的数字和记录，请同时给出 --court 与 --period。")
    return {"kind": "indicator", "definition": definition_data(found, options)}


def _opened(
    found: "Definition",
    court: str,
    period: "Period",
    snapshot: str | None,
    options: dict[str, str],
    page: tuple[str | None, int, int] | None,
) -> Data:
    from heng.engine import ledger, lineage
    from heng.engine.compute import compute
    from heng.engine.describe import counts_data, definition_data, page_data
    from heng.records.store import RecordStore

    store = RecordStore.default()
    [result] = compute(store, [found], court, period, snapshot=snapshot, options=options)
    ledger.remember([result])
    counts = lineage.counts(store, found, court, period, result.snapshot, options)
    data: Data = {
        "kind": "result",
        "result": result.to_json(),
        "definition": definition_data(found, options),
        "counts": counts_data(counts),
    }
    if page is not None:
        role, offset, limit = page
        listed = lineage.rows(store, found, court, period, role, offset, limit, result.snapshot, options)
        data["records"] = page_data(listed)
    return data


def _rule(code: str) -> Data | None:
    from heng.domain.review.rules import RULES
    from heng.rulebook.loader import source_title

    for module in RULES:
        rule = module.RULE
        if code.upper() == rule.code:
            return {
                "kind": "rule",
                "code": rule.code,
                "title": rule.title,
                "severity": rule.severity.value,
                "certainty": rule.certainty.value,
                "source": source_title(rule.source),
                "fix": rule.fix,
                "file": f"heng/domain/review/rules/{rule.code.lower()}_{rule.slug}.py",
            }
    return None
