"""Findings: problems in people's files as values, each with its place, its reason and a way to mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error blocks, a warning wants an explanation, a hint is for reading."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Certainty(StrEnum):
    """How sure the rule is; `extraction` means that reading lost something, which is not the author's fault."""

    CERTAIN = "certain"
    LIKELY = "likely"
    JUDGEMENT = "judgement"
    EXTRACTION = "extraction"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a source file. Lines, pages and columns count from 1; `cell` is written as in Excel ("C7").

    `confidence` (0 to 1) says how sure the reading of a picture is; None where characters stand in the file itself.
    """

    sheet: str | None = None
    page: int | None = None
    line: int | None = None
    cell: str | None = None
    column: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    confidence: float | None = None

    def to_json(self) -> dict[str, object]:
        """The place with only the parts that are known."""
        parts = {
            name: getattr(self, name) for name in ("sheet", "page", "line", "cell", "column", "bbox", "confidence")
        }
        return {name: value for name, value in parts.items() if value is not None}

    def __str__(self) -> str:
        words = (
            (self.sheet, "工作表“{}”"),
            (self.page, "第{}页"),
            (self.line, "第{}行"),
            (self.cell, "单元格{}"),
            (self.column, "第{}列"),
        )
        return "，".join(pattern.format(value) for value, pattern in words if value is not None)


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem.

    `rule` is a stable code: R… for review rules (research: review-rules), I… for what reading announces.
    `subject` names the project or unit and the indicator; `message` says what and why, `fix` what to do,
    `source` on which text the rule rests.
    """

    rule: str
    severity: Severity
    certainty: Certainty
    subject: str
    message: str
    fix: str = ""
    source: str = ""
    where: tuple[Where, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The finding in the shape that `heng review --format json` prints."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "certainty": self.certainty.value,
            "subject": self.subject,
            "message": self.message,
            "fix": self.fix,
            "source": self.source,
            "where": [place.to_json() for place in self.where],
        }
