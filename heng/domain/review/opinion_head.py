"""The head of a review opinion in words: what was reviewed, and what was found in one sentence."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import wan_text
from heng.domain.target.declaration import Document, DocumentKind

KIND_WORDS = {
    DocumentKind.PROJECT_TARGETS: "项目支出绩效目标",
    DocumentKind.DEPARTMENT_TARGETS: "部门整体绩效目标",
    DocumentKind.SELF_EVALUATION_FORM: "绩效自评表",
    DocumentKind.SELF_EVALUATION_REPORT: "绩效自评报告",
    DocumentKind.BUDGET_BOOK: "部门预算（决算）",
    DocumentKind.UNKNOWN: "未识别",
}
SEVERITY_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}


def facts(document: Document, profile: str) -> Iterator[tuple[str, str]]:
    """The lines of the head, as label and value: whose paper, of which year, what it is, how much, by which rules."""
    names = [unit.name for unit in document.units] or [project.unit for project in document.projects]
    distinct = [name for name in dict.fromkeys(names) if name]
    yield "单位", "、".join(distinct[:3]) + (f"等{len(distinct)}家" if len(distinct) > 3 else "") or "未写明"
    yield "年度", f"{document.fiscal_year}年" if document.fiscal_year else "未写明"
    yield "材料", f"{KIND_WORDS[document.kind]}（{document.file}）"
    if size := _size(document):
        yield "规模", size
    if profile:
        yield "口径", profile


def _size(document: Document) -> str:
    """How many projects and indicators, and the projects' money as far as it was read."""
    indicators = sum(len(unit.indicators) for unit in document.units)
    indicators += sum(len(project.indicators) for project in document.projects)
    totals = [project.amounts.total for project in document.projects]
    known = [total for total in totals if total is not None]
    parts = [f"项目{len(totals)}个" if totals else "", f"绩效指标{indicators}条" if indicators else ""]
    if known:
        missing = f"（另有{len(totals) - len(known)}个项目未读到金额）" if len(known) < len(totals) else ""
        parts.append(f"项目金额合计{wan_text(sum(known, Decimal(0)))}万元{missing}")
    return "，".join(filter(None, parts))


def summary(own: Sequence[Finding], doubts: int, waived: int, *, is_read: bool) -> str:
    """What was found in one sentence: `own` findings of the paper, `doubts` of reading, and the `waived`."""
    if not own and not is_read:
        found = "没有读出可审核的内容"
    elif not own:
        found = "按规则审核，没有发现问题"
    else:
        counts = "、".join(
            f"{SEVERITY_WORDS[severity]}{count}条"
            for severity in Severity
            if (count := sum(finding.severity is severity for finding in own))
        )
        found = f"按规则审核，发现问题{len(own)}条：{counts}"
    judgement = sum(finding.certainty is Certainty.JUDGEMENT for finding in own)
    tail = [f"其中{judgement}条供审核人判断，不扣分" if judgement else ""]
    tail += [f"已说明保留{waived}条" if waived else "", f"读取疑问{doubts}条见附件" if doubts else ""]
    return "；".join([found, *filter(None, tail)]) + "。"
