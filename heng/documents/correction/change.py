"""A change to what was read from a paper: where, what stood there, what stands there now.

A place is written as a path into the document as it was read, so that it names the same thing whatever else changes:
`fiscal_year`, `projects/0/amounts/total`, `projects/0/indicators/3/name`. The path of a whole indicator or of a whole
unit or project stands for its being there at all: added (`projects/0/indicators/+7.1`, nothing before) or taken out
(nothing after). `…/owner` says to which unit or project an indicator belongs, `…/target` holds its comparison, value,
unit and text together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

OWNERS = ("units", "projects")
INDICATORS = "indicators"
AMOUNTS = "amounts"
OWNER = "owner"
TARGET = "target"
TARGET_PARTS = ("comparison", "value", "unit", "text")
ADDED = "+"


@dataclass(frozen=True, slots=True)
class Change:
    """One value before and after, both as the exchange form writes them; None where there is nothing."""

    place: str
    before: Any
    after: Any

    def to_json(self) -> dict[str, Any]:
        """The change in a form that can be stored."""
        return {"place": self.place, "before": self.before, "after": self.after}


def change_from_json(data: Mapping[str, Any]) -> Change:
    """The change that `Change.to_json` wrote."""
    return Change(data["place"], data["before"], data["after"])


def added_place(owner: str, number: int, order: int) -> str:
    """The place of the `order`th indicator that step `number` adds to the unit or project `owner`."""
    return f"{owner}/{INDICATORS}/{ADDED}{number}.{order}"
