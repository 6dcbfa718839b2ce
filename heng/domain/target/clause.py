"""Taking the text of a value apart: brackets, sentences, and the words that mark the value itself."""

import re

from heng.domain.target.characters import folded
from heng.domain.target.number import NUMBER
from heng.domain.target.quantity import is_known_unit, unit_text

_CUE = re.compile(
    r"(?:预期实现值|预期值|预期目标值|(?:实施周期|年度|全年|本年度?|当年)?(?:指标|目标|计划|标准)值)\s*(?:应)?(?:为|是|:|=(?!\s*=))?\s*"
)
_BREAK = re.compile(r"[。;\n!]|(?<!\d)\s*,|,(?!\s*\d{3}(?!\d))")
_EDGES = " \n\t。;,:；，：、"
_CLOSING = ")）】〕﹚ "
_IN_FORMULA_BEFORE = re.compile(r"[=/÷+\-*×]\s*$")
_IN_FORMULA_AFTER = re.compile(r"\s*[/÷*×+]")
_QUOTED = re.compile("[“\"「『'‘]([^“”\"「」『』'‘’]+)[”\"」』'’]")
_BRACKETED_UNIT = re.compile(rf"({NUMBER.pattern})\s*\(\s*([^()\d]{{1,6}})\s*\)")


def split_brackets(text: str) -> tuple[str, tuple[str, ...]]:
    """The text outside all round brackets, and the texts inside the outermost ones; an unclosed one reaches to the end.

    A unit in brackets after a number (100.00(%)), （含）, and the brackets of a formula are part of the text outside.
    """
    text = _unbracketed_unit(text)
    plain, outside, inside, start = folded(text), "", [], 0
    for opening, end in _bracketed(plain):
        if _IN_FORMULA_BEFORE.search(plain[:opening]) or _IN_FORMULA_AFTER.match(plain[end:]):
            continue
        outside += text[start:opening]
        inside.append(text[opening + 1 : end].rstrip(_CLOSING))
        start = end
    return outside + text[start:], tuple(part for part in inside if part)


def clauses(text: str) -> list[str]:
    """The clauses of `text` between full stops, semicolons and commas (a comma inside a number is none)."""
    plain, start, parts = folded(text), 0, []
    for match in _BREAK.finditer(plain):
        parts.append(text[start : match.start()])
        start = match.end()
    return [part for part in (part.strip(_EDGES) for part in [*parts, text[start:]]) if part]


def split_cues(text: str) -> tuple[str, list[str]]:
    """The text before the first 预期实现值为, 指标值: …, and what follows each of these marks up to the next."""
    marks = list(_CUE.finditer(folded(text)))
    if not marks:
        return text, []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return text[: marks[0].start()], [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]


def _bracketed(plain: str) -> list[tuple[int, int]]:
    """Where the outermost brackets of the folded text open and end."""
    spans, depth, opening = [], 0, 0
    for place, character in enumerate(plain):
        if character == "(":
            opening = opening if depth else place
            depth += 1
        elif character == ")" and depth:
            depth -= 1
            spans += [] if depth else [(opening, place + 1)]
    return [*spans, (opening, len(plain))] if depth else spans


def trimmed(text: str) -> str:
    """`text` without the stops and blanks at its edges."""
    return text.strip(_EDGES)


def unquoted(text: str) -> str:
    """`text` without a pair of quotation marks that encloses all of it."""
    match = _QUOTED.fullmatch(text)
    return match[1] if match else text


def _unbracketed_unit(text: str) -> str:
    def bare(match: re.Match[str]) -> str:
        content = match[match.re.groups]
        keep = content in ("含", "含本数") or is_known_unit(unit_text(content))
        return match[1] + ("" if content.startswith("含") else unit_text(content)) if keep else match[0]

    plain = re.sub(r"\(含\)(?=以)", "", folded(text))
    changed = _BRACKETED_UNIT.sub(bare, plain)
    return changed if changed != folded(text) else text
