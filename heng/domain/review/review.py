"""Reviewing a paper: the rules of a profile, one after the other, findings in the order of the paper."""

from dataclasses import replace

from heng.domain.finding import Finding, Where
from heng.domain.review.profile import Profile
from heng.domain.review.rules import RULES
from heng.domain.target.declaration import Document


def review(document: Document, profile: Profile) -> tuple[Finding, ...]:
    """What the rules of the profile find in the paper, ordered by place, then by rule.

    Findings of reading (document.findings) are not repeated here. The source of each finding is its title.
    """
    found = [
        finding for module in RULES if module.RULE.code in profile.rules for finding in module.check(document, profile)
    ]
    named = (replace(finding, source=profile.source_titles.get(finding.source, finding.source)) for finding in found)
    return tuple(sorted(named, key=_order))


def _order(finding: Finding) -> tuple[str, int, int, int, str, str, str]:
    place = finding.where[0] if finding.where else Where()
    return (place.sheet or "", place.page or 0, place.line or 0, *_cell(place), finding.rule, finding.subject)


def _cell(place: Where) -> tuple[int, str]:
    """Row first, so that findings run down the sheet."""
    cell = place.cell or ""
    digits = "".join(character for character in cell if character.isdigit())
    return int(digits or 0), cell
