"""`heng demo`: a whole court-year on this machine, then the web application."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from heng.cli import serve

if TYPE_CHECKING:
    from heng.apps.workbench.demonstration import Account
    from heng.records.progress import Progress


class Format(StrEnum):
    """How the accounts are printed."""

    TEXT = "text"
    JSON = "json"


def demo(
    no_serve: Annotated[bool, typer.Option("--no-serve", help="只准备数据，不启动网页应用。")] = False,
    host: Annotated[str, typer.Option(help="监听地址；默认只允许本机访问。")] = serve.HOST,
    port: Annotated[int, typer.Option(min=1, max=65535, help="端口；被占用时用下一个空闲端口。")] = serve.PORT,
    cases: Annotated[int | None, typer.Option(help="合成业务数据的案件数；默认约五万件。")] = None,
    form: Annotated[Format, typer.Option("--format", help="输出格式")] = Format.TEXT,
) -> None:
    """准备一个法院一年的演示数据（可重复运行，不会丢失内容），然后启动网页应用。"""
    serve.set_up()
    from heng.apps.workbench import demonstration

    with _progress() as (begin, progress):
        for label, step in demonstration.steps(cases):
            begin(label)
            step(progress)
    made = demonstration.accounts()
    if no_serve:
        _print(made, None, form)
        return
    serve.run(host, port, lambda address: _print(made, address, form))


@contextmanager
def _progress() -> "Iterator[tuple[Callable[[str], None], Progress]]":
    from rich.console import Console
    from rich.progress import BarColumn, TaskID, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[part]}"), TimeElapsedColumn())
    with Bars(*columns, console=console, disable=not console.is_terminal) as bars:
        current: list[TaskID] = []

        def finish() -> None:
            for task in current[-1:]:
                bars.update(task, completed=1, total=1, part="完成")

        def begin(label: str) -> None:
            finish()
            current.append(bars.add_task(label, total=None, part=""))

        def show(part: str, done: int, total: int) -> None:
            bars.update(current[-1], part=part, completed=done, total=total or None)

        yield begin, show
        finish()


def _print(accounts: "list[Account]", address: str | None, form: Format) -> None:
    if form is Format.JSON:
        entries = [{name: getattr(one, name) for name in ("username", "name", "role", "password")} for one in accounts]
        typer.echo(json.dumps({"address": address, "accounts": entries}, ensure_ascii=False))
        return
    lines = [f"  {one.role}\t{one.username}\t{one.password}" for one in accounts]
    typer.echo("演示账号（口令本次生成，只保存其散列；再次运行会换新）：\n" + "\n".join(lines))
    typer.echo(f"\n衡已启动：{address}（按 Ctrl+C 结束）" if address else "\n数据已备好。启动网页应用：heng serve")
