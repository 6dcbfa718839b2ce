"""What Excel shows of a number: 0.95 under 0% is 95%, 45366 under yyyy/m/d is 2024/3/15 (ECMA-376 part 1, 18.8.30)."""

import re
from datetime import datetime, timedelta
from decimal import Decimal

from heng.domain.money import round_half_up

GENERAL = "General"
_YEAR_MONTH, _MONTH_DAY, _DAY = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"'
# Formats that a workbook names only by number, as Excel and WPS show them in China.
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "yyyy/m/d",
    16: _MONTH_DAY, 17: _YEAR_MONTH, 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: _YEAR_MONTH, 28: _MONTH_DAY, 29: _MONTH_DAY, 30: "m-d-yy", 31: _DAY, 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    36: _YEAR_MONTH, 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss", 49: "@",
    50: _YEAR_MONTH, 51: _MONTH_DAY, 52: _YEAR_MONTH, 53: _MONTH_DAY, 54: _MONTH_DAY, 57: _YEAR_MONTH, 58: _MONTH_DAY,
}  # fmt: skip
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|(?P<dropped>\[[^\]]*\]|_.|\*.)'
    r"|(?P<general>General|G/通用格式)|(?P<digits>[0#?][0#?,.]*|\.[0#?]+)|(?P<ampm>AM/PM|上午/下午)"
    r"|(?P<date>y+|m+|d+|h+|s+|a{3,4})|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\[[<>=]")
_LAST_SERIAL = 2_958_466
_DATE_PARTS = {"y": "%Y", "d": "%d", "h": "%H", "s": "%S"}


def shown(number: Decimal, code: str, *, epoch_1904: bool = False) -> str:
    """The text that a cell with the number format `code` shows; what the format cannot show here is shown plainly."""
    section, value = _section(number, code)
    tokens = [(match.lastgroup or "", match[match.lastgroup or 0]) for match in _TOKEN.finditer(section)]
    kinds = {kind for kind, _ in tokens}
    if "date" in kinds and "digits" not in kinds:
        return _date(value, tokens, epoch_1904)
    if number == 0 and not kinds & {"digits", "general", "date"} and "@" not in section:
        return _with_literals(tokens, "", "")
    if _CONDITION.search(code) or "digits" not in kinds or re.search(r"[0#?]\s*/\s*[0#?\d]|E[+-]", section):
        literal = kinds & {"quoted", "escaped"} and "general" in kinds
        return _with_literals(tokens, general(value), "general") if literal else general(number)
    return _with_literals(tokens, _digits(value, tokens), "digits")


def general(number: Decimal) -> str:
    """A number without format: fifteen digits at most, no exponent, no zeros at the end."""
    plain = f"{Decimal(f'{float(number):.15g}'):f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _section(number: Decimal, code: str) -> tuple[str, Decimal]:
    """The section of the format for the sign of the number, and the number as that section prints it."""
    sections = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)
    if number < 0 and len(sections) > 1:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], number


def _digits(value: Decimal, tokens: list[tuple[str, str]]) -> str:
    pattern = next(text for kind, text in tokens if kind == "digits")
    percents = sum(text == "%" for kind, text in tokens if kind == "other")
    whole, _, decimals = pattern.rstrip(",").partition(".")
    scaled = value * 100**percents / 1000 ** (len(pattern) - len(pattern.rstrip(",")))
    rounded = round_half_up(scaled, len(decimals))
    text = f"{rounded:,.{len(decimals)}f}" if "," in whole else f"{rounded:.{len(decimals)}f}"
    optional = len(decimals) - len(decimals.rstrip("#?"))
    for _ in range(optional):
        text = text.removesuffix("0")
    text = text.removesuffix(".")
    minimum = whole.replace(",", "").count("0")
    return text.removeprefix("0") if minimum == 0 and text.startswith("0.") else _filled(text, minimum)


def _filled(text: str, minimum: int) -> str:
    sign, bare = ("-", text[1:]) if text.startswith("-") else ("", text)
    head, point, tail = bare.partition(".")
    return f"{sign}{head.zfill(minimum)}{point}{tail}" if "," not in head else text


def _with_literals(tokens: list[tuple[str, str]], figure: str, place: str) -> str:
    """The figure with the literal characters of the format around it; a format with several digit groups prints one."""
    parts, printed = [], False
    for kind, text in tokens:
        if kind == place:
            parts.append("" if printed else figure)
            printed = True
        elif kind in ("quoted", "escaped", "currency", "other"):
            parts.append(text)
    sign = "-" if figure.startswith("-") else ""
    return (
        f"{sign}{''.join(parts).replace(figure, figure.removeprefix('-'), 1)}".strip()
        if sign
        else "".join(parts).strip()
    )


def _date(serial: Decimal, tokens: list[tuple[str, str]], epoch_1904: bool) -> str:
    if not 0 <= serial < _LAST_SERIAL:
        return general(serial)
    day = _day(float(serial), epoch_1904)
    parts, after_hour = [], False
    for kind, text in tokens:
        if kind == "date":
            parts.append(_date_part(day, text.lower(), after_hour))
            after_hour = text[0].lower() == "h" or (after_hour and text[0].lower() == "m")
        elif kind in ("quoted", "escaped", "other"):
            parts.append(text)
    return "".join(parts).strip(" @;")


def _date_part(day: datetime, text: str, after_hour: bool) -> str:
    if text[0] == "m":
        number = day.minute if after_hour else day.month
        return f"{number:02d}" if len(text) == 2 or after_hour else str(number)
    if text[0] == "y":
        return f"{day.year:04d}" if len(text) > 2 else f"{day.year % 100:02d}"
    if text[0] == "a":
        return "一二三四五六日"[day.weekday()]
    number = int(day.strftime(_DATE_PARTS[text[0]]))
    return f"{number:02d}" if len(text) >= 2 else str(number)


def _day(serial: float, epoch_1904: bool) -> datetime:
    """Excel counts a 29 February 1900 that never was, so days before it count from one day later."""
    base = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30 if serial >= 60 else 31)  # noqa: DTZ001
    return base + timedelta(seconds=round(serial * 86_400))
