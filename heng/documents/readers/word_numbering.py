"""The numbers that Word gives to paragraphs of lists: they are seen in the document but stand nowhere in its text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from heng.documents.readers.format_digits import chinese, chinese_digits
from heng.documents.readers.package import Package

_STYLE_DEPTH = 20
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def _words(style: str) -> Callable[[int], str]:
    return lambda number: chinese(Decimal(number), style)


def _letters(first: str) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _from_row(row: str) -> Callable[[int], str]:
    return lambda number: row[number - 1] if number <= len(row) else str(number)


_STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate({48 + digit: 0xFF10 + digit for digit in range(10)}),
    "chineseCounting": _words("1"),
    "chineseCountingThousand": _words("1"),
    "japaneseCounting": _words("1"),
    "taiwaneseCountingThousand": _words("1"),
    "chineseLegalSimplified": _words("2"),
    "ideographDigital": lambda number: chinese_digits(str(number), "1"),
    "ideographTraditional": _from_row("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _from_row("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _from_row("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedCircleChinese": _from_row("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedParen": lambda number: f"({number})",
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    style: str
    pattern: str


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    lists: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    restarting: set[str] = field(default_factory=set)
    of_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def label(self, paragraph: Any) -> str:
        """The number of the next paragraph of a list ("一、"); blank for paragraphs without number, and bullets."""
        found = self._place(paragraph)
        if found is None or found[0] not in self.lists:
            return ""
        number, level = found
        abstract, levels = self.lists[number]
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if number in self.restarting and number not in self._begun:
            counts.clear()
        self._begun.add(number)
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [place for place in counts if place > level]:
            del counts[deeper]
        return re.sub(r"%([1-9])", lambda part: _shown(levels, counts, int(part[1]) - 1), levels[level].pattern).strip()

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        own = next(paragraph.iterfind("{*}pPr/{*}numPr"), None)
        style = next((_value(found) for found in paragraph.iterfind("{*}pPr/{*}pStyle")), "")
        inherited = self.of_style.get(style)
        if own is None:
            return inherited
        number = next((_value(found) for found in own.iterchildren("{*}numId")), inherited[0] if inherited else "")
        level = next((_value(found) for found in own.iterchildren("{*}ilvl")), "0")
        return (number, _count(level)) if number not in ("", "0") else None


def read_numbering(package: Package, document: str) -> Numbering:
    """The lists that the parts of the package define; none where it has no such part."""
    related = dict(package.related(document).values())
    numbering = Numbering()
    if related.get("numbering") in package.parts:
        root = package.xml(related["numbering"])
        abstract = {_attribute(found, "abstractNumId"): _levels(found) for found in root.iterchildren("{*}abstractNum")}
        for found in root.iterchildren("{*}num"):
            target = next((_value(child) for child in found.iterchildren("{*}abstractNumId")), "")
            if target in abstract:
                numbering.lists[_attribute(found, "numId")] = (target, abstract[target])
            if any(True for _ in found.iter("{*}startOverride")):
                numbering.restarting.add(_attribute(found, "numId"))
    if related.get("styles") in package.parts:
        numbering.of_style = _of_styles(package.xml(related["styles"]))
    return numbering


def _levels(abstract: Any) -> dict[int, _Level]:
    levels = {}
    for found in abstract.iterchildren("{*}lvl"):
        parts = {
            name: next((_value(c) for c in found.iterchildren(f"{{*}}{name}")), "")
            for name in ("start", "numFmt", "lvlText")
        }
        if parts["numFmt"] in _STYLES:
            levels[_count(_attribute(found, "ilvl"))] = _Level(
                _count(parts["start"] or "1"), parts["numFmt"], parts["lvlText"]
            )
    return levels


def _of_styles(root: Any) -> dict[str, tuple[str, int]]:
    styles = {_attribute(found, "styleId"): found for found in root.iterchildren("{*}style")}
    result = {}
    for name in styles:
        current, depth = name, 0
        while current in styles and depth < _STYLE_DEPTH:
            own = next(styles[current].iterfind("{*}pPr/{*}numPr"), None)
            if own is not None:
                number = next((_value(found) for found in own.iterchildren("{*}numId")), "")
                level = next((_value(found) for found in own.iterchildren("{*}ilvl")), "0")
                result.update({name: (number, _count(level))} if number not in ("", "0") else {})
                break
            current = next((_value(found) for found in styles[current].iterchildren("{*}basedOn")), "")
            depth += 1
    return result


def _shown(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    if level not in levels:
        return ""
    return _STYLES[levels[level].style](max(counts.get(level, levels[level].start), 1))


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _value(element: Any) -> str:
    return _attribute(element, "val")


def _count(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 5 else 0
