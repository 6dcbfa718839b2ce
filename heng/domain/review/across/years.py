"""Targets of one year against the year before: copied although the money moved, or far from what was reached."""

from collections.abc import Iterator, Sequence

from heng.domain.finding import Certainty, Severity
from heng.domain.money import wan_text
from heng.domain.review.across.conflict import Conflict, conflict
from heng.domain.review.across.history import history, in_unit, measured
from heng.domain.review.across.pairing import Pair, pairs
from heng.domain.review.across.papers import Paper, Stage
from heng.domain.review.copies import targets
from heng.domain.review.declared import declared
from heng.domain.review.profile import Profile
from heng.domain.review.rules import r31_targets_are_own
from heng.domain.review.rules.r45_target_is_realistic import realism
from heng.domain.target.declaration import Project
from heng.domain.target.quantity import unit_text


def copied_from_last_year(before: Paper, now: Paper, profile: Profile) -> Iterator[Conflict]:
    """Projects whose targets are last year's to the letter although their budget rose or fell by much."""
    for pair in pairs(before, now, profile, years=False):
        share = _moved(pair)
        least = profile.numbers["copied_indicators"]
        if share is None or abs(share) < profile.numbers["money_moved"] or len(pair.first.indicators) < least:
            continue
        if not isinstance(pair.first, Project) or not isinstance(pair.second, Project):
            continue
        if targets(pair.first, profile) != targets(pair.second, profile):
            continue
        first, second = pair.first.amounts.total, pair.second.amounts.total
        message = (
            f"“{pair.second.name}”的预算由{before.year}年的{wan_text(first)}万元变为{wan_text(second)}万元"
            f"（{'增加' if share > 0 else '减少'}{abs(share)}%），{len(pair.first.indicators)}个指标和指标值与上年完全相同。"
        )
        finding = r31_targets_are_own.RULE.finding(
            pair.second.name,
            message,
            severity=Severity.HINT,
            certainty=Certainty.JUDGEMENT,
            fix="请按本年预算规模重新测算目标，或说明目标不变的原因。",
        )
        yield conflict(finding, ((before.file, pair.first.where), (now.file, pair.second.where)), profile)


def against_history(now: Paper, papers: Sequence[Paper], profile: Profile) -> Iterator[Conflict]:
    """The targets of a paper against what self-evaluations of earlier years say was reached."""
    earlier = [paper for paper in papers if None not in (paper.year, now.year) and (paper.year or 0) < (now.year or 0)]
    known = history(earlier, profile)
    for item in declared(now.document):
        found = known.get(measured(item.holder, item.indicator, profile), ())
        unit = unit_text(item.indicator.target.unit)
        past = [one for one in (in_unit(entry, unit) for entry in found) if one is not None]
        if len({one.year for one in past}) != len(past):
            continue
        for finding in realism(item.subject, item.indicator, past, profile):
            places = [(one.source, one.where) for one in past]
            yield conflict(finding, ((now.file, item.indicator.where), *places), profile)


def is_declared(paper: Paper) -> bool:
    """Whether a paper sets targets for a year to come."""
    return paper.stage in (Stage.DECLARED, Stage.PUBLISHED)


def _moved(pair: Pair) -> int | None:
    """By how many per cent the budget moved; None where either is unknown."""
    first, second = pair.first.amounts.total, pair.second.amounts.total
    return round((second - first) * 100 / first) if first and second else None
