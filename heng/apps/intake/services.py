"""Taking in a paper: read in a child process, reviewed, stored whole or not at all."""

from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import IntegrityError, transaction

from heng.apps.audit import services as audit
from heng.apps.intake import storage
from heng.apps.intake.models import Paper
from heng.apps.organisation import services as organisation
from heng.apps.organisation.models import Court
from heng.apps.organisation.permissions import permit
from heng.apps.user.models import User
from heng.documents.child import read_in_child
from heng.documents.from_json import document_from_json
from heng.domain.errors import NotFound, WrongState
from heng.domain.review.review import review
from heng.domain.workflow.permissions import Act
from heng.rulebook.profiles import load_profile, profile_for


class DuplicatePaper(WrongState):
    """The same file is already there; `paper` is it."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(
            f"内容完全相同的文件已于 {paper.uploaded_at:%Y-%m-%d} 上传过（{paper.file_name}），没有重复保存。"
        )
        self.paper = paper


def take_in(user: User, court: Court, upload: "File[bytes]") -> Paper:
    """Read, review and store an uploaded paper.

    Raises UnreadableInput for a file that cannot be read (nothing is stored) and DuplicatePaper for a known one.
    """
    permit(user, Act.UPLOAD_PAPERS, court)
    with storage.receive(upload, settings.UPLOAD_LIMIT_MIB) as received:
        known = Paper.objects.filter(court=court, sha256=received.sha256).first()
        if known:
            raise DuplicatePaper(known)
        name = PurePath((upload.name or "").replace("\\", "/")).name[:200] or "未命名"
        content = read_in_child(received.path, name=name, with_content=True)
        original = content.pop("content")
        profile, findings = _reviewed(content)
        paper = Paper(
            court=court,
            file_name=name,
            sha256=received.sha256,
            size=received.size,
            kind=content["kind"],
            fiscal_year=content["fiscal_year"],
            profile=profile,
            content=content,
            original=original,
            findings=findings,
            uploaded_by=user,
        )
        try:
            _store(user, paper, received)
        except IntegrityError as race:
            raise DuplicatePaper(Paper.objects.get(court=court, sha256=received.sha256)) from race
    return paper


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
def _store(user: User, paper: Paper, received: storage.Received) -> None:
    paper.save(force_insert=True)
    if paper.fiscal_year:
        organisation.open_year(paper.court, paper.fiscal_year, user)
    details = {"sha256": paper.sha256, "kind": paper.kind, "findings": len(paper.findings)}
    audit.record(user, "上传文件", f"paper:{paper.pk}", court=paper.court.code, details=details)
    storage.keep(received)


def _reviewed(content: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    document = document_from_json(content)
    profile = profile_for(document)
    return profile, [finding.to_json() for finding in review(document, load_profile(profile))]
