"""One output claimed by two projects."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.copies import Targets, copied, targets
from heng.domain.review.declared import Holder, bare, shown, unit_of
from heng.domain.review.meaning import is_rate, is_satisfaction, mentions, same_measure
from heng.domain.review.naming import Distinction, closeness, distinction, likeness
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, Gathered
from heng.domain.target.declaration import Indicator, Project
from heng.domain.target.quantity import base, unit_text

RULE = Rule(
    code="R52",
    slug="output_claimed_once",
    title="同一产出由两个项目重复申报",
    severity=Severity.WARNING,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请核对两个项目的内容是否重复；产出确由两个项目分担的，请分别写明各自承担的数量。",
)

_SPECIFIC = 4
Output = tuple[str, Decimal, Distinction]


@dataclass(frozen=True, slots=True)
class Claim:
    """An indicator that promises an output, with the name of its project in plain form and all targets beside it."""

    project: Project
    indicator: Indicator
    output: Output
    plain: str
    targets: Targets


def _claims(holder: Holder, profile: Profile) -> list[Claim] | None:
    """What a project promises to deliver."""
    if not isinstance(holder, Project):
        return None
    beside, plain = targets(holder, profile), _plain(holder)
    outputs = ((item, _output(holder, item, profile)) for item in holder.indicators)
    return [Claim(holder, item, output, plain, beside) for item, output in outputs if output is not None] or None


def _check(gathered: Sequence[list[Claim]], about: About, profile: Profile) -> Iterator[Finding]:
    """The same thing in the same quantity and unit, promised by two projects of one unit that share no programme."""
    claims: defaultdict[Output, list[Claim]] = defaultdict(list)
    for claimed in gathered:
        for claim in claimed:
            claims[claim.output].append(claim)
    for alike in claims.values():
        apart = _of_projects_apart(alike, profile)
        if apart:
            yield _finding(apart)


def _output(project: Project, indicator: Indicator, profile: Profile) -> Output | None:
    """What an indicator promises to deliver; None for rates, for small numbers and for the workload of the court."""
    number, name = indicator.target.number, bare(indicator.name)
    counted = not is_rate(indicator) and not is_satisfaction(indicator, profile) and number is not None
    if (
        not counted
        or len(same_measure(name, profile)) < _SPECIFIC
        or name in profile.lexicons["generic_names"]
        or mentions(name, profile.lexicons["shared_measures"])
    ):
        return None
    quantity, unit = base(number or Decimal(), unit_text(indicator.target.unit))
    enough = quantity >= profile.numbers["shared_output"] and unit in ("", *profile.lexicons["counted_units"])
    return (unit_of(project), quantity, distinction(indicator.name, profile)) if enough else None


def _counted(unit: str, profile: Profile) -> str:
    """One word for all words that count one kind of thing: 件 for 案件数."""
    groups = (group.split("|") for group in profile.lexicons["same_counts"])
    return next((group[0] for group in groups if unit in group), unit)


def _of_projects_apart(claimed: Sequence[Claim], profile: Profile) -> list[Claim]:
    """The first two claims whose projects are not parts, years or sources of money of one undertaking."""
    for first, second in combinations(claimed, 2):
        if _one_thing(first.indicator, second.indicator, profile) and _are_apart(first, second, profile):
            return [first, second]
    return []


def _one_thing(first: Indicator, second: Indicator, profile: Profile) -> bool:
    """Equal names, or names so close that an equal number is no chance; one of the two may print no unit."""
    if closeness(first.name, second.name, profile) < float(profile.numbers["name_similarity"]):
        return False
    one, two = (_counted(base(Decimal(1), unit_text(item.target.unit))[1], profile) for item in (first, second))
    return one == two or "" in (one, two)


def _are_apart(first: Claim, second: Claim, profile: Profile) -> bool:
    """Copied sets are another rule's; projects of nearly one name are one undertaking."""
    if first.project is second.project:
        return False
    shared = mentions(f"{first.project.name}{second.project.name}", profile.lexicons["shared_programme"])
    close = first.plain == second.plain or likeness(first.plain, second.plain) >= float(
        profile.numbers["name_similarity"]
    )
    return not (shared or close or copied(first.targets, second.targets, profile))


def _plain(project: Project) -> str:
    """The name without years and brackets."""
    return "".join(character for character in bare(project.name) if not character.isdigit())


def _finding(claims: Sequence[Claim]) -> Finding:
    first, second = claims
    message = (
        f"“{first.project.name}”与“{second.project.name}”都申报了“{bare(first.indicator.name)}{shown(first.indicator.target)}”，"
        "对象、数量和单位相同，同一产出可能重复申报。"
    )
    subject = f"{first.project.name} / {first.indicator.name}"
    return RULE.finding(subject, message, first.indicator.where, second.indicator.where)


CHECKS = (Gathered(_claims, _check),)
