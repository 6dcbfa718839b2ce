"""Finding the same unit, project and indicator again in another paper."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heng.domain.review.across.papers import Paper, holder_unit, same_unit
from heng.domain.review.declared import Holder, bare
from heng.domain.review.meaning import same_measure
from heng.domain.review.naming import closeness, likeness, opposed
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import Indicator, Project, Unit

_YEARS = re.compile(r"(?:20\d\d)(?:年度?)?(?:[-—–~至到](?:20\d\d)(?:年度?)?)?")
_CODE = re.compile(r"^[\dA-Za-z]{8,}[-—–_]+")
_ENDINGS = ("项目经费", "专项经费", "专项资金", "经费", "项目", "资金", "专项", "费用")


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit or project as two papers have it."""

    first: Holder
    second: Holder


@dataclass(frozen=True, slots=True)
class Matched:
    """The indicators of a pair: those that both have, and what only one of them has."""

    both: tuple[tuple[Indicator, Indicator], ...]
    only_first: tuple[Indicator, ...]
    only_second: tuple[Indicator, ...]
    renamed: tuple[tuple[Indicator, Indicator], ...]


def project_key(project: Project, *, years: bool = True) -> str:
    """A project's name without blanks, marks, its unit's name and a general ending; without years where so wanted."""
    name = _CODE.sub("", re.sub(r"[\s“”\"'《》·、,，]", "", project.name))
    name = name.removeprefix(re.sub(r"\s", "", project.unit)) or name
    if not years:
        name = _YEARS.sub("", name) or name
    ending = next((word for word in _ENDINGS if name.endswith(word) and len(name) - len(word) >= 2), "")
    return name.removesuffix(ending)


def pairs(first: Paper, second: Paper, profile: Profile, *, years: bool = True) -> Iterator[Pair]:
    """The units and projects that both papers have.

    Projects meet by name, then by name without its years, then by a name close enough; each time only where one
    project of either paper is meant. Without `years` the years in names never count.
    """
    yield from _units(first, second)
    ours, theirs = ([project for project in paper.document.projects if project.name] for paper in (first, second))
    for with_years in (True, False) if years else (False,):
        for one, other in _same_key(ours, theirs, years=with_years):
            yield Pair(one, other)
            ours, theirs = _without(ours, one), _without(theirs, other)
    for one, other in _close(ours, theirs, profile):
        yield Pair(one, other)


def missing(first: Paper, seconds: Sequence[Paper], profile: Profile) -> tuple[Project, ...]:
    """The projects of `first` that none of the other papers has, under no name that comes near."""
    paired = {id(pair.first) for paper in seconds for pair in pairs(first, paper, profile)}
    names = [bare(project.name) for paper in seconds for project in paper.document.projects]
    alone = [project for project in first.document.projects if project.name and id(project) not in paired]
    return tuple(project for project in alone if not any(_near(bare(project.name), name, profile) for name in names))


def _near(name: str, other: str, profile: Profile) -> bool:
    return name == other or likeness(name, other) >= float(profile.numbers["renamed"])


def matched(pair: Pair, profile: Profile) -> Matched:
    """The indicators of both sides by name; those left over on both sides that are close enough count as renamed."""
    ours, theirs = (_named(holder, profile) for holder in (pair.first, pair.second))
    both = [
        (item, theirs[name])
        for name, item in ours.items()
        if name in theirs and not opposed(item.name, theirs[name].name, profile)
    ]
    taken = {id(item) for couple in both for item in couple}
    left, right = (
        [item for item in holder.indicators if id(item) not in taken] for holder in (pair.first, pair.second)
    )
    known = {same_measure(item.name, profile) for item in pair.second.indicators}
    left = [item for item in left if same_measure(item.name, profile) not in known]
    names = {same_measure(item.name, profile) for item in pair.first.indicators}
    right = [item for item in right if same_measure(item.name, profile) not in names]
    renamed = tuple(_renamed(left, right, profile))
    gone = {id(item) for couple in renamed for item in couple}
    only_first, only_second = (tuple(item for item in side if id(item) not in gone) for side in (left, right))
    return Matched(tuple(both), only_first, only_second, renamed)


def _renamed(left: list[Indicator], right: list[Indicator], profile: Profile) -> Iterator[tuple[Indicator, Indicator]]:
    """The best partner of each, where it is close enough and nobody else's."""
    free = list(right)
    for item in left:
        ranked = [(closeness(item.name, other.name, profile), number) for number, other in enumerate(free)]
        best, number = max(ranked, default=(0.0, 0))
        if best >= float(profile.numbers["renamed"]):
            yield item, free.pop(number)


def _named(holder: Holder, profile: Profile) -> dict[str, Indicator]:
    """The indicators whose measure stands only once in the holder."""
    names = [same_measure(item.name, profile) for item in holder.indicators]
    often = Counter(names)
    return {name: item for name, item in zip(names, holder.indicators, strict=True) if name and often[name] == 1}


def _units(first: Paper, second: Paper) -> Iterator[Pair]:
    ours, theirs = ([unit for unit in paper.document.units if unit.indicators] for paper in (first, second))
    for unit in ours:
        same = [other for other in theirs if _is_same(unit, other)]
        if len(same) == 1:
            yield Pair(unit, same[0])


def _is_same(unit: Unit, other: Unit) -> bool:
    return same_unit(holder_unit(unit), holder_unit(other))


def _same_key(ours: Sequence[Project], theirs: Sequence[Project], *, years: bool) -> list[tuple[Project, Project]]:
    first, second = (_by_key(projects, years=years) for projects in (ours, theirs))
    both = [(project, second[key]) for key, project in first.items() if key in second]
    return [couple for couple in both if _may_be_one(*couple)]


def _close(ours: Sequence[Project], theirs: Sequence[Project], profile: Profile) -> Iterator[tuple[Project, Project]]:
    """Projects of which each is the only one that comes near the other."""
    least = float(profile.numbers["name_similarity"])
    near = [
        (one, other)
        for one in ours
        for other in theirs
        if _may_be_one(one, other) and closeness(one.name, other.name, profile) >= least
    ]
    often = Counter(id(project) for couple in near for project in couple)
    yield from (couple for couple in near if often[id(couple[0])] == often[id(couple[1])] == 1)


def _without(projects: list[Project], gone: Project) -> list[Project]:
    return [project for project in projects if project is not gone]


def _by_key(projects: Sequence[Project], *, years: bool) -> dict[str, Project]:
    keys = [project_key(project, years=years) for project in projects]
    often = Counter(keys)
    return {key: one for key, one in zip(keys, projects, strict=True) if key and often[key] == 1}


def _may_be_one(project: Project, other: Project) -> bool:
    """Not where both say whose they are and that differs."""
    one, two = holder_unit(project), holder_unit(other)
    return not (one and two) or same_unit(one, two)
