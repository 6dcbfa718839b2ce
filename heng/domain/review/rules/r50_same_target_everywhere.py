"""One measure with different targets in one paper."""

from collections import defaultdict
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, bare, declared, shown, unit_of
from heng.domain.review.meaning import is_rate, is_satisfaction, mentions, same_measure
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, DocumentKind, Statement, Unit

RULE = Rule(
    code="R50",
    slug="same_target_everywhere",
    title="同一指标前后目标不一致",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="disclosure-inspection",
    fix="请统一目标值；口径确有不同的，请在名称中写明。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Court-wide measures and rates of the department declared again within one unit, and rates a report states twice."""
    groups: defaultdict[tuple[str, str], list[Declared]] = defaultdict(list)
    departmental = {
        same_measure(item.indicator.name, profile)
        for item in declared(document)
        if isinstance(item.holder, Unit) and is_rate(item.indicator) and item.indicator.target.number is not None
    }
    only_unit = len({unit_of(holder) for holder in document.units}) <= 1
    for item in declared(document):
        if _is_court_wide(item, profile) or same_measure(item.indicator.name, profile) in departmental:
            place = "" if only_unit else unit_of(item.holder)
            groups[place, same_measure(item.indicator.name, profile)].append(item)
    for items in groups.values():
        if len({shown(item.indicator.target) for item in items}) > 1 and len({item.holder.name for item in items}) > 1:
            yield _finding(items)
    yield from _stated(document, profile)


def _is_court_wide(item: Declared, profile: Profile) -> bool:
    """Only what is the same for the whole court can contradict itself; an acceptance rate is each project's own."""
    name = bare(item.indicator.name)
    wide = mentions(name, profile.lexicons["court_wide"]) and not mentions(name, profile.lexicons["project_own"])
    return wide and item.indicator.target.number is not None and not is_satisfaction(item.indicator, profile)


def _finding(items: list[Declared]) -> Finding:
    values = "；".join(f"“{item.holder.name}”{item.indicator.name}{shown(item.indicator.target)}" for item in items)
    message = f"同一指标在本文件中有不同的目标：{values}。"
    return RULE.finding(bare(items[0].indicator.name), message, *(item.indicator.where for item in items))


def _stated(document: Document, profile: Profile) -> Iterator[Finding]:
    """A self-evaluation report must give a rate the same value wherever it states it."""
    if document.kind is not DocumentKind.SELF_EVALUATION_REPORT:
        return
    by_subject: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in document.statements:
        if statement.unit == "%" and mentions(bare(statement.subject), profile.lexicons["court_wide"]):
            by_subject[same_measure(statement.subject, profile)].append(statement)
    for statements in by_subject.values():
        values = sorted(
            {
                statement.value.rstrip("0").rstrip(".") if "." in statement.value else statement.value
                for statement in statements
            }
        )
        if len(values) > 1:
            message = f"“{statements[0].subject}”在报告中前后不一致：{'、'.join(f'{value}%' for value in values)}。"
            yield RULE.finding(statements[0].subject, message, *(statement.where for statement in statements))
