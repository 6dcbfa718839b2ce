"""Papers: files on their way in, files that were read, and every step that people took with what was read."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from heng.apps.job.models import Job, State
from heng.apps.organisation.models import Court
from heng.documents.correction.steps import LABELS, Kind
from heng.domain.workflow.paper_state import PAPER_STATE_LABELS, PaperState


class Paper(models.Model):
    """A paper of a court.

    `content` is the document of `heng import` as it was read, `corrected` the same with the corrections in force (null
    for none), `original` the lines, grids and page sizes of the file, `findings` those of the review of what is shown
    under `profile` by the rules of version `ruleset`. `chosen_profile` is the one that a person chose (blank: by the
    names in the paper), `chosen_settings` the names of what it leaves open and that person wants (null: as it says). `kind`, `fiscal_year`, `names` (of units and projects, one a line) and `open_points` (what still
    has to be held against the original) follow what is shown. `revision` is the number of the newest step. The file
    itself lies in the uploads folder under its sha256.
    """

    court = models.ForeignKey(Court, models.PROTECT, related_name="papers")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=40)
    fiscal_year = models.PositiveSmallIntegerField(null=True)
    profile = models.CharField(max_length=40)
    chosen_profile = models.CharField(max_length=40, blank=True)
    chosen_settings = models.JSONField(null=True)
    ruleset = models.CharField(max_length=40, blank=True)
    content = models.JSONField()
    corrected = models.JSONField(null=True)
    original = models.JSONField()
    findings = models.JSONField()
    names = models.TextField(blank=True)
    open_points = models.PositiveIntegerField(default=0)
    state = models.CharField(
        max_length=20,
        choices=[(state.value, label) for state, label in PAPER_STATE_LABELS.items()],
        default=PaperState.READ.value,
    )
    revision = models.PositiveIntegerField(default=0)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-uploaded_at",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["court", "sha256"], name="a_paper_is_kept_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in PaperState]), name="paper_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def current(self) -> dict[str, Any]:
        """The document that counts: as read, with the corrections in force."""
        document: dict[str, Any] = self.corrected or self.content
        return document

    @property
    def is_confirmed(self) -> bool:
        """Whether its values are in the register."""
        return self.state == PaperState.CONFIRMED.value


class Step(models.Model):
    """A step in the history of a paper: rows that are only ever added; database triggers refuse update and delete.

    `changes` are places with the values before and after, `concerns` the step that an undoing or redoing is about.
    """

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=[(kind.value, label) for kind, label in LABELS.items()])
    changes = models.JSONField(default=list)
    concerns = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("number",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "number"], name="steps_have_one_order"),
            models.CheckConstraint(condition=models.Q(kind__in=[kind.value for kind in Kind]), name="step_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


class Arrival(models.Model):
    """A file that came in, from its last byte to its reading: with the paper it became (or that was already there), or
    with the problem why it became none. Until it is read, the file lies in the arrivals folder under `token`."""

    court = models.ForeignKey(Court, models.PROTECT, related_name="arrivals")
    file_name = models.CharField(max_length=200)
    token = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    job = models.ForeignKey(Job, models.PROTECT, null=True, related_name="+")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="arrivals")
    is_duplicate = models.BooleanField(default=False)
    problem = models.TextField(blank=True)
    put_away = models.BooleanField(default=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-uploaded_at", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["court", "sha256"],
                condition=models.Q(paper__isnull=True, problem=""),
                name="a_file_is_read_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def state(self) -> str:
        """waiting, reading, done, duplicate or unreadable."""
        if self.paper_id:
            return "duplicate" if self.is_duplicate else "done"
        if self.problem or (self.job and self.job.state in (State.FAILED, State.DONE)):
            return "unreadable"
        return "reading" if self.job and self.job.state == State.RUNNING else "waiting"

    @property
    def is_open(self) -> bool:
        """Whether it still waits or is being read."""
        return self.state in ("waiting", "reading")

    @property
    def why(self) -> str:
        """Why it could not be read; blank where it could."""
        return self.problem or (self.job.message if self.job and self.state == "unreadable" else "")
