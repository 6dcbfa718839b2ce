"""Asking for long work, doing it, and looking at it. A job that lost its runner is taken up again."""

import logging
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from heng.apps.job.models import OPEN, Job, State
from heng.apps.organisation.models import Court
from heng.apps.organisation.permissions import permit
from heng.apps.user.models import User
from heng.domain.errors import HengError, NotFound
from heng.domain.workflow.permissions import Act
from heng.records.progress import Progress

Handler = Callable[[Job, Progress], str]
"""Does the work of a job and says in Chinese what came of it; doing it twice must be harmless."""

LOST_AFTER = timedelta(seconds=30)
MOST_ATTEMPTS = 3
BETWEEN_REPORTS = 0.4
BROKEN = "程序没有按预期完成，没有改动任何内容。请重试；若仍出现，请把时间告诉系统管理员。"
GIVEN_UP = f"这项工作已中断 {MOST_ATTEMPTS} 次，不再自动重试。请查明原因（如内存不足、频繁重启）后重新办理。"

logger = logging.getLogger(__name__)


def ask(user: User, court: Court, kind: str, subject: str) -> Job:
    """A new job, or the open one of the same kind and subject; the caller has checked the permission."""
    try:
        with transaction.atomic():
            return Job.objects.create(kind=kind, subject=subject, court=court, asked_by=user)
    except IntegrityError:
        return Job.objects.get(kind=kind, subject=subject, court=court, state__in=OPEN)


def job_of(user: User, number: int) -> Job:
    """The job with this number in one of the courts of `user`; NotFound otherwise."""
    found = Job.objects.select_related("court").filter(pk=number).first()
    if found is None:
        raise NotFound("没有找到这项工作。请从左侧菜单重新进入。")
    permit(user, Act.READ_RECORDS, found.court)
    return found


def latest(court: Court, kind: str, subject: str) -> Job | None:
    """The newest job of this kind and subject."""
    return Job.objects.filter(court=court, kind=kind, subject=subject).last()


def run_next(
    handlers: Mapping[str, Handler], around: Callable[[Job], AbstractContextManager[object]] = nullcontext
) -> bool:
    """Do the job that waits longest, inside the context that `around` makes of it; whether there was one."""
    job = claim()
    if job is not None:
        with around(job):
            run(job, handlers)
    return job is not None


def claim() -> Job | None:
    """Take the job that waits longest, or one whose runner has gone silent."""
    if not _ready().exists():
        return None
    with transaction.atomic():
        job = _ready().select_for_update(skip_locked=True, of=("self",)).select_related("court", "asked_by").first()
        if job is None:
            return None
        job.attempts += 1
        job.state, job.beat_at = State.RUNNING, timezone.now()
        job.save(update_fields=["attempts", "state", "beat_at"])
    return job


def run(job: Job, handlers: Mapping[str, Handler]) -> None:
    """Do `job` and note how it ended; what goes wrong is its message, never an exception."""
    if job.attempts > MOST_ATTEMPTS:
        return _finish(job, State.FAILED, GIVEN_UP)
    try:
        message = handlers[job.kind](job, _Report(job))
    except HengError as problem:
        return _finish(job, State.FAILED, str(problem))
    except Exception:
        logger.exception("job %s (%s) failed", job.pk, job)
        return _finish(job, State.FAILED, BROKEN)
    return _finish(job, State.DONE, message)


def beat(job: Job) -> None:
    """A sign of life of whoever runs `job`."""
    Job.objects.filter(pk=job.pk, state=State.RUNNING).update(beat_at=timezone.now())


@dataclass
class _Report:
    """Progress written to the row of the job, a few times a second at most."""

    job: Job
    last: float = field(default=0.0)

    def __call__(self, label: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self.last < BETWEEN_REPORTS and done < total:
            return
        self.last = now
        Job.objects.filter(pk=self.job.pk).update(doing=label[:120], done=done, total=total, beat_at=timezone.now())


def _ready() -> QuerySet[Job]:
    silent = Q(state=State.RUNNING, beat_at__lt=timezone.now() - LOST_AFTER)
    return Job.objects.filter(Q(state=State.WAITING) | silent)


def _finish(job: Job, state: State, message: str) -> None:
    job.state, job.message, job.finished_at = state, message, timezone.now()
    job.save(update_fields=["state", "message", "finished_at"])
