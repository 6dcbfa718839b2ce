"""The look of an official paper: A4, the margins and type sizes of GB/T 9704, page numbers."""

from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

TITLE, BODY, TABLE = Pt(22), Pt(16), Pt(10.5)
_STYLES = (
    ("Normal", "仿宋", BODY, False),
    ("Title", "宋体", TITLE, True),
    ("Heading 1", "黑体", BODY, False),
    ("Heading 2", "楷体", BODY, False),
    ("Heading 3", "仿宋", BODY, True),
)
_LATIN = "Times New Roman"


def official_document(title: str) -> Any:
    """An empty A4 document with the styles of an official paper, page numbers, and `title` as heading and property."""
    document = Document()
    document.core_properties.title = title
    document.core_properties.author = ""
    document.core_properties.comments = ""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    for name, font, size, bold in _STYLES:
        _set_style(document.styles[name], font, size, bold)
    _number_pages(section.footer.paragraphs[0])
    heading = document.add_paragraph(title, style="Title")
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return document


def paragraph(document: Any, text: str) -> Any:
    """A body paragraph, its first line indented by two characters."""
    added = document.add_paragraph(text)
    added.paragraph_format.first_line_indent = BODY * 2
    return added


def set_font(element: Any, font: str) -> None:
    """Name `font` for Chinese characters in a run or style; Latin letters and figures stay in Times New Roman."""
    fonts = element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for slot, name in (("ascii", _LATIN), ("hAnsi", _LATIN), ("eastAsia", font)):
        fonts.set(qn(f"w:{slot}"), name)


def _set_style(style: Any, font: str, size: Any, bold: bool) -> None:
    set_font(style.element, font)
    style.font.size, style.font.bold, style.font.italic = size, bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = Pt(28)
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _number_pages(footer: Any) -> None:
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    shown = OxmlElement("w:r")
    shown.append(OxmlElement("w:t"))
    shown[0].text = "1"
    field.append(shown)
    footer._p.append(field)  # noqa: SLF001 - python-docx has no public way to a field
