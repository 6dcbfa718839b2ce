"""What a browser shows of a page: hidden elements, and what stands in the fields of a form."""

import re

from lxml import html

_LEFT_OUT = frozenset({"script", "style", "noscript", "template", "head", "nav", "svg", "iframe", "object", "button"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_SELECTOR = re.compile(r"\w*([.#][\w-]+)")
_LONGEST_STYLE = 200_000
_WITHOUT_TEXT = frozenset({"hidden", "submit", "button", "reset", "image", "file", "password"})


class Visible:
    """Which elements of a page are shown, by their own style and by the simple rules of its style sheets."""

    def __init__(self, root: html.HtmlElement) -> None:
        sheets = "".join(style.text or "" for style in root.iter("style"))[:_LONGEST_STYLE]
        hiding = [selectors for selectors, style in _RULE.findall(sheets) if _HIDDEN.search(style)]
        self._hidden = {
            found[1]
            for selectors in hiding
            for selector in selectors.split(",")
            if (found := _SELECTOR.fullmatch(selector.strip()))
        }

    def shows(self, element: html.HtmlElement) -> bool:
        """Whether the element itself is shown; those around it are not looked at."""
        if element.tag in _LEFT_OUT or "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")):
            return False
        names = {f".{name}" for name in element.get("class", "").split()} | {f"#{element.get('id', '')}"}
        return not (self._hidden and names & self._hidden)


def field_text(element: html.HtmlElement) -> str | None:
    """What a field of a form shows; None for an element that is no field."""
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = [option for option in options if "selected" in option.attrib] or options[:1]
        return "、".join("".join(option.itertext()).strip() for option in chosen)
    if element.tag != "input":
        return None
    kind = element.get("type", "text").lower()
    if kind in ("checkbox", "radio"):
        return "☑" if "checked" in element.attrib else "□"
    return "" if kind in _WITHOUT_TEXT else element.get("value", "")
