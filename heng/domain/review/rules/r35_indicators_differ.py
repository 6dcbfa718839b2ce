"""Two indicators of one project that are the same measure, or that contradict each other."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder, shown, torn
from heng.domain.review.meaning import DOWN, UP, is_rate, mentions, same_measure
from heng.domain.review.naming import opposed
from heng.domain.review.profile import Profile
from heng.domain.review.repeated_items import listed_twice
from heng.domain.review.rivals import Relation, relation
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder, Frame
from heng.domain.target.declaration import Document, Indicator
from heng.domain.target.quantity import base, unit_text
from heng.domain.target.target_value import Form

RULE = Rule(
    code="R35",
    slug="indicators_differ",
    title="同一项目内指标重复或矛盾",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请合并重复的指标，或改写名称使两者的区别清楚。",
)

_SAID = {
    Relation.SAME: ("重复", Severity.HINT),
    Relation.SIGN: ("含义相同，只有符号不同", Severity.HINT),
    Relation.DIFFERENT: ("含义相同而目标不同", Severity.WARNING),
    Relation.IMPOSSIBLE: ("含义相同而目标不同，两者不能同时达到", Severity.WARNING),
    Relation.TURNED: ("含义相同而方向相反", Severity.WARNING),
}
_SHORTEST = 2
_SPECIFIC = 6
_LONG = 30
_CLAUSE = re.compile(r"[。；;！，,]|(?<![\d.])\d{1,2}[.、．](?!\d)")
_PERIOD = re.compile("(?:总体|年度|中期|长期|实施期|阶段性?|当年)目标")
_WHOLE = 100


def check(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Names that differ in a filler or synonym only (使用率, 利用率), and shares that do not make 100 % together."""
    yield from _said_twice(holder)
    if torn(about.losses, holder, profile.lexicons["lost_parts"]):
        return
    named = [(item, same_measure(item.name, profile)) for item in holder.indicators]
    usable = [(item, name) for item, name in named if len(name) >= _SHORTEST and _says_something(item)]
    for (first, name), (second, other) in combinations(usable, 2):
        if _one_measure(name, other, holder, profile):
            yield from _repeated(holder, first, second, profile)
        elif name in other or other in name:
            yield from _contained(holder, first, second, profile)
    for item in holder.indicators:
        yield from _less_in_all(holder, item, profile)
    yield from _leftovers(holder, {name: item for item, name in usable if is_rate(item)}, profile)


def _less_in_all(holder: Holder, item: Indicator, profile: Profile) -> Iterator[Finding]:
    """A floor for the whole period below that of one of its years: of counts impossible, of shares only odd."""
    whole, year = item.whole_period, item.target
    if whole is None or whole.number is None or year.number is None or {whole.comparison, year.comparison} - UP:
        return
    if whole.number >= year.number or unit_text(whole.unit) != unit_text(year.unit):
        return
    share = unit_text(year.unit) == "%"
    message = f"“{item.name}”的实施周期目标{shown(whole)}低于年度目标{shown(year)}{'' if share else '，两者矛盾'}。"
    fix = "请核对实施周期与年度的目标值；实施周期的目标不应低于其中一年。"
    yield RULE.finding(
        f"{holder.name} / {item.name}",
        message,
        item.where,
        severity=Severity.HINT if share else None,
        certainty=Certainty.JUDGEMENT if share else None,
        fix=fix,
    )


def _leftovers(holder: Holder, rates: dict[str, Indicator], profile: Profile) -> Iterator[Finding]:
    for name, item in rates.items():
        for opposite in _opposites(name, profile):
            if opposite in rates:
                yield from _complementary(holder, item, rates[opposite])


def _one_measure(name: str, other: str, holder: Holder, profile: Profile) -> bool:
    """Whether two names are equal but for words that the name of the holder says anyway: 司法 in 司法救助案件数."""
    if name == other:
        return True
    shorter, longer = sorted((name, other), key=len)
    before = longer.removesuffix(shorter)
    said = before in profile.lexicons["project_words"] or before in holder.name
    return before != longer and said and shorter not in profile.lexicons["generic_names"]


def _contained(holder: Holder, first: Indicator, second: Indicator, profile: Profile) -> Iterator[Finding]:
    """A name within another, with one target: 保洁达标率 within 绿化保洁达标率."""
    same = relation(first.target, second.target, profile) is Relation.SAME
    shorter = min(same_measure(first.name, profile), same_measure(second.name, profile), key=len)
    specific = len(shorter) >= _SPECIFIC and shorter not in profile.lexicons["generic_names"]
    if same and specific and first.target.number is not None and not opposed(first.name, second.name, profile):
        finding = _finding(holder, first, second, "名称相近、目标相同，可能重复", Severity.HINT)
        yield replace(finding, certainty=Certainty.JUDGEMENT)


