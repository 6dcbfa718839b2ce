"""What Excel shows of a number: 0.95 under 0% is 95%, 45366 under yyyy/m/d is 2024/3/15 (ECMA-376 part 1, 18.8.30)."""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from operator import eq, ge, gt, le, lt, ne

from heng.documents.readers.format_digits import Token, chinese, chinese_digits, laid_out
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
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|(?P<dropped>\[[^\]]*\]|_.|\*.)'
    r"|(?P<general>General|G/通用格式)|(?P<digits>[0#?][0#?,.]*|\.[0#?]+)|(?P<ampm>AM/PM|上午/下午)"
    r"|(?P<date>y+|m+|d+|h+|s+|a{3,4}|e)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\[([<>=]{1,2})(-?\d+(?:\.\d+)?)\]")
_SECTION_END = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_CHINESE_FIGURES = re.compile(r"\[DBNum([12])\]", re.IGNORECASE)
_AS_IT_IS = re.compile(r"[0#?]\s*/\s*[0#?\d]|E[+-]")
_HOLDS = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}
_LAST_SERIAL = 2_958_466
_DATE_PARTS = {"y": "%Y", "e": "%Y", "d": "%d", "h": "%H", "s": "%S"}


def shown(number: Decimal, code: str, *, epoch_1904: bool = False) -> str:
    """The text that a cell with the number format `code` shows; what the format cannot show here is shown plainly."""
    section, value = _section(number, code)
    figures = _CHINESE_FIGURES.search(section)
    text = _in_section(value, section, figures[1] if figures else "", epoch_1904)
    return chinese_digits(text, figures[1]) if figures else text


def shown_text(text: str, code: str) -> str:
    """The text that a cell of text shows: a section with @ may put literal characters around it."""
    section = next((part for part in reversed(_SECTION_END.split(code)) if "@" in part), "@")
    tokens = _tokens(section)
    if not any(kind in ("quoted", "escaped") for kind, _ in tokens):
        return text
    return "".join(text if (kind, part) == ("other", "@") else part for kind, part in tokens if kind != "dropped")


def _in_section(value: Decimal, section: str, figures: str, epoch_1904: bool) -> str:
    tokens = _tokens(section)
    kinds = {kind for kind, _ in tokens}
    if _ELAPSED.search(section):
        return _elapsed(value, section)
    if "date" in kinds and "digits" not in kinds:
        return _date(value, tokens, epoch_1904)
    if value == 0 and not kinds & {"general", "date"} and _is_dash(tokens):
        return "0"
    if not kinds & {"digits", "general", "date"} and "@" not in section:
        words = _with_literals(tokens, "")
        return words if words or value == 0 else general(value)
    if "digits" not in kinds or _AS_IT_IS.search(section):
        plain = chinese(value, figures) if figures else general(value)
        return _with_literals(tokens, plain) if "general" in kinds else plain
    return laid_out(value, tokens).strip()


def _tokens(section: str) -> list[Token]:
    return [(match.lastgroup or "", match[match.lastgroup or 0]) for match in _TOKEN.finditer(section)]


def _is_dash(tokens: list[Token]) -> bool:
    """Whether this is how accountants print nothing: a dash before places that stay blank."""
    figure = "".join(text for kind, text in tokens if kind != "dropped").strip()
    return figure.strip('"').rstrip("?").strip() == "-" and "?" in figure


def general(number: Decimal) -> str:
    """A number without format: fifteen digits at most, no exponent, no zeros at the end."""
    plain = f"{Decimal(f'{float(number):.15g}'):f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _section(number: Decimal, code: str) -> tuple[str, Decimal]:
    """The section of the format that is for this number, and the number as that section prints it."""
    sections = _SECTION_END.split(code)
    conditions = [_CONDITION.search(section) for section in sections]
    for section, condition in zip(sections, conditions, strict=True):
        if condition and condition[1] in _HOLDS and _HOLDS[condition[1]](number, Decimal(condition[2])):
            return section, number
    if any(conditions):
        other = [section for section, condition in zip(sections, conditions, strict=True) if not condition]
        return (other[0] if other else GENERAL), number
    if number < 0 and len(sections) > 1:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], number


def _with_literals(tokens: list[Token], figure: str) -> str:
    """The figure in the place of General, with the literal characters of the format around it."""
    sign, bare = ("-", figure[1:]) if figure.startswith("-") else ("", figure)
    literal = ("quoted", "escaped", "currency", "other")
    parts = [bare if kind == "general" else text for kind, text in tokens if kind == "general" or kind in literal]
    return f"{sign}{''.join(parts)}".strip()


def _elapsed(days: Decimal, section: str) -> str:
    """Hours, minutes or seconds beyond a day: [h]:mm."""
    unit = {"h": 24, "m": 1440, "s": 86_400}[_ELAPSED.findall(section)[0][0].lower()]
    seconds = int(round_half_up(days * 86_400, 0))
    first, rest = divmod(seconds, 86_400 // unit)
    if unit != 24:
        return str(first)
    return f"{first}:{rest // 60:02d}" + (f":{rest % 60:02d}" if "s" in section.lower() else "")


def _date(serial: Decimal, tokens: list[Token], epoch_1904: bool) -> str:
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
    if text[0] in "ye":
        return f"{day.year % 100:02d}" if text in ("y", "yy") else f"{day.year:04d}"
    if text[0] == "a":
        return "一二三四五六日"[day.weekday()]
    number = int(day.strftime(_DATE_PARTS[text[0]]))
    return f"{number:02d}" if len(text) >= 2 else str(number)


def _day(serial: float, epoch_1904: bool) -> datetime:
    """Excel counts a 29 February 1900 that never was, so days before it count from one day later."""
    base = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30 if serial >= 60 else 31)  # noqa: DTZ001
    return base + timedelta(seconds=round(serial * 86_400))
