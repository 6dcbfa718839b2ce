"""Reviewing a paper once."""

from heng.domain.finding import Finding
from heng.domain.review.profile import Profile
from heng.domain.review.reviewer import Reviewer
from heng.domain.target.declaration import Document


def review(document: Document, profile: Profile) -> tuple[Finding, ...]:
    """What the rules of the profile find in the paper, ordered by place, then by rule."""
    return Reviewer(profile).review(document)
