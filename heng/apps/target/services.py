"""Making a declaration from a paper, and moving it on."""

from decimal import Decimal
from typing import Any

from django.db import transaction

from heng.apps.audit import services as audit
from heng.apps.intake.models import Paper
from heng.apps.organisation import services as organisation
from heng.apps.organisation.permissions import permit
from heng.apps.target.models import Declaration, Part, Target
from heng.apps.user.models import User
from heng.domain.errors import NotFound, WrongState
from heng.domain.workflow.declaration_state import STEPS, State, Step, after
from heng.domain.workflow.permissions import Act
from heng.rulebook.indicators import by_name


def declare(user: User, paper: Paper, year: int) -> Declaration:
    """A draft declaration with the units, projects and targets of `paper` as they were confirmed.

    A draft that was made before the paper was corrected follows the corrections; one on its way stays as it is.

    `year` is used where the paper states none. Raises WrongState where the paper is not confirmed or holds no targets.
    """
    permit(user, Act.EDIT_TARGETS, paper.court)
    known = Declaration.objects.filter(paper=paper).first()
    if known is not None and known.state != State.DRAFT.value:
        return known
    if not paper.is_confirmed:
        raise WrongState(f"“{paper.file_name}”还没有确认入库。请先在文件页面核对并确认，再据此编制绩效目标。")
    document = paper.current
    entries = [(True, one) for one in document["projects"]] + [(False, one) for one in document["units"]]
    entries = [(is_project, one) for is_project, one in entries if one["indicators"]]
    if not entries:
        raise WrongState(f"从“{paper.file_name}”中没有读出绩效指标，不能据此编制。请检查文件，或上传绩效目标申报表。")
    if known is not None:
        return _follow(user, known, entries)
    return _create(user, paper, paper.fiscal_year or year, entries)


def declaration_of(user: User, number: int, act: Act = Act.READ_TARGETS) -> Declaration:
    """The declaration with this number if `user` may do `act` with it; NotFound otherwise."""
    found = Declaration.objects.select_related("court", "paper").filter(pk=number).first()
    if found is None:
        raise NotFound("没有找到这份绩效目标。它可能属于其他法院，或地址有误；请从“绩效目标”列表进入。")
    permit(user, act, found.court)
    return found


def target_of(declaration: Declaration, target: int) -> Target:
    """The target with this number in `declaration`; NotFound otherwise."""
    found = Target.objects.select_related("part__declaration__court").filter(part__declaration=declaration, pk=target)
    if not found:
        raise NotFound("这份绩效目标中没有这项指标。请刷新绩效目标页面。")
    return found[0]


@transaction.atomic
def move(user: User, number: int, step: Step) -> Declaration:
    """Take `step`; NotPermitted for the wrong role, WrongState where the declaration is not there (any more)."""
    declaration_of(user, number, STEPS[step].act)
    declaration = Declaration.objects.select_for_update().get(pk=number)
    before = State(declaration.state)
    declaration.state = after(before, step).value
    declaration.save(update_fields=["state"])
    details = {"from": before.value, "to": declaration.state}
    audit.record(user, STEPS[step].label, f"declaration:{number}", court=declaration.court.code, details=details)
    return declaration


@transaction.atomic
def _create(user: User, paper: Paper, year: int, entries: list[tuple[bool, dict[str, Any]]]) -> Declaration:
    title = f"{_unit_name(paper)} {year} 年度绩效目标"
    declaration = Declaration.objects.create(
        court=paper.court, fiscal_year=year, title=title, paper=paper, created_by=user
    )
    _fill(declaration, entries)
    organisation.open_year(paper.court, year, user)
    details = {"paper": paper.pk, "parts": len(entries)}
    audit.record(user, "编制绩效目标", f"declaration:{declaration.pk}", court=paper.court.code, details=details)
    return declaration


@transaction.atomic
def _follow(user: User, known: Declaration, entries: list[tuple[bool, dict[str, Any]]]) -> Declaration:
    """Let a draft hold what the paper says now; nothing is written where it does already."""
    declaration = Declaration.objects.select_for_update(of=("self",)).select_related("court").get(pk=known.pk)
    before = _held(declaration)
    declaration.parts.all().delete()
    _fill(declaration, entries)
    if _held(declaration) == before:
        # Nothing is other than before: the rows that figures and reports name stay.
        transaction.set_rollback(True)
        return known
    details = {"paper": declaration.paper_id, "parts": len(entries)}
    subject = f"declaration:{declaration.pk}"
    audit.record(user, "按更正后的文件更新绩效目标", subject, court=declaration.court.code, details=details)
    return declaration


def _held(declaration: Declaration) -> list[Any]:
    """Everything that a declaration holds, for comparing."""
    unlike = {"id", "part_id", "declaration_id"}
    parts = declaration.parts.prefetch_related("targets").all()
    return [
        {name: value for name, value in vars(each).items() if not name.startswith("_") and name not in unlike}
        for part in parts
        for each in (part, *part.targets.all())
    ]


def _fill(declaration: Declaration, entries: list[tuple[bool, dict[str, Any]]]) -> None:
    for position, (is_project, entry) in enumerate(entries, 1):
        part = Part.objects.create(
            declaration=declaration,
            position=position,
            is_project=is_project,
            name=entry["name"][:200] or "（未写名称）",
            amounts=entry["amounts"],
            objective=entry["objective"],
        )
        Target.objects.bulk_create(_target(part, number, one) for number, one in enumerate(entry["indicators"], 1))


def _target(part: Part, position: int, indicator: dict[str, Any]) -> Target:
    definition = by_name(indicator["name"])
    return Target(
        part=part,
        position=position,
        category=indicator["category"][:80],
        subcategory=indicator["subcategory"][:80],
        name=indicator["name"][:200],
        comparison=indicator["comparison"],
        value=indicator["value"],
        unit=indicator["unit"][:80],
        text=indicator["text"],
        weight=Decimal(indicator["weight"]) if indicator["weight"] else None,
        polarity=indicator["polarity"] or "",
        definition=definition.slug if definition else "",
    )


def _unit_name(paper: Paper) -> str:
    names = [unit["name"] for unit in paper.current["units"] if unit["name"]]
    return names[0] if len(names) == 1 else paper.court.name
