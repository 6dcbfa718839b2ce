"""Text that was to be replaced before handing in."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Declared, Holder
from heng.domain.review.levels import does_not_apply
from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder, EachIndicator, Frame
from heng.domain.target.declaration import Document, Indicator, Unit
from heng.domain.target.target_value import Form

RULE = Rule(
    code="R02",
    slug="no_placeholder",
    title="占位或未完成的文字",
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    source="disclosure-inspection",
    fix="请填写实际内容，或删去这一行。",
)

_CROSSES = re.compile(r"(?<![A-Za-z\d])[Xx]{2,}(?![A-Za-z\d])|××+|某某|＊{2,}|\*{2,}|_{3,}")
# In running text two asterisks print bold, and 某某 or XX stand for a name.
_GAP = re.compile(
    r"(?:为|是|的|至|约|计|[:：])\s*(?:[Xx]{2,}|××+|＊{2,}|_{3,})(?![A-Za-z])|(?:[Xx]{2,}|××+|_{3,})\s*(?:万元|元|%|年|个|人|辆)"
)
_CHOICE = re.compile(
    r"(?:增加|增长|上升)[（(](?:减少|下降)[）)]|(?:减少|下降)[（(](?:增加|增长|上升)[）)]|增加/减少|增长/下降"
)
# “增加（减少）5万元” and “增加（减少）的主要原因是” have not been decided; a heading 增加（减少）情况 asks nothing.
_FIGURE = re.compile(r"^\s*(?:\d|的?主要原因[是为:：])")
_NO_NAME = re.compile(r"[\d.\s%]+")
_NUMBERED = re.compile(r"(?:指标|目标)\s*\d{1,2}\s*[:：]?\s*(?:…+|\.{3,})?")
# A unit may be left unnamed on purpose: 某某县人民法院.
_ANONYMOUS = re.compile(
    r"(?:[Xx]{2,}|×+|某某|＊+|\*+)(?:省|市|县|区|州|盟|旗|镇|乡|街道|法院|人民法院|中级|基层|单位|局)"
)
_ONLY_LABEL = re.compile(r"\d*[.、]?\s*说明[:：。]?")
# A sign where the value should stand is another rule's.
_SIGN = re.compile(r"[≥≤＞＜><=＝]")
_EXCERPT = 30


def _check_holder(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Names, objectives and tasks that are still the form's own words."""
    name = "" if isinstance(holder, Unit) and _ANONYMOUS.search(holder.name) else holder.name
    for text in (name, holder.objective, *_tasks(holder)):
        if _is_placeholder(text, profile):
            yield RULE.finding(holder.name, f"“{_around(text, profile)}”是待填写的占位文字，不是内容。", holder.where)
        elif text is holder.objective and text.strip("。 ") in profile.lexicons["no_goals"]:
            message = f"“{holder.name}”的绩效目标只写“{text.strip()}”，没有说明本项目要做到什么。"
            yield RULE.finding(holder.name, message, holder.where, severity=Severity.WARNING)
        elif text.rstrip().endswith(profile.lexicons["template_marks"]):
            message = f"“{holder.name}”的文字以“{text.rstrip()[-_EXCERPT:]}”结尾，省略号是表格自带的，没有删去。"
            yield RULE.finding(holder.name, message, holder.where, severity=Severity.HINT, certainty=Certainty.LIKELY)


