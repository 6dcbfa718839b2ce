"""Long work: what was asked for, how far it is, and how it ended."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from heng.apps.organisation.models import Court


class State(models.TextChoices):
    """The way of a job."""

    WAITING = "waiting", "排队"
    RUNNING = "running", "进行中"
    DONE = "done", "完成"
    FAILED = "failed", "未完成"


OPEN = (State.WAITING, State.RUNNING)


class Job(models.Model):
    """One piece of long work. `subject` names what it is about (a year, a delivery); `doing`, `done` and `total` say how
    far it is; `beat_at` is the last sign of life of whoever runs it, so that interrupted work is taken up again."""

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    court = models.ForeignKey(Court, models.PROTECT, related_name="jobs")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    doing = models.CharField(max_length=120, blank=True)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    message = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now)
    beat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("asked_at", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["court", "kind", "subject"],
                condition=models.Q(state__in=[state.value for state in OPEN]),
                name="open_work_is_asked_for_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"

    @property
    def is_open(self) -> bool:
        """Whether it still waits or runs."""
        return self.state in OPEN
