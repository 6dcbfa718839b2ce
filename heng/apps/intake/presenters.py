"""From stored papers to what the pages show: the original with its findings, and what was read."""

from dataclasses import dataclass, field
from typing import Any

from heng.apps.intake.models import Paper

Json = dict[str, Any]

KINDS = {
    "project_targets": "项目支出绩效目标表",
    "department_targets": "部门整体支出绩效目标表",
    "self_evaluation_form": "绩效自评表",
    "self_evaluation_report": "绩效自评报告",
    "budget_book": "部门预算",
    "unknown": "未识别",
}
SEVERITIES = ("error", "warning", "hint")
AMOUNTS = (
    ("total", "合计"),
    ("fiscal_appropriation", "财政拨款"),
    ("special_account", "财政专户"),
    ("carryover", "上年结转"),
    ("own_funds", "单位资金"),
    ("other_funds", "其他资金"),
)
DECLARING = {"project_targets", "department_targets", "budget_book"}


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with its number on the page and the anchors of its places in the original."""

    number: int
    data: Json
    places: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class ShownLine:
    """A line of the original with the findings that point at it."""

    number: int
    text: str
    findings: list[ShownFinding] = field(default_factory=list)


@dataclass(slots=True)
class ShownCell:
    """A cell of the original with its anchor and findings."""

    data: Json
    anchor: str
    findings: list[ShownFinding] = field(default_factory=list)


def anchor(where: Json) -> str:
    """The anchor of a place in the original: L12 for a line, C-<sheet>-B7 for a cell; blank for the whole file."""
    if where.get("cell"):
        return f"C-{where.get('sheet', '')}-{where['cell']}".replace(" ", "_")
    return f"L{where['line']}" if where.get("line") else ""


def place_text(where: Json) -> str:
    """A place in words."""
    words = (
        ("sheet", "工作表“{}”"),
        ("page", "第 {} 页"),
        ("line", "第 {} 行"),
        ("cell", "单元格 {}"),
        ("column", "第 {} 列"),
    )
    return " ".join(pattern.format(where[name]) for name, pattern in words if where.get(name))


def findings(paper: Paper) -> list[ShownFinding]:
    """The findings of reading and review, the gravest first, numbered."""
    everything = [*paper.findings, *paper.content["findings"]]
    ordered = sorted(everything, key=lambda finding: SEVERITIES.index(finding["severity"]))
    return [
        ShownFinding(number, finding, tuple((place_text(where), anchor(where)) for where in finding["where"]))
        for number, finding in enumerate(ordered, 1)
    ]


def counts(shown: list[ShownFinding]) -> list[tuple[str, int]]:
    """How many findings there are of each severity, without those of which there are none."""
    numbers = {severity: sum(each.data["severity"] == severity for each in shown) for severity in SEVERITIES}
    return [(severity, number) for severity, number in numbers.items() if number]


def original_lines(paper: Paper, shown: list[ShownFinding]) -> list[ShownLine]:
    """The lines of the original, each with its findings."""
    by_anchor = _by_anchor(shown)
    return [ShownLine(number, text, by_anchor.get(f"L{number}", [])) for number, text in paper.original["lines"]]


def original_grids(paper: Paper, shown: list[ShownFinding]) -> list[tuple[str, list[list[ShownCell]]]]:
    """The grids of the original, each cell with its findings."""
    by_anchor = _by_anchor(shown)
    return [
        (grid["title"], [[_cell(cell, by_anchor) for cell in row] for row in grid["rows"]])
        for grid in paper.original["grids"]
    ]


def amounts(given: Json) -> list[tuple[str, str]]:
    """The amounts that the paper states, in 万元, with their Chinese names."""
    return [(label, given[name]) for name, label in AMOUNTS if given.get(name) is not None]


def parts(paper: Paper) -> list[Json]:
    """Units and projects as read, those without anything in them left out."""
    shown = []
    for kind, entries in (("单位", paper.content["units"]), ("项目", paper.content["projects"])):
        for entry in entries:
            indicators = [
                one | {"anchor": anchor(one["where"]), "place": place_text(one["where"])} for one in entry["indicators"]
            ]
            shown.append({"kind": kind, **entry, "shown_amounts": amounts(entry["amounts"]), "indicators": indicators})
    return [part for part in shown if part["shown_amounts"] or part["indicators"] or part["objective"]]


def declares_targets(paper: Paper) -> bool:
    """Whether a declaration can be made from the paper."""
    entries = [*paper.content["units"], *paper.content["projects"]]
    return paper.kind in DECLARING and any(entry["indicators"] for entry in entries)


def _by_anchor(shown: list[ShownFinding]) -> dict[str, list[ShownFinding]]:
    places: dict[str, list[ShownFinding]] = {}
    for finding in shown:
        for _, place in finding.places:
            if place and finding not in places.setdefault(place, []):
                places[place].append(finding)
    return places


def _cell(cell: Json, by_anchor: dict[str, list[ShownFinding]]) -> ShownCell:
    place = anchor(cell["where"])
    return ShownCell(cell, place, by_anchor.get(place, []))
