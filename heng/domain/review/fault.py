"""Whose fault damaged text or a missing row is: the author's where the part was read without a break."""

from heng.domain.finding import Certainty
from heng.domain.review.declared import Holder, torn
from heng.domain.review.profile import Profile
from heng.domain.review.scope import About


def whose(holder: Holder, about: About, profile: Profile) -> Certainty:
    """LIKELY, the author's, where reading announced no loss that names the unit or project; else EXTRACTION."""
    codes = (*profile.lexicons["lost_rows"], *profile.lexicons["lost_parts"])
    return Certainty.EXTRACTION if torn(about.losses, holder, codes) else Certainty.LIKELY


def in_cells(holder: Holder) -> bool:
    """Whether the paper has cells of its own (xlsx, html, docx), so that nothing depends on the lie of the text."""
    return holder.where.cell is not None
