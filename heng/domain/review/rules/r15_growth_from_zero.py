"""A growth rate from a base of zero."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.changes import changes
from heng.domain.review.figures import sentences
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document

RULE = Rule(
    code="R15",
    slug="growth_from_zero",
    title="基数为零却写增长率",
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    source="disclosure-inspection",
    fix="上年数为零时不写增长率，改写“上年无此项预算”或“新增”。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Sentences that state growth in per cent although last year's figure is, or must be, zero."""
    for sentence in sentences(document):
        for change in changes(sentence.text):
            from_zero = change.base is not None and change.base.yuan == 0
            if from_zero and change.percent and change.sign > 0:
                excerpt = sentence.text[max(0, change.start - 30) : change.end]
                message = f"“…{excerpt}”：上年数为0，不存在增长率，不能写增长{change.percent}%。"
                yield RULE.finding("文字说明", message, sentence.where)
