"""Signs and the words that stand for them (指标性质): before the number, or after it."""

import re

from heng.domain.target.characters import folded
from heng.domain.target.target_value import Comparison

_BEFORE = {
    Comparison.AT_LEAST: "≥ >= => 大于等于 大于或等于 高于或等于 高于等于 不少于 不低于 不小于 不短于 不得少于 不得低于 应不低于 至少 最少 最低 保底",
    Comparison.AT_MOST: "≤ <= =< 小于等于 小于或等于 低于或等于 低于等于 不超过 不大于 不高于 不多于 不长于 不得超过 不得高于 不超 至多 最多 最高 控制在",
    Comparison.MORE_THAN: "> 大于 高于 超过 多于",
    Comparison.LESS_THAN: "< 小于 低于 少于 不足 不到",
    Comparison.EQUAL: "= == 等于",
}
_AFTER = {
    Comparison.AT_LEAST: "以上 及以上 (含)以上 以上(含) 及其以上 或以上",
    Comparison.AT_MOST: "以下 及以下 (含)以下 以下(含) 或以下 以内 之内 内 及以内 (含)以内 以内(含)",
}
_QUALITATIVE = ("定性", "定性指标", "文字描述", "文字", "描述")
_SIGNS = {word: sign for sign, words in _BEFORE.items() for word in words.split()}
_SUFFIXES = {word: sign for sign, words in _AFTER.items() for word in words.split()}


def _alternatives(words: dict[str, Comparison]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_ONE = re.compile(_alternatives(_SIGNS))
_LAST = re.compile(rf"(?P<signs>(?:(?:{_alternatives(_SIGNS)})\s*)+)$")
_FIRST = re.compile(rf"^(?P<signs>(?:(?:{_alternatives(_SIGNS)})\s*)+)")
_SUFFIX = re.compile(rf"\s*(?P<suffix>{_alternatives(_SUFFIXES)})$")
_LOOSE = {frozenset({Comparison.AT_LEAST, Comparison.EQUAL}): Comparison.AT_LEAST,
          frozenset({Comparison.AT_MOST, Comparison.EQUAL}): Comparison.AT_MOST,
          frozenset({Comparison.MORE_THAN, Comparison.AT_LEAST}): Comparison.MORE_THAN,
          frozenset({Comparison.LESS_THAN, Comparison.AT_MOST}): Comparison.LESS_THAN,
          frozenset({Comparison.MORE_THAN, Comparison.EQUAL}): Comparison.AT_LEAST,
          frozenset({Comparison.LESS_THAN, Comparison.EQUAL}): Comparison.AT_MOST}  # fmt: skip


def parse_sign(text: str) -> Comparison | None:
    """What a cell of the column 指标性质 says (≥, >=, 大于等于, ＝, 定性, 文字描述 …); None where it is no sign."""
    plain = folded(text).strip().rstrip(":")
    return Comparison.QUALITATIVE if plain in _QUALITATIVE else _SIGNS.get(re.sub(r"\s", "", plain))


def joined(signs: set[Comparison]) -> Comparison | None:
    """The one sign that signs written together mean (≥≥ is ≥, 超过…以上 is >); None where they contradict."""
    return next(iter(signs)) if len(signs) == 1 else _LOOSE.get(frozenset(signs))


def split_last_signs(plain: str) -> tuple[str, set[Comparison]]:
    """The folded text before the signs that end it, and these signs (empty where none)."""
    match = _LAST.search(plain)
    return (plain[: match.start()], _signs(match["signs"])) if match else (plain, set())


def split_first_signs(plain: str) -> tuple[set[Comparison], str]:
    """The signs that begin the folded text, and the text after them."""
    match = _FIRST.search(plain)
    return (_signs(match["signs"]), plain[match.end() :]) if match else (set(), plain)


def split_suffix(plain: str) -> tuple[str, set[Comparison]]:
    """The folded text before 以上, 以内 …, and the sign that this word stands for."""
    match = _SUFFIX.search(plain)
    return (plain[: match.start()], {_SUFFIXES[match["suffix"]]}) if match else (plain, set())


def _signs(text: str) -> set[Comparison]:
    return {_SIGNS[word] for word in _ONE.findall(text)}
