"""Formulas as papers print them: 名称 = 分子 / 分母 × 100%."""

import re
from dataclasses import dataclass

_HUNDRED = re.compile(r"\s*[*×xX✕·]\s*100\s*[%％]?\s*$")
_SHARE = re.compile(r"^\s*100\s*[%％]\s*[*×xX✕]\s*")
_OPERATOR = re.compile(r"[/／÷+＋\-－−*×✕]")
_FIGURE = re.compile(r"\s*[\d.,]+\s*[^\s\d*×/÷+\-]")
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_OPEN, _CLOSE = "(（[【", ")）]】"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula printed beside a value, in the paper's own words; `denominator` is blank for a sum or difference."""

    name: str
    numerator: str
    denominator: str
    percent: bool
    text: str


def parse_formula(text: str) -> Formula | None:
    """The formula that `text` prints (名称=分子/分母*100%, or 分子/分母*100% alone), or None where the text is none.

    Both sides of the equals sign are kept in the paper's words; outer brackets of numerator and denominator are
    dropped. A quotient of more than two parts has several readings and is kept whole as the numerator.
    """
    written = text.strip().strip("。；;，, ")
    name, equals, right = written.replace("＝", "=").partition("=")
    if not equals and _HUNDRED.search(written) and len(_quotient(written)) == 2:
        name, right, equals = "", written, "="
    if not equals or not _WORDS.search(right) or not _OPERATOR.search(right) or re.search("[。；;=≥≤<>＞＜]", right):
        return None
    if re.search("[≥≤<>＞＜]", name) or _FIGURE.match(right):
        return None
    body = _SHARE.sub("", _HUNDRED.sub("", right))
    parts = _quotient(body)
    numerator, denominator = parts if len(parts) == 2 else ([body, ""])
    return Formula(_bare(name), _bare(numerator), _bare(denominator), body != right, written)


def _quotient(body: str) -> list[str]:
    """The parts between the division signs that stand outside all brackets."""
    parts, depth = [""], 0
    for character in body:
        depth += (character in _OPEN) - (character in _CLOSE)
        if character in "/／÷" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _bare(part: str) -> str:
    """`part` without blanks around it and without a pair of brackets that encloses all of it."""
    part = part.strip()
    if len(part) < 2 or part[0] not in _OPEN or part[-1] not in _CLOSE:
        return part
    depth = 0
    for place, character in enumerate(part):
        depth += (character in _OPEN) - (character in _CLOSE)
        if depth == 0:
            return _bare(part[1:-1]) if place == len(part) - 1 else part
    return part
