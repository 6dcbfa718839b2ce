"""A percentage or growth that its own figures do not give."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import wan_text
from heng.domain.review.changes import Change, changes
from heng.domain.review.figures import (
    MONEY,
    NUMBER,
    Amount,
    Sentence,
    amount,
    amounts,
    percent,
    percent_fits,
    places,
    sentences,
    total,
)
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, Statement

RULE = Rule(
    code="R14",
    slug="percentages_recompute",
    title="百分比或增减额无法复算",
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    source="disclosure-inspection",
    fix="请按所列金额重新计算（四舍五入到所写位数）。",
)

_SHARE = re.compile(rf"({NUMBER})\s*({MONEY})[,，]?\s*占(?:比(?:为)?)?([^,，。;；\d]{{0,16}}?)的?\s*({NUMBER})\s*%")
_COMPLETED = re.compile(
    rf"年初预算(?:数|为)*\s*({NUMBER})\s*({MONEY})[,，;；][^。\d]{{0,12}}决算(?:数|为)*\s*({NUMBER})\s*({MONEY})"
    rf"[,，;；][^。\d]{{0,6}}完成[^。\d]{{0,8}}?({NUMBER})\s*%"
)
# One amount before the change, and the sum of all amounts before it, which is the same.
_ALONE = 2
_EXECUTION = re.compile("预算(?:完成|执行)率")
_CHANGE = re.compile("(?:增加|减少|上年.{0,6})$")


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Growth, shares and completion rates of sentences, and the execution rate of a self-evaluation."""
    for sentence in sentences(document):
        for change in changes(sentence.text):
            yield from _growth(change, sentence, profile)
        yield from _shares(sentence)
        for match in _COMPLETED.finditer(sentence.text):
            budget, spent = amount(match[1], match[2]), amount(match[3], match[4])
            yield from _judge("完成预算", match[5], spent, (budget,), sentence)
    yield from _execution(document)


def _growth(change: Change, sentence: Sentence, profile: Profile) -> Iterator[Finding]:
    base = change.base
    if base is None or base.yuan <= 0:
        return
    grown = base.yuan + change.delta.yuan * change.sign
    gap = min((abs(now.yuan - grown) for now in change.now), default=grown - grown)
    if gap > profile.numbers["rounding_step"]:
        message = f"{_excerpt(sentence, change.start)}：上年{wan_text(base.yuan)}万元加减变动额{wan_text(change.delta.yuan)}万元，与本年数相差{wan_text(gap)}万元。"
        sure = len(change.now) == _ALONE
        yield RULE.finding("文字说明", message, sentence.where, severity=None if sure else Severity.WARNING)
    if change.percent:
        yield from _judge(_excerpt(sentence, change.start), change.percent, change.delta, (base,), sentence)


def _shares(sentence: Sentence) -> Iterator[Finding]:
    """The whole of a share is the amount before the list, or the sum of the list where none is printed.

    A share of a named whole (占政府采购支出总额的…) is judged only where the sentence prints that whole.
    """
    found = list(_SHARE.finditer(sentence.text))
    unnamed = [match for match in found if not match[3].strip()]
    parts = [amount(match[1], match[2]) for match in unnamed]
    before = [figure for figure in amounts(sentence.text) if unnamed and figure.end <= unnamed[0].start()]
    wholes = (*before[-1:], *before[:1], *((total(parts),) if len(parts) > 1 else ()))
    for match, part in zip(unnamed, parts, strict=True):
        yield from _judge(f"“{match[0]}”", match[4], part, wholes, sentence)
    for match in found:
        named = _printed_whole(match[3].strip(), sentence.text[: match.start()])
        if named:
            yield from _judge(f"“{match[0]}”", match[4], amount(match[1], match[2]), (named,), sentence)


def _printed_whole(name: str, before: str) -> Amount | None:
    """The amount that stands right behind the name of the whole, earlier in the sentence."""
    match = re.search(rf"{re.escape(name)}(?:为|共|共计)?\s*({NUMBER})\s*({MONEY})", before) if name else None
    return amount(match[1], match[2]) if match else None


def _judge(what: str, stated: str, part: Amount, wholes: tuple[Amount, ...], sentence: Sentence) -> Iterator[Finding]:
    """No finding where the stated figure follows from any candidate; a hint where rounded inputs leave it open."""
    usable = [whole for whole in wholes if whole.yuan > 0]
    fits = [percent_fits(stated, part, whole) for whole in usable]
    if not usable or True in fits:
        return
    right = percent(part.yuan, usable[0].yuan, places(stated))
    message = f"{what}：写为{stated}%，按{wan_text(part.yuan)}÷{wan_text(usable[0].yuan)}（万元）复算为{right}%。"
    unsure = None in fits
    yield RULE.finding(
        "文字说明",
        message,
        sentence.where,
        severity=Severity.HINT if unsure else None,
        certainty=Certainty.LIKELY if unsure else None,
    )


def _execution(document: Document) -> Iterator[Finding]:
    """预算完成率 = spent ÷ budget, where one paragraph states all three."""
    for at, rate in enumerate(document.statements):
        if not (_EXECUTION.search(rate.subject) and rate.unit == "%"):
            continue
        near = [other for other in document.statements[:at] if other.where == rate.where]
        spent, budget = _latest(near, "支出"), _latest(near, "预算")
        if spent and budget:
            sentence = Sentence(rate.text, rate.where)
            yield from _judge(f"“{rate.subject}”", rate.value, spent, (budget,), sentence)


def _latest(statements: list[Statement], word: str) -> Amount | None:
    found = [item for item in statements if word in item.subject and item.unit in ("元", "万元", "亿元")]
    whole = [item for item in found if not (re.match("基本|项目|其他", item.subject) or _CHANGE.search(item.subject))]
    return amount(whole[-1].value, whole[-1].unit) if whole else None


def _excerpt(sentence: Sentence, start: int) -> str:
    return f"“…{sentence.text[max(0, start - 24) : start + 12].strip()}…”"
