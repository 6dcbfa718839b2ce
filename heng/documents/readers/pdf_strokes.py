"""The straight lines that a PDF page draws."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

from heng.documents.readers.limits import limit
from heng.documents.readers.ruled_table import Stroke

_STRAIGHT = 1.0
_SHORT = 4.0
_DEPTH = 8


def strokes_of(page: pypdfium2.PdfPage) -> list[Stroke]:
    """The level and upright lines of a page, thin rectangles as lines; none where there are more than the limit."""
    strokes: list[Stroke] = []
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=_DEPTH):
        strokes += _path(drawn)
        if len(strokes) > limit("pdf", "strokes"):
            return []
    return sorted(set(strokes), key=lambda stroke: (stroke.upright, stroke.at, stroke.start))


def _path(drawn: pypdfium2.PdfObject) -> list[Stroke]:
    matrix = drawn.get_matrix()
    strokes: list[Stroke] = []
    first = last = (0.0, 0.0)
    for index in range(max(pdfium.FPDFPath_CountSegments(drawn.raw), 0)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn.raw, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            strokes += _between(last, point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            strokes += _between(point, first)
        last = point
    return strokes


def _between(one: tuple[float, float], other: tuple[float, float]) -> list[Stroke]:
    """The line between two points if it is level or upright and long enough to be a side of a cell."""
    (left, low), (right, high) = one, other
    if abs(left - right) <= _STRAIGHT and abs(low - high) >= _SHORT:
        return [Stroke(True, round(left, 1), round(min(low, high), 1), round(max(low, high), 1))]
    if abs(low - high) <= _STRAIGHT and abs(left - right) >= _SHORT:
        return [Stroke(False, round(low, 1), round(min(left, right), 1), round(max(left, right), 1))]
    return []
