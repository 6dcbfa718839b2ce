"""Whether a paper was read whole: every gap is announced with the place where rows are missing.

None of this says who is at fault. A sum that does not come out may be the paper's own; a lost row looks the same, and
whoever compares with the original sees which it is.
"""

from collections.abc import Callable, Iterator

from heng.documents.completeness import (
    amounts,
    coverage,
    levels,
    numbering,
    printed_points,
    printed_sums,
    totals,
    weights,
)
from heng.documents.completeness.read_paper import ReadPaper
from heng.documents.content import Content
from heng.domain.finding import Finding
from heng.domain.target.declaration import Document, DocumentKind
from heng.rulebook.profiles import load_profile, profile_for

CHECKS: tuple[Callable[[ReadPaper], Iterator[Finding]], ...] = (
    weights.gaps,
    totals.gaps,
    printed_points.gaps,
    amounts.gaps,
    printed_sums.gaps,
    levels.gaps,
    numbering.gaps,
    coverage.gaps,
)


def gaps(content: Content, document: Document) -> tuple[Finding, ...]:
    """Findings of certainty `extraction` for everything that seems to be missing from `document`, read from `content`."""
    if document.kind is DocumentKind.UNKNOWN:
        return ()
    paper = ReadPaper(content, document, load_profile(profile_for(document)))
    return tuple(finding for check in CHECKS for finding in check(paper))
