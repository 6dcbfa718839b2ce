"""Units of measure: their canonical writing, and exact conversion where there is one."""

import re
from decimal import Decimal
from fractions import Fraction

from heng.domain.target.characters import folded

_SPELLINGS = {
    "百分比": "%",
    "百分率": "%",
    "百分号": "%",
    "个百分点": "百分点",
    "千分比": "‰",
    "无": "",
    "/": "",
    "-": "",
}
_MULTIPLES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "十万": 100_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000,
              "万亿": 1_000_000_000_000}  # fmt: skip
# Each scale lists units of one kind with their size; 工作日, 月 against 日 and the like have no exact size and are absent.
_SCALES = (
    {"%": Fraction(1, 100), "‰": Fraction(1, 1000)},
    {"元": Fraction(1), "角": Fraction(1, 10), "分钱": Fraction(1, 100)},
    {"秒": Fraction(1), "秒钟": Fraction(1), "分钟": Fraction(60), "小时": Fraction(3600), "个小时": Fraction(3600), "天": Fraction(86400),
     "日": Fraction(86400), "自然日": Fraction(86400), "周": Fraction(604800), "星期": Fraction(604800)},
    {"月": Fraction(1), "个月": Fraction(1), "季度": Fraction(3), "个季度": Fraction(3), "年": Fraction(12)},
    {"平方米": Fraction(1), "㎡": Fraction(1), "m²": Fraction(1), "亩": Fraction(2000, 3), "公顷": Fraction(10000)},
)  # fmt: skip
_COUNTED = re.compile(
    r"(?:[十百千万亿]{0,2})(?:案件数|人次|人天|人月|标箱|批次|场次|班次|件次|台次|户次|课时|学时|工时|小时|分钟|工作日|个|件|次|人|名|份|篇|期|宗|笔|台|套|项|条|"
    r"场|户|家|辆|本|册|起|批|间|箱|处|位|例|卷|部|张|幅|页|万|亿|元|年|月|日|天|周|秒|季度|分|点|栋|座|株|米|公里|吨|千克|公斤|亩|公顷|㎡|m2|%|‰)"
    r"(?:案件?|项目|系统|月|小时|工作日|季度|百分点|平方米)?"
)
_UNIT = re.compile(
    r"[%‰]|[\u4e00-\u9fff℃°²³㎡·]{1,7}|(?:h|min|s|ms|t|kg|g|km|m|cm|mm|m[23²³]|[kmgt]b?|[mg]bps|kwh?|db)",
    re.IGNORECASE,
)
_NOT_IN_UNITS = re.compile(
    "指标|目标|半|余|多|几|不|无|的|和|与|并|达到|完成|通过|实现|左右|以|性|及|内|到|后|在|为|是|应|可"
)


def unit_text(text: str) -> str:
    """The canonical writing of a unit: % for 百分比 and ％, without brackets and blanks; blank for 无 and /."""
    plain = re.sub(r"\s", "", folded(text))
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1]
    inner = "（" in text.strip()[1:] and plain.endswith(")")
    return _SPELLINGS.get(plain, plain.replace("(", "（").replace(")", "）") if inner and "(" in plain else plain)


def looks_like_unit(plain: str) -> bool:
    """Whether the folded text can be a unit: short words without sentence matter, compounds joined by / (件/年/法官)."""
    parts = plain.split("/")
    return all(_UNIT.fullmatch(part) for part in parts) and not _NOT_IN_UNITS.search(plain)


def is_known_unit(plain: str) -> bool:
    """Whether the folded text is surely a unit, because its first part is a usual measure word."""
    first = plain.split("/")[0]
    return looks_like_unit(plain) and (bool(_COUNTED.fullmatch(first)) or unit_text(first) in ("%", "百分点", "平方米"))


def base(number: Decimal, unit: str) -> tuple[Decimal, str]:
    """The same quantity without 万 or 亿 in its unit: 5.4 万宗 is 54000 宗; unchanged where the unit has none."""
    for word in sorted(_MULTIPLES, key=len, reverse=True):
        if unit.startswith(word) and _counts(unit.removeprefix(word)):
            return (number * _MULTIPLES[word]).normalize() + 0, unit.removeprefix(word)
    return number, unit


def convert(number: Decimal | Fraction, unit: str, into: str) -> Fraction | None:
    """`number` of `unit` expressed in the unit `into`, exactly; None where the two have no exact relation."""
    size, kind = _size(unit_text(unit))
    other, other_kind = _size(unit_text(into))
    return Fraction(number) * size / other if kind == other_kind else None


def _counts(rest: str) -> bool:
    return rest == "" or is_known_unit(rest) or looks_like_unit(rest)


def _size(unit: str) -> tuple[Fraction, object]:
    for number, scale in enumerate(_SCALES):
        if unit in scale:
            return scale[unit], number
    multiple, counted = base(Decimal(1), unit)
    for number, scale in enumerate(_SCALES):
        if counted in scale:
            return Fraction(multiple) * scale[counted], number
    return Fraction(multiple), counted
