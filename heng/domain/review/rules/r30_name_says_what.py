"""A generic name that does not say of whom or what."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import bare, declared
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document

RULE = Rule(
    code="R30",
    slug="name_says_what",
    title="指标名称笼统",
    severity=Severity.HINT,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请写明对象，例如“当事人对诉讼服务的满意度”。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Names that merely repeat the category or a generic label."""
    for item in declared(document):
        name = bare(item.indicator.name)
        repeats = name and name == bare(item.indicator.subcategory).removesuffix("指标")
        if repeats or name in profile.lexicons["generic_names"]:
            message = f"指标名称“{item.indicator.name}”没有说明具体对象或内容。"
            yield RULE.finding(item.subject, message, item.indicator.where)
