"""`heng import`: read documents and say what was read, what could not be, and what is missing."""

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from heng.documents.batch import Read, Reading


class Format(StrEnum):
    """How the result is printed."""

    TEXT = "text"
    JSON = "json"


def import_files(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="要读取的文件或文件夹（xlsx、xls、docx、pdf、html、txt、csv、图片）。",
            show_default=False,
            readable=False,
        ),
    ],
    output: Annotated[Format, typer.Option("--format", help="输出格式。")] = Format.TEXT,
    jobs: Annotated[int, typer.Option("--jobs", min=1, max=64, help="同时读取几份文件。")] = 1,
    into: Annotated[
        Path | None,
        typer.Option(
            "--into",
            help="把每份文件的结果存入这个文件夹；中断后用同样的命令接着读，已读过且未改动的文件不再重读。",
            show_default=False,
            file_okay=False,
        ),
    ] = None,
    mapping: Annotated[
        list[Path] | None,
        typer.Option(
            "--mapping",
            help="按这个栏目对应文件（从“手工对应栏目”导出的 JSON）读取同版式的表；可重复。",
            show_default=False,
        ),
    ] = None,
) -> None:
    """读取绩效文件：读到了什么、哪些读不了、缺了什么。"""
    from heng.cli.progress import with_progress
    from heng.documents.batch import files_in, read_all
    from heng.domain.errors import WrongUsage

    found = files_in(files, without=into)
    if not found:
        raise WrongUsage("文件夹里没有可读取的文件。请检查路径。")
    if mapping and into:
        raise WrongUsage("--mapping 不能与 --into 同时使用：存下的结果不记录所用的栏目对应。请去掉其中一个。")
    readings = with_progress(read_all(found, jobs, into, _by_mappings(mapping or [])), len(found))
    problems = _print_json(readings) if output is Format.JSON else _print_text(readings, len(found))
    for problem in problems:
        typer.echo(f"错误：{problem}", err=True)
    if problems:
        raise typer.Exit(3)


def _by_mappings(files: list[Path]) -> "Read | None":
    """Reading with the mappings in `files`; UnreadableInput where one of them is none."""
    if not files:
        return None
    from heng.documents.child import read_in_child
    from heng.documents.mapping.from_json import mapping_from_file

    mappings = [mapping_from_file(file) for file in files]
    return lambda path, name: read_in_child(path, name=name, mappings=mappings)


def _print_json(readings: "Iterator[Reading]") -> list[str]:
    """The papers as one JSON object, each printed as soon as it is read, then the files that cannot be read and why."""
    from heng.documents.storable import printable

    refused: list[dict[str, str]] = []
    between = ""
    sys.stdout.write('{"documents": [')
    for reading in readings:
        if reading.document is None:
            refused.append({"file": printable(reading.found.name), "message": reading.problem})
            continue
        sys.stdout.write(f"{between}\n{json.dumps(reading.document, ensure_ascii=False, indent=2)}")
        between = ","
    sys.stdout.write(f'\n], "refused": {json.dumps(refused, ensure_ascii=False)}}}\n')
    return [each["message"] for each in refused]


def _print_text(readings: "Iterator[Reading]", count: int) -> list[str]:
    """Each paper in words, and a summary where there are several; the problems of those that cannot be read."""
    from rich.console import Console

    from heng.cli.import_report import print_paper, print_summary, summary

    console = Console(highlight=False, markup=False, soft_wrap=True)
    lines, problems = [], []
    for reading in readings:
        lines.append(summary(reading))
        if reading.document is None:
            problems.append(reading.problem)
        else:
            print_paper(console, reading.document)
    if count > 1:
        print_summary(console, lines)
    return problems
