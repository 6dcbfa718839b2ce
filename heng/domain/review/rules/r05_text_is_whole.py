"""Garbled or truncated text."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import units_and_projects
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, Project, Unit

RULE = Rule(
    code="R05",
    slug="text_is_whole",
    title="文字残缺或乱码",
    severity=Severity.WARNING,
    certainty=Certainty.EXTRACTION,
    source="disclosure-inspection",
    fix="请对照原件补全；原件如此的，请改正后重新提交。",
)

_MOJIBAKE = re.compile("\ufffd|锟斤拷|烫烫烫|□{2,}|[\ue000-\uf8ff]|Ã.|â€")
_READ_AS_SIGNS = re.compile(r"≤(?=[\u4e00-\u9fff])[^≤≥]{2,60}≥")
_NAME_DAMAGED = re.compile(r"^[/\\|]|//|\\|[□■?？]")
_SECOND_ITEM = (
    ("二、", "一、"),
    ("二是", "一是"),
    ("（二）", "（一）"),
    ("2.", "1."),
    ("2、", "1、"),
    ("3.", "2."),
    ("3、", "2、"),
)
_ITEM_MARK = re.compile(r"(?:^|(?<=[。；;：:，,\s]))[\d一二三四五六七八九十]{1,2}[)）]")
_PAIRS = ("（）", "《》", "“”", "【】")
_INNER_END = re.compile("[。；;]")
_LONG_ENOUGH = 30


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Names and objectives with marks of damage: broken pairs, lost beginnings or ends, characters read wrongly."""
    for holder in units_and_projects(document):
        reasons = [*_name_reasons(holder.name), *_text_reasons(holder.objective, profile), *_tasks(holder, profile)]
        if reasons:
            yield RULE.finding(holder.name, f"“{holder.name}”的文字疑似残缺：{'；'.join(reasons)}。", holder.where)


def _tasks(holder: Unit | Project, profile: Profile) -> Iterator[str]:
    for task in holder.tasks if isinstance(holder, Unit) else ():
        yield from _characters(f"{task.name}{task.content}{task.expected}", profile)


def _name_reasons(name: str) -> Iterator[str]:
    if _NAME_DAMAGED.search(name) or _MOJIBAKE.search(name):
        yield "名称中有不该出现的符号"


def _text_reasons(text: str, profile: Profile) -> Iterator[str]:
    """What is wrong with an objective."""
    yield from _characters(text, profile)
    plain = _ITEM_MARK.sub("", text).replace("(", "（").replace(")", "）")
    for pair in _PAIRS:
        if plain.count(pair[0]) != plain.count(pair[1]):
            yield f"“{pair}”不成对"
    for second, first in _SECOND_ITEM:
        if _starts_item(text, second) and first not in text:
            yield f"有“{second}”而没有“{first}”，前文可能丢失"
            break
    ending = text.rstrip()[-1:]
    unfinished = ending in "，、；：,;" or (ending.isalnum() and bool(_INNER_END.search(text)))
    if len(text) > _LONG_ENOUGH and unfinished:
        yield f"末尾是“{text.rstrip()[-8:]}”，句子没有结束"


def _starts_item(text: str, number: str) -> bool:
    return bool(re.search(rf"(?:^|[。；;：:，,\s]){re.escape(number)}(?!\d)", text))


def _characters(text: str, profile: Profile) -> Iterator[str]:
    if _MOJIBAKE.search(text):
        yield "含有乱码字符"
    signs = _READ_AS_SIGNS.search(text)
    if signs:
        yield f"“{signs[0][:20]}…”中的书名号被识别成了≤≥"
    for pair in profile.lexicons["misread_words"]:
        wrong, right = pair.split("=")
        if wrong in text:
            yield f"“{wrong}”疑为“{right}”"
