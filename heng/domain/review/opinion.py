"""The review opinion (审核意见): findings by the bureau's dimensions and check points, with a suggested score and grade.

Only what the paper itself says wrongly costs points: doubts of reading stand in an annex, matters of judgement are
listed without deduction, and what was waived stands in a section of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import round_half_up
from heng.domain.review.opinion_head import SEVERITY_WORDS, facts, summary
from heng.domain.review.opinion_scheme import CheckPoint, Grade, Scheme
from heng.domain.target.declaration import Document, DocumentKind
from heng.domain.target.reading import figure

_SEVERITIES = tuple(Severity)
_FULL = Decimal(100)
_UNREAD = "不提出等级建议；请先核对附件中的读取疑问。"
_PARTIAL = "只按部分规则审核，不提出等级建议。"


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a person left as it is: the reason, who and when, all as shown to the reviewer."""

    finding: Finding
    reason: str
    by: str = ""
    at: str = ""

    def to_json(self) -> dict[str, object]:
        """The finding in its exchange form with reason, person and time."""
        return {**self.finding.to_json(), "reason": self.reason, "by": self.by, "at": self.at}


@dataclass(frozen=True, slots=True)
class Lost:
    """The points that the findings of one rule and severity cost, with the arithmetic in words."""

    rule: str
    severity: Severity
    count: int
    points: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A check point with its findings, worst first. `points` is None where only a person can judge it."""

    point: CheckPoint
    findings: tuple[Finding, ...]
    lost: tuple[Lost, ...]
    points: Decimal | None

    def to_json(self) -> dict[str, object]:
        """The check point, points as decimal strings."""
        return {
            "name": self.point.name,
            "question": self.point.question,
            "maximum": figure(self.point.maximum),
            "points": None if self.points is None else figure(self.points),
            "deductions": [
                {"rule": one.rule, "severity": one.severity.value, "count": one.count, "points": figure(one.points)}
                for one in self.lost
            ],
            "findings": [finding.to_json() for finding in self.findings],
        }


@dataclass(frozen=True, slots=True)
class Part:
    """A dimension with its check points."""

    name: str
    judged: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """The review opinion on one paper.

    `facts` are the lines of its head (label, value). `score` is out of 100, over the check points that rules check
    (`checked` of `maximum` points); it and `grade` are None where there is a `doubt` about them. `annex` holds the
    doubts of reading. `notes` say what of the form is a proposal or not certain.
    """

    title: str
    document: Document
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    annex: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    checked: Decimal
    maximum: Decimal
    score: Decimal | None
    grade: Grade | None
    doubt: str
    summary: str
    notes: tuple[str, ...]
    ruleset: str
    titles: Mapping[str, str]
    grade_names: tuple[str, ...]

    @property
    def file_stem(self) -> str:
        """The name for a file that holds this opinion, without its ending."""
        return f"{self.document.file.rpartition('.')[0] or self.document.file}-{self.title}"

    def judged(self) -> Iterator[Judged]:
        """All check points in order."""
        for part in self.parts:
            yield from part.judged

    def to_json(self) -> dict[str, object]:
        """The opinion for programs."""
        return {
            "title": self.title,
            "file": self.document.file,
            "sha256": self.document.sha256,
            "ruleset": self.ruleset,
            "facts": dict(self.facts),
            "score": None if self.score is None else figure(self.score),
            "checked": figure(self.checked),
            "maximum": figure(self.maximum),
            "grade": self.grade.name if self.grade else None,
            "consequence": self.grade.consequence if self.grade else None,
            "doubt": self.doubt,
            "summary": self.summary,
            "notes": list(self.notes),
            "dimensions": [
                {"name": part.name, "points": [judged.to_json() for judged in part.judged]} for part in self.parts
            ],
            "annex": [finding.to_json() for finding in self.annex],
            "waived": [waived.to_json() for waived in self.waived],
        }


def opinion(
    document: Document,
    findings: Sequence[Finding],
    scheme: Scheme,
    *,
    waived: Sequence[Waived] = (),
    titles: Mapping[str, str] | None = None,
    profile: str = "",
    ruleset: str = "",
    is_partial: bool = False,
) -> Opinion:
    """The opinion on `document`: `findings` that stand, sorted into the check points of `scheme`.

    `titles` names the rules by code, `profile` is the name of the region's rules, `ruleset` their version. With
    `is_partial`, where some rules were left out, no grade is suggested.
    """
    own = tuple(finding for finding in findings if finding.certainty is not Certainty.EXTRACTION)
    annex = tuple(finding for finding in findings if finding.certainty is Certainty.EXTRACTION)
    doubt = "" if _recognised(document) else _UNREAD
    doubt = doubt or (_PARTIAL if is_partial else "")
    parts = tuple(
        Part(dimension.name, tuple(_judged(point, own, scheme, is_open=bool(doubt)) for point in dimension.points))
        for dimension in scheme.dimensions
    )
    points = [judged for part in parts for judged in part.judged]
    checked = sum((judged.point.maximum for judged in points if judged.points is not None), Decimal(0))
    earned = sum((judged.points for judged in points if judged.points is not None), Decimal(0))
    score = round_half_up(earned * _FULL / checked, 1) if checked else None
    return Opinion(
        title=scheme.title,
        document=document,
        facts=tuple(facts(document, profile)),
        parts=parts,
        annex=annex,
        waived=tuple(waived),
        checked=checked,
        maximum=sum((judged.point.maximum for judged in points), Decimal(0)),
        score=score,
        grade=None if score is None else _grade(score, own, scheme),
        doubt=doubt,
        summary=summary(own, len(annex), len(waived), is_read=_recognised(document)),
        notes=tuple(_notes(scheme, [] if doubt else points, own, annex)),
        ruleset=ruleset,
        titles=titles or {},
        grade_names=tuple(grade.name for grade in scheme.grades),
    )


def _judged(point: CheckPoint, own: Sequence[Finding], scheme: Scheme, *, is_open: bool) -> Judged:
    """The check point with its findings; without points where it `is_open` whether anything can be said."""
    found = tuple(
        sorted(
            (finding for finding in own if scheme.point_of(finding.rule) == point.slug),
            key=lambda finding: (_SEVERITIES.index(finding.severity), finding.rule),
        )
    )
    costly = [finding for finding in found if finding.certainty is not Certainty.JUDGEMENT]
    lost = tuple(
        _lost(rule, severity, len(tuple(group)), scheme)
        for (severity, rule), group in groupby(costly, key=lambda finding: (finding.severity, finding.rule))
    )
    points = max(point.maximum - sum((one.points for one in lost), Decimal(0)), Decimal(0))
    is_checked = point.slug in {scheme.otherwise, *scheme.rules.values()}
    return Judged(point, found, lost, points if is_checked and not is_open else None)


def _lost(rule: str, severity: Severity, count: int, scheme: Scheme) -> Lost:
    deduction = scheme.deductions[severity]
    points = deduction.points(count)
    arithmetic = f"（{figure(deduction.first)}＋{count - 1}×{figure(deduction.further)}）" if count > 1 else ""
    if points < deduction.first + deduction.further * (count - 1):
        arithmetic = "（已到上限）"
    reason = f"{rule} {SEVERITY_WORDS[severity]}{count}条扣{figure(points)}分{arithmetic}"
    return Lost(rule, severity, count, points, reason)


def _grade(score: Decimal, own: Sequence[Finding], scheme: Scheme) -> Grade:
    """The grade of the score; not the best one while an error that is no matter of judgement stands."""
    reached = next(grade for grade in scheme.grades if score >= grade.floor)
    best = next(grade for grade in scheme.grades if grade.name == scheme.best_with_error)
    return best if _errors(own) and scheme.grades.index(reached) < scheme.grades.index(best) else reached


def _errors(own: Sequence[Finding]) -> int:
    """The number of errors that are no matter of judgement."""
    return sum(finding.severity is Severity.ERROR and finding.certainty is not Certainty.JUDGEMENT for finding in own)


def _recognised(document: Document) -> bool:
    read = document.units or document.projects or document.tables or document.statements
    return document.kind is not DocumentKind.UNKNOWN and bool(read)


def _notes(scheme: Scheme, points: Sequence[Judged], own: Sequence[Finding], annex: Sequence[Finding]) -> Iterator[str]:
    if scheme.note:
        yield scheme.note
    if errors := _errors(own):
        yield f"有错误{errors}条未改，建议等级不高于“{scheme.best_with_error}”。"
    manual = "、".join(judged.point.name for judged in points if judged.points is None)
    if manual:
        yield f"{manual}没有可自动检查的内容，由审核人判断；建议得分按其余各项折合百分。"
    if any(finding.severity is Severity.ERROR for finding in annex):
        yield "材料有读取不全之处，请先核对附件，再确定等级。"
