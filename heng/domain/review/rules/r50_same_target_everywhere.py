"""One measure with different targets in one paper."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, bare, shown, unit_of
from heng.domain.review.meaning import UP, is_rate, is_satisfaction, mentions, same_measure
from heng.domain.review.naming import opposed
from heng.domain.review.profile import Profile
from heng.domain.review.rivals import conflicting
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, Alike, Frame
from heng.domain.target.declaration import Document, DocumentKind, Indicator, Statement, Unit
from heng.domain.target.quantity import base, unit_text

RULE = Rule(
    code="R50",
    slug="same_target_everywhere",
    title="同一指标前后目标不一致",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="disclosure-inspection",
    fix="请统一目标值；口径确有不同的，请在名称中写明。",
)

_SPECIFIC = 5


def key(item: Declared, profile: Profile) -> str | None:
    """The measure, of indicators with a figure whose name says what is measured."""
    if item.indicator.target.number is None or bare(item.indicator.name) in profile.lexicons["generic_names"]:
        return None
    return same_measure(item.indicator.name, profile) or None


def _shuffled(item: Declared, profile: Profile) -> str | None:
    """The characters of a court-wide measure in one order: 化解矛盾纠纷案件数 and 多元纠纷化解矛盾案件数 meet."""
    name = key(item, profile)
    if name is None or not _is_court_wide(item.indicator, profile):
        return None
    for word in profile.lexicons["loose_words"]:
        name = name.replace(word, "")
    return "".join(sorted(name)) or None


def check_shuffled(items: Sequence[Declared], about: About, profile: Profile) -> Iterator[Finding]:
    """As `check`, for measures whose words only stand in another order."""
    if len({key(item, profile) for item in items}) > 1:
        yield from check(items, about, profile)


def check(items: Sequence[Declared], about: About, profile: Profile) -> Iterator[Finding]:
    """What is one figure for the whole court, or a rate of the department, declared again within one unit."""
    only_unit = len(about.units) <= 1 or len({unit_of(item.holder) for item in items}) <= 1
    places: defaultdict[str, list[Declared]] = defaultdict(list)
    for item in items:
        places["" if only_unit else unit_of(item.holder)].append(item)
    for group in places.values():
        if len({item.holder.name for item in group}) > 1:
            yield from _group(group, profile)


def _group(items: list[Declared], profile: Profile) -> Iterator[Finding]:
    odd = [item for item in items if _at_odds(item, items, profile)]
    if not odd:
        return
    if _is_court_wide(items[0].indicator, profile):
        yield _finding(items, judged=not _is_one_figure(items, profile))
    elif _is_departmental(odd, profile):
        yield _finding(items, judged=False)
    else:
        yield from _more_than_whole(items, profile)


def _at_odds(item: Declared, items: Sequence[Declared], profile: Profile) -> bool:
    """Whether another holder declares the measure with another figure."""
    return any(
        other.holder.name != item.holder.name
        and conflicting(item.indicator.target, other.indicator.target, profile)
        and not opposed(item.indicator.name, other.indicator.name, profile)
        for other in items
    )


def _is_court_wide(indicator: Indicator, profile: Profile) -> bool:
    """Only what is the same for the whole court can contradict itself; an acceptance rate is each project's own."""
    name = bare(indicator.name)
    wide = mentions(name, profile.lexicons["court_wide"]) and not mentions(name, profile.lexicons["project_own"])
    return (wide or _is_headcount(indicator, profile)) and not is_satisfaction(indicator, profile)


def _is_headcount(indicator: Indicator, profile: Profile) -> bool:
    """How many people of a kind the court has; two projects cannot have different numbers of the same people."""
    counted = bare(indicator.name).endswith(("人数", "数量", "员数"))
    return counted and indicator.target.unit == "人" and mentions(indicator.name, profile.lexicons["headcounts"])


def _is_one_figure(items: Sequence[Declared], profile: Profile) -> bool:
    """Whether there can be but one figure: a rate, or a number said to be the court's or the department's."""
    said = any(mentions(item.indicator.name, profile.lexicons["whole_court"]) for item in items)
    headcount = _is_headcount(items[0].indicator, profile)
    return is_rate(items[0].indicator) or said or headcount or any(isinstance(item.holder, Unit) for item in items)


def _is_departmental(items: Sequence[Declared], profile: Profile) -> bool:
    """Whether a unit declares the measure, and it is one of which there can be but one figure."""
    indicator, name = items[0].indicator, bare(items[0].indicator.name)
    single = is_rate(indicator) or unit_text(indicator.target.unit) in profile.lexicons["time_units"]
    asked = _asks_about_one_thing(indicator, profile)
    own = mentions(name, profile.lexicons["project_own"]) and not asked
    return (single or asked) and not own and any(isinstance(item.holder, Unit) for item in items)


def _asks_about_one_thing(indicator: Indicator, profile: Profile) -> bool:
    """Whether people are asked about something in particular: 干警满意度 may mean another thing in each project."""
    core = same_measure(indicator.name, profile).replace("满意度", "").removesuffix("对")
    return is_satisfaction(indicator, profile) and len(core) >= _SPECIFIC


def _more_than_whole(items: Sequence[Declared], profile: Profile) -> Iterator[Finding]:
    """A project that promises more of something than the department as a whole."""
    wholes = [item for item in items if isinstance(item.holder, Unit)]
    parts = [item for item in items if not isinstance(item.holder, Unit)]
    for whole, part in ((whole, part) for whole in wholes[:1] for part in parts):
        if not is_rate(part.indicator) and _exceeds(part.indicator, whole.indicator, profile):
            yield _finding([whole, part], judged=True)


def _exceeds(part: Indicator, whole: Indicator, profile: Profile) -> bool:
    """Whether a counted floor is above another of the same unit."""
    if (
        part.target.number is None
        or whole.target.number is None
        or {part.target.comparison, whole.target.comparison} - UP
    ):
        return False
    number, unit = base(part.target.number, unit_text(part.target.unit))
    limit, limit_unit = base(whole.target.number, unit_text(whole.target.unit))
    return number > limit and unit == limit_unit and unit in profile.lexicons["counted_units"]


def _finding(items: Sequence[Declared], *, judged: bool) -> Finding:
    values = "；".join(f"“{item.holder.name}”{item.indicator.name}{shown(item.indicator.target)}" for item in items)
    return RULE.finding(
        bare(items[0].indicator.name),
        f"同一指标在本文件中有不同的目标：{values}。",
        *(item.indicator.where for item in items),
        severity=Severity.HINT if judged else None,
        certainty=Certainty.JUDGEMENT if judged else None,
    )


def stated(document: Document, profile: Profile) -> Iterator[Finding]:
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


CHECKS = (Alike(key, check), Alike(_shuffled, check_shuffled), Frame(stated))
