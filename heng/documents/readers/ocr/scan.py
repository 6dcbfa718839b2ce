"""The way into reading scans, for files of pictures and for pages of a PDF that are pictures; loads nothing before use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING

from heng.documents.readers.allowance import allow_part, allow_seconds
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.pdf_pages import Page
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Finding

if TYPE_CHECKING:
    from heng.documents.readers.ocr.bitmap import Place
    from heng.documents.readers.ocr.engine import Bitmap

_COMPONENTS = ("PIL", "cv2", "numpy", "onnxruntime", "rapidocr")
_MISSING = (
    "{}，其中的文字要由文字识别组件读取，这台机器上没有安装。"
    "请安装 heng[ocr]（pip install heng[ocr]）后再导入，或导入原始的 Word、Excel 文件。"
)


def installed() -> bool:
    """Whether the optional components that read pictures are there."""
    return all(find_spec(name) for name in _COMPONENTS)


def missing(what: str) -> UnreadableInput:
    """The refusal of a file that is `what` ("这是图片") where the optional components are not there."""
    return UnreadableInput(_MISSING.format(what))


@dataclass(slots=True)
class Scanner:
    """Reads the pictures of one file, page after page, within the limits of the rulebook."""

    read: list[int] = field(default_factory=list)

    def page(self, picture: Callable[[], Bitmap], number: int, place: Place) -> Page:
        """The page `number`; `picture` gives it (grey, or red-green-blue), `place` turns its pixels into places of the file.

        Raises UnreadableInput beyond the limit of pages.
        """
        if not self.read:
            allow_part("ocr")
        self.read.append(number)
        if len(self.read) > limit("ocr", "pages"):
            raise beyond("扫描页数", len(self.read), limit("ocr", "pages"), "页")
        allow_seconds(limit("ocr", "page_seconds"))
        from heng.documents.readers.ocr.page import read_page

        return read_page(picture(), number, place)

    def notes(self) -> tuple[Finding, ...]:
        """What has to be said of the whole file: that it was read from pictures and needs a look at each value."""
        from heng.documents.readers.ocr.doubts import read_from_pictures

        return (read_from_pictures(self.read),) if self.read else ()
