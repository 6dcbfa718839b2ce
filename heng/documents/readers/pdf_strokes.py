"""What a PDF page draws besides text: straight lines, filled rectangles and the places of its pictures."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from heng.documents.readers.limits import limit
from heng.documents.readers.pdf_view import Bounds, View
from heng.documents.readers.strokes import Stroke, joined_strokes

_STRAIGHT = 1.0
# Points: a filled rectangle that is thinner is a line.
_THIN = 3.2
_SMALLEST_FILL = 6.0
_DEPTH = 8
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)
Point = tuple[float, float]


@dataclass(slots=True)
class Drawing:
    """The lines of a page, the edges of its filled rectangles, and its pictures, all as shown.

    `complete` is False where the page draws more than the limit, so that its lines are not known.
    """

    strokes: list[Stroke] = field(default_factory=list)
    edges: list[Stroke] = field(default_factory=list)
    pictures: list[Bounds] = field(default_factory=list)
    complete: bool = True


def drawing_of(page: pypdfium2.PdfPage, view: View) -> Drawing:
    """What `page` draws; pieces of one line (dashes, the borders of neighbouring cells) are one stroke."""
    drawing = Drawing()
    allowed = limit("pdf", "strokes")
    for kind, drawn, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            _picture(drawing, matrix, view)
        else:
            _path(drawing, drawn, matrix, view)
        if len(drawing.strokes) + len(drawing.edges) > allowed:
            return Drawing(pictures=drawing.pictures, complete=False)
    drawing.strokes, drawing.edges = joined_strokes(drawing.strokes), joined_strokes(drawing.edges)
    return drawing


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[int, Any, Matrix]]:
    """The paths and pictures of a page, those inside of forms too, with the matrix to places in the page."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    yield from _within(count, partial(pdfium.FPDFPage_GetObject, page.raw), _SAME, 0)


def _within(
    count: int, object_at: Callable[[int], Any], outer: Matrix, depth: int
) -> Iterator[tuple[int, Any, Matrix]]:
    for index in range(count):
        drawn = object_at(index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            inside = pdfium.FPDFFormObj_CountObjects(drawn)
            inner = _times(_matrix(drawn), outer)
            yield from _within(inside, partial(pdfium.FPDFFormObj_GetObject, drawn), inner, depth + 1)
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield kind, drawn, _times(_matrix(drawn), outer)


def _matrix(drawn: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, ctypes.byref(found)):
        return _SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _on(matrix: Matrix, x: float, y: float, view: View) -> Point:
    a, b, c, d, e, f = matrix
    return view.point(a * x + c * y + e, b * x + d * y + f)


def _picture(drawing: Drawing, matrix: Matrix, view: View) -> None:
    """A picture fills the unit square; one that is as thin as a line is one."""
    corners = [_on(matrix, x, y, view) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
    box = _box(corners)
    line = _thin(box)
    if line:
        drawing.strokes.append(line)
    else:
        drawing.pictures.append(box)


def _path(drawing: Drawing, drawn: Any, matrix: Matrix, view: View) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, ctypes.byref(fill), ctypes.byref(stroke))
    for points in _subpaths(drawn, matrix, view):
        if stroke.value:
            drawing.strokes += [line for pair in pairwise(points) if (line := _between(*pair))]
        elif fill.value:
            _filled(drawing, points, view)


def _filled(drawing: Drawing, points: list[Point], view: View) -> None:
    box = _box(points)
    width, height = box[2] - box[0], box[3] - box[1]
    if width <= _THIN and height <= _THIN:
        middle_x, middle_y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        drawing.strokes += [Stroke(True, middle_x, box[1], box[3]), Stroke(False, middle_y, box[0], box[2])]
    elif line := _thin(box):
        drawing.strokes.append(line)
    elif min(width, height) >= _SMALLEST_FILL and width * height < 0.9 * view.width * view.height:
        drawing.edges += [line for pair in pairwise(points) if (line := _between(*pair))]


def _thin(box: Bounds) -> Stroke | None:
    left, top, right, bottom = box
    if right - left <= _THIN < bottom - top:
        return Stroke(True, (left + right) / 2, top, bottom)
    return Stroke(False, (top + bottom) / 2, left, right) if bottom - top <= _THIN < right - left else None


def _box(points: list[Point]) -> Bounds:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _subpaths(drawn: Any, matrix: Matrix, view: View) -> Iterator[list[Point]]:
    """The corners of each part of a path; a closed one ends where it began."""
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(max(pdfium.FPDFPath_CountSegments(drawn), 0)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            if points:
                yield points
            points = []
        points.append(_on(matrix, x.value, y.value, view))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _between(one: Point, other: Point) -> Stroke | None:
    """The line between two points if it is level or upright."""
    (left, low), (right, high) = one, other
    across, down = abs(left - right), abs(low - high)
    if across <= _STRAIGHT and down >= across:
        return Stroke(True, (left + right) / 2, min(low, high), max(low, high))
    if down <= _STRAIGHT:
        return Stroke(False, (low + high) / 2, min(left, right), max(left, right))
    return None
