"""What people typed into the page of a paper, and the changes that come of it: all of them, or none."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from heng.documents.correction.apply import Corrected, Json, KeyedEntry
from heng.documents.correction.change import (
    ADDED,
    AMOUNTS,
    INDICATORS,
    OWNER,
    OWNERS,
    TARGET,
    TARGET_PARTS,
    Change,
    added_place,
)
from heng.documents.correction.fields import INDICATOR_FIELDS, InvalidValue, field_of
from heng.documents.correction.target_value import corrected_target
from heng.domain.money import wan_text, wan_to_yuan

MOST_EDITS = 5_000
_NEW_INDICATOR: Json = {
    "category": "", "subcategory": "", "name": "", "comparison": "定性", "value": "", "unit": "", "weight": None,
    "polarity": None, "text": "", "whole_period_text": None, "actual": None, "score": None, "remark": "", "where": {},
}  # fmt: skip
_AMOUNTS = ("total", "fiscal_appropriation", "special_account", "carryover", "own_funds", "other_funds")
_NO_AMOUNTS = dict.fromkeys(_AMOUNTS)
_NEW_ENTRY: Mapping[str, Json] = {
    "units": {
        "name": "", "code": None, "amounts": _NO_AMOUNTS, "objective": "", "tasks": [], "initial": None,
        "executed": None, "execution_weight": None, "execution_score": None, "texts": {}, "where": {},
    },
    "projects": {
        "name": "", "code": None, "unit": "", "amounts": _NO_AMOUNTS, "initial": None, "executed": None,
        "execution_weight": None, "execution_score": None, "objective": "", "texts": {}, "where": {},
    },
}  # fmt: skip
_YUAN = {"元": 1, "百元": 100, "千元": 1_000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
_UNSTATED = "万元"
_GONE = "这一项已经不在页面上，可能刚被他人删除或移走。请刷新后再改。"
_UNKNOWN = "页面上没有这一项。请刷新后再改。"


class InvalidEdits(ValueError):
    """Some of what was typed is no value; `messages` says for each place what is expected there."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        super().__init__("；".join(messages.values()))
        self.messages = dict(messages)


def changes_of(corrected: Corrected, edits: Sequence[Mapping[str, Any]], number: int) -> list[Change]:
    """The changes that `edits` make to `corrected` as step `number`; what stays as it is makes none.

    An edit is {"place", "text"} for a value (a target also by its parts …/target/comparison, /value and /unit),
    {"add": place of a unit or project, "values": {name: text}} for a new indicator, {"add": "units" or "projects",
    "values": {"name": text}} for a new unit or project, {"remove": place}, or {"move": place of an indicator, "to":
    place of a unit or project}. Raises InvalidEdits with a message for each place that cannot be so.
    """
    if len(edits) > MOST_EDITS:
        raise InvalidEdits({"": f"一次改动 {len(edits)} 处，超过 {MOST_EDITS} 处的上限。请分几次粘贴。"})
    found = _Found(corrected)
    changes: list[Change] = []
    messages: dict[str, str] = {}
    for order, edit in enumerate(_grouped(edits), 1):
        try:
            changes += _of_one(found, edit, number, order)
        except InvalidValue as problem:
            messages[_named(edit)] = str(problem)
    if messages:
        raise InvalidEdits(messages)
    return [change for change in changes if change.before != change.after]


class _Found:
    """The parts of the corrected content by the places that name them."""

    def __init__(self, corrected: Corrected) -> None:
        self.document = corrected.content
        self.entries: dict[str, KeyedEntry] = {entry.place: entry for entry in corrected.entries()}
        self.rows = {row.place: (row.data, entry) for entry in corrected.entries() for row in entry.indicators}

    def entry(self, place: str) -> KeyedEntry:
        if place not in self.entries:
            raise InvalidValue(_GONE)
        return self.entries[place]

    def row(self, place: str) -> tuple[Json, KeyedEntry]:
        if place not in self.rows:
            raise InvalidValue(_GONE)
        return self.rows[place]

    def holder(self, place: str) -> Mapping[str, Any]:
        parts = place.split("/")
        if len(parts) == 1:
            return self.document
        if len(parts) == 5:
            return self.row("/".join(parts[:4]))[0]
        entry = self.entry("/".join(parts[:2])).data
        return entry[AMOUNTS] if len(parts) == 4 else entry


