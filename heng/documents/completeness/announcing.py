"""How a gap is announced: a warning where rows get lost, a hint where the file keeps every cell."""

from dataclasses import replace

from heng.documents.completeness.read_paper import ReadPaper
from heng.documents.layouts.announce import announce
from heng.domain.finding import Finding, Severity, Where


def gap(paper: ReadPaper, code: str, subject: str, *where: Where, **details: object) -> Finding:
    """The finding `code`; a hint where the kind of file loses nothing."""
    finding = announce(code, subject, *where, **details)
    return replace(finding, severity=Severity.HINT) if paper.exact else finding
