"""How `heng import` reports: what each paper holds, what to mind in it, and a line for each of many."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from heng.documents.batch import Reading

KINDS = {
    "project_targets": "项目支出绩效目标",
    "department_targets": "部门整体绩效目标",
    "self_evaluation_form": "绩效自评表",
    "self_evaluation_report": "绩效自评报告",
    "budget_book": "部门预算",
    "unknown": "未识别",
}
_SHOWN_PLACES = 3
_SEVERITIES = {"error": "错误", "warning": "警告", "hint": "提示"}


@dataclass(frozen=True, slots=True)
class Summary:
    """A line of the summary: its cells, the number of indicators read, and how the file was dealt with."""

    cells: tuple[str, ...]
    indicators: int
    refused: bool
    kept: bool


def print_paper(console: "Console", document: dict[str, Any]) -> None:
    """One paper: its kind, its units and projects with money, and everything to mind."""
    year = f"{document['fiscal_year']} 年度" if document["fiscal_year"] else "年度未写明"
    unit = document["money_unit"] or "金额单位未写明"
    console.print(f"{document['file']}：{KINDS[document['kind']]}，{year}，{unit}", style="bold")
    _print_read(console, document)
    _print_findings(console, document["findings"])
    console.print()


def print_summary(console: "Console", readings: Sequence[Summary]) -> None:
    """One line for each file, and how many could be read."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column("文件", overflow="fold")
    for heading in ("种类", "年度"):
        table.add_column(heading, no_wrap=True)
    for heading in ("单位", "项目", "指标", "需注意"):
        table.add_column(heading, justify="right")
    for line in readings:
        table.add_row(*line.cells)
    console.print(table)
    refused = sum(line.refused for line in readings)
    kept = sum(line.kept for line in readings)
    indicators = sum(line.indicators for line in readings)
    console.print(
        f"共 {len(readings)} 份：读出 {len(readings) - refused} 份、{indicators} 条指标，读不了 {refused} 份"
        + (f"；其中 {kept} 份沿用上次的结果。" if kept else "。")
    )


def summary(reading: "Reading") -> Summary:
    """What is remembered of a file when the whole paper is no longer in memory."""
    from heng.documents.storable import printable

    document, name = reading.document, printable(reading.found.name)
    if document is None:
        return Summary((name, "读不了", *[""] * 5), 0, refused=True, kept=reading.kept)
    indicators = sum(len(owner["indicators"]) for owner in (*document["units"], *document["projects"]))
    counts = (len(document["units"]), len(document["projects"]), indicators, len(document["findings"]))
    cells = (name, KINDS[document["kind"]], str(document["fiscal_year"] or "—"), *map(str, counts))
    return Summary(cells, indicators, refused=False, kept=reading.kept)


def _print_read(console: "Console", document: dict[str, Any]) -> None:
    """A table of units and projects with their money and number of indicators."""
    from rich.table import Table

    owners = [("单位", owner) for owner in document["units"]] + [("项目", owner) for owner in document["projects"]]
    if owners:
        table = Table("类别", "名称", box=None, pad_edge=False)
        table.add_column("金额（万元）", justify="right")
        table.add_column("指标（条）", justify="right")
        for label, owner in owners:
            table.add_row(label, owner["name"], owner["amounts"]["total"] or "—", str(len(owner["indicators"])))
        console.print(table)
    counts = (("预算表", "张", document["tables"]), ("文字中的数据", "处", document["statements"]))
    for label, measure, found in counts:
        if found:
            console.print(f"{label} {len(found)} {measure}")


def _print_findings(console: "Console", findings: list[dict[str, Any]]) -> None:
    if not findings:
        console.print("读取完整，没有发现缺失。")
        return
    console.print(f"需要注意 {len(findings)} 处：")
    for finding in findings:
        subject = "：".join(part for part in (_places(finding["where"]), finding["subject"]) if part)
        console.print(
            f"  [{_SEVERITIES[finding['severity']]} {finding['rule']}] {subject} {finding['message']}{finding['fix']}"
        )


def _places(places: list[dict[str, Any]]) -> str:
    """The first places in words, and how many there are in all."""
    from heng.domain.finding import Where

    words = "；".join(str(Where(**{**place, "bbox": None})) for place in places[:_SHOWN_PLACES])
    return words if len(places) <= _SHOWN_PLACES else f"{words} 等 {len(places)} 处"
