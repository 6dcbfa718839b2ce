"""What papers and arrivals are called, for the list and for other pages."""

from typing import Any

from heng.apps.intake.models import Arrival, Paper
from heng.documents.correction.fields import AMOUNTS_FIELDS, KINDS
from heng.domain.workflow.paper_state import PAPER_STATE_LABELS, PaperState

Json = dict[str, Any]

AMOUNTS = tuple((name, field.label) for name, field in AMOUNTS_FIELDS.items())
DECLARING = {"project_targets", "department_targets", "budget_book"}
# state → (name of the look in the template tag `state`, word)
PAPER_LOOKS = {
    PaperState.READ: "submitted",
    PaperState.CORRECTING: "draft",
    PaperState.CONFIRMED: "met",
    PaperState.WITHDRAWN: "at_risk",
}
ARRIVAL_LOOKS = {
    "waiting": ("no_data", "排队"),
    "reading": ("draft", "读取"),
    "done": ("met", "完成"),
    "duplicate": ("hint", "重复"),
    "unreadable": ("unmet", "读不了"),
}


def state_of(paper: Paper) -> tuple[str, str]:
    """The look and the word of a paper's state."""
    state = PaperState(paper.state)
    return PAPER_LOOKS[state], PAPER_STATE_LABELS[state]


def amounts(given: Json) -> list[tuple[str, str]]:
    """The amounts that the paper states, in 万元, with their Chinese names."""
    return [(label, given[name]) for name, label in AMOUNTS if given.get(name) is not None]


def rows(papers: list[Paper]) -> list[Json]:
    """The lines of the list of papers."""
    return [{"paper": paper, "kind": KINDS.get(paper.kind, paper.kind), "state": state_of(paper)} for paper in papers]


def shown_arrivals(arrivals: list[Arrival]) -> list[Json]:
    """The lines of the list of arrivals; one that is being read says what is being done."""
    shown = []
    for arrival in arrivals:
        look, word = ARRIVAL_LOOKS[arrival.state]
        doing = arrival.job.doing if arrival.state == "reading" and arrival.job else ""
        shown.append({"arrival": arrival, "look": look, "word": doing or word})
    return shown


def counts(arrivals: list[Arrival]) -> list[tuple[str, str, int]]:
    """Look, word and number of the arrivals in each state, without states of which there are none."""
    states = [arrival.state for arrival in arrivals]
    return [(look, word, states.count(state)) for state, (look, word) in ARRIVAL_LOOKS.items() if state in states]


def declares_targets(paper: Paper) -> bool:
    """Whether a declaration can be made from the paper."""
    entries = [*paper.current["units"], *paper.current["projects"]]
    return paper.is_confirmed and paper.kind in DECLARING and any(entry["indicators"] for entry in entries)