def _said_twice(holder: Holder) -> Iterator[Finding]:
    """A passage that stands twice in the objective; goals of several periods in one text may repeat each other."""
    text = holder.objective
    if len(_PERIOD.findall(text)) > 1:
        return
    starts = [match.end() for match in _CLAUSE.finditer(text)]
    for start in (0, *starts):
        passage = text[start : start + _LONG]
        if len(passage) == _LONG and passage in text[start + _LONG :]:
            message = f"“{holder.name}”的目标文字中，“{passage}…”写了两遍。"
            yield RULE.finding(holder.name, message, holder.where, fix="请删去重复的内容。")
            return


def _says_something(item: Indicator) -> bool:
    return item.target.form not in (Form.BLANK, Form.PLACEHOLDER)


def _repeated(holder: Holder, first: Indicator, second: Indicator, profile: Profile) -> Iterator[Finding]:
    if opposed(first.name, second.name, profile) or _of_two_duties(first, second, profile):
        return
    kind = relation(first.target, second.target, profile)
    said = _SAID.get(kind)
    if kind is Relation.UNRELATED:
        said = _unrelated(first, second, profile)
    if said is not None:
        yield _finding(holder, first, second, said[0], said[1])


def _of_two_duties(first: Indicator, second: Indicator, profile: Profile) -> bool:
    """Whether the two stand under duties (一、审判工作), as in some forms of departments, and under different ones."""
    known = profile.lexicons["level_words"][0].split("|")
    duties = [item.category for item in (first, second) if item.category and not mentions(item.category, known)]
    return bool(duties) and first.category != second.category


def _unrelated(first: Indicator, second: Indicator, profile: Profile) -> tuple[str, Severity] | None:
    """What is odd about one measure with targets that cannot be compared: 设备 10台 and 设备 5套 are two things."""
    units = [unit_text(item.target.unit) for item in (first, second)]
    if first.target.number is not None and second.target.number is not None and "" not in units:
        counted = all(base(Decimal(1), unit)[1] in profile.lexicons["counted_units"] for unit in units)
        return None if counted else ("含义相同而单位不同", Severity.WARNING)
    same = first.name == second.name and units[0] == units[1] and first.target.form is second.target.form
    return ("名称相同", Severity.HINT) if same else None


def _opposites(name: str, profile: Profile) -> Iterator[str]:
    """The names of the share that is left over: 不合格率 for 合格率, 逾期率 for 及时率."""
    stem = name.removesuffix("率")
    for denial in ("不", "未", "非", "无"):
        yield from (f"{stem[:at]}{denial}{stem[at:]}率" for at in range(len(stem)))
    for pair in profile.lexicons["complements"]:
        ending, opposite = pair.split("=")
        if name.endswith(ending):
            yield name.removesuffix(ending) + opposite


def _complementary(holder: Holder, good: Indicator, bad: Indicator) -> Iterator[Finding]:
    """合格率≥95% allows 不合格率 5 % at most."""
    percent = all(unit_text(item.target.unit) == "%" and item.target.number is not None for item in (good, bad))
    one_way = any({good.target.comparison, bad.target.comparison} <= way for way in (UP, DOWN))
    if not percent or one_way:
        return
    left = _WHOLE - (good.target.number or 0)
    if bad.target.number != left:
        yield _finding(holder, good, bad, f"矛盾：前者为{good.target.number:f}%时，后者应为{left:f}%", Severity.WARNING)


def _finding(holder: Holder, first: Indicator, second: Indicator, what: str, severity: Severity) -> Finding:
    message = (
        f"“{holder.name}”的“{first.name}”（{shown(first.target)}）与“{second.name}”（{shown(second.target)}）{what}。"
    )
    return RULE.finding(f"{holder.name} / {second.name}", message, first.where, second.where, severity=severity)


def lists(document: Document, profile: Profile) -> Iterator[Finding]:
    """Lists in the running text that name one thing twice."""
    spoken = {paragraph.text: paragraph.where for paragraph in document.paragraphs}
    for statement in document.statements:
        if not any(statement.text in text for text in spoken):
            spoken[statement.text] = statement.where
    for text, where in spoken.items():
        for item, listed in listed_twice(text):
            message = f"文字中“{listed}”把“{item}”列了两次。"
            yield RULE.finding(item, message, where, fix="请核对所列内容和个数，删去重复的一项。")


CHECKS = (EachHolder(check), Frame(lists))
