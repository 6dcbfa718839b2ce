"""The mappings that a court keeps: how tables of unknown layout are read, in every version that was saved."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from heng.apps.organisation.models import Court


class SavedMapping(models.Model):
    """A mapping of a court, known by the signature of the tables that it fits; withdrawn ones are read by no more."""

    court = models.ForeignKey(Court, models.PROTECT, related_name="mappings")
    name = models.CharField("名称", max_length=80)
    signature = models.CharField(max_length=64)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["court", "signature"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="a_table_is_mapped_once",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def latest(self) -> "MappingVersion":
        """The version that tables are read by."""
        return self.versions.all()[0]


class MappingVersion(models.Model):
    """A mapping as somebody saved it, in the form of its file."""

    mapping = models.ForeignKey(SavedMapping, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    data = models.JSONField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-number",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mapping", "number"], name="mapping_versions_have_one_order")
        ]

    def __str__(self) -> str:
        return f"{self.mapping} {self.number}"


class MappingUse(models.Model):
    """A file, by its digest, that a mapping read."""

    mapping = models.ForeignKey(SavedMapping, models.PROTECT, related_name="uses")
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mapping", "sha256"], name="a_file_is_one_use_of_a_mapping")
        ]

    def __str__(self) -> str:
        return f"{self.mapping} {self.sha256[:12]}"
