"""One item of a numbered indicator string, cut into its fields: `1、1-产出指标；11-数量指标；名称；年度指标值:x`."""

import re
from dataclasses import dataclass

from heng.domain.target.characters import folded

# All patterns run on folded text (half-width signs), whose offsets are those of the original.
_LEVEL = r"[^;:,。、\d()]{2,10}?"
START = re.compile(
    rf"(?:\(?(?<!\d)(?P<number>\d{{1,2}})\s*[、.,)]?\s*)?(?<!\d)\d\s*-\s*(?P<coded>{_LEVEL}指\s*标)\s*[;:,]"
    rf"|\(?(?<!\d)(?P<counted>\d{{1,2}})\s*[、.)]\s*(?P<plain>(?:产出|效益|满意度|成本|效果|[^;:,。、\d()]{{2,6}})指\s*标)\s*[;:,]"
    r"|(?<!\d)(?P<torn_number>\d{1,2})\s*、\s*\d\s*-\s*(?P<torn>[^;:,。、\d()]{2,10}?指\s*标)"
)
_SUBCATEGORY = re.compile(rf"\s*(?:\d\s*\d\s*-\s*)?(?P<name>{_LEVEL[:-1]})\s*[;:,]")
_CODED_SUBCATEGORY = re.compile(rf"\s*\d\s*\d\s*-\s*(?P<name>{_LEVEL[:-1]})\s*[;:,]")
_PERIOD = r"(?:实\s*施\s*周\s*期|中\s*期|总\s*体|实\s*施\s*期)"
_KEY = re.compile(
    rf"(?P<key>(?P<whole>{_PERIOD})?\s*(?:年\s*度|年\s*初|绩\s*效)?\s*(?:指\s*标|目\s*标)\s*值)\s*[:=]\s*"
)
# A number that ran into the last value: 122、 may be 12 and the next number 2.
_NEXT_NUMBER = re.compile(r"\d{3,}\s*、\s*$")
_EDGES = ";:,、 \t\u3000"


@dataclass(frozen=True, slots=True)
class Item:
    """The fields of one item as written. `residue` is text after the value that belongs to no field.

    `whole_period` and `annual` hold every value given under the key, so a doubled key shows as two values.
    """

    number: int | None
    category: str
    subcategory: str
    name: str
    whole_period: tuple[str, ...]
    annual: tuple[str, ...]
    residue: str
    doubled_level: bool
    start: int
    text: str


def cut(text: str, start: re.Match[str], end: int) -> Item:
    """The item that begins with the match `start` of START in the folded `text` and ends at `end`."""
    body_start = start.end()
    body = text[body_start:end]
    coded = start["coded"] or start["torn"]
    levels = _levels(folded(body), coded=bool(coded))
    number = start["number"] or start["counted"] or start["torn_number"]
    head, values, residue = _values(body[levels[2] :])
    annual = [value for whole, value in values if value and not whole]
    whole = [value for is_whole, value in values if value and is_whole]
    return Item(
        number=int(number) if number else None,
        category=re.sub(r"\s", "", coded or start["plain"]),
        subcategory=levels[0],
        name=head.strip(_EDGES + "；：，。"),
        whole_period=tuple(whole),
        annual=tuple(annual),
        residue=residue,
        doubled_level=levels[1],
        start=start.start(),
        text=text[start.start() : end].strip(),
    )


def _levels(body: str, *, coded: bool) -> tuple[str, bool, int]:
    """The level-2 name, whether it is printed twice, and where the rest begins."""
    pattern = _CODED_SUBCATEGORY if coded else _SUBCATEGORY
    found = pattern.match(body)
    if not found:
        return "", False, 0
    name, end, doubled = re.sub(r"\s", "", found["name"]), found.end(), False
    while coded and (again := pattern.match(body, end)):
        end, doubled = again.end(), True
    return name, doubled, end


def _values(body: str) -> tuple[str, list[tuple[bool, str]], str]:
    """The text before the first key, the value under each key (True: of the whole period), and what stands behind them."""
    plain = folded(body)
    depth = _depths(plain)
    keys = [key for key in _KEY.finditer(plain) if not depth[key.start()]]
    if not keys:
        return body, [], ""
    ends = [*(key.start() for key in keys[1:]), len(body)]
    values = [(bool(key["whole"]), _trimmed(body[key.end() : end])) for key, end in zip(keys, ends, strict=True)]
    *others, (is_whole, last) = values
    value, residue = _without_residue(last, others[-1][1] if others else None)
    number = _NEXT_NUMBER.search(plain)
    return body[: keys[0].start()], [*others, (is_whole, value)], residue or (number[0] if number else "")


def _depths(plain: str) -> list[int]:
    """How deep in brackets each character stands; all zero where brackets do not close, as in torn text."""
    depths, depth = [], 0
    for character in plain:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth < 0:
            break
        depths.append(depth)
    return depths if depth == 0 else [0] * len(plain)


def _trimmed(value: str) -> str:
    """A value without the delimiter that ends it."""
    return re.sub(r"[；;：:，,、\s]+$", "", value.strip())


def _without_residue(value: str, same: str | None) -> tuple[str, str]:
    """The last value of an item without the full stop that ends the item, and what stands behind that stop.

    A stop inside brackets belongs to the value; one outside ends it, unless the whole-period value `same` shows that
    the value itself holds several sentences.
    """
    ended = value.rstrip("。")
    if same is not None and re.sub(r"\s", "", ended) == re.sub(r"\s", "", same.rstrip("。")):
        return ended, ""
    depth = _depths(folded(value))
    stop = next((index for index, character in enumerate(value) if character == "。" and not depth[index]), None)
    if stop is None:
        return value, ""
    return value[:stop].rstrip(), value[stop + 1 :].strip()
