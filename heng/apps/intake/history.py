"""The history of a paper: its steps, what follows from them, and adding one."""

from heng.apps.audit import services as audit
from heng.apps.intake.earlier import EVALUATING, set_back_later_papers
from heng.apps.intake.models import Paper, Step
from heng.apps.intake.reviewing import Key, profile_with, reviewed
from heng.apps.organisation import services as organisation
from heng.apps.user.models import User
from heng.documents.correction import steps
from heng.documents.correction.apply import Corrected, Json, apply_corrections
from heng.documents.correction.change import change_from_json
from heng.documents.correction.open_points import OpenPoints, open_points
from heng.domain.errors import WrongState
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import Document
from heng.rulebook.loader import read
from heng.rulebook.ruleset import ruleset_version

# Steps after which papers of later years are held against what a self-evaluation says; not every single correction.
_SETTLING = frozenset({steps.Kind.CONFIRM, steps.Kind.WITHDRAW, steps.Kind.REREAD})


def history(paper: Paper) -> list[steps.Step]:
    """The steps of a stored paper, the oldest first."""
    return [
        steps.Step(step.number, steps.Kind(step.kind), tuple(map(change_from_json, step.changes)), step.concerns)
        for step in paper.steps.all()
    ]


def shown(paper: Paper, taken: list[steps.Step]) -> Corrected:
    """What is shown of a paper after the steps `taken`."""
    return apply_corrections(paper.content, steps.changes_in_force(taken))


def points(paper: Paper, taken: list[steps.Step]) -> OpenPoints:
    """What has to be held against the original, and what of it still is to be."""
    threshold = read("reading/ocr.toml")["confidence"]["low"]
    return open_points(shown(paper, taken), steps.changes_in_force(taken), steps.checked(taken), threshold)


def follow(paper: Paper, taken: list[steps.Step]) -> None:
    """Let what is kept of a paper beside its content follow from its content and steps; nothing is saved."""
    document = shown(paper, taken).content
    paper.corrected = document if steps.in_force(taken) else None
    paper.kind, paper.fiscal_year = document["kind"], document["fiscal_year"]
    paper.names = "\n".join(part["name"] for part in (*document["units"], *document["projects"]) if part["name"])
    review_anew(paper)
    paper.open_points = len(points(paper, taken).missing)


def review_anew(paper: Paper) -> None:
    """Let profile and findings follow from what is shown of a paper and the rules as they now are; nothing is saved."""
    chosen = (paper.chosen_profile, paper.chosen_settings, paper.court_id)
    paper.profile, findings = reviewed(review_key(paper), paper.current, *chosen)
    paper.findings = [finding.to_json() for finding in findings]
    paper.ruleset = ruleset_version()


def review_key(paper: Paper) -> Key | None:
    """The name of a paper among those that are kept reviewed; the moment of the upload tells apart papers whose number
    was given again (a restored database). None for a paper that is not stored yet."""
    return (paper.pk, paper.uploaded_at) if paper.pk else None


def profile_of(paper: Paper, document: Document) -> Profile:
    """The profile of a paper as it is in force for the year of what is shown of it."""
    return profile_with(paper.profile, document.fiscal_year, paper.chosen_settings)


def locked(number: int, revision: int) -> Paper:
    """The paper, locked until the transaction ends; WrongState where somebody took a step since `revision`."""
    paper = Paper.objects.select_for_update(of=("self",)).select_related("court").get(pk=number)
    if paper.revision != revision:
        raise WrongState(f"{_last(paper)}您这一步没有保存，输入的内容仍留在页面上。请载入最新内容，核对后再保存。")
    return paper


def add_step(
    user: User,
    paper: Paper,
    kind: steps.Kind,
    *,
    changes: list[Json] | None = None,
    concerns: int | None = None,
    reason: str = "",
) -> Step:
    """Add a step to the history of a locked paper, let the paper follow it, and note the event; inside a transaction."""
    paper.revision += 1
    step = Step.objects.create(
        paper=paper,
        number=paper.revision,
        kind=kind.value,
        changes=changes or [],
        concerns=concerns,
        reason=reason,
        by=user,
    )
    follow(paper, history(paper))
    paper.save()
    if kind in _SETTLING and paper.kind.startswith(EVALUATING):
        set_back_later_papers(paper.court_id, paper.fiscal_year)
    if kind is steps.Kind.CONFIRM and paper.fiscal_year:
        organisation.open_year(paper.court, paper.fiscal_year, user)
    details = {"step": step.number, "changes": len(step.changes), "concerns": concerns}
    act = f"文件{steps.LABELS[kind]}"
    audit.record(user, act, f"paper:{paper.pk}", court=paper.court.code, details=details)
    return step


def _last(paper: Paper) -> str:
    """Who did what last; blank for a paper without steps."""
    step = paper.steps.select_related("by").last()
    if step is None:
        return "这份文件已有变动。"
    return f"{step.by.name}刚刚改动了这份文件（第 {step.number} 步“{steps.LABELS[steps.Kind(step.kind)]}”）。"
