"""What people do about the findings of a paper, and about those between papers: assigning, discussing, waiving; and
keys with which programs sign in."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from heng.apps.intake.models import Paper
from heng.apps.organisation.models import Court


class FindingState(models.TextChoices):
    """Whether a finding is to be mended, or stays as it is for a reason that somebody gave."""

    OPEN = "open", "待处理"
    WAIVED = "waived", "已说明保留"


class Kind(models.TextChoices):
    """What can happen to a finding."""

    NOTE = "note", "讨论"
    ASSIGN = "assign", "指派"
    RELEASE = "release", "取消指派"
    WAIVE = "waive", "说明保留"
    RESTORE = "restore", "取消保留"


class Comparison(models.Model):
    """The papers of a court and a year held against each other and against those of the year before.

    `conflicts` are findings, each with `papers` (the number of the paper of each of its places), `quoted` (what stands
    there), `key` and `seal`. `digest` is that of the papers' contents, the profile and the rules they came from:
    another one means that they have to be held against each other anew.
    """

    court = models.ForeignKey(Court, models.PROTECT, related_name="comparisons")
    fiscal_year = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    profile = models.CharField(max_length=40)
    ruleset = models.CharField(max_length=40)
    conflicts = models.JSONField()
    compared_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-fiscal_year",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["court", "fiscal_year"], name="a_year_is_compared_once"),
        ]

    def __str__(self) -> str:
        return f"{self.court} {self.fiscal_year}"


class FindingCase(models.Model):
    """A finding of a paper, or between the papers of a comparison, that somebody has touched. Findings themselves come
    anew from every review (domain/review/identity.py): `key` says which of them this one is, `seal` and `finding` what
    it said when it was last decided on. A waiver whose finding has another seal by now is lapsed. `version` counts the
    entries below."""

    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="cases")
    comparison = models.ForeignKey(Comparison, models.PROTECT, null=True, related_name="cases")
    key = models.CharField(max_length=24)
    seal = models.CharField(max_length=24)
    finding = models.JSONField()
    state = models.CharField(max_length=10, choices=FindingState.choices, default=FindingState.OPEN)
    assigned_to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="findings")
    waived_reason = models.CharField(max_length=500, blank=True)
    waived_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    waived_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "key", "seal"], name="a_finding_has_one_case"),
            models.UniqueConstraint(fields=["comparison", "key", "seal"], name="a_conflict_has_one_case"),
            models.CheckConstraint(
                condition=models.Q(paper__isnull=True, comparison__isnull=False)
                | models.Q(paper__isnull=False, comparison__isnull=True),
                name="a_case_is_of_a_paper_or_between_papers",
            ),
            models.CheckConstraint(
                condition=models.Q(state=FindingState.OPEN.value, waived_by=None, waived_reason="")
                | (
                    models.Q(state=FindingState.WAIVED.value, waived_by__isnull=False, waived_at__isnull=False)
                    & ~models.Q(waived_reason="")
                ),
                name="a_waiver_has_a_reason_and_a_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding['rule']} {self.finding['subject']}"

    @property
    def is_waived(self) -> bool:
        """Whether it was waived; whether the waiver still covers what the review finds now is another question."""
        return self.state == FindingState.WAIVED


class FindingNote(models.Model):
    """What happened to a finding: rows that are only ever added; database triggers refuse update and delete.

    `text` is the note or reason, `person` whom it was assigned to, `finding` what the finding said at that moment.
    """

    case = models.ForeignKey(FindingCase, models.PROTECT, related_name="notes")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.CharField(max_length=2000, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    finding = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("number",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="notes_have_one_order"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="note_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


class ApiToken(models.Model):
    """A key with which a program acts as a person. Only its digest is kept: it is shown once, when it is made."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return self.name
