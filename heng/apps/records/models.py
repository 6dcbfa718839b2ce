"""Deliveries: record batches that came in through the browser."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from heng.apps.organisation.models import Court


class Delivery(models.Model):
    """A batch as uploaded. `report` is that of the check (see heng.records.report), with a part of its rejections;
    None until checked. `snapshot` is the one that it became, blank until loaded."""

    court = models.ForeignKey(Court, models.PROTECT, related_name="deliveries")
    file_name = models.CharField(max_length=150)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    report = models.JSONField(null=True)
    snapshot = models.CharField(max_length=40, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-uploaded_at",)
        constraints: ClassVar = [models.UniqueConstraint(fields=["court", "sha256"], name="a_delivery_is_kept_once")]

    def __str__(self) -> str:
        return self.file_name
