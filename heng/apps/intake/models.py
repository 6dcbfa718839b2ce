"""Papers: files that were read, with what stood in them and what was found."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from heng.apps.organisation.models import Court


class Paper(models.Model):
    """A paper of a court. `content` is the document of `heng import`, `original` the lines and grids of the file,
    `findings` those of the review under `profile`; the file itself lies in the uploads folder under its sha256."""

    court = models.ForeignKey(Court, models.PROTECT, related_name="papers")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=40)
    fiscal_year = models.PositiveSmallIntegerField(null=True)
    profile = models.CharField(max_length=40)
    content = models.JSONField()
    original = models.JSONField()
    findings = models.JSONField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-uploaded_at",)
        constraints: ClassVar = [models.UniqueConstraint(fields=["court", "sha256"], name="a_paper_is_kept_once")]

    def __str__(self) -> str:
        return self.file_name
