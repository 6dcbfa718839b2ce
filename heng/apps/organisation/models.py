"""Courts, the fiscal years opened in them, and who belongs to which court."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Court(models.Model):
    """A court, named by its code (法院代字) as in case numbers: 粤0192."""

    code = models.CharField("法院代字", max_length=20, unique=True)
    name = models.CharField("名称", max_length=80)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name


class FiscalYear(models.Model):
    """A budget year in which a court has work."""

    court = models.ForeignKey(Court, models.PROTECT, related_name="fiscal_years")
    year = models.PositiveSmallIntegerField("预算年度")

    class Meta:
        ordering = ("-year",)
        constraints: ClassVar = [models.UniqueConstraint(fields=["court", "year"], name="a_year_opens_once")]

    def __str__(self) -> str:
        return f"{self.court} {self.year}"


class Membership(models.Model):
    """A person works for a court and sees its things, as far as the role goes."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    court = models.ForeignKey(Court, models.PROTECT, related_name="memberships")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "court"], name="a_person_joins_once")]

    def __str__(self) -> str:
        return f"{self.user} {self.court}"
