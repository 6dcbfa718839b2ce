"""Weights that do not add up to 90 or 100, as the profile asks."""

from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder, holders, torn
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, Project

RULE = Rule(
    code="R17",
    slug="weights_add_up",
    title="权重合计不符",
    severity=Severity.ERROR,
    certainty=Certainty.LIKELY,
    source="cb-2020-10",
    fix="请调整权重，使合计等于规定的分值。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """The weights of each unit and project that declares weights."""
    if not profile.weight_totals:
        return
    for holder in holders(document):
        weights = [item.weight for item in holder.indicators if item.weight is not None]
        blank = len(holder.indicators) - len(weights)
        if weights and not (_is_right(holder, sum(weights, Decimal()), profile) and not blank):
            yield from _finding(document, holder, sum(weights, Decimal()), blank, profile)


def _is_right(holder: Holder, added: Decimal, profile: Profile) -> bool:
    """A self-evaluation form brings the points of 预算执行率 itself."""
    execution = holder.execution_weight if isinstance(holder, Project) else None
    whole = execution is not None and added + execution == profile.numbers["full_marks"]
    return whole or added in profile.weight_totals


def _finding(document: Document, holder: Holder, added: Decimal, blank: int, profile: Profile) -> Iterator[Finding]:
    """Rows can get lost in extracted text, but none can be gained: too little there is no proof of a fault."""
    right = "或".join(f"{figure:f}" for figure in profile.weight_totals)
    expected = min(profile.weight_totals, key=lambda figure: abs(figure - added))
    message = f"“{holder.name}”的指标权重合计为{added:f}，应为{right}，相差{abs(expected - added):f}。"
    if blank:
        message += f"其中{blank}个指标没有权重。"
    extracted = holder.where.line is not None or holder.where.page is not None
    if torn(document, holder, (*profile.lexicons["lost_rows"], *profile.lexicons["lost_parts"])) or (
        extracted and added < expected
    ):
        fix = "文件由文本提取而来，请先对照原件看是否丢失了行或权重；原件如此的，请调整权重。"
        yield RULE.finding(
            holder.name, message, holder.where, severity=Severity.WARNING, certainty=Certainty.EXTRACTION, fix=fix
        )
    elif added != expected or blank:
        yield RULE.finding(holder.name, message, holder.where)
