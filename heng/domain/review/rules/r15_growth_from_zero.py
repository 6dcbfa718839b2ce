"""A growth rate from a base of zero."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.book.changes import changes
from heng.domain.review.book.completion import completions
from heng.domain.review.book.item_changes import item_changes
from heng.domain.review.book.printed import printed
from heng.domain.review.book.said import said
from heng.domain.review.figures import NUMBER, Sentence, sentences
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import Frame
from heng.domain.target.declaration import Document, DocumentKind

RULE = Rule(
    code="R15",
    slug="growth_from_zero",
    title="基数为零却写增长率",
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    source="disclosure-inspection",
    fix="上年数为零时不写增长率，改写“上年无此项预算”或“新增”。",
)

_ZERO_BESIDE = re.compile(
    rf"增长\s*(?P<percent>{NUMBER})\s*%[,(]\s*(?:因为?|由于)?(?:上年|去年)[^,;。\d]{{0,8}}\s*0(?:\.0+)?\s*万?元"
)
# 2022年度为0.00万元，增加18.00万元，增长100%
_FROM_ZERO = re.compile(
    rf"(?:上年|去年|20\d\d年)度?(?:[\u4e00-\u9fff]{{0,3}}数)?(?:为|是|:)?\s*0(?:\.0+)?\s*万?元,(?:比上年|较上年|同比)?"
    rf"(?:增加|增长)了?\s*{NUMBER}\s*万?元,(?:同比)?增长\s*(?P<percent>{NUMBER})\s*%"
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Sentences that state growth in per cent although last year's figure is, or must be, zero."""
    for sentence in sentences(document):
        for change in changes(sentence.text, sentence.before):
            from_zero = change.base is not None and change.base.yuan == 0
            if from_zero and change.percent and change.sign > 0 and change.delta.yuan:
                excerpt = sentence.text[max(0, change.start - 30) : change.end]
                message = f"“…{excerpt}”：上年数为0，不存在增长率，不能写增长{change.percent}%。"
                yield RULE.finding("文字说明", message, sentence.where)
        for done in completions(sentence):
            if all(budget.yuan == 0 for budget in done.budgets):
                message = f"“…{done.text}”：预算数为0，不存在完成率，不能写{done.stated}%。"
                fix = "预算数为零时不写完成率，改写“年初未安排预算”并说明支出来源。"
                spent = None if done.final.yuan else Severity.WARNING
                yield RULE.finding("文字说明", message, sentence.where, severity=spent, fix=fix)
        yield from _said(sentence)
    yield from _items(document, profile)


def _said(sentence: Sentence) -> Iterator[Finding]:
    """较上年增长 100%，上年为 0 万元, where no amount of the change is told."""
    if any(change.base is not None and not change.base.yuan for change in changes(sentence.text, sentence.before)):
        return
    for match in (*_ZERO_BESIDE.finditer(sentence.text), *_FROM_ZERO.finditer(sentence.text)):
        message = f"“{match[0]}”：上年数为0，不存在增长率，不能写增长{match['percent']}%。"
        yield RULE.finding(
            "文字说明", f"{message}（“…{sentence.text[max(0, match.start() - 20) : match.start()]}”）", sentence.where
        )


def _items(document: Document, profile: Profile) -> Iterator[Finding]:
    """All of this year's amount is new, and the sentence gives it a growth rate."""
    if document.kind is not DocumentKind.BUDGET_BOOK:
        return
    told = tuple(said(document, printed(document.tables, profile), profile))
    for change in item_changes(tuple(sentences(document)), told, profile):
        if change.sign > 0 and not change.base.yuan:
            message = f"“{change.text}”：“{change.name}”本年数全部是新增的，上年数为0，不能写增长{change.percent}%。"
            yield RULE.finding(change.name, message, change.sentence.where)


CHECKS = (Frame(check),)
