"""One measure under different categories."""

from collections.abc import Iterator, Sequence

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, bare, torn
from heng.domain.review.meaning import same_measure
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, Alike
from heng.domain.target.declaration import Indicator

RULE = Rule(
    code="R51",
    slug="same_category_everywhere",
    title="同一指标前后归类不一致",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请统一该指标的一级、二级归类。",
)


def _key(item: Declared, profile: Profile) -> str | None:
    """The measure, of indicators whose name says what is measured and whose first level the rulebook knows."""
    if not _levels(item.indicator, profile)[0] or bare(item.indicator.name) in profile.lexicons["generic_names"]:
        return None
    return same_measure(item.indicator.name, profile) or None


def check(items: Sequence[Declared], about: About, profile: Profile) -> Iterator[Finding]:
    """Equal measures of different projects of which one is, say, 产出 and another 效益, or one 数量 and another 质量."""
    items = [item for item in items if not torn(about.losses, item.holder, profile.lexicons["lost_parts"])]
    if len({item.holder.name for item in items}) < 2:
        return
    for level in (0, 1):
        words = {_levels(item.indicator, profile)[level] for item in items} - {""}
        if len(words) > 1 and not _template_decides(items, profile):
            yield _finding(items, level)
            return


def _levels(indicator: Indicator, profile: Profile) -> tuple[str, str]:
    """The words by which the two levels are known; blank where none or more than one stands there."""
    first, second = (group.split("|") for group in profile.lexicons["level_words"])
    return _known(indicator.category, first), _known(indicator.subcategory, second)


def _known(level: str, words: list[str]) -> str:
    found = [word for word in words if word in level]
    return found[0] if len(found) == 1 else ""


def _template_decides(items: Sequence[Declared], profile: Profile) -> bool:
    """Whether only the form differs: 成本 and 满意度 stand at the first level of some forms, at the second of others."""
    below = {word for item in items for word in _levels(item.indicator, profile)}
    return bool(below & {"成本", "满意"})


def _finding(items: Sequence[Declared], level: int) -> Finding:
    placed = [(item, (item.indicator.category, item.indicator.subcategory)[: level + 1]) for item in items]
    places = "；".join(f"“{item.holder.name}”列为{'—'.join(word for word in words if word)}" for item, words in placed)
    name = bare(items[0].indicator.name)
    message = f"“{name}”在不同项目中归类不同：{places}。"
    return RULE.finding(name, message, *(item.indicator.where for item in items))


CHECKS = (Alike(_key, check),)
