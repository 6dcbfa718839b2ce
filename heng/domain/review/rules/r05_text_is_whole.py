"""Garbled or truncated text."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.damage import (
    beginning,
    characters,
    damaged_name,
    ending,
    misread,
    misspelt,
    open_end,
    plain_text,
    repeated,
    stops,
    unlike_its_fellows,
    unpaired,
)
from heng.domain.review.declared import Declared, Holder
from heng.domain.review.fault import in_cells, whose
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder, EachIndicator, Frame
from heng.domain.target.declaration import Document, Paragraph, Task, Unit

RULE = Rule(
    code="R05",
    slug="text_is_whole",
    title="文字残缺或乱码",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="disclosure-inspection",
    fix="请对照原件补全；原件如此的，请改正后重新提交。",
)


_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、](?!\d)|第[一二三四五六七八九十]+[部章节])"
)
_LEADS_ON = ("：", ":", "，", ",")
_BRACKETS = ("（）", "《》")
_ENDS = ("。", "；", "：", ";", ":", "！", "？")


def _check_holder(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Names and objectives with marks of damage: the author's fault, unless reading lost something here.

    What only a picture or lost columns can explain in a paper without cells stays a doubt about reading.
    """
    objective = plain_text(holder.objective)
    by_author = [*characters(objective), *beginning(objective), *unpaired(objective), *ending(objective, profile)]
    by_author += [*repeated(objective), *misspelt(objective, profile)]
    by_reader = [*damaged_name(holder.name), *misread(objective, profile)]
    if in_cells(holder):
        by_author, by_reader = by_author + by_reader, []
    yield from _found(holder, by_author, whose(holder, about, profile))
    if not by_author and in_cells(holder):
        yield from _found(holder, list(open_end(objective)), Certainty.JUDGEMENT, Severity.HINT)
    elif not by_author:
        by_reader += open_end(objective)
    yield from _found(holder, by_reader, Certainty.EXTRACTION)


def _check_passages(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """The other passages of a form (评价结论, 存在问题)."""
    for label, text in holder.texts:
        reasons = [*characters(text), *repeated(text), *misspelt(text, profile), *_cut(text, profile)]
        yield from _found(holder, [f"“{label}”{reason}" for reason in reasons], whose(holder, about, profile))


def _found(
    holder: Holder, reasons: list[str], certainty: Certainty, severity: Severity = RULE.severity
) -> Iterator[Finding]:
    if reasons:
        message = f"“{holder.name}”的文字疑似残缺：{'；'.join(reasons)}。"
        yield RULE.finding(holder.name, message, holder.where, certainty=certainty, severity=severity)


def _check_tasks(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Tasks, each against its fellows."""
    tasks = holder.tasks if isinstance(holder, Unit) else ()
    for task in tasks:
        fellows = tuple(plain_text(other.content) for other in tasks if other is not task and other.content)
        reasons = [*_of_task(task, profile), *unlike_its_fellows(plain_text(task.content), _most(fellows))]
        if reasons:
            message = f"任务“{task.name}”的文字疑似残缺：{'；'.join(dict.fromkeys(reasons))}。"
            yield RULE.finding(f"{holder.name} / {task.name}", message, holder.where)


def _of_task(task: Task, profile: Profile) -> Iterator[str]:
    text = f"{task.name}{task.content}{task.expected}"
    yield from characters(text)
    yield from misread(text, profile)
    yield from repeated(task.content)
    yield from ending(plain_text(task.content), profile)


def _most(fellows: tuple[str, ...]) -> tuple[str, ...]:
    """The fellows that end a sentence; none where they are not the greater part, for then the author sets no stops."""
    ended = tuple(text for text in fellows if text.rstrip().endswith(("。", "；")))
    return ended if len(ended) * 2 >= len(fellows) else ()


def _check_indicator(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """Names of indicators with broken pairs or characters that no author types."""
    name = item.indicator.name
    reasons = [*characters(f"{name}{item.indicator.target.text}"), *unpaired(name), *repeated(name)]
    if reasons:
        certainty = whose(item.holder, about, profile) if item.indicator.where.cell else Certainty.EXTRACTION
        message = f"指标“{name}”的文字疑似残缺：{'；'.join(reasons)}。"
        yield RULE.finding(item.subject, message, item.indicator.where, certainty=certainty)


def _alone(text: str) -> str:
    """The words behind the first bracket that has no other half, or before it where it closes."""
    plain = text.replace("(", "（").replace(")", "）")
    for pair in _BRACKETS:
        opening, closing = pair[0], pair[1]
        waiting: list[int] = []
        for place, sign in enumerate(plain):
            if sign == opening:
                waiting.append(place)
            elif sign == closing and not waiting:
                return f"…{text[max(0, place - 12) : place + 1]}"
            elif sign == closing:
                waiting.pop()
        if waiting:
            return f"{text[waiting[0] : waiting[0] + 14]}…"
    return ""


def _cut(text: str, profile: Profile) -> Iterator[str]:
    """A passage that stops in the middle; a colon or a comma may lead to a list or a table that follows."""
    if not text.rstrip().endswith(_LEADS_ON):
        yield from ending(text, profile)


def _opens(following: Paragraph | None) -> bool:
    """Whether a paragraph begins a passage of its own, so that it cannot be the rest of the one before."""
    return following is not None and (following.role == "heading" or bool(_NUMBERED.match(following.text)))


def _check_paragraphs(document: Document, profile: Profile) -> Iterator[Finding]:
    """Sentences of books and reports that say a thing twice in a row, or hold characters that no author types."""
    whole = True
    for paragraph, following in zip_longest(document.paragraphs, document.paragraphs[1:]):
        begins, whole = whole, paragraph.text.rstrip().endswith(_ENDS) or paragraph.role == "heading"
        sentence = paragraph.role == "text" and any(stop in paragraph.text for stop in "。，；")
        reasons = list(characters(paragraph.text))
        if sentence:
            reasons += [*repeated(paragraph.text), *misspelt(paragraph.text, profile), *stops(paragraph.text)]
            reasons += _cut(paragraph.text, profile) if begins and _opens(following) else ()
            # A paragraph that a page break has torn has lost the other half of its pairs too.
            torn = not (begins and paragraph.text.rstrip().endswith("。"))
            reasons += (
                ()
                if torn
                else (f"{reason}（{_alone(paragraph.text)}）" for reason in unpaired(paragraph.text, _BRACKETS))
            )
        if reasons:
            subject = paragraph.text[:20]
            yield RULE.finding(subject, f"“{subject}…”的文字疑似有误：{'；'.join(reasons)}。", paragraph.where)


CHECKS = (
    EachHolder(_check_holder),
    EachHolder(_check_passages),
    EachHolder(_check_tasks),
    EachIndicator(_check_indicator),
    Frame(_check_paragraphs),
)
