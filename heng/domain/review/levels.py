"""What the words for the levels of an indicator stand for, and which rows and tables are no targets at all."""

from heng.domain.review.declared import Holder
from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import Indicator

SECOND = ("数量", "质量", "时效")


def kind(word: str, profile: Profile) -> str:
    """The category that the name of a level stands for: 效果指标(30分) and 社会效益 both mean 效益; blank where none."""
    for entry in profile.lexicons["level_kinds"]:
        written, meant = entry.split("=")
        if written in word:
            return meant
    return ""


def kinds(holder: Holder, profile: Profile) -> frozenset[str]:
    """The categories that the indicators of a unit or project stand under; those of 产出 bring 产出 with them."""
    words = (word for item in holder.indicators for word in (item.category, item.subcategory))
    found = {kind(word, profile) for word in words} - {""}
    return frozenset(found | ({"产出"} if found & set(SECOND) else set()))


def is_scheme(holder: Holder, profile: Profile) -> bool:
    """Whether the rows are a system of points for management and results (决策, 过程, 产出, 效益), not targets."""
    words = profile.lexicons["scheme_levels"]
    return any(
        mentions(item.category, words) and not mentions(item.category, profile.lexicons["execution_levels"])
        for item in holder.indicators
    ) or any(not item.category and item.name in words for item in holder.indicators)


def does_not_apply(item: Indicator, profile: Profile) -> bool:
    """Whether the author struck the row out: / or 无 in place of its name, or of its target beside no other figure."""
    void = profile.lexicons["not_applicable"]
    return item.name.strip() in void or (item.target.text.strip() in void and not item.weight)
