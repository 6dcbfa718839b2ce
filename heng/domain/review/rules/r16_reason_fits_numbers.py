"""The reason given for a change says the reverse of the figures."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import wan_text
from heng.domain.review.book.contributors import misnamed
from heng.domain.review.book.levels import called_changed
from heng.domain.review.book.reasons import Reason, contradicts, nothing_changed, reasons
from heng.domain.review.book.terms import words
from heng.domain.review.book.trends import trends
from heng.domain.review.figures import Sentence, sentences
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import Frame
from heng.domain.target.declaration import Document, DocumentKind

RULE = Rule(
    code="R16",
    slug="reason_fits_numbers",
    title="变动原因与数字相反",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="disclosure-inspection",
    fix="请核对变动方向和原因：写影响最大的因素，并与数字的增减一致。",
)

_SAYS = re.compile(r"(?:较上年|比上年|同比|支出|预算|决算|费用)*(?P<way>增加|增长|上升|减少|下降|降低)")
_DIRECTIONS = {1: "增加", -1: "减少"}


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Reasons whose words, or whose items by the book's own figures, go the other way than the change."""
    if document.kind is not DocumentKind.BUDGET_BOOK:
        return
    known, told = trends(document, profile), list(sentences(document))
    for found in misnamed(told, profile):
        message = (
            f"原因写的是“{found.named}”，它只变动{wan_text(found.its)}万元；变动最大的是“{found.largest}”，"
            f"为{wan_text(found.most)}万元。"
        )
        yield RULE.finding("文字说明", message, found.sentence.where)
    for sentence in told:
        for words_of in called_changed(sentence):
            message = f"没有增减，却写“{words_of}”。"
            yield RULE.finding("文字说明", message, sentence.where, fix="没有增减的，写“与上年持平”或“与预算持平”。")
        if nothing_changed(sentence):
            continue
        for reason in reasons(sentence):
            yield from _reverse(reason, sentence, profile)
            yield from _item(reason, sentence, known, profile)


def _reverse(reason: Reason, sentence: Sentence, profile: Profile) -> Iterator[Finding]:
    word = contradicts(reason, profile)
    if word:
        message = f"前面写“{reason.stated}”，原因却是“{reason.why.strip(' ,')[:40]}”（“{word}”），方向相反。"
        yield RULE.finding("文字说明", message, sentence.where)


def _item(reason: Reason, sentence: Sentence, known: dict[str, int], profile: Profile) -> Iterator[Finding]:
    """主要是人员经费增加, although the book says that 人员经费 fell."""
    for term, name in words(profile).terms.items():
        at = reason.why.find(term)
        match = _SAYS.match(reason.why, at + len(term)) if at >= 0 and name in known else None
        if match is None:
            continue
        sign = 1 if match["way"] in ("增加", "增长", "上升") else -1
        if sign != known[name]:
            message = f"原因写“{term}{match[0]}”，但本书其他地方写“{name}”{_DIRECTIONS[known[name]]}。"
            yield RULE.finding("文字说明", message, sentence.where)
        return


CHECKS = (Frame(check),)
