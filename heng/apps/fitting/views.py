"""Fitting a table of unknown layout by hand, and the list of the mappings that came of it."""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from heng.apps.fitting import presenters, services
from heng.apps.fitting.forms import FileForm, choice_of
from heng.apps.mapping import services as mappings
from heng.apps.organisation.scope import court_of
from heng.apps.user.http import SignedIn, requires
from heng.documents.mapping.draft import Choice
from heng.documents.mapping.from_json import mapping_from_bytes
from heng.documents.mapping.suggest import suggested
from heng.domain.errors import HengError, UnreadableInput, WrongState, WrongUsage
from heng.domain.workflow.permissions import Act

_LONGEST_FILE = 1 << 20


@require_http_methods(["GET", "POST"])
@requires(Act.MAP_COLUMNS)
def table(request: SignedIn, paper: int, number: int = 1) -> HttpResponse:
    """A table of a paper with a proposal, or (posted) with the choice made so far and what it would read."""
    found = services.table_of(request.user, paper, number)
    if request.method == "GET":
        return _page(request, found, suggested(found.rows), found.paper.file_name.rpartition(".")[0][:60])
    try:
        choice = choice_of(request.POST)
    except WrongUsage as problem:
        return _page(request, found, suggested(found.rows), request.POST.get("name", ""), problem, 422)
    return _page(request, found, choice, request.POST.get("name", ""))


@require_POST
@requires(Act.MAP_COLUMNS)
def preview(request: SignedIn, paper: int, number: int) -> HttpResponse:
    """What the choice would read, to be shown in its place on the page; a choice that reads nothing says why."""
    found = services.table_of(request.user, paper, number)
    try:
        context = presenters.preview(services.previewed(found, choice_of(request.POST)))
    except WrongUsage as problem:
        context = {"problem": str(problem)}
    return render(request, "fitting/preview.html", context)


@require_POST
@requires(Act.MAP_COLUMNS)
def save(request: SignedIn, paper: int, number: int) -> HttpResponse:
    """Keep the choice as a mapping and read the paper by it; what cannot be kept stays on the page with the reason."""
    found = services.table_of(request.user, paper, number)
    name = request.POST.get("name", "")
    try:
        choice = choice_of(request.POST)
        version = services.fit_paper(request.user, found, choice, name)
    except (WrongUsage, WrongState, UnreadableInput) as problem:
        return _page(request, found, _choice(request, found), name, problem, 422)
    messages.success(
        request,
        f"已保存栏目对应“{version.mapping.name}”（第 {version.number} 版）并据此重新读取；同样的表以后自动读取。",
    )
    return redirect("intake:paper", paper)


@require_GET
@requires(Act.READ_PAPERS)
def listing(request: SignedIn) -> HttpResponse:
    """The mappings of the court, with their versions and how many files they read."""
    return _listing(request, FileForm())


@require_POST
@requires(Act.MAP_COLUMNS)
def load(request: SignedIn) -> HttpResponse:
    """Take over a mapping from a file."""
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            read = mapping_from_bytes(form.cleaned_data["file"].read(_LONGEST_FILE + 1))
            version = mappings.keep(request.user, court_of(request), read)
        except (UnreadableInput, WrongUsage, WrongState) as problem:
            form.add_error("file", str(problem))
        else:
            messages.success(request, f"已导入栏目对应“{version.mapping.name}”（第 {version.number} 版）。")
            return redirect("fitting:mappings")
    return _listing(request, form, 422)


@require_POST
@requires(Act.MAP_COLUMNS)
def rename(request: SignedIn, number: int) -> HttpResponse:
    """Give a mapping another name."""
    renamed = mappings.rename(request.user, number, request.POST.get("name", ""))
    messages.success(request, f"已改名为“{renamed.name}”。")
    return redirect("fitting:mappings")


@require_POST
@requires(Act.MAP_COLUMNS)
def withdraw(request: SignedIn, number: int) -> HttpResponse:
    """Read no more papers by a mapping."""
    withdrawn = mappings.withdraw(request.user, number)
    messages.success(request, f"“{withdrawn.name}”已停用；它读过的文件不变，以后的文件不再按它读取。")
    return redirect("fitting:mappings")


@require_POST
@requires(Act.READ_PAPERS)
def export(request: SignedIn, number: int) -> HttpResponse:
    """A mapping as a file, for another court or the command line."""
    found = mappings.exported(request.user, number)
    data = json.dumps(found.latest.data | {"name": found.name}, ensure_ascii=False, indent=1)
    answer = HttpResponse(data, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="mapping-{found.pk}.json"'
    return answer


def _choice(request: SignedIn, found: services.Table) -> Choice:
    try:
        return choice_of(request.POST)
    except WrongUsage:
        return suggested(found.rows)


def _page(
    request: SignedIn,
    found: services.Table,
    choice: Choice,
    name: str,
    problem: HengError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = presenters.page(found, choice, name) | {"refusal": str(problem or "")}
    try:
        context |= presenters.preview(services.previewed(found, choice))
    except WrongUsage as unfinished:
        context["problem"] = str(unfinished)
    return render(request, "fitting/table.html", context, status=status)


def _listing(request: SignedIn, form: FileForm, status: int = 200) -> HttpResponse:
    found = [presenters.kept(one) for one in mappings.listed(request.user, court_of(request))]
    return render(request, "fitting/mappings.html", {"kept": found, "form": form}, status=status)
