"""What a self-evaluation says in words against its own table: total score, execution rate, “全部完成”, figures."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from heng.domain.finding import Certainty, Severity, Where
from heng.domain.review.declared import Holder
from heng.domain.review.figures import NUMBER, decimal, percent, places
from heng.domain.review.profile import Profile
from heng.domain.review.self_evaluated.fault import Fault
from heng.domain.review.self_evaluated.grades import whole_score
from heng.domain.review.self_evaluated.scores import Scored, said_target
from heng.domain.review.self_evaluated.totals import totals
from heng.domain.self_evaluation.execution_score import execution_rate
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Document, Unit
from heng.domain.target.parse_target import parse_target
from heng.domain.target.quantity import unit_text

# What stands just before says whose score or rate it is; those of a part are not those of the whole.
_LEAD = r"(?P<lead>[^。;；]{0,10}?)"
_SCORE = re.compile(
    rf"{_LEAD}(?:自评|综合|最终|评价)(?:总)?(?:得分|总分|评分|分数)[^\d。；;,]{{0,6}}?(?P<figure>{NUMBER})\s*分"
)
_EXECUTED = re.compile(rf"{_LEAD}(?:预算|资金)?执行率[^\d。；;,]{{0,6}}?(?P<figure>{NUMBER})\s*%")
_OF_A_PART = (
    "指标",
    "项目支出",
    "基本支出",
    "三公",
    "采购",
    "上年",
    "去年",
    "年初",
    "季度",
    "月",
    "上半年",
    "其中",
    "部分",
)
_BARE_FIGURE = re.compile(rf"\s*{NUMBER}\s*(?:%|万?元|件|个)?\s*")
_BEFORE = r"(?:^|[,。;:、(\s]|实现|其中|全年|本年|年度|累计|共)"
_BEHIND = rf"(?:为|是|达到了?|达|实现|完成了?|约|共计?|:)?\s*({NUMBER})\s*(%|‰|[\u4e00-\u9fff]{{1,2}}?)"
_NOT_A_TARGET = r"(?!以上|以下|以内|以外|的?目标)(?=[^\w]|$|[\u4e00-\u9fff])"
_SHORTEST_NAME = 4


def text_faults(holder: Holder, items: Sequence[Scored], profile: Profile) -> Iterator[Fault]:
    """Texts of a form against the money and the indicators of the same form."""
    for label, text in _outcomes(holder, profile):
        plain = folded(text)
        yield from _bare(holder, label, text)
        yield from _execution(holder, label, plain)
        yield from _all_met(holder, label, text, items, profile)
        yield from _figures(holder, label, plain, items)


def conclusion_faults(document: Document, profile: Profile) -> Iterator[Fault]:
    """The score that a conclusion or a report states against the total of the table."""
    whole = whole_score(document)
    for one in totals(document):
        printed = {decimal(statement.value) for statement in (*one.printed, *one.summary)}
        if not printed:
            continue
        at, total = tuple(statement.where for statement in one.printed[:1]), one.total
        for label, text in _outcomes(one.holder, profile):
            said = [decimal(figure) for figure in _of_whole(_SCORE, folded(text), one.holder)]
            if said and not printed & set(said):
                message = f"“{one.holder.name}”{label}写“{text[:40]}”，自评得分{said[0]}分，表中总分{total}分。"
                yield _differs(one.holder, message, at)
        if whole is not None and isinstance(one.holder, Unit) and decimal(whole.value) not in printed:
            message = f"“{one.holder.name}”正文写“{whole.subject}”{whole.value}分，表中总分{total}分。"
            yield _differs(one.holder, message, (whole.where, *at))


def _differs(holder: Holder, message: str, where: tuple[Where, ...]) -> Fault:
    fix = "请以核对后的总分统一正文和表格。"
    subject = f"{holder.name} / 自评总分"
    return Fault("R13", subject, message, where or (holder.where,), Severity.ERROR, Certainty.LIKELY, fix)


def _outcomes(holder: Holder, profile: Profile) -> Iterator[tuple[str, str]]:
    for label, text in holder.texts:
        if text and any(word in label for word in profile.lexicons["outcome_labels"]):
            yield label, text


def _of_whole(pattern: re.Pattern[str], text: str, holder: Holder) -> Iterator[str]:
    """The figures that a text gives to the unit or project itself."""
    others = ("项目",) if isinstance(holder, Unit) else ("整体", "部门")
    for match in pattern.finditer(text):
        if not any(word in match["lead"] for word in (*_OF_A_PART, *others)):
            yield match["figure"]


def _bare(holder: Holder, label: str, text: str) -> Iterator[Fault]:
    """A figure where the outcome should be described."""
    if "完成情况" in label and _BARE_FIGURE.fullmatch(folded(text)):
        message = f"“{holder.name}”的{label}只写了“{text.strip()}”，没有说明完成了什么。"
        yield Fault("R71", f"{holder.name} / {label}", message, (holder.where,), fix="请对照年度目标写明完成情况。")


def _execution(holder: Holder, label: str, text: str) -> Iterator[Fault]:
    rate = execution_rate(holder.amounts.total, holder.executed)
    if rate is None or holder.amounts.total is None or holder.executed is None:
        return
    for figure in _of_whole(_EXECUTED, text, holder):
        right = percent(holder.executed, holder.amounts.total, places(figure))
        if abs(right - decimal(figure)) > Decimal(1).scaleb(-places(figure)):
            message = f"“{holder.name}”{label}写执行率{figure}%，按表中执行数和预算数为{right}%。"
            yield Fault(
                "R13", f"{holder.name} / 预算执行率", message, (holder.where,), fix="请统一文字与表格中的执行率。"
            )
            return


def _all_met(holder: Holder, label: str, text: str, items: Sequence[Scored], profile: Profile) -> Iterator[Fault]:
    said = next((word for word in profile.lexicons["all_met"] if word in text), None)
    missed = [one.indicator for one in items if one.reached.met is False]
    if said is None or not missed:
        return
    listed = "、".join(f"“{one.name}”目标{said_target(one)}、完成值{one.actual}" for one in missed[:3])
    message = f"“{holder.name}”{label}写“{said}”，但{listed}未达到目标。"
    where = (holder.where, *(one.where for one in missed[:3]))
    yield Fault("R71", f"{holder.name} / {label}", message, where, fix="请如实写明未完成的指标及原因。")


def _figures(holder: Holder, label: str, text: str, items: Sequence[Scored]) -> Iterator[Fault]:
    """A figure that the text gives to an indicator by its name, beside the actual in the table."""
    for one in items:
        name, actual = folded(one.indicator.name), parse_target(one.indicator.actual or "")
        if len(name) < _SHORTEST_NAME or actual.number is None or actual.upper is not None:
            continue
        unit = actual.unit or one.indicator.target.unit
        found = re.search(_BEFORE + re.escape(name) + _BEHIND + _NOT_A_TARGET, text) if unit else None
        if not found or unit_text(found[2]) != unit_text(unit) or decimal(found[1]) == one.indicator.target.number:
            continue
        if Fraction(decimal(found[1])) != Fraction(actual.number):
            message = f"“{one.indicator.name}”{label}写{found[1]}{found[2]}，表中完成值{one.indicator.actual}。"
            yield Fault(
                "R13",
                f"{holder.name} / {one.indicator.name}",
                message,
                (one.indicator.where,),
                fix="请统一文字与表格中的完成值。",
            )
