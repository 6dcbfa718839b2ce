"""`heng evaluate`: self-evaluation scores as breakdowns, and the report."""

import json
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from heng.domain.self_evaluation.breakdown import Evaluation


class OutputFormat(StrEnum):
    """What goes to the terminal."""

    TEXT = "text"
    JSON = "json"


class ReportFormat(StrEnum):
    """The kinds of report file."""

    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"


def evaluate(
    unit: Annotated[
        str | None, typer.Option("--unit", help="预算单位名称或法院代字，如 广州互联网法院、粤0192。")
    ] = None,
    year: Annotated[int | None, typer.Option("--year", help="预算年度，如 2022。")] = None,
    facts: Annotated[Path | None, typer.Option("--facts", help="自评事实文件（TOML）；不给则用系统中已有的。")] = None,
    computed: Annotated[
        bool, typer.Option("--computed", help="用业务记录算出的实际值代替事实文件中的实际值。")
    ] = False,
    paper: Annotated[Path | None, typer.Option("--paper", help="填好的项目支出绩效自评表；逐项目复算得分。")] = None,
    profile: Annotated[
        str | None, typer.Option("--profile", help="与 --paper 同用：计分规则，如 central、sichuan。")
    ] = None,
    report: Annotated[ReportFormat | None, typer.Option("--report", help="生成自评报告：docx 或 xlsx。")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="报告文件名或文件夹。")] = None,
    output_format: Annotated[
        OutputFormat, typer.Option("--format", help="屏幕输出：text 或 json。")
    ] = OutputFormat.TEXT,
) -> None:
    """绩效自评：逐项得分、扣分理由和报告。

    --unit、--year 计算部门整体支出绩效自评；--paper 复算项目支出绩效自评表。所写得分合计与逐项计算不一致时退出码为 1。
    """
    from heng.cli.evaluate_department import department_evaluation
    from heng.cli.evaluate_paper import paper_evaluations

    _refuse_pdf(report)
    if paper is not None:
        evaluations, writers = paper_evaluations(paper, profile)
        shown: object = {"evaluations": [one.to_json() for one in evaluations]}
    else:
        evaluation, writers = department_evaluation(unit, year, facts, computed)
        evaluations, shown = (evaluation,), evaluation.to_json()
    if output_format is OutputFormat.JSON:
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n\n".join("\n".join(_lines(one)) for one in evaluations))
    if report is not None:
        typer.echo(f"已生成报告：{_write(writers, report, output)}", err=True)
    if any(finding.severity == "error" for one in evaluations for finding in one.findings):
        raise typer.Exit(1)


def _refuse_pdf(report: ReportFormat | None) -> None:
    from heng.domain.errors import WrongUsage

    if report is ReportFormat.PDF:
        raise WrongUsage("暂不能直接生成 PDF。请用 --report docx 生成后，在 Word 或 WPS 中另存为 PDF。")


def _lines(evaluation: "Evaluation") -> Sequence[str]:
    from heng.domain.self_evaluation.breakdown import points_text

    year = "" if evaluation.fiscal_year is None else f"　{evaluation.fiscal_year}年度"
    lines = [f"{evaluation.subject}{year}　绩效自评"]
    for part in evaluation.parts:
        lines.append(f"\n{part.name}　{points_text(part.points) or '待补充'} / {points_text(part.maximum)}")
        for item in part.items:
            head = f"{item.head}·" if item.head else ""
            lost = f"　扣{points_text(item.deduction)}" if item.deduction else ""
            points = f"{points_text(item.points) or '待补充'} / {points_text(item.maximum) or '无分值'}"
            lines.append(f"  {head}{item.name}　{points}{lost}")
            lines.append(f"      {item.reason}［{item.rule}］")
            lines += [f"      佐证：{evidence}" for evidence in item.evidence]
    lines += _indicator_lines(evaluation)
    total = points_text(evaluation.total) or "待补充"
    lines.append(f"\n合计　{total} / {points_text(evaluation.maximum)}　等级：{evaluation.grade or '未评定'}")
    if evaluation.findings:
        lines.append("\n核对提示")
        lines += [f"  {one.rule} {one.subject}：{one.message}{one.fix}" for one in evaluation.findings]
    return lines


def _indicator_lines(evaluation: "Evaluation") -> Sequence[str]:
    if not evaluation.indicators:
        return ()
    return (
        "\n绩效指标",
        *(
            f"  {one.met_word}　{one.name}　目标{one.target}　实际{one.actual or '未提供'}［{one.evidence or '无佐证'}］"
            for one in evaluation.indicators
        ),
    )


def _write(writers: "dict[str, tuple[str, Callable[[], bytes]]]", report: ReportFormat, output: Path | None) -> Path:
    from heng.domain.errors import WrongUsage

    if report.value not in writers:
        raise WrongUsage(f"项目支出绩效自评表只能生成 {'、'.join(writers)}，请改用 --report {next(iter(writers))}。")
    name, content = writers[report.value]
    path = output or Path()
    if path.is_dir():
        path = path / name
    try:
        path.write_bytes(content())
    except OSError as problem:
        raise WrongUsage(
            f"报告写不进“{path}”：{problem.strerror}。请核对文件夹是否存在、文件是否正被打开。"
        ) from problem
    return path
