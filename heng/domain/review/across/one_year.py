"""One measure declared in two papers of one year, as in the department's form and in those of its projects."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from heng.domain.review.across.conflict import Conflict, conflict
from heng.domain.review.across.pairing import pairs
from heng.domain.review.across.papers import Paper, holder_unit, same_unit
from heng.domain.review.declared import Declared
from heng.domain.review.profile import Profile
from heng.domain.review.rules import r50_same_target_everywhere
from heng.domain.review.scope import About
from heng.domain.target.declaration import Project, Unit


def at_odds(first: Paper, second: Paper, profile: Profile) -> Iterator[Conflict]:
    """What R50 finds between a unit of one paper and its projects of the other, as if they stood in one.

    Projects that stand in both papers are left out: each paper is reviewed alone, and the two versions are compared.
    """
    in_both = {id(project) for pair in pairs(first, second, profile) for project in (pair.first, pair.second)}
    for whole, parts in ((first, second), (second, first)):
        projects = [project for project in parts.document.projects if id(project) not in in_both]
        for unit in whole.document.units:
            own = [project for project in projects if _belongs(project, unit)]
            yield from _between((whole, unit), (parts, own), profile)


def _belongs(project: Project, unit: Unit) -> bool:
    owner = holder_unit(project)
    return not owner or same_unit(owner, holder_unit(unit))


def _between(whole: tuple[Paper, Unit], parts: tuple[Paper, list[Project]], profile: Profile) -> Iterator[Conflict]:
    papers: dict[int, Paper] = {}
    groups: defaultdict[str, list[Declared]] = defaultdict(list)
    for paper, holders in ((whole[0], [whole[1]]), parts):
        for item in (Declared(holder, indicator) for holder in holders for indicator in holder.indicators):
            name = r50_same_target_everywhere.key(item, profile)
            if name is not None:
                groups[name].append(item)
                papers[id(item.indicator.where)] = paper
    about = About(whole[0].document.kind, whole[0].year, (), ())
    for items in groups.values():
        for finding in r50_same_target_everywhere.check(items, about, profile):
            spoken = [papers[id(where)] for where in finding.where]
            if any(paper is not spoken[0] for paper in spoken):
                names = dict.fromkeys(f"“{paper.file}”" for paper in spoken)
                said = finding.message.replace("本文件", "、".join(names), 1)
                places = tuple((paper.file, where) for paper, where in zip(spoken, finding.where, strict=True))
                yield conflict(replace(finding, message=said), places, profile)
