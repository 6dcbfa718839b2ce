"""Case numbers (案号): （year）court word [special word] type word serial 号 [之一…].

Source: 《关于人民法院案件案号的若干规定》（法〔2015〕137号，法〔2018〕335号）. The words come from the rulebook.
"""

import re
import unicodedata
from dataclasses import dataclass

_BRACKETS = str.maketrans({"〔": "(", "〕": ")", "［": "(", "］": ")", "[": "(", "]": ")", "【": "(", "】": ")"})
_FORM = re.compile(
    r"\((?P<year>\d{4})\)(?P<court>最高法|\D\d{2}(?:\d{2})?|\D)(?P<words>[\u4e00-\u9fff]+?)第?"
    r"(?P<serials>[1-9]\d*(?:[-、,][1-9]\d*)*)号(?P<suffix>之[一二三四五六七八九十]+)?"
)
_LONGEST_LIST = 1000


@dataclass(frozen=True, slots=True)
class CaseWords:
    """The vocabulary of case numbers: court initials (粤, 最高法 …), special-trial words and type words."""

    initials: frozenset[str]
    specials: frozenset[str]
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A parsed case number. `court` is the court word (粤0192), `special` blank or one character (知)."""

    year: int
    court: str
    special: str
    type_word: str
    serial: int
    suffix: str = ""

    def __str__(self) -> str:
        return f"（{self.year}）{self.court}{self.special}{self.type_word}{self.serial}号{self.suffix}"


def parse_case_number(text: str, words: CaseWords) -> CaseNumber | None:
    """The one case number that `text` is, or None where it is none (also for a list of several)."""
    parsed = parse_case_numbers(text, words)
    return parsed[0] if len(parsed) == 1 else None


def parse_case_numbers(text: str, words: CaseWords) -> tuple[CaseNumber, ...]:
    """The case numbers that `text` names: one, a list (3827、3828号) or a range (18775-18776号); none if malformed.

    Brackets, digit widths and spaces are read in every form in use; anything else is rejected, never mended. An
    unknown type word is accepted, because the list of words grows with every reform: see `is_known_type`.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).translate(_BRACKETS))
    match = _FORM.fullmatch(plain)
    if match is None or match["court"].rstrip("0123456789") not in words.initials:
        return ()
    serials = _serials(match["serials"])
    if len(serials) > 1 and match["suffix"]:
        return ()
    special, type_word = _split(match["words"], words)
    return tuple(
        CaseNumber(int(match["year"]), match["court"], special, type_word, serial, match["suffix"] or "")
        for serial in serials
    )


def is_known_type(number: CaseNumber, words: CaseWords) -> bool:
    """Whether the type word is in the published tables."""
    return number.type_word in words.types


def _split(text: str, words: CaseWords) -> tuple[str, str]:
    """Special word and type word; a first character is special only where the rest is a type word of its own."""
    if text[0] in words.specials and text not in words.types and text[1:] in words.types:
        return text[0], text[1:]
    return "", text


def _serials(text: str) -> tuple[int, ...]:
    serials: list[int] = []
    for part in re.split("[、,]", text):
        bounds = [int(number) for number in part.split("-")]
        if len(bounds) > 2 or bounds[-1] < bounds[0] or bounds[-1] - bounds[0] >= _LONGEST_LIST:
            return ()
        serials.extend(range(bounds[0], bounds[-1] + 1))
    return tuple(serials)
