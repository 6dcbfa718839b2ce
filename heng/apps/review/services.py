"""Working on findings: assigning, discussing, waiving and taking that back; choosing a profile; reviewing anew."""

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from heng.apps.audit import services as audit
from heng.apps.intake.history import review_anew
from heng.apps.intake.models import Paper
from heng.apps.organisation.models import Court
from heng.apps.organisation.permissions import permit
from heng.apps.review.cases import OPEN, Handling, Held, handling, handling_between
from heng.apps.review.models import Comparison, FindingCase, FindingNote, FindingState, Kind
from heng.apps.user.models import User
from heng.domain.errors import NotFound, NotPermitted, WrongState, WrongUsage
from heng.domain.workflow.permissions import MAY, Act, check_may, may
from heng.domain.workflow.role import Role
from heng.rulebook.profiles import load_profile, profile_data
from heng.rulebook.ruleset import ruleset_version

MOST_TEXT, MOST_REASON = 2000, 500
_MOVED = "这条意见在您打开页面之后有了变化（{}），本次操作没有保存。请刷新页面，核对后再办理。"
PASSED_OVER = "?"
_HEAVY = ("content", "corrected", "original", "findings")
Owner = Paper | Comparison

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody wants to do about findings: `text` is the note or reason, `person` whom to assign to."""

    kind: Kind
    text: str = ""
    person: User | None = None


def paper_of(user: User, number: int, act: Act = Act.READ_PAPERS, *, light: bool = False) -> Paper:
    """The paper with this number if `user` may do `act` with it, `light` without its contents; NotFound otherwise."""
    papers = Paper.objects.select_related("court")
    found = (papers.defer(*_HEAVY) if light else papers).filter(pk=number).first()
    if found is None:
        raise NotFound("没有找到这份文件。它可能属于其他法院，或地址有误；请从“文件”列表进入。")
    permit(user, act, found.court)
    return found


def colleagues(court: Court) -> QuerySet[User]:
    """The people of a court who work on findings."""
    roles = [role.value for role in Role if role in MAY[Act.WORK_ON_FINDINGS]]
    return User.objects.filter(memberships__court=court, is_active=True, role__in=roles).order_by("name")


@transaction.atomic
def act(user: User, number: int, chosen: Sequence[tuple[str, int]], request: Request) -> int:
    """Do what `request` says with the findings `chosen`, each by its name and the version that was shown; how many.

    All or nothing. Raises WrongState where a finding is not there any more or somebody did something with it since,
    NotPermitted for errors that only a reviewer may waive, WrongUsage where nothing is chosen or a reason is missing.
    """
    paper = _locked(user, number, Act.WORK_ON_FINDINGS)
    return _done(user, paper, handling(paper), chosen, request)


@transaction.atomic
def act_between(user: User, number: int, chosen: Sequence[tuple[str, int]], request: Request) -> int:
    """The same with findings between the papers of the comparison `number`."""
    comparison_of(user, number, Act.WORK_ON_FINDINGS)
    comparison = Comparison.objects.select_for_update(of=("self",)).select_related("court").get(pk=number)
    return _done(user, comparison, handling_between(comparison), chosen, request)


def comparison_of(user: User, number: int, act: Act = Act.READ_PAPERS) -> Comparison:
    """The comparison with this number if `user` may do `act` with it; NotFound otherwise."""
    found = Comparison.objects.select_related("court").filter(pk=number).first()
    if found is None:
        raise NotFound("没有找到这次比对。请从“文件之间的出入”页面进入。")
    permit(user, act, found.court)
    return found


def _done(user: User, owner: Owner, present: Handling, chosen: Sequence[tuple[str, int]], request: Request) -> int:
    request = _checked(owner, request)
    if not chosen:
        raise WrongUsage("没有选择意见。请先在列表左边勾选，再办理。")
    for name, version in dict(chosen).items():
        held = present.named(name)
        if held is None:
            raise WrongState(_MOVED.format("内容已改正或说法已变"))
        if held.version != version:
            raise WrongState(_MOVED.format(f"{_last(held)}"))
        _check(user, held, request)
        _note(user, owner, held, request)
    return len(dict(chosen))


@transaction.atomic
def choose_profile(user: User, number: int, slug: str, settings: Collection[str] | None = None) -> Paper:
    """Review a paper under another profile from now on; a blank `slug` leaves the choice to the names in it again.

    `settings` are the names of what the sources leave open and that shall be asked for; None leaves them to the profile.
    Raises WrongUsage for an unknown profile or setting.
    """
    paper = _locked(user, number, Act.REVIEW_PAPERS)
    known = profile_data(load_profile(slug or paper.profile).slug, paper.fiscal_year)["settings"]
    if settings is not None and not known.keys() >= set(settings):
        raise WrongUsage("没有这一项口径选项。请刷新页面后再选。")
    before = paper.profile
    paper.chosen_profile = slug
    paper.chosen_settings = None if settings is None else sorted(settings)
    _keep_review(paper)
    details = {"before": before, "after": paper.profile, "chosen": bool(slug), "settings": paper.chosen_settings}
    audit.record(user, "更换审核口径", f"paper:{paper.pk}", court=paper.court.code, details=details)
    return paper


@transaction.atomic
def review_again(user: User, number: int) -> Paper:
    """Review a paper by the rules as they now are; what people did about its findings stays."""
    paper = _locked(user, number, Act.WORK_ON_FINDINGS)
    _reviewed(user, paper)
    return paper


@transaction.atomic
def review_next() -> bool:
    """Review one paper whose findings come from older rules, as the system; whether there was one.

    A paper that the rules cannot get through keeps its findings and is passed over until the rules change again.
    """
    current = ruleset_version()
    stale = Paper.objects.exclude(ruleset__startswith=current).values_list("pk", flat=True).order_by("-pk").first()
    if stale is None:
        return False
    paper = Paper.objects.select_for_update(of=("self",)).select_related("court").get(pk=stale)
    try:
        with transaction.atomic():
            _reviewed(None, paper)
    except Exception:
        logger.exception("paper %s could not be reviewed by the rules %s", stale, current)
        Paper.objects.filter(pk=stale).update(ruleset=f"{current}{PASSED_OVER}")
    return True


def _locked(user: User, number: int, act: Act) -> Paper:
    """The paper, locked until the transaction ends: whoever works on its findings does so one after the other."""
    paper_of(user, number, act, light=True)
    return Paper.objects.select_for_update(of=("self",)).select_related("court").get(pk=number)


def _reviewed(user: User | None, paper: Paper) -> None:
    before, count = paper.ruleset, len(paper.findings)
    _keep_review(paper)
    details = {"ruleset": [before, paper.ruleset], "findings": [count, len(paper.findings)]}
    audit.record(user, "按现行规则重新审核", f"paper:{paper.pk}", court=paper.court.code, details=details)


def _keep_review(paper: Paper) -> None:
    review_anew(paper)
    paper.save(update_fields=["chosen_profile", "chosen_settings", "profile", "findings", "ruleset"])


def _checked(owner: Owner, request: Request) -> Request:
    """The request with its text in bounds; WrongUsage where something is missing."""
    text = request.text.strip()
    if request.kind is Kind.WAIVE and not text:
        raise WrongUsage("请写明保留的理由，例如“该指标由省高院统一下达，不能改动”。理由会长期保存并随审核意见导出。")
    if request.kind is Kind.NOTE and not text:
        raise WrongUsage("请写下要讨论的内容。")
    if request.kind is Kind.ASSIGN and (request.person is None or request.person not in colleagues(owner.court)):
        raise WrongUsage("请选择本院能够处理审核意见的人员。")
    return Request(request.kind, text[: MOST_REASON if request.kind is Kind.WAIVE else MOST_TEXT], request.person)


def _check(user: User, held: Held, request: Request) -> None:
    """Raise unless `user` may do this with this finding as it now stands."""
    if request.kind not in (Kind.WAIVE, Kind.RESTORE):
        return
    if held.is_reading:
        raise WrongState("读取疑问不能说明保留：请在文件页面对照原件，更正或点“已对照原件”。")
    if held.is_grave and not may(Role(user.role), Act.REVIEW_PAPERS):
        try:
            check_may(Role(user.role), Act.REVIEW_PAPERS)
        except NotPermitted as refusal:
            raise NotPermitted(f"“{held.finding.subject}”的意见属于错误。{refusal}") from refusal
    if request.kind is Kind.RESTORE and held.state == OPEN:
        raise WrongState(f"“{held.finding.subject}”的这条意见没有说明保留，不需要取消。")


def _note(user: User, owner: Owner, held: Held, request: Request) -> None:
    """Do it, and keep what was done, by whom, and what the finding said."""
    kind = "paper" if isinstance(owner, Paper) else "comparison"
    case = held.case or FindingCase(**{kind: owner})
    if case.pk is None or request.kind is Kind.WAIVE or not case.is_waived:
        case.key, case.seal, case.finding = held.key, held.seal, held.data
    _DO[request.kind](case, user, request)
    case.version += 1
    case.save()
    FindingNote.objects.create(
        case=case,
        number=case.version,
        kind=request.kind.value,
        text=request.text,
        person=request.person,
        finding=held.data,
        by=user,
    )
    details = {"case": case.pk, "entry": case.version, "rule": held.finding.rule}
    act = f"审核意见{request.kind.label}"
    audit.record(user, act, f"{kind}:{owner.pk}", court=owner.court.code, details=details)


def _waive(case: FindingCase, user: User, request: Request) -> None:
    case.state, case.waived_reason = FindingState.WAIVED, request.text
    case.waived_by, case.waived_at = user, timezone.now()


def _restore(case: FindingCase, user: User, request: Request) -> None:
    case.state, case.waived_reason = FindingState.OPEN, ""
    case.waived_by = case.waived_at = None


def _assign(case: FindingCase, user: User, request: Request) -> None:
    case.assigned_to = request.person


def _leave(case: FindingCase, user: User, request: Request) -> None:
    """A note changes nothing but the discussion."""


_DO: Mapping[Kind, Callable[[FindingCase, User, Request], None]] = {
    Kind.WAIVE: _waive,
    Kind.RESTORE: _restore,
    Kind.ASSIGN: _assign,
    Kind.RELEASE: _assign,
    Kind.NOTE: _leave,
}


def _last(held: Held) -> str:
    """Who did what last."""
    note = held.case.notes.select_related("by").last() if held.case else None
    return f"{note.by.name}刚刚{note.get_kind_display()}" if note else "已有他人办理"
