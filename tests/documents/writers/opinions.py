"""Opinions to write: a paper with findings of every kind, and a clean one."""

from heng.domain.finding import Certainty, Finding, Severity, Where
from heng.domain.review.opinion import Opinion, Waived
from heng.domain.target.declaration import Document, DocumentKind, Project
from heng.rulebook.profiles import load_profile
from heng.rulebook.review_opinion import opinion_of

PLACE = Where(sheet="表14", cell="J5")


def finding(
    rule: str = "R20",
    severity: Severity = Severity.ERROR,
    certainty: Certainty = Certainty.LIKELY,
    message: str = "“审核期限”的目标为≥30天，但时限越短越好，应为≤。",
    where: tuple[Where, ...] = (PLACE,),
) -> Finding:
    """One finding about the same indicator."""
    return Finding(rule, severity, certainty, "培训经费 / 审核期限", message, "请改正符号。", "某依据（某号）", where)


EVERY_KIND = (
    finding(),
    finding("R21", Severity.WARNING, Certainty.CERTAIN, "“审核期限”的指标方向性填为正向，应为反向。"),
    finding("R18", Severity.HINT, Certainty.JUDGEMENT, "权重与惯例不同。"),
    finding("I11", Severity.WARNING, Certainty.EXTRACTION, "有一列表头没有认出。"),
)
WAIVED = (
    Waived(finding("R30", Severity.HINT, message="名称笼统。"), "名称由主管部门统一规定。", "李某", "2024-01-05"),
)


def opinion(findings: tuple[Finding, ...] = EVERY_KIND, waived: tuple[Waived, ...] = WAIVED) -> Opinion:
    """The opinion on a paper of a court with one project."""
    project = Project("培训经费", PLACE, unit="某市某区人民法院")
    document = Document("目标表.xlsx", "ab" * 32, DocumentKind.PROJECT_TARGETS, 2024, "万元", projects=(project,))
    return opinion_of(document, findings, load_profile("sichuan"), waived)
