"""`heng import`: read documents and say what was read, what could not be, and what is missing."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console

_KINDS = {
    "project_targets": "项目支出绩效目标",
    "department_targets": "部门整体绩效目标",
    "self_evaluation_form": "绩效自评表",
    "self_evaluation_report": "绩效自评报告",
    "budget_book": "部门预算",
    "unknown": "未识别",
}
_SHOWN_PLACES = 3
_SEVERITIES = {"error": "错误", "warning": "警告", "hint": "提示"}


class Format(StrEnum):
    """How the result is printed."""

    TEXT = "text"
    JSON = "json"


def import_files(
    files: Annotated[
        list[Path], typer.Argument(help="要读取的文件（xlsx、docx、pdf、html、txt、csv）。", show_default=False)
    ],
    output: Annotated[Format, typer.Option("--format", help="输出格式。")] = Format.TEXT,
) -> None:
    """读取绩效文件：读到了什么、哪些读不了、缺了什么。"""
    documents, problems = _read(files)
    if output is Format.JSON:
        import json

        print(json.dumps({"documents": documents}, ensure_ascii=False, indent=2))
    else:
        _print_text(documents)
    for problem in problems:
        typer.echo(f"错误：{problem}", err=True)
    if problems:
        raise typer.Exit(3)


def _read(files: list[Path]) -> tuple[list[dict[str, Any]], list[str]]:
    """The documents of all files that can be read, and a message for each that cannot."""
    from heng.documents.child import read_in_child
    from heng.domain.errors import UnreadableInput

    documents, problems = [], []
    for file in files:
        try:
            documents.append(read_in_child(file))
        except UnreadableInput as problem:
            problems.append(str(problem))
    return documents, problems


def _print_text(documents: list[dict[str, Any]]) -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False, soft_wrap=True)
    for document in documents:
        year = f"{document['fiscal_year']} 年度" if document["fiscal_year"] else "年度未写明"
        unit = document["money_unit"] or "金额单位未写明"
        console.print(f"{document['file']}：{_KINDS[document['kind']]}，{year}，{unit}", style="bold")
        _print_read(console, document)
        _print_findings(console, document["findings"])
        console.print()


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
