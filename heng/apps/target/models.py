"""Declarations: the targets of a court's year, made from a paper."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from heng.apps.intake.models import Paper
from heng.apps.organisation.models import Court
from heng.domain.workflow.declaration_state import STATE_LABELS, State


class Declaration(models.Model):
    """What a court declares for a year (绩效目标申报), where it came from and where it stands."""

    court = models.ForeignKey(Court, models.PROTECT, related_name="declarations")
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    title = models.CharField(max_length=200)
    paper = models.OneToOneField(Paper, models.PROTECT, related_name="declaration")
    state = models.CharField(
        max_length=20,
        choices=[(state.value, label) for state, label in STATE_LABELS.items()],
        default=State.DRAFT.value,
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-fiscal_year", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in State]), name="state_is_known"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Part(models.Model):
    """A unit or project of a declaration with its money (万元 as decimal text) and objective."""

    declaration = models.ForeignKey(Declaration, models.CASCADE, related_name="parts")
    position = models.PositiveIntegerField()
    is_project = models.BooleanField()
    name = models.CharField(max_length=200)
    amounts = models.JSONField(default=dict)
    objective = models.TextField(blank=True)

    class Meta:
        ordering = ("position",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["declaration", "position"], name="parts_have_an_order")
        ]

    def __str__(self) -> str:
        return self.name


class Target(models.Model):
    """An indicator with its target; `definition` is the slug of the definition that computes it, blank for none."""

    part = models.ForeignKey(Part, models.CASCADE, related_name="targets")
    position = models.PositiveIntegerField()
    category = models.CharField(max_length=80, blank=True)
    subcategory = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=200)
    comparison = models.CharField(max_length=10)
    value = models.TextField(blank=True)
    unit = models.CharField(max_length=80, blank=True)
    text = models.TextField(blank=True)
    weight = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    polarity = models.CharField(max_length=10, blank=True)
    definition = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("position",)
        constraints: ClassVar = [models.UniqueConstraint(fields=["part", "position"], name="targets_have_an_order")]

    def __str__(self) -> str:
        return self.name
