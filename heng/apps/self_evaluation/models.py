"""Self-evaluations: the score of a court's year, computed once and kept as it was."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from heng.apps.organisation.models import Court


class SelfEvaluation(models.Model):
    """A computed score. `breakdown` is the evaluation of `heng evaluate --format json`, `indicators` what it rests on:
    target, actual, verdict and evidence of each. `digest` is that of both, so that scoring equal facts is the same row."""

    court = models.ForeignKey(Court, models.PROTECT, related_name="self_evaluations")
    fiscal_year = models.PositiveSmallIntegerField()
    scheme = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    total = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    grade = models.CharField(max_length=10, blank=True)
    breakdown = models.JSONField()
    indicators = models.JSONField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-fiscal_year", "-created_at")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["court", "fiscal_year", "scheme", "digest"], name="equal_facts_score_once")
        ]

    def __str__(self) -> str:
        return f"{self.court} {self.fiscal_year} {self.total}"
