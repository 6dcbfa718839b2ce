"""Record batches through the browser: taken in, checked, and loaded as a second step."""

from itertools import islice

from django.conf import settings
from django.core.files.base import File
from django.db import transaction

from heng.apps.audit import services as audit
from heng.apps.job import services as jobs
from heng.apps.job.models import Job
from heng.apps.organisation.models import Court
from heng.apps.organisation.permissions import permit
from heng.apps.records import storage
from heng.apps.records.models import Delivery
from heng.apps.user.models import User
from heng.domain.errors import NotFound, UnreadableInput, WrongState
from heng.domain.workflow.permissions import Act
from heng.records.load import check_batch, load_batch
from heng.records.progress import Progress
from heng.records.quarantine import Rejection
from heng.records.report import LoadReport
from heng.records.store import RecordStore

CHECK, LOAD = "check_batch", "load_batch"
MOST_REJECTIONS = 200


def take_in(user: User, court: Court, upload: "File[bytes]") -> Delivery:
    """Keep an uploaded batch and ask for its check; the same file again is the delivery that is already there."""
    permit(user, Act.LOAD_RECORDS, court)
    name, sha256, size = storage.keep(upload, settings.BATCH_LIMIT_MIB)
    with transaction.atomic():
        delivery, created = Delivery.objects.get_or_create(
            court=court, sha256=sha256, defaults={"file_name": name, "size": size, "uploaded_by": user}
        )
        if created:
            details = {"sha256": sha256, "size": size}
            audit.record(user, "上传批次", f"delivery:{delivery.pk}", court=court.code, details=details)
    if delivery.report is None:
        jobs.ask(user, court, CHECK, str(delivery.pk))
    return delivery


def delivery_of(user: User, number: int, act: Act = Act.READ_RECORDS) -> Delivery:
    """The delivery with this number if `user` may do `act` with it; NotFound otherwise."""
    found = Delivery.objects.select_related("court", "uploaded_by").filter(pk=number).first()
    if found is None:
        raise NotFound("没有找到这个批次。它可能属于其他法院，或地址有误；请从“业务数据”进入。")
    permit(user, act, found.court)
    return found


def ask_to_load(user: User, number: int) -> Delivery:
    """Ask for loading a checked batch; WrongState before its check and after its loading."""
    delivery = delivery_of(user, number, Act.LOAD_RECORDS)
    if delivery.report is None:
        raise WrongState("这个批次还没有检查完毕，不能装载。请等检查结果出来后再办理。")
    if delivery.snapshot:
        raise WrongState(f"这个批次已经装载（快照 {delivery.snapshot}），不必再装载。")
    jobs.ask(user, delivery.court, LOAD, str(delivery.pk))
    return delivery


def check(job: Job, progress: Progress) -> str:
    """The work of a check."""
    delivery = Delivery.objects.select_related("court").get(pk=job.subject)
    report = check_batch(RecordStore.default(), storage.stored(delivery.sha256, delivery.file_name), progress)
    if report.court != delivery.court.code:
        raise UnreadableInput(
            f"批次清单写的法院是 {report.court}，而当前法院是 {delivery.court}。请由该院装载，或更正清单后重新交付。"
        )
    delivery.report = _as_json(report)
    delivery.save(update_fields=["report"])
    return "检查完毕。"


def load(job: Job, progress: Progress) -> str:
    """The work of loading; taken up again after an interruption, a batch that is already stored is only noted."""
    delivery = Delivery.objects.select_related("court").get(pk=job.subject)
    store = RecordStore.default()
    snapshot = _holding(store, delivery)
    if snapshot is None:
        report = load_batch(store, storage.stored(delivery.sha256, delivery.file_name), progress)
        snapshot, delivery.report = report.snapshot or "", _as_json(report)
    _note_loaded(job.asked_by, delivery, snapshot)
    return f"已装载，数据快照 {snapshot}。"


def held_back(store: RecordStore, court: Court) -> list[Rejection]:
    """Every fault of every row of the court's batches that was held back, the newest batch first."""
    head = store.head()
    mine = [batch for batch in head.batches if batch.court == court.code and batch.quarantined] if head else []
    return [fault for batch in reversed(mine) for fault in store.quarantine(batch.id)]


@transaction.atomic
def note_export(user: User, court: Court, rows: int) -> None:
    """Every file that leaves the system leaves a trace."""
    permit(user, Act.READ_RECORDS, court)
    audit.record(user, "导出隔离记录", f"court:{court.code}", court=court.code, details={"rows": rows})


@transaction.atomic
def _note_loaded(user: User, delivery: Delivery, snapshot: str) -> None:
    delivery.snapshot = snapshot
    delivery.save(update_fields=["snapshot", "report"])
    details = {"sha256": delivery.sha256, "snapshot": snapshot}
    audit.record(user, "装载批次", f"delivery:{delivery.pk}", court=delivery.court.code, details=details)


def _holding(store: RecordStore, delivery: Delivery) -> str | None:
    batch = (delivery.report or {}).get("batch")
    head = store.head()
    return head.id if head and any(known.id == batch for known in head.batches) else None


def _as_json(report: LoadReport) -> dict[str, object]:
    shown = [one.to_json() for one in islice(report.rejections, MOST_REJECTIONS)]
    return report.to_json() | {"rejections": shown, "faults": len(report.rejections)}
