"""The REST resources of the review: papers, their findings, and the review of a file that is not kept."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from heng.apps.intake.models import Paper
from heng.apps.organisation.models import Court
from heng.apps.organisation.permissions import courts_of
from heng.apps.review.cases import handling, handling_between
from heng.apps.review.comparison import compared, counted, years_of
from heng.apps.review.conflict_exports import note_export as note_export_between
from heng.apps.review.conflict_exports import payload as payload_between
from heng.apps.review.exports import digest, entity_tag, note_export, payload
from heng.apps.review.guard import WRITTEN, answers
from heng.apps.review.services import paper_of
from heng.apps.review.uploads import review_upload
from heng.apps.user.http import SignedIn
from heng.domain.errors import NotFound, WrongUsage
from heng.domain.workflow.permissions import Act

Json = dict[str, Any]
PAGE = 100
SEVERITIES = ("error", "warning", "hint")


@require_GET
@answers(Act.READ_PAPERS)
def papers(request: SignedIn) -> HttpResponse:
    """The papers of one's courts, the newest first, a page of them (`?page=`)."""
    mine = Paper.objects.filter(court__in=courts_of(request.user)).select_related("court")
    light = mine.defer("content", "corrected", "original")
    page: Page[Paper] = Paginator(light, PAGE).get_page(request.GET.get("page"))
    told = {"papers": [_paper(paper) for paper in page], "page": page.number, "pages": page.paginator.num_pages}
    return JsonResponse(told, json_dumps_params=WRITTEN)


@require_GET
@answers(Act.READ_PAPERS)
def findings(request: SignedIn, number: int) -> HttpResponse:
    """The findings of a paper with what people did about them; not modified where If-None-Match names what is there."""
    paper = paper_of(request.user, number)
    told = payload(paper, handling(paper))
    tag = entity_tag(told)
    if tag in _known_tags(request):
        return HttpResponse(status=304, headers={"ETag": tag})
    note_export(request.user, paper, "api")
    answer = JsonResponse({"documents": [told]}, json_dumps_params=WRITTEN)
    answer["ETag"] = tag
    return answer


@require_GET
@answers(Act.READ_PAPERS)
def conflicts(request: SignedIn) -> HttpResponse:
    """What the papers of a court (`court`, by default the first of one's own) and `year` (by default the newest with
    papers) contradict each other in, with what people did about it; the year before counts too."""
    court = _court(request)
    papers = counted(court, _year(request, court))
    comparison = compared(court, _year(request, court), papers.papers)
    told = payload_between(comparison, handling_between(comparison), papers)
    tag = f'"{comparison.digest[:16]}-{digest(told)}"'
    if tag in _known_tags(request):
        return HttpResponse(status=304, headers={"ETag": tag})
    note_export_between(request.user, comparison, "api")
    return JsonResponse(told, json_dumps_params=WRITTEN, headers={"ETag": tag})


@require_POST
@answers(Act.UPLOAD_PAPERS)
def review(request: SignedIn) -> HttpResponse:
    """The findings in the one file that was sent (`file`); the file is not kept."""
    sent = request.FILES.getlist("file")
    if len(sent) != 1 or len(request.FILES) != 1:
        raise WrongUsage("请用名为 file 的一个字段上传一个文件（multipart/form-data）。")
    asked = request.POST
    told = review_upload(request.user, sent[0], asked.get("court", ""), asked.get("profile", ""))
    return JsonResponse({"documents": [told]}, json_dumps_params=WRITTEN)


def _known_tags(request: SignedIn) -> list[str]:
    return [part.strip() for part in request.headers.get("If-None-Match", "").split(",")]


def _court(request: SignedIn) -> Court:
    code, courts = request.GET.get("court", ""), courts_of(request.user)
    found = courts.filter(code=code).first() if code else courts.first()
    if found is None:
        raise NotFound(f"没有找到代字为“{code}”的法院，或者您不属于该院。" if code else "您的账号还没有关联法院。")
    return found


def _year(request: SignedIn, court: Court) -> int:
    asked, years = request.GET.get("year", ""), years_of(court)
    if not asked:
        return years[0] if years else timezone.localdate().year
    if not (asked.isascii() and asked.isdecimal() and len(asked) == 4):
        raise WrongUsage(f"年度应写成四位数字，收到的是“{asked[:20]}”。")
    if int(asked) not in years:
        raise NotFound(f"{court.name}没有{asked}年度的文件。")
    return int(asked)


def _paper(paper: Paper) -> Json:
    severities = [finding["severity"] for finding in paper.findings]
    return {
        "paper": paper.pk,
        "court": paper.court.code,
        "file": paper.file_name,
        "sha256": paper.sha256,
        "kind": paper.kind,
        "fiscal_year": paper.fiscal_year,
        "state": paper.state,
        "revision": paper.revision,
        "profile": paper.profile,
        "ruleset": paper.ruleset,
        "uploaded_at": timezone.localtime(paper.uploaded_at).isoformat(timespec="seconds"),
        "findings": {severity: severities.count(severity) for severity in SEVERITIES},
    }
