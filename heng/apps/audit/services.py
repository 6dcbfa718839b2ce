"""Writing the audit trail, and checking it."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from heng.apps.audit.chain import Verdict, digest, verify
from heng.apps.audit.models import AuditEvent, AuditHead


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
    head = AuditHead.objects.select_for_update().get(pk=1)
    event = AuditEvent(
        sequence=head.sequence + 1,
        at=timezone.now(),
        actor_id=actor.pk if actor else None,
        actor_name=str(actor or "系统")[:80],
        act=act,
        subject=subject[:200],
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


def verify_trail() -> Verdict:
    """Recompute every digest; the head row must agree with the newest event, so that a cut-off end shows."""
    verdict = verify(AuditEvent.objects.order_by("sequence").iterator(chunk_size=2000))
    head = AuditHead.objects.get(pk=1)
    if verdict.broken_at is None and (head.sequence, head.digest) != (verdict.count, verdict.head):
        return Verdict(verdict.count, verdict.head, verdict.count + 1)
    return verdict
