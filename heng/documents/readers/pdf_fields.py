"""What was filled into a PDF: the values of its form fields, and text written onto its pages as remarks."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from heng.documents.readers.pdf_characters import Glyph
from heng.documents.readers.pdf_view import Bounds, View

_HIDDEN = 2
_BOXES = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_VALUES = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_TICKED, _EMPTY = "☑", "☐"
_SIZE = 10.0
_LONGEST = 1 << 20
# Numbers of pieces of text, beyond those of the page itself.
_FIRST_RUN = 1 << 24


@dataclass(frozen=True, slots=True)
class Filled:
    """The characters that were filled in, in how many places, and how many remarks beside the text were not read."""

    glyphs: tuple[Glyph, ...] = ()
    places: int = 0
    remarks: int = 0


def filled_in(page: pypdfium2.PdfPage, view: View) -> Filled:
    """The values of the fields of `page` and the text typed onto it, each inside its rectangle."""
    texts: list[tuple[str, Bounds]] = []
    remarks = 0
    for annotation in _annotations(page):
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if kind == pdfium.FPDF_ANNOT_TEXT:
            remarks += bool(_contents(annotation))
            continue
        text = _value(page, annotation) if kind == pdfium.FPDF_ANNOT_WIDGET else ""
        text = _contents(annotation) if kind == pdfium.FPDF_ANNOT_FREETEXT else text
        box = pdfium.FS_RECTF()
        if text.strip() and pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(box)):
            texts.append((text.strip(), view.rectangle(box.left, box.bottom, box.right, box.top)))
    glyphs = [
        glyph for number, (text, bounds) in enumerate(texts) for glyph in _inside(text, bounds, _FIRST_RUN + number)
    ]
    return Filled(tuple(glyphs), sum(text != _EMPTY for text, _ in texts), remarks)


def _annotations(page: pypdfium2.PdfPage) -> Iterator[Any]:
    for index in range(max(pdfium.FPDFPage_GetAnnotCount(page.raw), 0)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            if not pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
                yield annotation
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _contents(annotation: Any) -> str:
    return _string(lambda into, length: pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", into, length))


def _value(page: pypdfium2.PdfPage, annotation: Any) -> str:
    if page.formenv is None:
        return ""
    form = page.formenv.raw
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in _BOXES:
        return _TICKED if pdfium.FPDFAnnot_IsChecked(form, annotation) else _EMPTY
    if kind not in _VALUES:
        return ""
    return _string(lambda into, length: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, into, length))


def _string(get: Callable[[Any, int], int]) -> str:
    """What a function of pdfium writes into a buffer of UTF-16."""
    length = get(None, 0)
    if not 2 < length <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    get(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")


def _inside(text: str, bounds: Bounds, run: int) -> Iterator[Glyph]:
    """The characters of `text` in lines from left to right inside of `bounds`, closer where they do not fit."""
    left, top, right, bottom = bounds
    lines: Sequence[str] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    size = min(_SIZE, (bottom - top) / len(lines))
    start = (top + bottom) / 2 - size * len(lines) / 2
    for number, line in enumerate(lines):
        widths = [size * (0.5 if character.isascii() else 1.0) for character in line]
        scale = min(1.0, (right - left - 2) / max(sum(widths), 1.0))
        x, y = left + 1, start + number * size
        for character, width in zip(line, widths, strict=True):
            yield Glyph(character, (x, y, x + width * scale, y + size), run)
            x += width * scale
