"""From a stored breakdown to what the page shows."""

from decimal import Decimal
from typing import Any

Json = dict[str, Any]


def lost_points(breakdown: Json) -> list[Json]:
    """The items that lost points, the largest loss first, each with the name of its part."""
    items = [item | {"part": part["name"]} for part in breakdown["parts"] for item in part["items"]]
    lost = [item for item in items if item["deduction"] and Decimal(item["deduction"]) > 0]
    return sorted(lost, key=lambda item: -Decimal(item["deduction"]))


def chart(breakdown: Json) -> Json:
    """Points won and lost by item, as a chart."""
    items = [item for part in breakdown["parts"] for item in part["items"] if item["points"] is not None]
    return {
        "names": [item["name"] for item in items],
        "won": [float(item["points"]) for item in items],
        "lost": [float(item["deduction"]) for item in items],
        "labels": [f"{item['points']} / {item['maximum']}" for item in items],
        "most": max((float(item["maximum"]) for item in items), default=0),
    }
