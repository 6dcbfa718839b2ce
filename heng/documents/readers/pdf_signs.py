"""The characters that a PDF file names, as people write them: radicals, private codes and invisible signs put right."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from heng.rulebook.loader import read

UNREADABLE = "�"
# Kangxi radicals, compatibility ideographs, ligatures: what Unicode itself names as another form of a character.
_FOLDED = re.compile("[\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufb06\U0002f800-\U0002fa1f]")
_NOTHING = re.compile("[\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\u00ad\x00-\x1f\x7f-\x9f]")
_PRIVATE = re.compile("[\ue000-\uf8ff\ufff0-\uffff\U000f0000-\U0010ffff]")
_HYPHENS = "\u00ad\x02\ufffe"


def sign(code: int, font: str = "") -> str:
    """What the character `code` of `font` stands for: "" for what shows nothing, `UNREADABLE` where nobody can know.

    A hyphen that a converter marked as one is a hyphen.
    """
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        return UNREADABLE
    character = chr(code)
    if character in _HYPHENS:
        return "-"
    character = _named(font).get(code, _plain().get(code, character))
    if _FOLDED.match(character):
        return unicodedata.normalize("NFKC", character)
    if _NOTHING.match(character):
        return ""
    return UNREADABLE if _PRIVATE.match(character) else character


@cache
def _plain() -> Mapping[int, str]:
    words = read("reading/characters.toml")
    pairs = ((words["radicals"], words["characters"]), (words["upright"], words["level"]))
    found = {ord(one): other for ones, others in pairs for one, other in zip(ones, others, strict=True)}
    return found | _codes("symbol")


@cache
def _named(font: str) -> Mapping[int, str]:
    return _codes("wingdings") if "wingdings" in font.lower() else {}


def _codes(section: str) -> dict[int, str]:
    words = read("reading/characters.toml")[section]
    return dict(zip(words["codes"], words["signs"], strict=True))
