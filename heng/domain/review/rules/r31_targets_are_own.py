"""The same set of indicators, or the same objective, copied over several projects."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import TypeGuard

from heng.domain.finding import Certainty, Finding, Severity, Where
from heng.domain.review.copies import Targets, near_copies, targets
from heng.domain.review.declared import Holder
from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, Gathered
from heng.domain.target.declaration import Project

RULE = Rule(
    code="R31",
    slug="targets_are_own",
    title="多个项目照抄同一套目标",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请按各项目的实际内容分别设置指标和目标。",
)


@dataclass(frozen=True, slots=True)
class Goal:
    """The objective of a project, and the same without the name of the project."""

    project: str
    objective: str
    plain: str
    where: Where


def _targets(holder: Holder, profile: Profile) -> tuple[Project, Targets] | None:
    """A project with its targets."""
    return (holder, targets(holder, profile)) if _has_own(holder, profile) else None


def _goal(holder: Holder, profile: Profile) -> Goal | None:
    """What a project says it is for."""
    return (
        Goal(holder.name, holder.objective.strip(), _without_name(holder), holder.where)
        if _has_own(holder, profile)
        else None
    )


def _has_own(holder: Holder, profile: Profile) -> TypeGuard[Project]:
    """Whether a project sets its own targets; for staff and running costs the finance bureau sets one set for all."""
    return isinstance(holder, Project) and not mentions(holder.name, profile.lexicons["standard_projects"])


def _check_targets(gathered: Sequence[tuple[Project, Targets]], about: About, profile: Profile) -> Iterator[Finding]:
    """Projects with one set of at least as many indicators as the rulebook names."""
    for copies, shared in near_copies(gathered, profile):
        members = _of_one_kind(copies)
        if len(members) < 2:
            continue
        most = max(len(project.indicators) for project in members)
        what = "完全相同" if shared == most else f"有{shared}个完全相同"
        yield _finding(members, f"的{most}个绩效指标和指标值{what}", Severity.WARNING)


def _of_one_kind(members: Sequence[Project]) -> Sequence[Project]:
    """Without the declaration of a project whose self-evaluation stands beside it."""
    evaluated = {project.name for project in members if any(item.actual for item in project.indicators)}
    return [
        project
        for project in members
        if project.name not in evaluated or any(item.actual for item in project.indicators)
    ]


def _check_goals(goals: Sequence[Goal], about: About, profile: Profile) -> Iterator[Finding]:
    """One objective over several projects, be it with the name of each put in, or as a passage of a longer one."""
    by_objective: defaultdict[str, list[Goal]] = defaultdict(list)
    for goal in goals:
        by_objective[goal.plain].append(goal)
    for objective, alike in by_objective.items():
        if len(alike) > 1 and len(objective) >= profile.numbers["copied_objective"]:
            same = len({goal.objective for goal in alike}) == 1
            what = "的绩效目标文字完全相同" if same else "的绩效目标文字除项目名称外完全相同"
            yield _finding(alike, what, Severity.HINT)
    firsts = [alike[0] for text, alike in by_objective.items() if len(text) >= profile.numbers["copied_passage"]]
    for one, other in permutations(firsts, 2):
        if len(one.plain) < len(other.plain) and one.plain in other.plain:
            yield _finding([one, other], "的绩效目标文字一个完整抄自另一个", Severity.HINT)


def _without_name(project: Project) -> str:
    text = project.objective.strip().rstrip("。.")
    return text.replace(project.name, "") if project.name else text


def _finding(copies: Sequence[Project | Goal], what: str, severity: Severity) -> Finding:
    named = [copy.name if isinstance(copy, Project) else copy.project for copy in copies]
    names = "、".join(f"“{name}”" for name in named)
    places = tuple(copy.where for copy in copies)
    return RULE.finding(named[0], f"{len(named)}个项目{names}{what}。", *places, severity=severity)


CHECKS = (Gathered(_targets, _check_targets), Gathered(_goal, _check_goals))
