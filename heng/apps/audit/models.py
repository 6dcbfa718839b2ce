"""The audit trail: rows that are only ever added, each carrying the hash of the one before it."""

from typing import Any

from django.conf import settings
from django.db import models


class AuditEvent(models.Model):
    """Who did what to which thing, when, and whether it succeeded. Database triggers refuse update and delete."""

    sequence = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=80)
    act = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    court = models.CharField(max_length=20, blank=True)
    success = models.BooleanField(default=True)
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("-sequence",)

    def __str__(self) -> str:
        return f"{self.sequence} {self.actor_name} {self.act} {self.subject}"

    def payload(self) -> dict[str, Any]:
        """What the digest covers: everything but the two digests themselves."""
        names = ("sequence", "actor_id", "actor_name", "act", "subject", "court", "success", "details")
        return {"at": self.at.isoformat(timespec="microseconds")} | {name: getattr(self, name) for name in names}


class AuditHead(models.Model):
    """The one row that writers of the trail lock: number and digest of the newest event."""

    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.sequence} {self.digest}"
