"""One measure under different level-1 categories."""

from collections import defaultdict
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, bare, declared
from heng.domain.review.meaning import same_measure
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document

RULE = Rule(
    code="R51",
    slug="same_category_everywhere",
    title="同一指标前后归类不一致",
    severity=Severity.HINT,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请统一该指标的一级、二级归类。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Equal measures of different projects of which one is, say, 产出 and another 效益."""
    groups: defaultdict[str, list[Declared]] = defaultdict(list)
    for item in declared(document):
        if item.indicator.category and item.indicator.name:
            groups[same_measure(item.indicator.name, profile)].append(item)
    for items in groups.values():
        if len({_level_one(item) for item in items}) > 1:
            places = "；".join(f"“{item.holder.name}”列为{item.indicator.category}" for item in items)
            message = f"“{bare(items[0].indicator.name)}”在不同项目中归类不同：{places}。"
            yield RULE.finding(bare(items[0].indicator.name), message, *(item.indicator.where for item in items))


def _level_one(item: Declared) -> str:
    return bare(item.indicator.category).removesuffix("指标")
