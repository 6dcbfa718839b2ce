"""The page of a PDF as it is looked at: points from its top left corner, turned and cropped as the file says."""

from dataclasses import dataclass

import pypdfium2

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class View:
    """How places in a page become places on it: `box` is what is shown (left, bottom, right, top), `turns` quarter turns."""

    box: Bounds
    turns: int = 0

    @property
    def width(self) -> float:
        """The width as shown, in points."""
        return self.box[3] - self.box[1] if self.turns % 2 else self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        """The height as shown, in points."""
        return self.box[2] - self.box[0] if self.turns % 2 else self.box[3] - self.box[1]

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The place on the page of a point inside it: from the left, from the top."""
        left, bottom, right, top = self.box
        return ((x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x))[self.turns]

    def turned(self, turns: int) -> "View":
        """The page when what is turned by so many quarters (clockwise) stands upright."""
        return View(self.box, (self.turns - turns) % 4)

    def on(self, other: "View", bounds: Bounds) -> Bounds:
        """Where a rectangle of this view lies in the `other` view of the same page."""
        left, bottom, right, top = self.box
        corners = [
            ((left + x, top - y), (left + y, bottom + x), (right - x, bottom + y), (right - y, top - x))[self.turns]
            for x, y in ((bounds[0], bounds[1]), (bounds[2], bounds[3]))
        ]
        return around([other.rectangle(*corners[0], *corners[1])])

    def rectangle(self, left: float, bottom: float, right: float, top: float) -> Bounds:
        """A rectangle as left, top, right, bottom on the page."""
        (one, two), (three, four) = self.point(left, bottom), self.point(right, top)
        return min(one, three), min(two, four), max(one, three), max(two, four)


def view_of(page: pypdfium2.PdfPage) -> View:
    """How `page` is shown."""
    return View(page.get_bbox(), page.get_rotation() // 90 % 4)


def middle(bounds: Bounds) -> tuple[float, float]:
    """The middle of a rectangle."""
    return (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2


def holds(bounds: Bounds, point: tuple[float, float]) -> bool:
    """Whether `point` lies in the rectangle."""
    return bounds[0] <= point[0] <= bounds[2] and bounds[1] <= point[1] <= bounds[3]


def around(rectangles: list[Bounds]) -> Bounds:
    """The rectangle around all of them, to a tenth of a point."""
    lefts, tops, rights, bottoms = zip(*rectangles, strict=True)
    return round(min(lefts), 1), round(min(tops), 1), round(max(rights), 1), round(max(bottoms), 1)
