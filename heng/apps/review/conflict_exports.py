"""What leaves the page of contradictions between papers: a workbook, and JSON."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from openpyxl import Workbook

from heng.apps.audit import services as audit
from heng.apps.intake.models import Paper
from heng.apps.review.cases import Handling, Held, day
from heng.apps.review.comparison import Counted
from heng.apps.review.conflict_rows import row
from heng.apps.review.exports import Export, handled
from heng.apps.review.models import Comparison
from heng.apps.review.rules import SEVERITY_LABELS
from heng.apps.user.models import User
from heng.documents.writers.sheet import put_table, workbook_bytes

Json = dict[str, Any]
HEADINGS = ("序号", "级别", "把握", "规则", "项目或单位", "指标", "问题", "改法", "依据", "文件与位置", "处理", "理由")
WIDTHS = (5, 7, 8, 7, 22, 20, 50, 30, 24, 44, 11, 24)


def workbook(user: User, comparison: Comparison, present: Handling, papers: Mapping[int, Paper]) -> Export:
    """The list of contradictions as a workbook; the download is an event."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "文件之间的出入"
    put_table(sheet, HEADINGS, [_cells(number, held, papers) for number, held in enumerate(present.held, 1)], WIDTHS)
    note_export(user, comparison, "xlsx")
    return Export(f"{comparison.fiscal_year}年度文件之间的出入.xlsx", workbook_bytes(book))


def payload(comparison: Comparison, present: Handling, papers: Counted) -> Json:
    """The contradictions in the shape of `heng review --format json`, each with what people did about it."""
    known = papers.by_number
    return {
        "court": comparison.court.code,
        "year": comparison.fiscal_year,
        "profile": comparison.profile,
        "ruleset": comparison.ruleset,
        "papers": [_paper(paper) for paper in papers.papers],
        "left_out": [_paper(paper) | {"reason": why} for paper, why in papers.left_out],
        "conflicts": [_conflict(held, known) for held in present.held],
    }


@transaction.atomic
def note_export(user: User, comparison: Comparison, form: str) -> None:
    """Every list that leaves the system leaves a trace."""
    details = {"year": comparison.fiscal_year, "form": form, "digest": comparison.digest}
    target = f"comparison:{comparison.pk}"
    audit.record(user, "导出文件之间的出入", target, court=comparison.court.code, details=details)


def _cells(number: int, held: Held, papers: Mapping[int, Paper]) -> tuple[str | int, ...]:
    line, finding = row(held, papers), held.finding
    case = held.case if held.case and held.case.is_waived else None
    by = case.waived_by.name if case and case.waived_by else ""
    return (
        number,
        SEVERITY_LABELS[finding.severity],
        line.certainty,
        finding.rule,
        line.owner,
        line.part,
        finding.message,
        finding.fix,
        finding.source,
        "；".join(f"{place.file} {place.text}".strip() for place in line.places),
        line.state_word,
        f"{case.waived_reason}（{by} {day(case.waived_at)}）" if case else "",
    )


def _paper(paper: Paper) -> Json:
    return {"paper": paper.pk, "file": paper.file_name, "kind": paper.kind, "fiscal_year": paper.fiscal_year}


def _conflict(held: Held, papers: Mapping[int, Paper]) -> Json:
    told = {name: value for name, value in handled(held).items() if name not in ("key", "seal", "quoted")}
    return told | {"files": [papers[number].file_name for number in held.data["papers"] if number in papers]}
