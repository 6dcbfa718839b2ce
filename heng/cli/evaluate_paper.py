"""`heng evaluate --paper`: the projects of a self-evaluation form scored again by the rules."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heng.domain.self_evaluation.breakdown import Evaluation

Writers = dict[str, tuple[str, Callable[[], bytes]]]


def paper_evaluations(paper: Path, profile: str | None) -> "tuple[tuple[Evaluation, ...], Writers]":
    """The evaluation of every project and department of the form `paper`, and what writes the official form.

    Without `profile` the scoring rules are those of the region that the review takes the paper for, or the central
    ones. Raises WrongUsage for a paper without indicators, UnreadableInput for one that cannot be read.
    """
    from heng.documents.child import read_in_child
    from heng.documents.from_json import document_from_json
    from heng.documents.writers.project_form_xlsx import project_form_xlsx
    from heng.domain.errors import WrongUsage
    from heng.domain.self_evaluation.project_score import evaluate_project, unit_as_project
    from heng.rulebook.profiles import profile_for
    from heng.rulebook.self_evaluation import scoring_profiles, scoring_rules

    document = document_from_json(read_in_child(paper))
    projects = [*document.projects, *(unit_as_project(unit) for unit in document.units if unit.indicators)]
    if not projects:
        raise WrongUsage(f"“{paper.name}”中没有读到项目或部门的绩效指标，无法计分。请确认它是绩效自评表。")
    region = profile or profile_for(document)
    rules = scoring_rules(region if profile or region in scoring_profiles() else "central")
    scored = [(project, evaluate_project(project, {}, rules, document.fiscal_year)) for project in projects]
    writers: Writers = {"xlsx": (f"{paper.stem}-复算.xlsx", lambda: project_form_xlsx(scored))}
    return tuple(evaluation for _, evaluation in scored), writers