def _check_passages(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Passages of a form (评价结论, 存在问题) that still hold the hint how to fill them in, or a gap."""
    for label, text in holder.texts:
        crosses = _CROSSES.search(text)
        if crosses or mentions(text, _hints(profile)) or _ONLY_LABEL.fullmatch(text.strip()):
            message = f"“{holder.name}”的“{label}”是“{_around(text, profile)}”，这是填表提示或占位文字，不是内容。"
            severity = Severity.ERROR if crosses else Severity.WARNING
            yield RULE.finding(holder.name, message, holder.where, severity=severity)


def _check_indicator(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """Names and target values that are still the form's own words; a hint left in a name beside a figure blocks nothing."""
    indicator = item.indicator
    text = _unfinished(indicator, profile)
    if text:
        message = f"指标“{indicator.name}”中的“{text[:_EXCERPT]}”是占位文字，不能作为绩效目标。"
        filled = text == indicator.name and indicator.target.number is not None
        severity = Severity.WARNING if filled else Severity.ERROR
        yield RULE.finding(item.subject, message, indicator.where, severity=severity)
    elif _NO_NAME.fullmatch(indicator.name) or _NUMBERED.fullmatch(indicator.name.strip()):
        message = f"指标名称只有“{indicator.name.strip()}”，没有写明考核什么。"
        yield RULE.finding(item.subject, message, indicator.where, severity=Severity.WARNING)


def _check_text(document: Document, profile: Profile) -> Iterator[Finding]:
    """Gaps and choices that a template leaves open, in the sentences of books, reports and forms."""
    texts = [(paragraph.text, paragraph.where) for paragraph in document.paragraphs if paragraph.role == "text"]
    if not document.paragraphs:
        texts = [(said.text, said.where) for said in document.statements]
    for text, where in dict.fromkeys(texts):
        left = _left_open(text, profile)
        if left:
            severity = Severity.ERROR if _GAP.search(text) else Severity.WARNING
            message = f"文字中留有没有填写或没有选定的“{left}”。"
            yield RULE.finding(left, message, where, severity=severity, fix="请填写实际内容，或删去不适用的选项。")


def _left_open(text: str, profile: Profile) -> str:
    for choice in _CHOICE.finditer(text):
        if _FIGURE.match(text[choice.end() :]):
            return text[choice.start() :][:_EXCERPT]
    gap = _GAP.search(text)
    if gap:
        return text[max(0, gap.start() - 6) :][:_EXCERPT]
    return next(
        (text[max(0, text.find(word) - _EXCERPT) :][: 2 * _EXCERPT] for word in _hints(profile) if word in text), ""
    )


def _hints(profile: Profile) -> tuple[str, ...]:
    return tuple(word for word in profile.lexicons["placeholders"] if word not in profile.lexicons["also_in_text"])


def _tasks(holder: Holder) -> tuple[str, ...]:
    tasks = holder.tasks if isinstance(holder, Unit) else ()
    return tuple(text for task in tasks for text in (task.name, task.content, task.expected))


def _unfinished(indicator: Indicator, profile: Profile) -> str:
    classified = profile.lexicons["classified"]
    if mentions(indicator.name, classified) or mentions(indicator.target.text, classified):
        return ""
    if does_not_apply(indicator, profile) or _SIGN.fullmatch(indicator.target.value):
        return ""
    if indicator.target.form is Form.PLACEHOLDER and indicator.target.text not in profile.lexicons["not_applicable"]:
        return indicator.target.text or indicator.name
    texts = (indicator.name, indicator.target.text, indicator.target.note, indicator.actual or "")
    left = next((text for text in texts if _is_placeholder(text, profile)), "")
    return left or next((line for line in indicator.remark.splitlines() if mentions(line, _hints(profile))), "")


def _is_placeholder(text: str, profile: Profile) -> bool:
    return mentions(text, profile.lexicons["placeholders"]) or bool(_CROSSES.search(text))


def _around(text: str, profile: Profile) -> str:
    """The excerpt of a text in which its placeholder stands."""
    places = [text.find(word) for word in profile.lexicons["placeholders"] if word in text]
    crosses = _CROSSES.search(text)
    start = min((*places, *((crosses.start(),) if crosses else ())), default=0)
    return text[max(0, start - _EXCERPT // 2) :][:_EXCERPT]


CHECKS = (
    EachHolder(_check_holder),
    EachHolder(_check_passages),
    EachIndicator(_check_indicator),
    Frame(_check_text),
)
