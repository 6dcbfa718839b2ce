"""A category of indicators that the profile asks for is missing."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder, torn
from heng.domain.review.levels import SECOND, is_scheme, kind, kinds
from heng.domain.review.meaning import is_cost, is_satisfaction, is_time_limit, mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder
from heng.domain.target.declaration import DocumentKind, Project

RULE = Rule(
    code="R04",
    slug="categories_present",
    title="缺少应设的指标类别",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请补充该类指标；确无服务对象或不适用的，请在申报说明中写明理由。",
)


def check(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Units and projects that lack what every paper has, or what is usual beside what they have.

    A paper whose rows stand under no known category, or are points of an evaluation, is not judged.
    """
    placed = kinds(holder, profile)
    if not placed or _is_evaluation(holder, placed, about, profile) or _is_secret(holder, profile):
        return
    present = placed | _by_name(holder, profile)
    missing = [name for name in _mandatory(holder, placed, profile) if name not in present]
    wished = [name for name in _wished(placed, bool(missing), profile) if name not in (*present, *missing)]
    if missing or wished:
        yield _finding(holder, about, (*missing, *wished), bool(missing), profile)


def _mandatory(holder: Holder, placed: frozenset[str], profile: Profile) -> tuple[str, ...]:
    """What a reviewer sends a paper back for: the profile's categories, the second level where the form prints it."""
    asked = (*profile.mandatory_categories, *profile.expected_categories)
    named = tuple(word for word in dict.fromkeys(kind(word, profile) for word in asked))
    works = ("质量", "时效", "成本") if _is_works(holder, profile) else ()
    printed = bool(placed & set(SECOND))
    return tuple(word for word in dict.fromkeys((*named, *works)) if printed or word in works or word not in SECOND)


def _wished(placed: frozenset[str], beside: bool, profile: Profile) -> tuple[str, ...]:
    """What a setting of the profile asks for; a time is named `beside` graver gaps where the form prints level 2."""
    timely = (beside and bool(placed & set(SECOND))) or "timeliness_for_every_project" in profile.settings
    return (*(("时效",) if timely else ()), *(("成本",) if "cost_for_every_project" in profile.settings else ()))


def _is_works(holder: Holder, profile: Profile) -> bool:
    """Whether something is built or bought, so that a time and a cost belong to it."""
    return (
        isinstance(holder, Project)
        and mentions(holder.name, profile.lexicons["needs_cost"])
        and not mentions(holder.name, profile.lexicons["cost_not_needed"])
    )


def _by_name(holder: Holder, profile: Profile) -> set[str]:
    """Categories that are only filed elsewhere: a satisfaction under 效益, a time limit under 质量."""
    tests = (
        ("满意度", any(is_satisfaction(item, profile) for item in holder.indicators)),
        (
            "时效",
            any(is_time_limit(item, profile) for item in holder.indicators)
            or _mention(holder, profile.lexicons["time_tests"]),
        ),
        ("成本", any(is_cost(item, profile) for item in holder.indicators)),
        ("质量", not kinds(holder, profile) & set(SECOND) and _mention(holder, profile.lexicons["quality_tests"])),
    )
    return {name for name, found in tests if found}


def _is_evaluation(holder: Holder, placed: frozenset[str], about: About, profile: Profile) -> bool:
    """Whether points are given for management too; a paper of targets that prints 数量 or 质量 beside is judged."""
    targets = about.kind in (DocumentKind.PROJECT_TARGETS, DocumentKind.DEPARTMENT_TARGETS)
    return is_scheme(holder, profile) and not (targets and placed & set(SECOND))


def _mention(holder: Holder, words: tuple[str, ...]) -> bool:
    return any(mentions(f"{item.name}{item.target.text}", words) for item in holder.indicators)


def _is_secret(holder: Holder, profile: Profile) -> bool:
    return all(mentions(item.name, profile.lexicons["classified"]) for item in holder.indicators)


def _finding(holder: Holder, about: About, missing: tuple[str, ...], grave: bool, profile: Profile) -> Finding:
    message = f"“{holder.name}”的{len(holder.indicators)}个指标中没有{'、'.join(missing)}类指标。"
    lost = torn(about.losses, holder, profile.lexicons["lost_rows"])
    if lost or any(not (item.category or item.subcategory) for item in holder.indicators):
        message += "部分指标或类别在提取时丢失，请先对照原件。"
        return RULE.finding(holder.name, message, holder.where, severity=Severity.HINT, certainty=Certainty.EXTRACTION)
    severity = Severity.WARNING if grave else Severity.HINT
    return RULE.finding(holder.name, message, holder.where, severity=severity)


CHECKS = (EachHolder(check),)
