"""Reviewing a paper again and again while it is edited: what did not change is not checked again.

Parts are told apart by identity: an edited paper shares every object that the edit left alone.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, fields, replace

from heng.domain.finding import Finding, Where
from heng.domain.review.declared import Declared, Holder, units_and_projects
from heng.domain.review.profile import Profile
from heng.domain.review.rules import RULES
from heng.domain.review.scope import About, Alike, EachHolder, EachIndicator, EachTable, Frame, Gathered, Whole, about
from heng.domain.target.declaration import BudgetTable, Document, Project, Unit

Order = tuple[str, int, int, int, str, str, str]
Placed = tuple[Order, Finding]
Group = tuple[int, Hashable]


@dataclass(slots=True)
class _Item:
    """A reviewed indicator: its findings, and the groups it belongs to."""

    declared: Declared
    found: list[Placed]
    groups: tuple[Group, ...]


@dataclass(slots=True)
class _Part:
    """A reviewed unit or project."""

    holder: Holder
    items: dict[int, _Item]
    found: list[Placed]
    members: dict[Group, list[Declared]]
    gathered: tuple[object | None, ...]


@dataclass(slots=True)
class _Kept:
    """Everything that the last review found, by what it looked at."""

    about: About
    parts: dict[int, _Part] = field(default_factory=dict)
    tables: dict[int, tuple[BudgetTable, list[Placed]]] = field(default_factory=dict)
    groups: dict[Group, list[Placed]] = field(default_factory=dict)
    held: dict[Group, dict[int, list[Declared]]] = field(default_factory=dict)
    frame: tuple[object, ...] = ()
    framed: list[Placed] = field(default_factory=list)
    compared: dict[int, tuple[list[object], list[Placed]]] = field(default_factory=dict)


class Reviewer:
    """Reviews successive states of a paper under one profile."""

    def __init__(self, profile: Profile, also: Sequence[EachIndicator] = ()) -> None:
        """`also` are checks that know more than the paper, as what was reached in earlier years."""
        self.profile = profile
        checks = [check for module in RULES if module.RULE.code in profile.rules for check in module.CHECKS]
        checks += also
        self.indicator_checks = [check for check in checks if isinstance(check, EachIndicator)]
        self._holder = [check for check in checks if isinstance(check, EachHolder)]
        self._table = [check for check in checks if isinstance(check, EachTable)]
        self._alike = [check for check in checks if isinstance(check, Alike)]
        self._gathered = [check for check in checks if isinstance(check, Gathered)]
        self._framed = [check for check in checks if isinstance(check, Frame)]
        self._whole = [check for check in checks if isinstance(check, Whole)]
        self._kept: _Kept | None = None

    def review(self, document: Document) -> tuple[Finding, ...]:
        """What the rules find in the paper, ordered by place, then by rule; the source of each finding is its title.

        Findings of reading (document.findings) are not repeated here.
        """
        now = about(document)
        kept = self._kept if self._kept and self._kept.about == now else _Kept(now)
        self._kept = kept
        self._review_parts(kept, document)
        kept.tables = {id(table): self._reviewed_table(kept, table) for table in document.tables}
        frame = _frame(document)
        if frame != kept.frame:
            kept.frame, kept.framed = frame, self._placed(check.check(document, self.profile) for check in self._framed)
        whole = self._placed(check.check(document, self.profile) for check in self._whole)
        blocks: list[Iterable[Placed]] = [kept.framed, whole, *kept.groups.values()]
        blocks += [found for _, found in (*kept.tables.values(), *kept.compared.values())]
        for part in kept.parts.values():
            blocks += [part.found, *(item.found for item in part.items.values())]
        placed = sorted((one for block in blocks for one in block), key=lambda one: one[0])
        return tuple(finding for _, finding in placed)

    def _review_parts(self, kept: _Kept, document: Document) -> None:
        """Review the units and projects that are new, and every group that gained, lost or changed a member."""
        holders = list(units_and_projects(document))
        stay = {id(holder) for holder in holders}
        before, kept.parts = kept.parts, {}
        edited = {_names(part.holder): part for place, part in before.items() if place not in stay}
        for holder in holders:
            kept.parts[id(holder)] = before.get(id(holder)) or self._part(kept, holder, edited.get(_names(holder)))
        touched: set[Group] = set()
        for place in before.keys() - kept.parts.keys():
            touched |= self._leave(kept, place, before[place])
        for place in kept.parts.keys() - before.keys():
            touched |= self._join(kept, place, kept.parts[place])
        touched |= kept.held.keys() if _moved(before, kept.parts) else set()
        order = {place: number for number, place in enumerate(kept.parts)}
        for group in touched:
            self._review_group(kept, group, order)
        for number, check in enumerate(self._gathered):
            self._compare(kept, number, check)

    def _compare(self, kept: _Kept, number: int, check: Gathered) -> None:
        """Hold what was gathered from all units and projects against each other, where any of it is new."""
        values = [part.gathered[number] for part in kept.parts.values() if part.gathered[number] is not None]
        if number not in kept.compared or kept.compared[number][0] != values:
            kept.compared[number] = values, self._placed((check.check(values, kept.about, self.profile),))

    def _leave(self, kept: _Kept, place: int, part: _Part) -> Set[Group]:
        for group in part.members:
            del kept.held[group][place]
        return part.members.keys()

    def _join(self, kept: _Kept, place: int, part: _Part) -> Set[Group]:
        for group, members in part.members.items():
            kept.held.setdefault(group, {})[place] = members
        return part.members.keys()

    def _review_group(self, kept: _Kept, group: Group, order: dict[int, int]) -> None:
        held = kept.held[group]
        if not held:
            del kept.held[group]
            kept.groups.pop(group, None)
            return
        members = [item for place in sorted(held, key=order.__getitem__) for item in held[place]]
        kept.groups[group] = self._placed((self._alike[group[0]].check(members, kept.about, self.profile),))

    def _part(self, kept: _Kept, holder: Holder, before: _Part | None) -> _Part:
        """A unit or project, with what is known of those of its indicators that stayed."""
        known = before.items if before else {}
        items = {id(one): known.get(id(one)) or self._item(kept, Declared(holder, one)) for one in holder.indicators}
        found = self._placed(check.check(holder, kept.about, self.profile) for check in self._holder)
        members: dict[Group, list[Declared]] = {}
        for indicator in holder.indicators:
            item = items[id(indicator)]
            for group in item.groups:
                members.setdefault(group, []).append(item.declared)
        gathered = tuple(check.gather(holder, self.profile) for check in self._gathered)
        return _Part(holder, items, found, members, gathered)

    def _item(self, kept: _Kept, declared: Declared) -> _Item:
        found = self._placed(check.check(declared, kept.about, self.profile) for check in self.indicator_checks)
        keys = ((number, check.key(declared, self.profile)) for number, check in enumerate(self._alike))
        return _Item(declared, found, tuple(group for group in keys if group[1] is not None))

    def _reviewed_table(self, kept: _Kept, table: BudgetTable) -> tuple[BudgetTable, list[Placed]]:
        known = kept.tables.get(id(table))
        return known or (table, self._placed(check.check(table, kept.about, self.profile) for check in self._table))

    def _placed(self, found: Iterable[Iterator[Finding]]) -> list[Placed]:
        titles = self.profile.source_titles
        return [
            (_order(finding), replace(finding, source=titles.get(finding.source, finding.source)))
            for findings in found
            for finding in findings
        ]


def _moved(before: dict[int, _Part], after: dict[int, _Part]) -> bool:
    """Whether units and projects that stayed changed places: what is said of several names them in their order."""
    return [place for place in before if place in after] != [place for place in after if place in before]


def _names(holder: Holder) -> tuple[object, ...]:
    """What checks of an indicator see of its holder; equal where something else of it was edited."""
    return (type(holder), holder.name, holder.unit if isinstance(holder, Project) else "", holder.where)


def _frame(document: Document) -> tuple[object, ...]:
    """What checks of the frame look at; equal where an edit touched only indicators or objectives."""
    parts = tuple(
        tuple(getattr(holder, name) for name in _FRAMED[type(holder)]) for holder in units_and_projects(document)
    )
    bare = tuple(not holder.indicators for holder in units_and_projects(document))
    return (document.file, document.money_unit, parts, bare, document.tables, document.statements, document.paragraphs)


_FRAMED = {
    kind: tuple(field.name for field in fields(kind) if field.name not in ("indicators", "objective"))
    for kind in (Unit, Project)
}


def _order(finding: Finding) -> Order:
    place = finding.where[0] if finding.where else Where()
    return (place.sheet or "", place.page or 0, place.line or 0, *_cell(place), finding.rule, finding.subject)


def _cell(place: Where) -> tuple[int, str]:
    """Row first, so that findings run down the sheet."""
    cell = place.cell or ""
    digits = "".join(character for character in cell if character.isdigit())
    return int(digits or 0), cell
