"""The long-term targets that a form prints in a table of their own: each stands with the same indicator of the year."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from heng.documents.layouts.announce import announce
from heng.documents.layouts.blocks import Block
from heng.documents.layouts.form_indicators import form_indicators
from heng.documents.layouts.headings import plain
from heng.documents.layouts.parts import Parts
from heng.domain.target.declaration import Indicator

_SUBJECT = "长期目标"
_Key = tuple[str, str, str]


def with_long_term(parts: Parts, tables: Sequence[Block]) -> Parts:
    """`parts` with the targets in `tables`, which are those of the whole period, as such of the indicators of the year.

    A target goes to the only indicator with its levels and name; those that find none are announced (I27).
    """
    if not tables:
        return parts
    targets, _ = form_indicators(tables, _SUBJECT)
    own = (*(one for unit in parts.units for one in unit.indicators), *_of_projects(parts))
    here = Counter(_key(one) for one in own if one.whole_period is None)
    there = Counter(map(_key, targets))
    found = {_key(one): one for one in targets if here[_key(one)] == there[_key(one)] == 1}
    left = [one for one in targets if _key(one) not in found]
    names = "、".join(one.name for one in left)
    lost = (announce("I27", _SUBJECT, *(one.where for one in left), count=len(left), names=names),) if left else ()
    put = _putter(found)
    units = tuple(replace(unit, indicators=put(unit.indicators)) for unit in parts.units)
    projects = tuple(replace(project, indicators=put(project.indicators)) for project in parts.projects)
    return replace(parts, units=units, projects=projects, findings=(*parts.findings, *lost))


def _of_projects(parts: Parts) -> Iterator[Indicator]:
    return (one for project in parts.projects for one in project.indicators)


def _putter(found: dict[_Key, Indicator]) -> Callable[[Sequence[Indicator]], tuple[Indicator, ...]]:
    def put(indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
        return tuple(
            replace(one, whole_period=found[_key(one)].target)
            if one.whole_period is None and _key(one) in found
            else one
            for one in indicators
        )

    return put


def _key(one: Indicator) -> _Key:
    return plain(one.category), plain(one.subcategory), plain(one.name)
