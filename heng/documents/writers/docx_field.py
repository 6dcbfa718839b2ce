"""Fields of a Word file that it works out itself: page numbers."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from heng.documents.writers.docx_page import set_font

_SIZE, _COLOUR = Pt(7), RGBColor(0x5F, 0x6B, 0x7A)


def footer_line(paragraph: Any, words: str, width: Any) -> None:
    """Replace a footer's paragraph by `words` to the left and page x of y to the right of `width`."""
    for child in [*paragraph._p]:  # noqa: SLF001 - a field in a paragraph has no public way out
        if not child.tag.endswith("}pPr"):
            paragraph._p.remove(child)  # noqa: SLF001
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    _run(paragraph, f"{words}\t第 ")
    _field(paragraph, "PAGE")
    _run(paragraph, " 页　共 ")
    _field(paragraph, "NUMPAGES")
    _run(paragraph, " 页")


def _run(paragraph: Any, words: str) -> Any:
    run = paragraph.add_run(words)
    run.font.size, run.font.color.rgb = _SIZE, _COLOUR
    set_font(run._r, "宋体")  # noqa: SLF001 - the font for Chinese characters has no public setter
    return run


def _field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    field.append(_run(paragraph, "1")._r)  # noqa: SLF001 - python-docx has no public way to a field
    paragraph._p.append(field)  # noqa: SLF001
