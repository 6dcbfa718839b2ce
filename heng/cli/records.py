"""`heng records`: synth, check, load, status, seal, diff."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from heng.records.progress import Progress
    from heng.records.report import LoadReport
    from heng.records.snapshot import Snapshot

app = typer.Typer(help="业务数据：合成、检查、装载、状态、封存、比较。", no_args_is_help=True, rich_markup_mode=None)
_SHOWN = 10


class Format(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="输出格式")]
BatchPaths = Annotated[list[Path], typer.Argument(help="批次文件夹、zip 文件，或装有若干批次的文件夹")]


@app.command()
def synth(
    out: Annotated[Path, typer.Argument(help="写入的空文件夹")],
    court: Annotated[str, typer.Option(help="法院代字，如 粤0192")],
    year: Annotated[int, typer.Option(min=1990, max=2099, help="年度")],
    seed: Annotated[int, typer.Option(help="随机种子；相同种子得到完全相同的文件")] = 1,
    cases: Annotated[int | None, typer.Option(help="全年在系统办理的案件数")] = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """生成一个法院一年的合成业务数据（两个批次，含真实数据常见的差错）。"""
    from heng.records.synth.court_year import write_court_year

    with _progress() as progress:
        batches = write_court_year(out, court, year, seed, cases, progress)
    if form is Format.JSON:
        _print_json({"batches": [str(batch) for batch in batches]})
        return
    print("\n".join(f"已生成 {batch}" for batch in batches))


@app.command()
def check(paths: BatchPaths, form: FormatOption = Format.TEXT) -> None:
    """检查批次是否合乎契约，不装载；有不合契约的行时退出码为 1。"""
    reports = _each_batch(paths, store_it=False)
    _print_reports(reports, form)
    if any(report.quarantined for report in reports):
        raise typer.Exit(1)


@app.command()
def load(paths: BatchPaths, form: FormatOption = Format.TEXT) -> None:
    """检查并装载批次；不合契约的行进入隔离区，其余生成新的数据快照。"""
    _print_reports(_each_batch(paths, store_it=True), form)


@app.command()
def status(form: FormatOption = Format.TEXT) -> None:
    """各类数据的行数、批次数和版本。"""
    from heng.records.open_rejections import open_rejections
    from heng.records.seal import seals
    from heng.records.store import RecordStore

    store = RecordStore.default()
    head = store.head()
    waiting = len({(one.batch, one.entity, one.row) for one in open_rejections(store)})
    summary: dict[str, object] = {
        "snapshot": head.id if head else None,
        "courts": list(head.courts()) if head else [],
        "entities": _entities(head),
        "batches": len(head.batches) if head else 0,
        "quarantined": sum(batch.quarantined for batch in head.batches) if head else 0,
        "waiting_for_correction": waiting,
        "seals": [
            {"name": one.name, "snapshot": one.snapshot, "court": one.court, "period": one.period}
            for one in seals(store)
        ],
    }
    if form is Format.JSON:
        _print_json(summary)
        return
    if head is None:
        print("数据仓是空的。请用 heng records load 装载批次，或先用 heng records synth 生成合成数据。")
        return
    print(f"快照 {head.id}，{summary['batches']} 个批次，曾隔离 {summary['quarantined']} 行，其中 {waiting} 行待更正。")
    for entry in _entities(head):
        print(
            f"{entry['label']}（{entry['entity']}）：{entry['rows']} 行，{entry['batches']} 个批次，版本 {entry['version']}"
        )


@app.command()
def seal(
    name: Annotated[str, typer.Argument(help="封存名称，如 2022年度自评")],
    court: Annotated[str, typer.Option(help="法院代字")],
    period: Annotated[str, typer.Option(help="期间，如 2022")],
    snapshot: Annotated[str | None, typer.Option(help="快照编号；缺省为最新快照")] = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """封存一个快照：公布的数字以它为准，长期保留。"""
    from heng.domain.errors import WrongState
    from heng.records.seal import seal as pin
    from heng.records.store import RecordStore

    store = RecordStore.default()
    head = store.head()
    if head is None:
        raise WrongState("数据仓是空的，没有可封存的快照。请先用 heng records load 装载批次。")
    done = pin(store, name, snapshot or head.id, court, period)
    if form is Format.JSON:
        _print_json({"name": done.name, "snapshot": done.snapshot, "court": done.court, "period": done.period})
        return
    print(f"已封存“{done.name}”：{done.court} {done.period}，快照 {done.snapshot}。")


@app.command()
def diff(
    before: Annotated[str, typer.Argument(help="较早的快照编号")],
    after: Annotated[str, typer.Argument(help="较晚的快照编号")],
    form: FormatOption = Format.TEXT,
) -> None:
    """比较两个快照：新增、删除、改动的记录；有差别时退出码为 1。"""
    from heng.records.difference import differences
    from heng.records.store import RecordStore

    store = RecordStore.default()
    found = list(differences(store, store.snapshot(before), store.snapshot(after)))
    if form is Format.JSON:
        _print_json({"before": before, "after": after, "differences": [one.to_json() for one in found]})
    else:
        kinds = {"added": "新增", "removed": "删除", "changed": "改动"}
        for one in found:
            changes = "；".join(f"{name}：{old or '空'} → {new or '空'}" for name, old, new in one.fields)
            print(f"{kinds[one.kind]} {one.entity} {' '.join(one.key)} {changes}".rstrip())
        print(f"共 {len(found)} 条记录不同。")
    if found:
        raise typer.Exit(1)


def _each_batch(paths: list[Path], store_it: bool) -> "list[LoadReport]":
    from heng.records.delivery import batches
    from heng.records.load import check_batch, load_batch
    from heng.records.store import RecordStore

    store = RecordStore.default()
    act = load_batch if store_it else check_batch
    with _progress() as progress:
        return [act(store, batch, progress) for path in paths for batch in batches(path)]


def _print_reports(reports: "list[LoadReport]", form: Format) -> None:
    if form is Format.JSON:
        _print_json({"batches": [report.to_json() for report in reports]})
        return
    for report in reports:
        done = f"已装载为快照 {report.snapshot}" if report.snapshot else "检查完毕，未装载"
        print(
            f"批次 {report.batch}（{report.court}）：交付 {report.delivered} 行，不合契约 {report.quarantined} 行，{done}。"
        )
        for entity in report.entities:
            replaced = f"，更正 {entity.replaced} 行" if entity.replaced else ""
            print(
                f"  {entity.label}：{entity.loaded} 行{replaced}"
                + (f"，隔离 {entity.quarantined} 行" if entity.quarantined else "")
            )
        for line in (*report.rejections[:_SHOWN], *report.doubts):
            print(f"  {line}")
        if len(report.rejections) > _SHOWN:
            print(f"  另有 {len(report.rejections) - _SHOWN} 处，见 --format json。")


def _entities(head: "Snapshot | None") -> list[dict[str, object]]:
    from heng.rulebook.contracts import load_contract

    if head is None:
        return []
    brought = [entity for batch in head.batches for entity, rows in batch.rows if rows]
    return [
        {
            "entity": state.entity,
            "label": load_contract(state.entity).label,
            "rows": state.rows,
            "batches": brought.count(state.entity),
            "version": state.version,
        }
        for state in head.entities
    ]


def _print_json(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


@contextmanager
def _progress() -> "Iterator[Progress]":
    """A bar on stderr while work goes on; nothing where stderr is no terminal."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    with Bar(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def show(label: str, done: int, total: int) -> None:
            bar.update(task, description=label, completed=done, total=total or None)

        yield show
