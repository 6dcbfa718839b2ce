"""What papers contradict each other in as its page lists it: each with its places as links, chosen and grouped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.urls import reverse

from heng.apps.intake.findings import place_text
from heng.apps.intake.models import Paper
from heng.apps.review.cases import Held
from heng.apps.review.presenters import STATE_WORDS, tally
from heng.apps.review.rules import CERTAINTY_LABELS
from heng.documents.source_places import anchor

WHOLE = "整份文件"
_PARTING = " / "


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a conflict: the paper, what stands there (blank where that is not known), where, and its address."""

    file: str
    year: int | None
    quoted: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """A conflict as a row of the list."""

    held: Held
    owner: str
    part: str
    certainty: str
    state_word: str
    places: list[Place]

    @property
    def files(self) -> list[str]:
        """The names of its papers, each once."""
        return list(dict.fromkeys(place.file for place in self.places))


@dataclass(slots=True)
class Group:
    """Some conflicts under one heading."""

    title: str
    lines: list[Row] = field(default_factory=list)

    @property
    def tally(self) -> list[tuple[str, int]]:
        """Severity and number, the gravest first."""
        return tally(row.held for row in self.lines)


def rows(held: Iterable[Held], papers: Mapping[int, Paper]) -> list[Row]:
    """The conflicts as rows, the gravest first."""
    ordered = sorted(held, key=lambda one: (_WEIGHTS.index(one.data["severity"]), one.number))
    return [row(one, papers) for one in ordered]


def row(held: Held, papers: Mapping[int, Paper]) -> Row:
    """A conflict as a row: whose it is, and after the stroke which part of it."""
    owner, _, part = held.finding.subject.partition(_PARTING)
    certainty, state = CERTAINTY_LABELS[held.finding.certainty], STATE_WORDS[held.state]
    return Row(held, owner or WHOLE, part, certainty, state, places(held.data, papers))


def places(data: Mapping[str, Any], papers: Mapping[int, Paper]) -> list[Place]:
    """Every place of a conflict; a paper that is gone by now has no link."""
    told = zip(data["papers"], data["where"], data["quoted"], strict=True)
    return [_place(papers.get(number), where, quoted) for number, where, quoted in told]


def grouped(listed: Iterable[Row], by: str) -> list[Group]:
    """The rows by project or unit, or by the papers that they lie in (`by` = "papers"), in the order of their first."""
    groups: dict[str, Group] = {}
    for one in listed:
        title = " ↔ ".join(one.files) if by == "papers" else one.owner
        groups.setdefault(title, Group(title)).lines.append(one)
    return list(groups.values())


def _place(paper: Paper | None, where: dict[str, Any], quoted: str) -> Place:
    if paper is None:
        return Place("（已不在）", None, quoted, place_text(where), "")
    name = anchor(where)
    address = reverse("intake:paper", args=[paper.pk]) + (f"#{quote(name)}" if name else "")
    return Place(paper.file_name, paper.fiscal_year, quoted, place_text(where), address)


_WEIGHTS = ("error", "warning", "hint")
