"""Taking in a paper: read in a child process, reviewed, stored whole or not at all; and reading it once more."""

from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.db import IntegrityError, transaction

from heng.apps.audit import services as audit
from heng.apps.intake import pictures, storage
from heng.apps.intake.earlier import EVALUATING, set_back_later_papers
from heng.apps.intake.history import add_step, follow, locked
from heng.apps.intake.models import Paper
from heng.apps.mapping import services as mappings
from heng.apps.organisation import services as organisation
from heng.apps.organisation.models import Court
from heng.apps.organisation.permissions import permit
from heng.apps.user.models import User
from heng.documents.child import read_in_child
from heng.documents.correction.apply import Json
from heng.documents.correction.steps import Kind
from heng.domain.errors import NotFound, WrongState
from heng.domain.workflow.paper_state import PaperState, PaperStep, paper_after
from heng.domain.workflow.permissions import Act


class DuplicatePaper(WrongState):
    """The same file is already there; `paper` is it."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(
            f"内容完全相同的文件已于 {paper.uploaded_at:%Y-%m-%d} 上传过（{paper.file_name}），没有重复保存。"
        )
        self.paper = paper


def take_in(user: User, court: Court, upload: "File[bytes]") -> Paper:
    """Read, review and store an uploaded paper at once.

    Raises UnreadableInput for a file that cannot be read (nothing is stored) and DuplicatePaper for a known one.
    """
    permit(user, Act.UPLOAD_PAPERS, court)
    with storage.receive(upload, settings.UPLOAD_LIMIT_MIB) as received:
        known = Paper.objects.filter(court=court, sha256=received.sha256).first()
        if known:
            raise DuplicatePaper(known)
        paper = read_paper(court, received.path, storage.plain_name(upload.name))
        paper.sha256, paper.size, paper.uploaded_by = received.sha256, received.size, user
        store(paper, received.path)
    return paper


def read_paper(court: Court, path: Path, name: str) -> Paper:
    """The paper in the file `path`, read and reviewed, not stored yet. Raises UnreadableInput."""
    return paper_from(court, path, name, read_file(court, path, name))


def paper_from(court: Court, path: Path, name: str, reading: Json) -> Paper:
    """The paper, reviewed and not stored yet, that `reading` (a document with its content) found in the file `path`."""
    content = {part: value for part, value in reading.items() if part != "content"}
    original = reading["content"] | pictures.page_sizes(path, reading["content"])
    paper = Paper(court=court, file_name=name, content=content, original=original)
    follow(paper, [])
    return paper


def read_file(court: Court, path: Path, name: str) -> Json:
    """The document in the file `path` with its content, read as the papers of `court` are read."""
    return read_in_child(path, name=name, with_content=True, mappings=mappings.for_reading(court))


def store(paper: Paper, path: Path) -> None:
    """Store a paper that was read, its file and the event, all or none; DuplicatePaper where it is there by now."""
    try:
        _store(paper, path)
    except IntegrityError as race:
        raise DuplicatePaper(Paper.objects.get(court=paper.court, sha256=paper.sha256)) from race


def reread(user: User, paper: Paper, reason: str = "") -> Paper:
    """Read the stored file once more; what is read now takes the place of what was read before.

    The reading before stays in the history, and so do the corrections, which do not apply to the new reading. Raises
    WrongState for a confirmed paper and UnreadableInput where the file cannot be read (nothing changes).
    """
    permit(user, Act.CORRECT_PAPERS, paper.court)
    paper_after(PaperState(paper.state), PaperStep.CORRECT)
    again = read_paper(paper.court, storage.stored(paper.sha256), paper.file_name)
    with transaction.atomic():
        kept = locked(paper.pk, paper.revision)
        before = [{"place": "content", "before": kept.content, "after": None}]
        kept.content, kept.original = again.content, again.original
        kept.state = PaperState.READ.value
        mappings.note_uses(kept.court, kept.sha256, kept.content["findings"])
        add_step(user, kept, Kind.REREAD, changes=before, reason=reason)
    return kept


def paper_of(user: User, paper: int, act: Act = Act.READ_PAPERS) -> Paper:
    """The paper with this number if `user` may do `act` with it; NotFound otherwise."""
    found = Paper.objects.select_related("court", "uploaded_by").filter(pk=paper).first()
    if found is None:
        raise NotFound("没有找到这份文件。它可能属于其他法院，或地址有误；请从“文件”列表进入。")
    permit(user, act, found.court)
    return found


@transaction.atomic
def note_download(user: User, paper: Paper) -> None:
    """Every file that leaves the system leaves a trace."""
    audit.record(user, "下载文件", f"paper:{paper.pk}", court=paper.court.code, details={"sha256": paper.sha256})


@transaction.atomic
def _store(paper: Paper, path: Path) -> None:
    paper.save(force_insert=True)
    if paper.kind.startswith(EVALUATING):
        set_back_later_papers(paper.court_id, paper.fiscal_year)
    if paper.fiscal_year:
        organisation.open_year(paper.court, paper.fiscal_year, paper.uploaded_by)
    details = {"sha256": paper.sha256, "kind": paper.kind, "findings": len(paper.findings)}
    mappings.note_uses(paper.court, paper.sha256, paper.content["findings"])
    audit.record(paper.uploaded_by, "上传文件", f"paper:{paper.pk}", court=paper.court.code, details=details)
    storage.keep(path, paper.sha256)
