"""A self-evaluation that leaves out what was declared."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder, holders, shown, torn
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder, Whole
from heng.domain.target.declaration import Document, DocumentKind, Indicator
from heng.domain.target.target_value import Form

RULE = Rule(
    code="R70",
    slug="everything_is_evaluated",
    title="自评遗漏了申报的指标",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2020-10",
    fix="请补报该指标的实际完成值和得分；经批准调整或取消的，请注明批准文号和原因。",
)


def check(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Indicators with a target but neither actual nor score, in a form that fills them for most of the others."""
    if about.kind is not DocumentKind.SELF_EVALUATION_FORM or torn(
        about.losses, holder, (*profile.lexicons["lost_rows"], *profile.lexicons["lost_parts"])
    ):
        return
    open_ones = [item for item in holder.indicators if _is_open(item)]
    filled = [item for item in holder.indicators if item.actual and item.score is not None]
    if len(open_ones) >= len(filled):
        return
    for item in open_ones:
        message = f"“{item.name}”设有目标{shown(item.target)}，自评表没有填报实际完成值和得分。"
        yield RULE.finding(f"{holder.name} / {item.name}", message, item.where)


def _is_open(item: Indicator) -> bool:
    says = item.name and item.target.form not in (Form.BLANK, Form.PLACEHOLDER)
    return bool(says) and not item.actual and item.score is None


def _check_declared(document: Document, profile: Profile) -> Iterator[Finding]:
    """Indicators of a declaration that the self-evaluation of the same project, in the same file, leaves out or changes."""
    if document.kind is not DocumentKind.SELF_EVALUATION_FORM:
        return
    by_name: dict[str, list[Holder]] = {}
    for holder in holders(document):
        by_name.setdefault(holder.name, []).append(holder)
    for name, forms in by_name.items():
        evaluated = [form for form in forms if any(item.actual for item in form.indicators)]
        declared = [form for form in forms if form.indicators and not any(item.actual for item in form.indicators)]
        doubtful = any(torn(document.findings, form, profile.lexicons["lost_rows"]) for form in forms)
        if name and len(forms) == 2 and len(evaluated) == len(declared) == 1 and not doubtful:
            yield from _left_out(declared[0], evaluated[0])


def _left_out(declared: Holder, evaluated: Holder) -> Iterator[Finding]:
    """What a self-evaluation does not take over from its declaration; of forms that share no name nothing is known."""
    found = {_plain(item.name): item for item in evaluated.indicators}
    names = [_plain(item.name) for item in declared.indicators]
    if sum(name in found for name in names) * 2 < len(names):
        return
    for item in declared.indicators:
        other = found.get(_plain(item.name))
        subject = f"{declared.name} / {item.name}"
        if other is None:
            message = f"“{item.name}”（目标{shown(item.target)}）在绩效目标表中申报，自评表中没有这个指标。"
            yield RULE.finding(subject, message, item.where)
        elif _differs(item, other):
            message = f"“{item.name}”申报的目标是{shown(item.target)}，自评表写成{shown(other.target)}。"
            fix = "请按批复的目标自评；经批准调整的，请注明批准文号。"
            yield RULE.finding(subject, message, item.where, other.where, fix=fix)


def _differs(item: Indicator, other: Indicator) -> bool:
    mine, its = item.target, other.target
    numbers = mine.number is not None and its.number is not None and mine.unit == its.unit
    return numbers and (mine.number, mine.upper) != (its.number, its.upper)


def _plain(name: str) -> str:
    return "".join(name.split())


CHECKS = (EachHolder(check), Whole(_check_declared))
