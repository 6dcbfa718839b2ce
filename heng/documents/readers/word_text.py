"""The text of a Word paragraph as it is seen: signs of symbol fonts, check boxes and list numbers read, deletions left out."""

from lxml import etree

from heng.documents.readers.word_numbering import Numbering

_LEFT_OUT = frozenset(
    {"del", "moveFrom", "Fallback", "pPr", "rPr", "tbl", "instrText", "delText", "txbxContent", "rt", "sdtPr", "tblPr"}
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_FONTS = {
    "symbol": {0xB3: "≥", 0xA3: "≤", 0xB9: "≠", 0xBB: "≈", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xA5: "∞"},
    "wingdings": {0xFE: "☑", 0xFD: "☒", 0xA8: "□", 0x6F: "□", 0x71: "□", 0xFC: "✓", 0xFB: "✗", 0x6C: "●", 0x6E: "■", 0xD8: "➢"},
    "wingdings 2": {0x52: "☑", 0x53: "☒", 0xA3: "□", 0x30: "□", 0x50: "✓", 0x4F: "✗"},
}  # fmt: skip


class ParagraphText:
    """Reads paragraphs one after another, because list numbers count on; what is formatted as hidden is kept apart."""

    def __init__(self, numbering: Numbering) -> None:
        self.hidden: list[str] = []
        self._numbering = numbering

    def of(self, paragraph: etree._Element) -> str:
        """The text of a paragraph with tabs and line breaks, behind the number that Word gives it."""
        text = self._runs(paragraph)
        label = self._numbering.label(paragraph)
        if not label or not text.strip():
            return text or label
        return f"{label} {text}" if label[-1].isalnum() or label.endswith(".") else f"{label}{text}"

    def _runs(self, paragraph: etree._Element) -> str:
        parts: list[str] = []
        waiting = [paragraph]
        while waiting:
            element = waiting.pop()
            name = local_name(element)
            if name == "r" and _is_hidden(element):
                self.hidden.append("".join(text.text or "" for text in element.iter("{*}t")))
            elif name == "t":
                parts.append(element.text or "")
            elif name in _SIGNS:
                parts.append(_SIGNS[name])
            elif name == "sym":
                parts.append(_symbol(element))
            elif name == "checkBox":
                parts.append(_check_box(element))
            elif name not in _LEFT_OUT:
                waiting += reversed(element)
        return "".join(parts)


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; blank for comments."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """The attribute `name` whatever its namespace; None where it is absent."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def is_on(element: etree._Element | None) -> bool:
    """Whether a property that is on by being there is on."""
    return element is not None and attribute(element, "val") not in ("0", "false", "off", "none")


def _is_hidden(run: etree._Element) -> bool:
    return is_on(next(run.iterfind("{*}rPr/{*}vanish"), None))


def _symbol(element: etree._Element) -> str:
    font, code = (attribute(element, "font") or "").lower(), attribute(element, "char") or ""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return _FONTS.get(font, {}).get(number & 0xFF) or (
        chr(number) if 0 < number < 0xD800 or 0xDFFF < number < 0xFFFE else ""
    )


def _check_box(element: etree._Element) -> str:
    state = next((child for wanted in ("checked", "default") for child in element.iterchildren(f"{{*}}{wanted}")), None)
    return "☑" if is_on(state) else "□"