def _grouped(edits: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The edits, those of the parts of one target taken together."""
    whole: list[dict[str, Any]] = []
    targets: dict[str, dict[str, Any]] = {}
    for edit in edits:
        place, part = _target_part(str(edit.get("place", "")))
        if not place:
            whole.append(dict(edit))
            continue
        if place not in targets:
            targets[place] = {"place": place, "typed": {}}
            whole.append(targets[place])
        targets[place]["typed"][part] = str(edit.get("text", ""))
    return whole


def _target_part(place: str) -> tuple[str, str]:
    head, _, last = place.rpartition("/")
    if place.endswith(f"/{TARGET}"):
        return place, "text"
    return (head, last) if head.endswith(f"/{TARGET}") and last in TARGET_PARTS else ("", "")


def _named(edit: Mapping[str, Any]) -> str:
    return str(edit.get("place") or edit.get("remove") or edit.get("move") or edit.get("add") or "")


def _of_one(found: _Found, edit: Mapping[str, Any], number: int, order: int) -> list[Change]:
    if "add" in edit:
        return [_added(found, str(edit["add"]), edit.get("values") or {}, number, order)]
    if "remove" in edit:
        return [_removed(found, str(edit["remove"]))]
    if "move" in edit:
        return [_moved(found, str(edit["move"]), str(edit.get("to", "")))]
    place = str(edit.get("place", ""))
    if "typed" in edit:
        row, _ = found.row(place.removesuffix(f"/{TARGET}"))
        before = {part: row[part] for part in TARGET_PARTS}
        return [Change(place, before, corrected_target(before, edit["typed"]))]
    return _set(found, place, str(edit.get("text", "")))


def _set(found: _Found, place: str, typed: str) -> list[Change]:
    field = field_of(place)
    if field is None:
        raise InvalidValue(_UNKNOWN)
    holder, name = found.holder(place), place.rsplit("/", 1)[-1]
    if name not in holder:
        raise InvalidValue(_UNKNOWN)
    before, after = holder[name], field.read(typed)
    change = Change(place, before, after)
    if place == "money_unit" and before != after:
        return [change, *_rescaled(found, before or _UNSTATED, after or _UNSTATED)]
    return [change]


def _rescaled(found: _Found, before: str, after: str) -> Iterator[Change]:
    """The figures stay as printed when the unit is corrected, so every amount changes by the same factor."""
    for place, entry in found.entries.items():
        named = [(f"{place}/{AMOUNTS}/{name}", amount) for name, amount in entry.data[AMOUNTS].items()]
        named += [(f"{place}/{name}", entry.data.get(name)) for name in ("initial", "executed") if name in entry.data]
        for where, amount in named:
            if amount is not None:
                yuan = wan_to_yuan(Decimal(amount)) * _YUAN[after] / _YUAN[before]
                yield Change(where, amount, wan_text(yuan))


def _added(found: _Found, owner: str, values: Mapping[str, Any], number: int, order: int) -> Change:
    if owner in OWNERS:
        name = str(field_of(f"{owner}/0/name").read(str(values.get("name", ""))))  # type: ignore[union-attr]
        if not name:
            raise InvalidValue("请填写名称。")
        return Change(f"{owner}/{ADDED}{number}.{order}", None, dict(_NEW_ENTRY[owner]) | {"name": name})
    found.entry(owner)
    row = dict(_NEW_INDICATOR)
    typed = {name: str(text) for name, text in values.items() if name in TARGET_PARTS and str(text).strip()}
    row |= corrected_target(row, typed) if typed else {}
    for name, text in values.items():
        if name in INDICATOR_FIELDS:
            row[name] = INDICATOR_FIELDS[name].read(str(text))
    return Change(added_place(owner, number, order), None, row)


def _removed(found: _Found, place: str) -> Change:
    if f"/{INDICATORS}/" in place:
        return Change(place, found.row(place)[0], None)
    entry = found.entry(place)
    if entry.indicators:
        raise InvalidValue(f"“{entry.data['name']}”下还有 {len(entry.indicators)} 项指标。请先把它们移走或删除。")
    return Change(place, {name: value for name, value in entry.data.items() if name != INDICATORS}, None)


def _moved(found: _Found, place: str, owner: str) -> Change:
    _, now = found.row(place)
    found.entry(owner)
    return Change(f"{place}/{OWNER}", now.place, owner)
