"""A generic name that does not say of whom or what."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, bare
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachIndicator
from heng.domain.review.wording import is_framework

RULE = Rule(
    code="R30",
    slug="name_says_what",
    title="指标名称笼统",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请写明对象，例如“当事人对诉讼服务的满意度”。",
)

_TAIL = re.compile(r"[%％\d.]+$")


def check(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """Names that merely repeat the category or a generic label; a broad one (社会满意度) is only hinted at."""
    indicator = item.indicator
    name, lexicons = _plain(indicator.name), profile.lexicons
    repeats = bool(name) and name in (_plain(indicator.subcategory), _plain(indicator.category))
    fixed = name in lexicons["fixed_names"] or is_framework(indicator, profile)
    if fixed or not (repeats or name in lexicons["generic_names"] or name in lexicons["broad_names"]):
        return
    message = f"指标名称“{indicator.name}”没有说明具体对象或内容。"
    grave = repeats or (name.endswith(("满意度", "满意率")) and name not in lexicons["broad_names"])
    yield RULE.finding(item.subject, message, indicator.where, severity=None if grave else Severity.HINT)


def _plain(name: str) -> str:
    """A name without brackets, a percent sign or points behind it, and the word 指标."""
    return _TAIL.sub("", bare(name)).removesuffix("指标")


CHECKS = (EachIndicator(check),)
