"""A qualitative target that nobody can judge afterwards."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import declared
from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document
from heng.domain.target.target_value import Form, TargetValue

RULE = Rule(
    code="R26",
    slug="qualitative_is_judgeable",
    title="定性目标无法衡量",
    severity=Severity.WARNING,
    certainty=Certainty.JUDGEMENT,
    source="cb-2021-101",
    fix="请改为可量化的指标，或写明达成、部分达成、未达成的判断标准。",
)

_DIGIT = re.compile(r"\d")


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Words such as 提升 or 安全 as the whole target, without a standard beside them."""
    for item in declared(document):
        target = item.indicator.target
        if target.form is Form.WORDS and not _is_judgeable(target, profile):
            message = f"“{item.indicator.name}”的目标为“{target.value or target.text}”，事后无法判断是否达成。"
            yield RULE.finding(item.subject, message, item.indicator.where)


def _is_judgeable(target: TargetValue, profile: Profile) -> bool:
    """A standard is beside it (note, formula, figures), or the words themselves are yes-or-no."""
    explained = bool(target.note) or target.formula is not None or bool(_DIGIT.search(target.text))
    vague = mentions(target.text, profile.lexicons["vague_words"])
    return explained or not vague or mentions(target.text, profile.lexicons["judgeable_words"])
