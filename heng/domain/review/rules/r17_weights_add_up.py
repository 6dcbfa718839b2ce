"""Weights that do not add up to 90 or 100, as the profile asks."""

from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder
from heng.domain.review.fault import whose
from heng.domain.review.levels import does_not_apply, is_scheme
from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder
from heng.domain.target.declaration import DocumentKind, Project

RULE = Rule(
    code="R17",
    slug="weights_add_up",
    title="权重合计不符",
    severity=Severity.ERROR,
    certainty=Certainty.LIKELY,
    source="cb-2020-10",
    fix="请调整权重，使合计等于规定的分值。",
)


def check(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """The weights of each unit and project that declares weights; points of an evaluation are no such weights."""
    report = about.kind is DocumentKind.SELF_EVALUATION_REPORT
    if not profile.weight_totals or report or is_scheme(holder, profile):
        return
    rows = [item for item in holder.indicators if not does_not_apply(item, profile)]
    weights = [item.weight for item in rows if item.weight is not None]
    blank = len(rows) - len(weights)
    added = sum(weights, Decimal())
    if weights and (blank or not _is_right(holder, added, profile)):
        yield from _finding(about, holder, added, blank, profile)


def _is_right(holder: Holder, added: Decimal, profile: Profile) -> bool:
    """A self-evaluation form brings the points of 预算执行率 itself, beside the indicators or as a row among them.

    Where it prints other points than the usual ones, the indicators make up the rest.
    """
    execution = holder.execution_weight if isinstance(holder, Project) else None
    full = profile.numbers["full_marks"]
    whole = execution is not None and added + execution == full
    as_row = added == full and any(
        mentions(item.category, profile.lexicons["execution_levels"]) for item in holder.indicators
    )
    usual = not execution or execution in (full - total for total in profile.weight_totals)
    return whole or as_row or added == full or (usual and added in profile.weight_totals)


def _totals(holder: Holder, profile: Profile) -> tuple[Decimal, ...]:
    """The right sums: what the points of 预算执行率 leave, where the form prints unusual ones."""
    execution = holder.execution_weight if isinstance(holder, Project) else None
    full = profile.numbers["full_marks"]
    unusual = execution and execution not in (full - total for total in profile.weight_totals)
    return (full - execution,) if execution and unusual else profile.weight_totals


def _plain(figure: Decimal) -> str:
    return f"{figure.normalize():f}"


def _finding(about: About, holder: Holder, added: Decimal, blank: int, profile: Profile) -> Iterator[Finding]:
    """Where reading announced a loss, too little is no proof of a fault."""
    totals = _totals(holder, profile)
    right = "或".join(f"{figure:f}" for figure in totals)
    expected = min(totals, key=lambda figure: abs(figure - added))
    message = f"“{holder.name}”的指标权重合计为{_plain(added)}，应为{right}，相差{_plain(abs(expected - added))}。"
    if blank:
        message += f"其中{blank}个指标没有权重。"
    if whose(holder, about, profile) is Certainty.EXTRACTION:
        fix = "文件由文本提取而来，请先对照原件看是否丢失了行或权重；原件如此的，请调整权重。"
        yield RULE.finding(
            holder.name, message, holder.where, severity=Severity.WARNING, certainty=Certainty.EXTRACTION, fix=fix
        )
    elif added != expected:
        yield RULE.finding(holder.name, message, holder.where)


CHECKS = (EachHolder(check),)
