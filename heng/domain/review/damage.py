"""Marks of damage in a text: broken pairs, characters read wrongly, lost beginnings and ends, words said twice."""

import re
from collections.abc import Iterator

from heng.domain.review.profile import Profile

MOJIBAKE = re.compile("\ufffd|锟斤拷|烫烫烫|□{2,}|[\ue000-\uf8ff]|Ã.|â€")
_READ_AS_SIGNS = re.compile(r"≤(?=[\u4e00-\u9fff])[^≤≥]{2,60}≥")
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
# Bounded, so that a long text without stops costs no more than its length.
_TWICE = re.compile(r"([^\s，,、；;。]{4,40})[，,、]?\1")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_AMOUNT_TWICE = re.compile(r"(?<![\d.])(\d{2,}(?:\.\d+)?[万亿]元?)\1")
_ROUND = re.compile(r"进行(?:(?![并和及或后再与]|同时)[^，,；;。、]){1,12}进行[^，,；;。、]{0,6}(?=[，,；;。、]|$)")
# Marks of which no two stand side by side: 816.52万元，、增长.
_STOPS_TOGETHER = re.compile(r"[\u4e00-\u9fff\d%）)”][，、；：](?:[，、；。])|。[，、；]")
_LETTER = re.compile(r"[【〔\[〖][^【】〔〕\[\]〖〗，。；]{1,10}?号")
_NAME_DAMAGED = re.compile(r"^[/\\|]|//|\\|[□■?？]")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>")
_LONG_ENOUGH = 30
_SHORTEST_SENTENCE = 12
_OPEN_END = "，、：,("
_FULL_STOP = "。；！.;!）)”"


def plain_text(text: str) -> str:
    """A text without the markup that an editor left in it."""
    return _MARKUP.sub("", text).strip()


def characters(text: str) -> Iterator[str]:
    """Characters that no author types."""
    if MOJIBAKE.search(text):
        yield "含有乱码字符"


def misread(text: str, profile: Profile) -> Iterator[str]:
    """What reading a picture makes of right words."""
    signs = _READ_AS_SIGNS.search(text)
    if signs:
        yield f"“{signs[0][:20]}…”中的书名号被识别成了≤≥"
    for pair in profile.lexicons["misread_words"]:
        wrong, right = pair.split("=")
        if wrong in text:
            yield f"“{wrong}”疑为“{right}”"


def damaged_name(name: str) -> Iterator[str]:
    """Signs that belong in no name."""
    if _NAME_DAMAGED.search(name) or MOJIBAKE.search(name):
        yield "名称中有不该出现的符号"


def unpaired(text: str, pairs: tuple[str, ...] = _PAIRS) -> Iterator[str]:
    """Brackets and quotation marks without their other half; 1） marks an item."""
    plain = _ITEM_MARK.sub("", text).replace("(", "（").replace(")", "）")
    for pair in pairs:
        if plain.count(pair[0]) != plain.count(pair[1]):
            yield f"“{pair}”不成对"


def beginning(text: str) -> Iterator[str]:
    """A second item without a first."""
    for second, first in _SECOND_ITEM:
        if re.search(rf"(?:^|[。；;：:，,\s]){re.escape(second)}(?!\d)", text) and first not in text:
            yield f"有“{second}”而没有“{first}”，前文可能丢失"
            return


def ending(text: str, profile: Profile) -> Iterator[str]:
    """An end in the middle of a sentence or of a word."""
    end = text.rstrip()
    if _SHORTEST_SENTENCE < len(end) <= _LONG_ENOUGH and end[-1] in "，、":
        yield f"末尾是“{end[-8:]}”，句子没有结束"
    if len(end) <= _LONG_ENOUGH or end[-1] in _FULL_STOP:
        return
    words = profile.lexicons
    dangling = end.endswith(words["dangling_words"]) and not end.endswith(words["dangling_exceptions"])
    cut = end.endswith(words["cut_endings"]) and not end.endswith(words["cut_exceptions"])
    if end[-1] in _OPEN_END or dangling or cut:
        yield f"末尾是“{end[-8:]}”，句子没有结束"


def open_end(text: str) -> Iterator[str]:
    """A long text of several sentences without a stop behind the last."""
    end = text.rstrip()
    if len(end) > _LONG_ENOUGH and end[-1].isalnum() and re.search("[。；;]", end):
        yield f"末尾“{end[-8:]}”之后没有句号"


def unlike_its_fellows(text: str, fellows: tuple[str, ...]) -> Iterator[str]:
    """A long text without a full stop among others that all end with one."""
    ended = [other.rstrip().endswith(tuple(_FULL_STOP)) for other in (text, *fellows)]
    if len(text) > _LONG_ENOUGH and len(fellows) > 1 and not ended[0] and all(ended[1:]):
        yield f"末尾是“{text.rstrip()[-8:]}”，句子没有结束"


def misspelt(text: str, profile: Profile) -> Iterator[str]:
    """Words that are surely mistyped, and numbers of official letters without their second bracket."""
    for pair in profile.lexicons["mistyped_words"]:
        wrong, right = pair.split("=")
        if wrong in text:
            yield f"“{wrong}”应为“{right}”"
    letter = _LETTER.search(text)
    if letter:
        yield f"文号“{letter[0]}”的括号不成对"


def stops(text: str) -> Iterator[str]:
    """Two punctuation marks where one belongs."""
    plain = text.replace(" ", "")
    found = _STOPS_TOGETHER.search(plain)
    if found:
        yield f"“{plain[max(0, found.start() - 8) : found.end() + 6]}”标点连用"


def repeated(text: str) -> Iterator[str]:
    """Words or amounts said twice in a row."""
    for pattern in (_TWICE, _AMOUNT_TWICE, _ROUND):
        match = next((one for one in pattern.finditer(text) if len(_HAN.findall(one[0])) > 1), None)
        if match:
            yield f"“{match[0][:40]}”重复"
            return
