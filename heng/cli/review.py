"""`heng review`: read papers, hold them against the rules of their region, print or write back the findings."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from heng.domain.finding import Finding
    from heng.domain.target.declaration import Document


class Form(StrEnum):
    """How the findings are given."""

    TEXT = "text"
    JSON = "json"
    XLSX = "xlsx"


Reviewed = tuple[Path, "Document", str, tuple["Finding", ...]]


def review_files(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="要审核的文件（xlsx、xls、docx、pdf、html、txt、csv、图片）。", show_default=False, readable=False
        ),
    ],
    profile: Annotated[str | None, typer.Option(help="地区口径；不写则按单位名称选择。")] = None,
    form: Annotated[
        Form, typer.Option("--format", help="text 终端阅读；json 程序使用；xlsx 写回带批注的工作簿。")
    ] = Form.TEXT,
    output: Annotated[Path, typer.Option("-o", "--output", help="xlsx 写到哪个文件夹。")] = Path(),
) -> None:
    """审核绩效目标、自评和预算文件：列出问题、依据和改法。发现错误时退出码为 1，有文件读不出时为 3。"""
    from heng.domain.errors import UnreadableInput
    from heng.rulebook.profiles import load_profile

    if profile is not None:
        load_profile(profile)
    reviewed: list[Reviewed] = []
    unreadable = False
    for file in files:
        try:
            reviewed.append(_review(file, profile))
        except UnreadableInput as problem:
            unreadable = True
            typer.echo(f"错误：{problem}", err=True)
    _give(reviewed, form, output)
    if unreadable:
        raise typer.Exit(UnreadableInput.exit_code)
    raise typer.Exit(int(_has_error(reviewed)))


def _review(file: Path, slug: str | None) -> "Reviewed":
    """The paper, the profile it was held against, and all findings: those of reading first."""
    from heng.documents.child import read_in_child
    from heng.documents.from_json import document_from_json
    from heng.domain.review.review import review
    from heng.rulebook.profiles import load_profile, profile_for

    document = document_from_json(read_in_child(file))
    chosen = slug or profile_for(document)
    return file, document, chosen, (*document.findings, *review(document, load_profile(chosen)))


def _has_error(reviewed: "list[Reviewed]") -> bool:
    from heng.domain.finding import Severity

    return any(finding.severity is Severity.ERROR for _, _, _, findings in reviewed for finding in findings)


def _give(reviewed: "list[Reviewed]", form: Form, output: Path) -> None:
    if form is Form.JSON:
        _give_json(reviewed)
    elif form is Form.XLSX:
        _give_workbooks(reviewed, output)
    else:
        from heng.cli.review_text import print_findings

        for _, document, slug, findings in reviewed:
            print_findings(document.file, slug, findings)


def _give_json(reviewed: "list[Reviewed]") -> None:
    import json

    documents = [
        {"file": document.file, "profile": slug, "findings": [finding.to_json() for finding in findings]}
        for _, document, slug, findings in reviewed
    ]
    typer.echo(json.dumps({"documents": documents}, ensure_ascii=False, indent=2))


def _give_workbooks(reviewed: "list[Reviewed]", output: Path) -> None:
    """Each workbook with its findings as comments; other kinds of file cannot carry comments and are named."""
    from heng.documents.writers.annotate_xlsx import annotate, is_workbook

    output.mkdir(parents=True, exist_ok=True)
    for file, document, _, findings in reviewed:
        data = file.read_bytes()
        if not is_workbook(data):
            typer.echo(f"“{document.file}”不是Excel工作簿，无法写批注；请用 --format text 查看。", err=True)
            continue
        target = output / f"{file.stem}-审核意见.xlsx"
        target.write_bytes(annotate(data, findings))
        typer.echo(f"已写入 {target}（{len(findings)}条意见；图片、图表和宏不保留，请以原文件为准）。")
