"""Putting the digits of a number into the places of a number format: `0!.0,` shows 12345 as 1.2, `000-0000` a telephone."""

from decimal import Decimal

from heng.domain.money import round_half_up

Token = tuple[str, str]
_LITERAL = ("quoted", "escaped", "currency", "other")
_CHINESE = {"1": "〇一二三四五六七八九", "2": "零壹贰叁肆伍陆柒捌玖"}
_STEPS = {"1": ("", "十", "百", "千"), "2": ("", "拾", "佰", "仟")}
_GROUPS = ("", "万", "亿", "万亿")


def laid_out(value: Decimal, tokens: list[Token]) -> str:
    """The number in the places (0 # ?) of the format `tokens`, with the literal characters between and around them."""
    places = "".join(text for kind, text in tokens if kind == "digits")
    whole_places, _, decimal_places = places.rstrip(",").partition(".")
    percents = sum(text == "%" for kind, text in tokens if kind == "other")
    scaled = value * 100**percents / 1000 ** (len(places) - len(places.rstrip(",")))
    head, _, tail = f"{abs(round_half_up(scaled, len(decimal_places))):f}".partition(".")
    wanted = [place for place in whole_places if place != ","]
    digits = _filled(head, wanted, grouped="," in whole_places)
    decimals = _trimmed(tail, decimal_places)
    text = _merged(tokens, digits, decimals)
    return f"-{text}" if scaled < 0 and (set(head) | set(tail)) - {"0"} else text


def chinese(number: Decimal, style: str) -> str:
    """A whole number in Chinese words: style 1 writes 一百二十, style 2 壹佰贰拾; others are written plainly."""
    if number != number.to_integral_value() or abs(number) >= 10**16:
        return f"{number:f}"
    digits, zero = str(abs(int(number))), _CHINESE[style][0] if style == "2" else "零"
    words = ""
    for place, digit in enumerate(digits):
        power = len(digits) - 1 - place
        if digit != "0":
            words += _CHINESE[style][int(digit)] + _STEPS[style][power % 4]
        elif words and not words.endswith(zero) and power % 4:
            words += zero
        if power % 4 == 0 and power and int(digits[max(place - 3, 0) : place + 1]):
            words = words.removesuffix(zero) + _GROUPS[power // 4]
    words = words.removesuffix(zero) or zero
    return ("-" if number < 0 else "") + (words[1:] if words.startswith("一十") else words)


def chinese_digits(text: str, style: str) -> str:
    """The figures of `text` one by one in Chinese: 2024 is 二〇二四."""
    return "".join(_CHINESE[style][int(sign)] if sign in "0123456789" else sign for sign in text)


def _filled(head: str, places: list[str], *, grouped: bool) -> list[str]:
    """The digits for each place from left to right; the first place takes those for which there is no place."""
    digits = head.lstrip("0").rjust(len(places), "\0")
    surplus = len(digits) - len(places)
    shown = [digits[: surplus + 1], *digits[surplus + 1 :]] if places else [digits]
    shown = [text.replace("\0", "0" if "0" in places[: index + 1] else "") for index, text in enumerate(shown)]
    return [f"{int(''.join(shown)):,}", *[""] * (len(shown) - 1)] if grouped and "".join(shown) else shown


def _trimmed(tail: str, places: str) -> str:
    required = len(places.rstrip("#?"))
    return tail[:required] + tail[required:].rstrip("0")


def _merged(tokens: list[Token], digits: list[str], decimals: str) -> str:
    waiting, parts, after_point = list(digits), [], False
    first = next(index for index, (kind, _) in enumerate(tokens) if kind == "digits")
    if tokens[first][1].startswith("."):
        parts.append("".join(waiting))
        waiting.clear()
    for kind, text in tokens:
        if kind != "digits":
            parts.append(text if kind in _LITERAL else "")
            continue
        for place in text.rstrip(","):
            if place == ".":
                after_point = True
                parts.append(f".{decimals}" if decimals else "")
            elif place != "," and not after_point and waiting:
                parts.append(waiting.pop(0))
    return "".join(parts)
