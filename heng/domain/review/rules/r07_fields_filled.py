"""A field of an indicator is blank although its neighbours have it."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder, holders, torn
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, DocumentKind, Indicator
from heng.domain.target.target_value import Form

RULE = Rule(
    code="R07",
    slug="fields_filled",
    title="指标要素不全",
    severity=Severity.HINT,
    certainty=Certainty.CERTAIN,
    source="cb-2021-101",
    fix="请补填缺少的要素。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Indicators without value, unit, category or weight; in self-evaluation forms without actual value.

    What reading has already announced as lost is not said again.
    """
    weighed = any(item.weight is not None for holder in holders(document) for item in holder.indicators)
    evaluated = document.kind is DocumentKind.SELF_EVALUATION_FORM
    announced = {finding.subject for finding in document.findings if finding.certainty is Certainty.EXTRACTION}
    for holder in holders(document):
        for item in holder.indicators:
            if f"{holder.name} / {item.name}" in announced:
                continue
            missing = list(_missing(item, profile, weighed, evaluated))
            if missing:
                yield _finding(document, holder, item, "、".join(missing), profile)


def _missing(item: Indicator, profile: Profile, weighed: bool, evaluated: bool) -> Iterator[str]:
    blank = item.target.form is Form.BLANK
    if not item.name.strip():
        yield "指标名称"
    if blank:
        yield "指标值"
    if _needs_unit(item, profile):
        yield "度量单位"
    if not item.category:
        yield "一级指标"
    if weighed and item.weight is None:
        yield "权重"
    if evaluated and not (item.actual or "").strip():
        yield "完成值"


def _needs_unit(item: Indicator, profile: Profile) -> bool:
    return item.target.form in (Form.NUMBER, Form.RANGE) and not item.target.unit and bool(item.target.number)


def _finding(document: Document, holder: Holder, item: Indicator, missing: str, profile: Profile) -> Finding:
    subject, message = f"{holder.name} / {item.name}", f"指标“{item.name}”没有{missing}。"
    severity = Severity.WARNING if "指标值" in missing or "名称" in missing else Severity.HINT
    if torn(document, holder, profile.lexicons["lost_rows"]):
        return RULE.finding(subject, message, item.where, severity=severity, certainty=Certainty.EXTRACTION)
    return RULE.finding(subject, message, item.where, severity=severity)
