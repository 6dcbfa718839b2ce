"""Writing the audit trail, looking things up in it, and checking it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from heng.apps.audit.chain import Verdict, digest, verify
from heng.apps.audit.models import AuditEvent, AuditHead
from heng.apps.user.models import User
from heng.domain.workflow.permissions import Act, check_may
from heng.domain.workflow.role import Role

COLUMNS = ("序号", "时间", "人员", "事项", "对象", "法院", "结果", "说明", "前一条摘要", "本条摘要")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which events to show: by whom, what, and from which day to which (both included); blank or None for all."""

    person: str = ""
    act: str = ""
    since: date | None = None
    until: date | None = None


def record(
    actor: AbstractBaseUser | None,
    act: str,
    subject: str,
    *,
    court: str = "",
    success: bool = True,
    details: dict[str, Any] | None = None,
) -> AuditEvent:
    """Add an event to the trail, inside the transaction of the write that it records.

    `details` must be plain JSON without personal data. Writers queue at the head row, so the chain has one order.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an audit event belongs into the transaction of the write it records")
    head = queue()
    event = AuditEvent(
        sequence=head.sequence + 1,
        at=timezone.now(),
        actor_id=actor.pk if actor else None,
        actor_name=str(actor or "系统")[:80],
        act=act,
        subject=subject.replace("\0", "\ufffd")[:200],  # PostgreSQL keeps no NUL, and a name typed may hold one
        court=court,
        success=success,
        details=details or {},
        previous=head.digest,
    )
    event.digest = digest(head.digest, event.payload())
    event.save(force_insert=True)
    head.sequence, head.digest = event.sequence, event.digest
    head.save(update_fields=["sequence", "digest"])
    return event


def queue() -> AuditHead:
    """Wait until no other transaction is writing, and hold off others until this one ends."""
    return AuditHead.objects.select_for_update().get(pk=1)


def chosen(choice: Choice) -> QuerySet[AuditEvent]:
    """The events of `choice`, newest first."""
    events = AuditEvent.objects.all()
    if choice.person:
        events = events.filter(actor_name=choice.person)
    if choice.act:
        events = events.filter(act=choice.act)
    if choice.since:
        events = events.filter(at__gte=_midnight(choice.since))
    if choice.until:
        events = events.filter(at__lt=_midnight(choice.until + timedelta(days=1)))
    return events


def names(field: str) -> list[str]:
    """The different values of `field` (actor_name or act) in the trail, sorted."""
    return list(AuditEvent.objects.order_by(field).values_list(field, flat=True).distinct())


@transaction.atomic
def export(user: User, choice: Choice) -> Iterator[tuple[str, ...]]:
    """Head and rows of the events of `choice`, oldest first, as text; the export is an event itself, after the rows."""
    check_may(Role(user.role), Act.READ_AUDIT)
    newest = queue().sequence
    details = {"person": choice.person, "act": choice.act, "since": str(choice.since), "until": str(choice.until)}
    record(user, "导出审计记录", f"event:1-{newest}", details=details)
    events = chosen(choice).filter(sequence__lte=newest).order_by("sequence")
    return _rows(events)


def verify_trail() -> Verdict:
    """Recompute every digest; the head row must agree with the newest event, so that a cut-off end shows."""
    verdict = verify(AuditEvent.objects.order_by("sequence").iterator(chunk_size=2000))
    head = AuditHead.objects.get(pk=1)
    if verdict.broken_at is None and (head.sequence, head.digest) != (verdict.count, verdict.head):
        return Verdict(verdict.count, verdict.head, verdict.count + 1)
    return verdict


def _rows(events: QuerySet[AuditEvent]) -> Iterator[tuple[str, ...]]:
    yield COLUMNS
    for event in events.iterator(chunk_size=2000):
        yield (
            str(event.sequence),
            timezone.localtime(event.at).strftime("%Y-%m-%d %H:%M:%S"),
            event.actor_name,
            event.act,
            event.subject,
            event.court,
            "成功" if event.success else "未成功",
            json.dumps(event.details, ensure_ascii=False) if event.details else "",
            event.previous,
            event.digest,
        )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
