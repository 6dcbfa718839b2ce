"""What a later paper of the same year says otherwise: targets, weights, amounts, indicators and projects left out."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from heng.domain.finding import Certainty, Severity
from heng.domain.money import wan_text
from heng.domain.review.across.conflict import Conflict, conflict
from heng.domain.review.across.pairing import Matched, Pair, matched, missing, pairs
from heng.domain.review.across.papers import STAGE_NAMES, Paper, Stage
from heng.domain.review.declared import shown, torn
from heng.domain.review.profile import Profile
from heng.domain.review.rivals import AT_ODDS, Relation, relation
from heng.domain.review.rules import r13_text_equals_table, r50_same_target_everywhere, r70_everything_is_evaluated
from heng.domain.target.declaration import Indicator, Project
from heng.domain.target.target_value import Form, TargetValue

_CHANGED = "两份文件应采用批复的同一套目标。确经批准调整的，请注明批准文号；否则请改回批复的内容。"
_FIRST = re.compile("年初|调整前|原")
_SMALL = Decimal("0.01")


def changes(first: Paper, second: Paper, profile: Profile) -> Iterator[Conflict]:
    """What `second`, a paper of the same year and of the same or a later stage, says otherwise than `first`."""
    for pair in pairs(first, second, profile):
        same = matched(pair, profile)
        for one, other in same.both:
            yield from _target(first, second, pair, (one, other), profile)
        yield from _weights(first, second, pair, same, profile)
        yield from _amounts(first, second, pair, profile)
        if second.stage is Stage.EVALUATED and first.stage is not Stage.EVALUATED:
            yield from _left_out(first, second, pair, same, profile)


def missing_projects(first: Paper, seconds: Sequence[Paper], profile: Profile) -> Iterator[Conflict]:
    """The declared projects that no self-evaluation form of the year has, where the forms have most of the others."""
    forms = [paper for paper in seconds if paper.stage is Stage.EVALUATED and paper.document.projects]
    gone = missing(first, forms, profile) if forms else ()
    found = len(first.document.projects) - len(gone)
    evaluated = sum(len(paper.document.projects) for paper in forms)
    if evaluated < 2 or found <= len(gone) or any(_lost(paper, profile) for paper in forms):
        return
    for project in gone:
        message = f"“{project.name}”列在{_named(first)}中，自评文件没有这个项目。"
        finding = r70_everything_is_evaluated.RULE.finding(
            project.name, message, fix="请补充该项目的自评表；项目已取消的，请说明原因和批准文号。"
        )
        yield conflict(
            finding, ((first.file, project.where), (forms[0].file, forms[0].document.projects[0].where)), profile
        )


def _lost(paper: Paper, profile: Profile) -> bool:
    """Whether reading announced that rows of the paper may be lost, so that nothing can be said to be left out."""
    return any(finding.rule in profile.lexicons["lost_rows"] for finding in paper.document.findings)


def _target(
    first: Paper, second: Paper, pair: Pair, items: tuple[Indicator, Indicator], profile: Profile
) -> Iterator[Conflict]:
    one, other = items
    severity = _difference(one.target, other.target, profile)
    if severity is None or _is_of_other_period(one, other, profile) or _says_before(one, other):
        return
    message = f"“{one.name}”的目标，{_named(first)}为{shown(one.target)}，{_named(second)}为{shown(other.target)}，前后不一致。"
    yield _conflict(first, second, f"{pair.first.name} / {one.name}", message, items, severity, profile)


def _says_before(one: Indicator, other: Indicator) -> bool:
    """Whether the later form itself prints the first target beside the adjusted one (年初指标值：98)."""
    lines = (line for line in other.remark.splitlines() if _FIRST.match(line))
    return any(re.search(rf"(?<![\d.]){re.escape(one.target.value)}(?![\d.])", line) for line in lines)


def _is_of_other_period(one: Indicator, other: Indicator, profile: Profile) -> bool:
    """Whether one paper gives for the year what the other gives for the whole period, and not for its year as well."""
    return any(
        whole.whole_period is not None
        and _is_same(whole.whole_period, year.target, profile)
        and not _is_same(whole.whole_period, whole.target, profile)
        for whole, year in ((one, other), (other, one))
    )


def _is_same(first: TargetValue, second: TargetValue, profile: Profile) -> bool:
    return relation(first, second, profile) in (Relation.SAME, Relation.SIGN)


def _difference(first: TargetValue, second: TargetValue, profile: Profile) -> Severity | None:
    """How much two targets differ: figures are a warning; words without anything in common are a hint."""
    if relation(first, second, profile) in (*AT_ODDS, Relation.INTERVAL):
        return Severity.WARNING
    words = {first.form, second.form} == {Form.WORDS}
    return Severity.HINT if words and not set(first.text) & set(second.text) else None


def _weights(first: Paper, second: Paper, pair: Pair, same: Matched, profile: Profile) -> Iterator[Conflict]:
    """Weights that differ; where most do, the forms weigh by different rules and one finding says so."""
    weighed = [couple for couple in same.both if None not in (couple[0].weight, couple[1].weight)]
    changed = [couple for couple in weighed if couple[0].weight != couple[1].weight]
    if len(weighed) > 2 and len(changed) * 2 > len(weighed):
        one, other = changed[0]
        message = (
            f"“{pair.first.name}”共有{len(changed)}个指标的权重在{_named(first)}与{_named(second)}中不同，"
            f"如“{one.name}”由{one.weight:f}分变为{other.weight:f}分。"
        )
        yield _conflict(first, second, pair.first.name, message, changed[0], Severity.HINT, profile)
        return
    for one, other in changed:
        message = f"“{one.name}”的权重，{_named(first)}为{one.weight:f}分，{_named(second)}为{other.weight:f}分。"
        subject = f"{pair.first.name} / {one.name}"
        yield _conflict(first, second, subject, message, (one, other), Severity.WARNING, profile)


def _amounts(first: Paper, second: Paper, pair: Pair, profile: Profile) -> Iterator[Conflict]:
    """The declared budget against the budget at the start of the year, or against the published one."""
    if not isinstance(pair.second, Project) or first.stage is Stage.EVALUATED:
        return
    evaluated = second.stage is Stage.EVALUATED
    later = pair.second.initial if evaluated else pair.second.amounts.total
    known = {pair.first.amounts.total, pair.first.amounts.fiscal_appropriation} - {None}
    if later is None or not known or pair.first.amounts.total is None:
        return
    gap = min(abs(later - amount) for amount in known if amount is not None)
    if gap <= profile.numbers["rounding_step"]:
        return
    what = "年初预算数" if evaluated else "预算数"
    message = (
        f"“{pair.first.name}”的预算，{_named(first)}为{wan_text(pair.first.amounts.total)}万元，"
        f"{_named(second)}的{what}为{wan_text(later)}万元，相差{wan_text(gap)}万元。"
    )
    severity = Severity.HINT if gap <= pair.first.amounts.total * _SMALL else Severity.WARNING
    finding = r13_text_equals_table.RULE.finding(
        pair.first.name,
        message,
        severity=severity,
        fix="请核对两份文件的预算数；年中调整的，请列在调整数中并说明原因。",
    )
    yield conflict(finding, ((first.file, pair.first.where), (second.file, pair.second.where)), profile)


def _left_out(first: Paper, second: Paper, pair: Pair, same: Matched, profile: Profile) -> Iterator[Conflict]:
    """Declared indicators without self-evaluation, in a form that has at least half of them."""
    kept = len(same.both) + len(same.renamed)
    codes = (*profile.lexicons["lost_rows"], *profile.lexicons["lost_parts"])
    if not kept or kept * 2 < len(pair.first.indicators) or torn(second.document.findings, pair.second, codes):
        return
    rule = r70_everything_is_evaluated.RULE
    for item in same.only_first:
        if item.target.form in (Form.BLANK, Form.PLACEHOLDER):
            continue
        message = f"“{item.name}”（{shown(item.target)}）列在{_named(first)}中，{_named(second)}没有这个指标。"
        finding = rule.finding(f"{pair.first.name} / {item.name}", message)
        yield conflict(finding, ((first.file, item.where), (second.file, pair.second.where)), profile)
    for item, other in same.renamed:
        message = f"“{item.name}”在{_named(second)}中可能改名为“{other.name}”。"
        finding = rule.finding(
            f"{pair.first.name} / {item.name}",
            message,
            severity=Severity.HINT,
            certainty=Certainty.JUDGEMENT,
            fix="自评应沿用批复的指标名称；不是同一指标的，请补报原指标。",
        )
        yield conflict(finding, ((first.file, item.where), (second.file, other.where)), profile)


def _conflict(
    first: Paper,
    second: Paper,
    subject: str,
    message: str,
    items: tuple[Indicator, Indicator],
    severity: Severity,
    profile: Profile,
) -> Conflict:
    """A finding of R50 between two indicators; less sure where a year is unknown."""
    certainty = Certainty.JUDGEMENT if None in (first.year, second.year) else Certainty.LIKELY
    rule = r50_same_target_everywhere.RULE
    finding = rule.finding(subject, message, severity=severity, certainty=certainty, fix=_CHANGED)
    return conflict(finding, ((first.file, items[0].where), (second.file, items[1].where)), profile)


def _named(paper: Paper) -> str:
    """How messages call a paper: 申报表（甲.xlsx）."""
    return f"{STAGE_NAMES[paper.stage]}（{paper.file}）"
