"""The same set of indicators, or the same objective, copied over several projects."""

from collections import defaultdict
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import bare, shown
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, Project

RULE = Rule(
    code="R31",
    slug="targets_are_own",
    title="多个项目照抄同一套目标",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请按各项目的实际内容分别设置指标和目标。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Projects with equal sets of at least as many indicators as the rulebook names, or with one long objective."""
    least, long = profile.numbers["copied_indicators"], profile.numbers["copied_objective"]
    by_set: defaultdict[frozenset[tuple[str, str]], list[Project]] = defaultdict(list)
    by_objective: defaultdict[str, list[Project]] = defaultdict(list)
    for project in document.projects:
        by_set[frozenset((bare(item.name), shown(item.target)) for item in project.indicators)].append(project)
        by_objective[project.objective.strip().rstrip("。.")].append(project)
    for indicators, projects in by_set.items():
        if len(projects) > 1 and len(indicators) >= least:
            yield _finding(projects, f"的{len(indicators)}个绩效指标和指标值完全相同", Severity.WARNING)
    for objective, projects in by_objective.items():
        if len(projects) > 1 and len(objective) >= long:
            yield _finding(projects, "的绩效目标文字完全相同", Severity.HINT)


def _finding(projects: list[Project], what: str, severity: Severity) -> Finding:
    names = "、".join(f"“{project.name}”" for project in projects)
    places = tuple(project.where for project in projects)
    return RULE.finding(projects[0].name, f"{len(projects)}个项目{names}{what}。", *places, severity=severity)
