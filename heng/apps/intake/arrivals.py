"""Files on their way in: received whole, then read one after the other as jobs, each by itself."""

from datetime import timedelta

from django.conf import settings
from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from heng.apps.audit import services as audit
from heng.apps.intake import services, storage
from heng.apps.intake.models import Arrival, Paper
from heng.apps.job import services as jobs
from heng.apps.job.models import OPEN, Job
from heng.apps.organisation.models import Court
from heng.apps.organisation.permissions import permit
from heng.apps.user.models import User
from heng.domain.errors import UnreadableInput
from heng.domain.workflow.permissions import Act
from heng.records.progress import Progress

READ = "read_paper"
READING, REVIEWING = "读取", "审核"
MOST_SHOWN = 200
SHOWN_FOR = timedelta(days=3)


def receive(user: User, court: Court, upload: "File[bytes]") -> Arrival:
    """Take a file and ask for its reading; the same content again is the arrival or the paper that is already there.

    Raises UnreadableInput beyond the limit of size; nothing is stored then.
    """
    permit(user, Act.UPLOAD_PAPERS, court)
    storage.sweep(_waiting())
    name = storage.plain_name(upload.name)
    with storage.receive(upload, settings.UPLOAD_LIMIT_MIB) as received:
        known = Paper.objects.filter(court=court, sha256=received.sha256).first()
        if known is not None:
            return _duplicate(user, known, name)
        _close_lost(court, received.sha256)
        try:
            return _received(user, court, name, received)
        except IntegrityError:
            return _open(court).get(sha256=received.sha256)


def recent(user: User, court: Court) -> QuerySet[Arrival]:
    """The arrivals of `user` in `court` of the last days that were not put away, the newest first."""
    permit(user, Act.READ_PAPERS, court)
    since = timezone.now() - SHOWN_FOR
    mine = Arrival.objects.filter(court=court, uploaded_by=user, put_away=False, uploaded_at__gte=since)
    return mine.select_related("job", "paper").defer("paper__content", "paper__corrected", "paper__original")[
        :MOST_SHOWN
    ]


@transaction.atomic
def put_away(user: User, court: Court) -> int:
    """Take the finished arrivals of `user` off the list; how many there were."""
    permit(user, Act.UPLOAD_PAPERS, court)
    mine = Arrival.objects.filter(court=court, uploaded_by=user, put_away=False)
    finished = mine.filter(Q(paper__isnull=False) | ~Q(problem="") | ~Q(job__state__in=OPEN))
    count = finished.update(put_away=True)
    if count:
        audit.record(user, "收起上传记录", f"court:{court.code}", court=court.code, details={"count": count})
    return count


def read(job: Job, progress: Progress) -> str:
    """The work of reading an arrival. A file that cannot be read leaves nothing but the reason and the event."""
    arrival = Arrival.objects.select_related("court", "uploaded_by").get(pk=job.subject)
    if arrival.paper_id or arrival.problem:
        return "已经读取。"
    path = storage.arrived(arrival.token)
    try:
        progress(READING, 0, 2)
        paper = services.read_paper(arrival.court, path, arrival.file_name)
        progress(REVIEWING, 1, 2)
        paper.sha256, paper.size, paper.uploaded_by = arrival.sha256, arrival.size, arrival.uploaded_by
        _finish(arrival, paper)
    except UnreadableInput as problem:
        _refuse(arrival, str(problem))
        raise
    except Exception:
        _refuse(arrival, jobs.BROKEN)
        raise
    storage.drop(arrival.token)
    return f"已读取“{arrival.file_name}”。"


@transaction.atomic
def _finish(arrival: Arrival, paper: Paper) -> None:
    """The paper, its file, the event and the end of the arrival: all or none."""
    try:
        with transaction.atomic():
            services.store(paper, storage.arrived(arrival.token))
            arrival.paper = paper
    except services.DuplicatePaper as known:
        arrival.paper, arrival.is_duplicate = known.paper, True
    arrival.save(update_fields=["paper", "is_duplicate"])


def _refuse(arrival: Arrival, problem: str) -> None:
    """Nothing stays of the file but the line with the reason."""
    _note_refusal(arrival, problem)
    storage.drop(arrival.token)


@transaction.atomic
def _note_refusal(arrival: Arrival, problem: str) -> None:
    arrival.problem = problem
    arrival.save(update_fields=["problem"])
    details = {"sha256": arrival.sha256, "size": arrival.size}
    subject = f"arrival:{arrival.pk}"
    audit.record(arrival.uploaded_by, "读取文件", subject, court=arrival.court.code, success=False, details=details)


@transaction.atomic
def _received(user: User, court: Court, name: str, received: storage.Received) -> Arrival:
    arrival = Arrival(court=court, file_name=name, sha256=received.sha256, size=received.size, uploaded_by=user)
    arrival.save()
    arrival.job = jobs.ask(user, court, READ, str(arrival.pk))
    details = {"sha256": received.sha256, "size": received.size}
    audit.record(user, "接收文件", f"arrival:{arrival.pk}", court=court.code, details=details)
    # The file moves last: should that fail, nothing of all this has happened.
    arrival.token = storage.wait(received)
    arrival.save(update_fields=["job", "token"])
    return arrival


@transaction.atomic
def _duplicate(user: User, paper: Paper, name: str) -> Arrival:
    """The one line that says so, however often the file is sent."""
    arrival, _ = Arrival.objects.update_or_create(
        court=paper.court,
        sha256=paper.sha256,
        uploaded_by=user,
        is_duplicate=True,
        defaults={"file_name": name, "size": paper.size, "paper": paper, "put_away": False},
    )
    details = {"sha256": paper.sha256, "paper": paper.pk}
    audit.record(user, "重复上传", f"arrival:{arrival.pk}", court=paper.court.code, details=details)
    return arrival


def _close_lost(court: Court, sha256: str) -> None:
    """An arrival whose job was given up does not stand in the way of the same file sent again."""
    for arrival in _open(court).filter(sha256=sha256).exclude(job__state__in=OPEN).select_related("job", "court"):
        _refuse(arrival, arrival.job.message if arrival.job else jobs.BROKEN)


def _open(court: Court) -> QuerySet[Arrival]:
    return Arrival.objects.filter(court=court, paper__isnull=True, problem="")


def _waiting() -> set[str]:
    return set(Arrival.objects.filter(paper__isnull=True, problem="").values_list("token", flat=True))
