"""Pictures of the pages of PDF files and scans, drawn by a child process within limits, to be shown beside what was read.

A page is measured in the unit of the places that reading gives: points from the top left for PDF files, pixels of the
upright picture for pictures.
"""

import json
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from heng.documents.readers.limits import limit
from heng.domain.errors import UnreadableInput

KINDS = ("pdf", "image")
_POINTS_PER_INCH = 72
_ROOT = Path(__file__).parents[2]
_NO_PICTURE = "这一页的图像生成不了（文件这一页可能已损坏，或图像过大）。请下载原件查看。"
Size = tuple[float, float]


def page_sizes(path: Path, kind: str) -> list[Size]:
    """Width and height of every page of a file of one of KINDS. Raises UnreadableInput where it cannot be opened."""
    answer = _child("sizes", str(path.absolute()), kind)
    return [(float(wide), float(high)) for wide, high in json.loads(answer)]


def draw_page(path: Path, kind: str, page: int, target: Path) -> None:
    """Write the picture of a page (from 1) to `target` as PNG. Raises UnreadableInput where it cannot be drawn."""
    _child("draw", str(path.absolute()), kind, str(page), str(target.absolute()))


def _child(*arguments: str) -> str:
    command = [sys.executable, "-X", "utf8", "-m", __name__, *arguments]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])}
    seconds = 2 * limit("page_picture", "seconds")
    try:
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, timeout=seconds, env=environment, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired as problem:
        raise UnreadableInput(_NO_PICTURE) from problem
    if done.returncode:
        raise UnreadableInput(_NO_PICTURE)
    return done.stdout.decode()


def png(pixels: bytes, wide: int, high: int) -> bytes:
    """A PNG file of `pixels` (red, green, blue; rows from the top without padding)."""
    row = 3 * wide
    raw = b"".join(b"\0" + pixels[start : start + row] for start in range(0, row * high, row))
    header = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(raw, 6)) + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _scale(wide: float, high: float, wanted: float) -> float:
    """The scale that gives `wanted`, less where the picture would have too many pixels."""
    most: float = limit("page_picture", "pixels") / max(wide * high, 1)
    return float(min(wanted, most**0.5))


def _pdf_sizes(path: Path) -> list[Size]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    return [document[number].get_size() for number in range(len(document))]


def _pdf_page(path: Path, page: int) -> bytes:
    import pypdfium2

    drawn = pypdfium2.PdfDocument(path)[page - 1]
    wide, high = drawn.get_size()
    scale = _scale(wide, high, limit("page_picture", "dots_per_inch") / _POINTS_PER_INCH)
    bitmap = drawn.render(scale=scale, rev_byteorder=True, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGR)
    rows = bytes(bitmap.buffer)
    row = 3 * bitmap.width
    pixels = b"".join(rows[start : start + row] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    return png(pixels, bitmap.width, bitmap.height)


def _image_sizes(path: Path) -> list[Size]:
    from PIL import Image, ImageOps

    sizes = []
    with Image.open(path) as picture:
        for frame in range(min(getattr(picture, "n_frames", 1), limit("page_picture", "frames"))):
            picture.seek(frame)
            turned = ImageOps.exif_transpose(picture) if _turned(picture) else picture
            sizes.append((float(turned.width), float(turned.height)))
    return sizes


def _turned(picture: Any) -> bool:
    """Whether the camera noted that the picture lies on its side."""
    orientation = 0x0112
    return bool(picture.getexif().get(orientation, 1) != 1)


def _image_page(path: Path, page: int) -> bytes:
    from PIL import Image, ImageOps

    with Image.open(path) as picture:
        picture.seek(page - 1)
        scale = _scale(picture.width, picture.height, 1.0)
        picture.draft("RGB", (int(picture.width * scale), int(picture.height * scale)))
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        upright.thumbnail((int(upright.width * scale) or 1, int(upright.height * scale) or 1))
        return png(upright.tobytes(), upright.width, upright.height)


_SIZES: dict[str, Callable[[Path], list[Size]]] = {"pdf": _pdf_sizes, "image": _image_sizes}
_PAGES: dict[str, Callable[[Path, int], bytes]] = {"pdf": _pdf_page, "image": _image_page}


def main(act: str, path: str, kind: str, page: str = "", target: str = "") -> int:
    """The child: print the sizes of all pages, or write the picture of one."""
    from heng.documents.readers.allowance import ration

    seconds, memory = limit("page_picture", "seconds"), limit("page_picture", "memory_mib")
    ration(seconds, 2 * seconds, memory, memory)
    if act == "sizes":
        sys.stdout.write(json.dumps(_SIZES[kind](Path(path))))
    else:
        Path(target).write_bytes(_PAGES[kind](Path(path), int(page)))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
