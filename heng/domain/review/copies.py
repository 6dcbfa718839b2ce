"""Projects that carry one set of targets, wholly or nearly."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from heng.domain.review.declared import shown
from heng.domain.review.meaning import same_measure
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import Project

Targets = Counter[tuple[str, str]]


def targets(project: Project, profile: Profile) -> Targets:
    """The measures of a project with their targets, each as often as it stands there."""
    return Counter((same_measure(item.name, profile), shown(item.target)) for item in project.indicators)


def near_copies(sets: Sequence[tuple[Project, Targets]], profile: Profile) -> list[tuple[list[Project], int]]:
    """Groups of projects with (nearly) one set of targets, and how many of the targets all of a group share.

    A project joins the first group whose first member it copies; sets smaller than the rulebook's least count are
    nobody's copy, so that short sets must be equal to be found. Only groups with a target in common are compared.
    """
    groups: list[tuple[list[Project], Targets, Targets]] = []
    having: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for project, own in sets:
        if own.total() < profile.numbers["copied_indicators"]:
            continue
        likely = sorted({number for target in own for number in having[target]})
        found = next((number for number in likely if copied(groups[number][1], own, profile)), None)
        if found is None:
            for target in own:
                having[target].append(len(groups))
            groups.append(([project], own, own))
        else:
            members, first, shared = groups[found]
            groups[found] = ([*members, project], first, shared & own)
    return [(members, shared.total()) for members, _, shared in groups if len(members) > 1]


def copied(first: Targets, second: Targets, profile: Profile) -> bool:
    """Whether two sets of targets share all, or nearly all, of the larger."""
    larger = max(first.total(), second.total())
    least = profile.numbers["copied_indicators"]
    return larger >= least and (first & second).total() >= larger * profile.numbers["near_copy"]
