"""What was read, with corrections: a pure function from the content as read and the changes in force."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from heng.documents.correction.change import ADDED, AMOUNTS, INDICATORS, OWNER, OWNERS, TARGET, TARGET_PARTS, Change

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class KeyedIndicator:
    """An indicator with the place that names it."""

    place: str
    data: Json


@dataclass(frozen=True, slots=True)
class KeyedEntry:
    """A unit or project with the place that names it, and its indicators in order."""

    place: str
    data: Json
    indicators: tuple[KeyedIndicator, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """The corrected content in its exchange form, and the same with the places that name its parts."""

    content: Json
    units: tuple[KeyedEntry, ...]
    projects: tuple[KeyedEntry, ...]

    def entries(self) -> tuple[KeyedEntry, ...]:
        """Units first, then projects."""
        return (*self.units, *self.projects)


@dataclass(slots=True)
class _Desk:
    """The content taken apart: document, entries and indicators by place, and which indicator belongs to whom."""

    document: Json
    entries: dict[str, Json] = field(default_factory=dict)
    indicators: dict[str, Json] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)


def apply_corrections(content: Mapping[str, Any], changes: Iterable[Change]) -> Corrected:
    """`content` (a document of `heng import`) after `changes`, in their order; neither argument is altered.

    A change to something that is not there (the row that it concerned was never added, its addition having been taken
    back) has no effect, so that any single change can be left out of the list.
    """
    desk = _taken_apart(content)
    for change in changes:
        _change(desk, change)
    return _put_together(desk)


def value_at(content: Mapping[str, Any], changes: Iterable[Change], place: str) -> Any:
    """What stands at `place` after `changes`; None where nothing does. Raises KeyError for a place that there is not."""
    desk = _taken_apart(content)
    for change in changes:
        _change(desk, change)
    if place in desk.entries or place in desk.indicators:
        return None if place in desk.gone else (desk.entries.get(place) or desk.indicators.get(place))
    holder, name = _holder(desk, place)
    if holder is None:
        raise KeyError(place)
    if name == OWNER:
        return desk.owners[place.removesuffix(f"/{OWNER}")]
    return {part: holder[part] for part in TARGET_PARTS} if name == TARGET else holder[name]


def _taken_apart(content: Mapping[str, Any]) -> _Desk:
    desk = _Desk(deepcopy(dict(content)))
    for kind in OWNERS:
        for number, entry in enumerate(desk.document[kind]):
            place = f"{kind}/{number}"
            desk.entries[place] = entry
            for row, indicator in enumerate(entry.pop(INDICATORS)):
                desk.indicators[f"{place}/{INDICATORS}/{row}"] = indicator
                desk.owners[f"{place}/{INDICATORS}/{row}"] = place
    return desk


def _change(desk: _Desk, change: Change) -> None:
    if _is_whole(change.place):
        return _whole(desk, change)
    holder, name = _holder(desk, change.place)
    if holder is None:
        return None
    if name == OWNER:
        if change.after in desk.entries:
            desk.owners[change.place.removesuffix(f"/{OWNER}")] = change.after
    elif name == TARGET:
        holder.update(change.after)
    else:
        holder[name] = change.after
    return None


def _is_whole(place: str) -> bool:
    parts = place.split("/")
    return parts[0] in OWNERS and (len(parts) == 2 or (len(parts) == 4 and parts[2] == INDICATORS))


def _whole(desk: _Desk, change: Change) -> None:
    """Something is added, taken out, or (its taking out being taken back by a later change) there again."""
    if change.after is None:
        desk.gone.add(change.place)
        return
    desk.gone.discard(change.place)
    place, parts = change.place, change.place.split("/")
    if len(parts) == 2 and place not in desk.entries:
        desk.entries[place] = deepcopy(change.after)
    owner = "/".join(parts[:2])
    if len(parts) == 4 and place not in desk.indicators and owner in desk.entries:
        desk.indicators[place] = deepcopy(change.after)
        desk.owners[place] = owner


def _holder(desk: _Desk, place: str) -> tuple[Json | None, str]:
    """The mapping in which the value at `place` stands, and its name there."""
    parts = place.split("/")
    if len(parts) == 1:
        return (desk.document if place in desk.document else None), place
    if len(parts) == 5 and parts[2] == INDICATORS:
        return desk.indicators.get("/".join(parts[:4])), parts[4]
    entry = desk.entries.get("/".join(parts[:2]))
    if entry is not None and len(parts) == 4 and parts[2] == AMOUNTS:
        return entry[AMOUNTS], parts[3]
    return (entry if len(parts) == 3 else None), parts[-1]


def _put_together(desk: _Desk) -> Corrected:
    shown: dict[str, tuple[KeyedEntry, ...]] = {}
    # A unit or project that was taken out stays as long as an indicator belongs to it: no row is lost with it.
    kept = {owner for place, owner in desk.owners.items() if place not in desk.gone}
    for kind in OWNERS:
        places = [
            place for place in desk.entries if place.split("/")[0] == kind and (place not in desk.gone or place in kept)
        ]
        shown[kind] = tuple(_entry(desk, place) for place in places)
        desk.document[kind] = [entry.data for entry in shown[kind]]
    return Corrected(desk.document, shown["units"], shown["projects"])


def _entry(desk: _Desk, place: str) -> KeyedEntry:
    mine = [each for each, owner in desk.owners.items() if owner == place and each not in desk.gone]
    # What was read first, in its order; then what came from elsewhere, then what was added.
    mine.sort(key=lambda each: (_is_added(each), not each.startswith(f"{place}/")))
    rows = tuple(KeyedIndicator(each, desk.indicators[each]) for each in mine)
    return KeyedEntry(place, desk.entries[place] | {INDICATORS: [row.data for row in rows]}, rows)


def _is_added(place: str) -> bool:
    return place.rsplit("/", 1)[-1].startswith(ADDED)
