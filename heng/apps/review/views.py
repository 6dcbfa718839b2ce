"""The findings of a paper: the list, one of them, what leaves with them; the rules; the keys for programs."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from heng.apps.review import exports as exporting
from heng.apps.review import presenters, services
from heng.apps.review import tokens as keys
from heng.apps.review.cases import WAIVED, handling
from heng.apps.review.forms import GROUPS, ChoiceForm, TokenForm
from heng.apps.review.models import ApiToken
from heng.apps.review.rules import everything, explained
from heng.apps.user.http import SignedIn, requires
from heng.domain.errors import NotFound, WrongState
from heng.domain.workflow.permissions import Act

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@require_GET
@requires(Act.READ_PAPERS)
def findings(request: SignedIn, number: int) -> HttpResponse:
    """All findings of a paper, grouped and chosen as the address says."""
    paper = services.paper_of(request.user, number)
    present = handling(paper)
    choice = ChoiceForm(request.GET)
    choice.is_valid()
    asked = choice.cleaned_data
    listed = presenters.chosen(present.held, asked, request.user)
    context = {
        "paper": paper,
        "choice": choice,
        "asked": asked,
        "is_chosen": any(asked.get(name) for name in ("severity", "rule", "certainty", "state", "q")),
        "by": asked.get("by") or "entry",
        "ways": GROUPS,
        "groups": presenters.grouped(listed, asked.get("by", ""), paper),
        "tabs": presenters.counts(present, request.user),
        "tally": presenters.tally(one for one in present.held if not one.is_reading and one.state != WAIVED),
        "reading": sum(one.is_reading for one in present.held),
        "rules": presenters.rules_of(present),
        "gone": present.gone,
        "profile": presenters.profile(paper),
        "people": services.colleagues(paper.court),
        "count": len(present.held),
        "listed": len(listed),
    }
    return render(request, "review/findings.html", context)


@require_GET
@requires(Act.READ_PAPERS)
def finding(request: SignedIn, number: int, name: str) -> HttpResponse:
    """One finding: in the drawer beside the list, or a page of its own."""
    paper = services.paper_of(request.user, number)
    held = handling(paper).named(name)
    if held is None:
        raise NotFound("这条意见已经不在：所指内容已改正，或说法随更正有了变化。请回到意见列表查看最新的审核结果。")
    home, back = reverse("intake:paper", args=[number]), reverse("review:findings", args=[number])
    context = {
        "held": held,
        "line": presenters.line(held, presenters.names_of(paper)),
        "places": [(text, f"{home}#{place}") for text, place in presenters.places(held)],
        "beside": f"{home}#finding-{held.name}",
        "crumbs": [(paper.file_name, home), ("审核意见", back)],
        "act": reverse("review:act", args=[number]),
        "notes": held.case.notes.select_related("by", "person") if held.case else [],
        "people": services.colleagues(paper.court),
        "back": back,
        "frame": "fragment.html" if request.htmx else "framed.html",
    }
    return render(request, "review/finding.html", context)


@require_GET
@requires(Act.READ_PAPERS)
def as_json(request: SignedIn, number: int) -> HttpResponse:
    """The findings as the REST resource gives them, as a download."""
    paper = services.paper_of(request.user, number)
    told = {"documents": [exporting.payload(paper, handling(paper))]}
    exporting.note_export(request.user, paper, "json")
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="findings-{paper.pk}.json"'
    return answer


@require_GET
@requires(Act.READ_PAPERS)
def export(request: SignedIn, number: int, form: str) -> HttpResponse:
    """The annotated workbook or the review opinion as a download."""
    made = exporting.export(request.user, number, form)
    headers = {"Content-Disposition": content_disposition_header(True, made.name) or "attachment"}
    return HttpResponse(made.content, content_type=TYPES[form], headers=headers)


@require_GET
@requires(Act.READ_PAPERS)
def rules(request: SignedIn) -> HttpResponse:
    """All rules of the review."""
    return render(request, "review/rules.html", {"rules": everything()})


@require_GET
@requires(Act.READ_PAPERS)
def rule(request: SignedIn, code: str) -> HttpResponse:
    """One rule: what it checks, on which text it rests, an example."""
    frame = "fragment.html" if request.htmx else "framed.html"
    return render(request, "review/rule.html", {"rule": explained(code), "frame": frame})


@require_GET
@requires(Act.READ_PAPERS)
def tokens(request: SignedIn) -> HttpResponse:
    """One's own keys for programs."""
    return _tokens(request, TokenForm())


@never_cache
@require_POST
@requires(Act.READ_PAPERS)
def make_token(request: SignedIn) -> HttpResponse:
    """A new key; the answer is the only place where it is ever shown."""
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _tokens(request, form, status=422)
    try:
        token, text = keys.make(request.user, form.cleaned_data["name"])
    except WrongState as problem:
        form.add_error("name", str(problem))
        return _tokens(request, form, status=409)
    return _tokens(request, TokenForm(), made=token, text=text)


@require_POST
@requires(Act.READ_PAPERS)
def revoke_token(request: SignedIn, number: int) -> HttpResponse:
    """End the use of a key."""
    token = keys.revoke(request.user, number)
    messages.success(request, f"密钥“{token.name}”已停用。")
    return redirect("review:tokens")


def _tokens(
    request: SignedIn, form: TokenForm, status: int = 200, made: ApiToken | None = None, text: str = ""
) -> HttpResponse:
    context = {"tokens": ApiToken.objects.filter(user=request.user), "form": form, "made": made, "text": text}
    return render(request, "review/tokens.html", context, status=status)
