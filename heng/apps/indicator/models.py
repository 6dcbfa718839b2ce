"""Figures: computed indicator results that pages and papers refer to."""

from fractions import Fraction
from typing import ClassVar

from django.db import models

from heng.apps.organisation.models import Court


class Figure(models.Model):
    """The result of one definition for a court and a year on one snapshot.

    `result` is the engine's id and the permalink; the exact value is kept as "numerator/denominator" text. `months`
    lists {"month", "value", "numerator", "denominator", "status"} in the same notation. `latest` marks the figure
    that pages show; older ones stay for their permalinks.
    """

    result = models.CharField(max_length=20)
    court = models.ForeignKey(Court, models.PROTECT, related_name="figures")
    indicator = models.CharField(max_length=80)
    name = models.CharField(max_length=120)
    definition_version = models.CharField(max_length=20)
    period = models.CharField(max_length=10)
    value = models.CharField(max_length=120, blank=True)
    numerator = models.CharField(max_length=120)
    denominator = models.CharField(max_length=120, blank=True)
    unit = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    excluded = models.PositiveBigIntegerField()
    snapshot = models.CharField(max_length=40)
    months = models.JSONField(default=list)
    latest = models.BooleanField(default=True)
    computed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("indicator",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["court", "result"], name="a_result_is_kept_once"),
            models.UniqueConstraint(
                fields=["court", "period", "indicator"],
                condition=models.Q(latest=True),
                name="one_figure_is_the_latest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.period}"

    @property
    def exact(self) -> Fraction | None:
        """The exact value, None where there is none."""
        return Fraction(self.value) if self.value else None
