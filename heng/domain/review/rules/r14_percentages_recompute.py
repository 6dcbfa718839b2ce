"""A percentage or growth that its own figures do not give."""

import re
from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import wan_text
from heng.domain.review.book.changes import Change, changes
from heng.domain.review.book.completion import completions
from heng.domain.review.book.item_changes import item_changes
from heng.domain.review.book.item_completion import Impossible, impossible
from heng.domain.review.book.levels import Misfit, misfits
from heng.domain.review.book.printed import Printed, printed
from heng.domain.review.book.said import said
from heng.domain.review.book.shares import shares
from heng.domain.review.book.year_columns import year_rows
from heng.domain.review.figures import Amount, Sentence, amount, decimal, percent, percent_fits, places, sentences
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachTable, Frame
from heng.domain.target.declaration import BudgetTable, Document, DocumentKind, Statement

RULE = Rule(
    code="R14",
    slug="percentages_recompute",
    title="百分比或增减额无法复算",
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    source="disclosure-inspection",
    fix="请按所列金额重新计算（四舍五入到所写位数）。",
)

_EXECUTION = re.compile("预算(?:完成|执行)率")
_CHANGE = re.compile("(?:增加|减少|上年.{0,6})$")


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Growth, shares and completion rates of sentences, and the execution rate of a self-evaluation."""
    figures = printed(document.tables, profile)
    for sentence in sentences(document):
        for change in changes(sentence.text, sentence.before):
            yield from _direction(change, sentence)
            yield from _growth(change, sentence, profile)
        for misfit in misfits(sentence):
            yield from _words(misfit, sentence)
        for share in shares(sentence, figures, profile):
            yield from _judge(f"“{share.text}”", share.stated, share.part, share.wholes, sentence, sure=share.sure)
        for done in completions(sentence):
            what = f"“…{done.text}”"
            yield from _judge(what, done.stated, done.final, done.budgets, sentence, sure=done.sure)
        for rates in impossible(sentence):
            yield from _too_much(rates, sentence)
    yield from _items(document, figures, profile)
    yield from _execution(document)


def _direction(change: Change, sentence: Sentence) -> Iterator[Finding]:
    """增加 beside 下降; a change of nothing that has a percentage."""
    excerpt = f"“{sentence.text[change.start : change.end].strip()}”"
    if change.percent and change.delta.yuan and change.percent_sign != change.sign and float(change.percent):
        message = f"{excerpt}：金额与百分比的增减方向相反。"
        yield RULE.finding("文字说明", message, sentence.where, fix="请核对是增加还是减少，统一用词。")
    elif change.percent and not change.delta.yuan and float(change.percent.replace(",", "")):
        message = f"{excerpt}：变动额为0，却写了{change.percent}%的变动。"
        yield RULE.finding("文字说明", message, sentence.where)
    elif change.negative:
        message = f"{excerpt}：“增加”“减少”后面写了负数，读者难以判断增减方向。"
        fix = "请改用相反的词和正数，例如“增加-3万元”改为“减少3万元”。"
        yield RULE.finding("文字说明", message, sentence.where, severity=Severity.HINT, fix=fix)


def _words(misfit: Misfit, sentence: Sentence) -> Iterator[Finding]:
    """决算数大于预算数, 与上年持平, where the figures say otherwise."""
    message = f"文字写“{misfit.words}”，但两个数是{wan_text(misfit.one)}万元和{wan_text(misfit.other)}万元。"
    severity = None if misfit.sure else Severity.WARNING
    fix = "请按数字改正文字，或核对数字。"
    yield RULE.finding("文字说明", message, sentence.where, severity=severity, certainty=Certainty.LIKELY, fix=fix)


def _growth(change: Change, sentence: Sentence, profile: Profile) -> Iterator[Finding]:
    base = change.base
    if base is None or base.yuan <= 0:
        return
    grown = base.yuan + change.delta.yuan * change.sign
    gap = min((abs(now.yuan - grown) for now in change.now), default=grown - grown)
    if gap > profile.numbers["rounding_step"]:
        whose = "预算" if change.to_budget else "上年"
        message = (
            f"{_excerpt(sentence, change.start)}：{whose}{wan_text(base.yuan)}万元"
            f"{'加' if change.sign > 0 else '减'}变动额{wan_text(change.delta.yuan)}万元，与本年数相差{wan_text(gap)}万元。"
        )
        sure = len(change.now) == 1 and not change.to_budget
        yield RULE.finding("文字说明", message, sentence.where, severity=None if sure else Severity.WARNING)
    if change.percent:
        yield from _judge(_excerpt(sentence, change.start), change.percent, change.delta, (base,), sentence)


def _judge(
    what: str, stated: str, part: Amount, wholes: tuple[Amount, ...], sentence: Sentence, *, sure: bool = True
) -> Iterator[Finding]:
    """No finding where the stated figure follows from any candidate; a hint where rounded inputs leave it open."""
    usable = [whole for whole in wholes if whole.yuan > 0]
    fits = [percent_fits(stated, part, whole) for whole in usable]
    if not usable or True in fits:
        return
    claim, digits = decimal(stated), places(stated)
    whole = min(reversed(usable), key=lambda usual: abs(percent(part.yuan, usual.yuan, digits) - claim))
    right = percent(part.yuan, whole.yuan, digits)
    message = f"{what}：写为{stated}%，按{wan_text(part.yuan)}÷{wan_text(whole.yuan)}（万元）复算为{right}%。"
    certainty = Certainty.LIKELY if None in fits or not sure else None
    severity = Severity.HINT if None in fits else None if sure else Severity.WARNING
    yield RULE.finding("文字说明", message, sentence.where, severity=severity, certainty=certainty)


def _items(document: Document, figures: Printed, profile: Profile) -> Iterator[Finding]:
    """Changes of the three public expenses whose amount of this year another sentence tells."""
    if document.kind is not DocumentKind.BUDGET_BOOK:
        return
    told = tuple(said(document, figures, profile))
    for change in item_changes(tuple(sentences(document)), told, profile):
        if change.base.yuan > change.base.step:
            yield from _judge(f"“{change.text}”", change.percent, change.delta, (change.base,), change.sentence)


def _too_much(rates: Impossible, sentence: Sentence) -> Iterator[Finding]:
    """完成率 of single items that need more budget than all items together had."""
    message = (
        f"“{'”“'.join(rates.items)}”：按所写完成率推算，预算合计至少{wan_text(rates.least)}万元，"
        f"超过“三公”经费预算{wan_text(rates.budget.yuan)}万元，完成率有误。"
    )
    fix = "完成率按各项决算数÷该项预算数计算；不要填成占“三公”经费的比重。"
    yield RULE.finding("文字说明", message, sentence.where, certainty=Certainty.LIKELY, fix=fix)


def _columns(table: BudgetTable, about: About, profile: Profile) -> Iterator[Finding]:
    """The columns of change beside last year's and this year's."""
    for row in year_rows(table) if table.kind != "execution" else ():
        change = row.now - row.last
        if row.change is not None and abs(change - row.change) > profile.numbers["rounding_step"]:
            message = (
                f"“{table.title}”的“{row.name}”：本年{wan_text(row.now)}万元减上年{wan_text(row.last)}万元为"
                f"{wan_text(change)}万元，增减额写为{wan_text(row.change)}万元。"
            )
            yield RULE.finding(table.title, message, row.where)
        if row.rate and row.last > 0:
            right = percent(change, row.last, places(row.rate))
            if abs(right - Decimal(row.rate.replace(",", ""))) > Decimal(1).scaleb(-places(row.rate)):
                message = f"“{table.title}”的“{row.name}”：增减率写为{row.rate}%，复算为{right}%。"
                yield RULE.finding(table.title, message, row.where)


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


CHECKS = (Frame(check), EachTable(_columns))
