"""`heng compute`: indicators of a court and a period from the records, each with its id, sides and exclusions."""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.table import Table

    from heng.domain.indicator.definition import Definition
    from heng.domain.indicator.result import Result


# Columns of the terminal: the name never gets less, and the id is shown only where all fits beside it.
_NAME_WIDTH, _WIDE = 20, 110


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

    by_slug = {definition.slug: definition for definition in definitions}
    rows = [_row(result, by_slug[result.indicator]) for result in results]
    first = results[0]
    heads = ("指标", *(("分组",) if first.by else ()), "值", "分子", "分母", "未计入", "编号")
    console = Console()
    console.print(f"{first.court}  {first.period}  快照 {first.snapshot}", highlight=False)
    if console.is_terminal:
        console.print(_table(heads, rows, console.width))
    else:
        _print_plain(heads, rows)
    console.print("用 heng explain 加编号或指标名，查看公式、来源和每一条记录。", highlight=False)


def _table(heads: "Sequence[str]", rows: "Sequence[Sequence[str]]", width: int) -> "Table":
    from rich.table import Table

    shown = len(heads) if width >= _WIDE else len(heads) - 1
    table = Table()
    table.add_column(heads[0], overflow="fold", min_width=_NAME_WIDTH)
    for head in heads[1:shown]:
        table.add_column(head, justify="left" if head in ("分组", "编号") else "right", no_wrap=True)
    for row in rows:
        table.add_row(*row[:shown])
    return table


def _print_plain(heads: "Sequence[str]", rows: "Sequence[Sequence[str]]") -> None:
    """Aligned columns without lines and without a limit of width, for files and pipes."""
    from rich.cells import cell_len

    everything = [heads, *rows]
    widths = [max(cell_len(row[column]) for row in everything) for column in range(len(heads))]
    for row in everything:
        cells = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        typer.echo("  ".join(cells).rstrip())


def _row(result: "Result", definition: "Definition") -> tuple[str, ...]:
    from heng.domain.indicator.result import shown
    from heng.domain.indicator.wording import side_text
    from heng.rulebook.contracts import load_contract

    denominator = result.denominator
    return (
        definition.name,
        *(("，".join(result.by.values()),) if result.by else ()),
        shown(result),
        side_text(result.numerator, definition.numerator, load_contract),
        "—" if denominator is None else side_text(denominator, definition.denominator, load_contract),
        str(result.excluded),
        result.id,
    )
