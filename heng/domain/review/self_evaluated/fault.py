"""A contradiction inside a self-evaluation, before the rule that names it makes a finding of it."""

from dataclasses import dataclass

from heng.domain.finding import Certainty, Severity, Where
from heng.domain.target.declaration import DocumentKind

EVALUATED = (DocumentKind.SELF_EVALUATION_FORM, DocumentKind.SELF_EVALUATION_REPORT)


@dataclass(frozen=True, slots=True)
class Fault:
    """`code` is the rule that it falls under; `subject`, `message` and `fix` are shown as they are."""

    code: str
    subject: str
    message: str
    where: tuple[Where, ...]
    severity: Severity = Severity.WARNING
    certainty: Certainty = Certainty.LIKELY
    fix: str = ""
