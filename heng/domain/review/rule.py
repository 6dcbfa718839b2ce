"""A review rule: its stable code and what every finding of it says."""

from dataclasses import dataclass

from heng.domain.finding import Certainty, Finding, Severity, Where


@dataclass(frozen=True, slots=True)
class Rule:
    """One named check. `source` is an id of rulebook/sources.toml, `fix` what a person usually does about it."""

    code: str
    slug: str
    title: str
    severity: Severity
    certainty: Certainty
    source: str
    fix: str

    def finding(
        self,
        subject: str,
        message: str,
        *where: Where,
        severity: Severity | None = None,
        certainty: Certainty | None = None,
        fix: str = "",
    ) -> Finding:
        """A finding of this rule about `subject`; weight, sureness and remedy may differ from the rule's own."""
        return Finding(
            self.code,
            severity or self.severity,
            certainty or self.certainty,
            subject,
            message,
            fix or self.fix,
            self.source,
            where,
        )
