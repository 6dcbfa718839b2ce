"""`heng compute`: indicators of a court and a period from the records, each with its id, sides and exclusions."""

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from heng.domain.indicator.definition import Definition
    from heng.domain.indicator.result import Result


class Form(StrEnum):
    """How the results are given."""

    TEXT = "text"
    JSON = "json"


def compute(
    court: Annotated[str, typer.Option(help="法院代字或名称，如 粤0192。", show_default=False)],
    period: Annotated[str, typer.Option(help="期间：2022、2022-03、2022Q1、2022H1。", show_default=False)],
    indicator: Annotated[
        list[str] | None, typer.Option(help="指标的英文名、中文名或别名，可重复；不写则全部。")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="数据快照编号（s-…）；不写则用最新快照。")] = None,
    by: Annotated[str, typer.Option(help="分组：court、month、quarter，以逗号分隔。")] = "",
    option: Annotated[list[str] | None, typer.Option(help="口径选项，写作 名称=取值，可重复。")] = None,
    form: Annotated[Form, typer.Option("--format", help="text 终端阅读；json 程序使用。")] = Form.TEXT,
) -> None:
    """由业务记录计算绩效指标：值、分子、分母、未计入数和可核对的结果编号。"""
    from heng.cli.asking import court_of, options_of, picked
    from heng.domain.period import parse_period
    from heng.engine import ledger
    from heng.engine.compute import compute as run
    from heng.records.store import RecordStore

    store = RecordStore.default()
    definitions = picked(indicator or [])
    results = run(
        store,
        definitions,
        court_of(store, court),
        parse_period(period),
        by=[name.strip() for name in by.split(",") if name.strip()],
        snapshot=as_of,
        options=options_of(option or [], definitions),
    )
    ledger.remember(results)
    if form is Form.JSON:
        typer.echo(json.dumps([result.to_json() for result in results], ensure_ascii=False, indent=2))
    else:
        _print(results, definitions)


def _print(results: "Sequence[Result]", definitions: "Sequence[Definition]") -> None:
    from rich.console import Console
    from rich.table import Table

    names: Mapping[str, str] = {definition.slug: definition.name for definition in definitions}
    first = results[0]
    table = Table(title=f"{first.court}  {first.period}  快照 {first.snapshot}", title_justify="left")
    for head in ("指标", *(("分组",) if first.by else ())):
        table.add_column(head, overflow="fold")
    for head in ("值", "分子", "分母", "未计入"):
        table.add_column(head, justify="right")
    table.add_column("编号", no_wrap=True)
    for result in results:
        grain = ("，".join(result.by.values()),) if first.by else ()
        table.add_row(names[result.indicator], *grain, *_figures(result), result.id)
    console = Console()
    console.print(table)
    console.print("用 heng explain 加编号查看公式、来源和每一条记录。", highlight=False)


def _figures(result: "Result") -> tuple[str, str, str, str]:
    from heng.domain.indicator.result import shown, shown_side

    return (
        shown(result),
        shown_side(result.numerator),
        "—" if result.denominator is None else shown_side(result.denominator),
        str(result.excluded),
    )
