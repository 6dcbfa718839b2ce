"""`heng review`: read papers, hold them against the rules of their region, print or write back the findings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from heng.cli.review_codes import Wanted
    from heng.cli.review_run import Choose, Reviewed
    from heng.documents.batch import Found, Reading
    from heng.domain.finding import Finding
    from heng.domain.review.across.conflict import Conflict


class Form(StrEnum):
    """How the findings are given."""

    TEXT = "text"
    JSON = "json"
    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"


class FailOn(StrEnum):
    """From which severity on the command ends with exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


@dataclass(slots=True)
class Outcome:
    """What is remembered of a run: the papers, what they contradict each other in, and the files that cannot be read."""

    reviewed: "list[Reviewed]" = field(default_factory=list)
    conflicts: "tuple[Conflict, ...]" = ()
    refused: list[tuple[str, str]] = field(default_factory=list)
    written: set[Path] = field(default_factory=set)


_WRITTEN = {Form.XLSX, Form.DOCX, Form.PDF}


def review_files(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="要审核的文件或文件夹（xlsx、xls、docx、pdf、html、txt、csv、图片）。",
            show_default=False,
            readable=False,
        ),
    ],
    profile: Annotated[str | None, typer.Option(help="地区口径；不写则按单位名称选择。")] = None,
    setting: Annotated[
        list[str] | None,
        typer.Option(
            "--setting", help="启用来源没有说定、默认不用的做法，可重复；写错时列出可用的。", show_default=False
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", help="只看这些规则：代码或开头，逗号分隔，如 R20,R4。", show_default=False),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", help="不看这些规则：代码或开头，逗号分隔，如 R53,I。", show_default=False),
    ] = None,
    form: Annotated[
        Form,
        typer.Option("--format", help="text 终端阅读；json 程序使用；xlsx 带批注的工作簿；docx、pdf 审核意见书。"),
    ] = Form.TEXT,
    output: Annotated[Path, typer.Option("-o", "--output", help="xlsx、docx、pdf 写到哪个文件夹。")] = Path(),
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="从哪一级起退出码为 1；读取疑问和供判断的意见从不计入。")
    ] = FailOn.ERROR,
    jobs: Annotated[int, typer.Option("--jobs", min=1, max=64, help="同时读取几份文件。")] = 1,
) -> None:
    """审核绩效目标、自评和预决算文件：列出问题、依据和改法。发现错误时退出码为 1，有文件读不出时为 3。"""
    from heng.cli.review_codes import wanted
    from heng.cli.review_run import between, choice
    from heng.domain.errors import UnreadableInput

    choose = choice(profile, setting or ())
    is_wanted = wanted(select or (), ignore or ())
    found = _found(files, form, output)
    outcome = Outcome()
    _give_start(form)
    for each in _papers(found, choose, is_wanted, jobs, form, outcome):
        _give(each, form, output, outcome)
    outcome.conflicts = between(outcome.reviewed, is_wanted)
    _give_end(form, outcome, len(found))
    for _, problem in outcome.refused:
        typer.echo(f"错误：{problem}", err=True)
    if outcome.refused:
        raise typer.Exit(UnreadableInput.exit_code)
    raise typer.Exit(int(_fails(outcome, fail_on)))


def _found(files: list[Path], form: Form, output: Path) -> "list[Found]":
    from heng.cli.review_run import without_opinions
    from heng.documents.batch import files_in
    from heng.domain.errors import WrongUsage

    everything = files_in(files, without=output if form in _WRITTEN else None)
    found = without_opinions(everything, files)
    if len(found) < len(everything):
        typer.echo(f"已略过文件夹中{len(everything) - len(found)}份审核意见。", err=True)
    if not found:
        raise WrongUsage("文件夹里没有可审核的文件。请检查路径。")
    return found


def _papers(
    found: "list[Found]", choose: "Choose", is_wanted: "Wanted | None", jobs: int, form: Form, outcome: Outcome
) -> "Iterator[Reviewed]":
    """Each paper as soon as it is reviewed; it is remembered, as are the files that cannot be read."""
    from heng.cli.progress import with_progress
    from heng.cli.review_run import Reviewed, review_all

    def shown(readings: "Iterator[Reading]") -> "Iterator[Reading]":
        return with_progress(readings, len(found), "审核")

    for each in review_all(found, choose, is_wanted, jobs=jobs, with_content=form is Form.XLSX, shown=shown):
        if isinstance(each, Reviewed):
            yield each
            outcome.reviewed.append(each.without_content())
        else:
            outcome.refused.append((each.found.name, each.problem))


def _give_start(form: Form) -> None:
    if form is Form.JSON:
        from heng.cli.review_json import print_start

        print_start()
    if form is Form.PDF:
        from heng.documents.writers.fonts import print_font

        print_font()  # no font, no PDF: said before any paper is read


def _give(reviewed: "Reviewed", form: Form, output: Path, outcome: Outcome) -> None:
    """What is said of a paper as soon as it is reviewed."""
    if form is Form.JSON:
        from heng.cli.review_json import print_paper as print_json

        print_json(reviewed, is_first=not outcome.reviewed)
    elif form is Form.TEXT:
        from heng.cli.review_text import print_paper

        print_paper(_console(), reviewed)
    else:
        from heng.cli.review_text import counts
        from heng.cli.review_write import loss, write

        target = write(reviewed, form.value, output, outcome.written)
        note = loss(reviewed.found.path) if form is Form.XLSX else ""
        typer.echo(f"已写入 {target}（{counts(reviewed.findings)}）。{note}")


def _give_end(form: Form, outcome: Outcome, count: int) -> None:
    """What is said when all papers are reviewed."""
    if form is Form.JSON:
        from heng.cli.review_json import print_end

        print_end(outcome.conflicts, outcome.refused)
        return
    from heng.cli.review_text import print_conflicts, print_sum

    if outcome.conflicts:
        print_conflicts(_console(), outcome.conflicts)
    if count > 1:
        print_sum(_console(), outcome.reviewed, outcome.conflicts, len(outcome.refused))


def _fails(outcome: Outcome, fail_on: FailOn) -> bool:
    """Whether a finding of the papers' own, or between them, is so severe that the command is to end with 1."""
    from heng.cli.review_run import weighs
    from heng.domain.finding import Severity

    if fail_on is FailOn.NEVER:
        return False
    least = Severity(fail_on.value)
    return any(weighs(finding, least) for finding in _all(outcome))


def _all(outcome: Outcome) -> "Iterator[Finding]":
    for reviewed in outcome.reviewed:
        yield from reviewed.findings
    yield from (conflict.finding for conflict in outcome.conflicts)


def _console() -> "Console":
    from rich.console import Console

    return Console(soft_wrap=True, highlight=False)
