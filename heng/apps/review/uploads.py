"""Reviewing a file that is not kept: read in a process of its own, reviewed, forgotten."""

import threading
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction

from heng.apps.audit import services as audit
from heng.apps.intake import storage
from heng.apps.intake.services import read_file
from heng.apps.organisation.models import Court
from heng.apps.organisation.permissions import courts_of, permit
from heng.apps.user.models import User
from heng.documents.from_json import document_from_json
from heng.domain.errors import NotFound, WrongState
from heng.domain.review.review import review
from heng.domain.workflow.permissions import Act
from heng.rulebook.profiles import load_profile, profile_for
from heng.rulebook.ruleset import ruleset_version

Json = dict[str, Any]
# Whoever waits holds a thread of the server: few may, and not for long.
AT_ONCE, PATIENCE = 2, 10
_BUSY = "同时审核的文件过多，这一份没有处理。请稍后重试。"
_turns = threading.BoundedSemaphore(AT_ONCE)


def review_upload(user: User, upload: "File[bytes]", court: str = "", profile: str = "") -> Json:
    """The findings in a file, in the shape of `heng review --format json`; nothing of the file is stored.

    It is read as the papers of `court` are (a code; by default the first of the user's). Raises UnreadableInput,
    NotFound for a court that is not the user's, WrongUsage for an unknown profile, WrongState where too many wait.
    """
    home = _court(user, court)
    permit(user, Act.UPLOAD_PAPERS, home)
    if profile:
        load_profile(profile)
    name = storage.plain_name(upload.name)
    if not _turns.acquire(timeout=PATIENCE):
        raise WrongState(_BUSY)
    try:
        with storage.receive(upload, settings.UPLOAD_LIMIT_MIB) as received:
            reading = read_file(home, received.path, name)
            sha256 = received.sha256
    finally:
        _turns.release()
    reading.pop("content")
    document = document_from_json(reading)
    slug = profile or profile_for(document)
    found = review(document, load_profile(slug, document.fiscal_year))
    _note(user, home, sha256, len(found))
    findings = [finding.to_json() for finding in (*document.findings, *found)]
    return {"file": name, "profile": slug, "ruleset": ruleset_version(), "findings": findings}


def _court(user: User, code: str) -> Court:
    courts = courts_of(user)
    found = courts.filter(code=code).first() if code else courts.first()
    if found is None:
        raise NotFound(f"没有找到代字为“{code}”的法院，或者您不属于该院。" if code else "您的账号还没有关联法院。")
    return found


@transaction.atomic
def _note(user: User, court: Court, sha256: str, count: int) -> None:
    details = {"sha256": sha256, "findings": count}
    audit.record(user, "接口审核文件（不保存）", f"court:{court.code}", court=court.code, details=details)
