"""Pictures of all kinds and faults: what is read, and what is refused before it can hurt."""

import struct
import zlib

import pytest
from PIL import Image

from heng.documents.readers import image as reader
from heng.documents.readers.image import read_image
from heng.documents.readers.limits import limit
from heng.documents.readers.ocr import scan
from heng.documents.readers.sniff import sniff
from heng.domain.errors import UnreadableInput
from tests.documents.relay.picture import Look, pages_of, saved
from tests.documents.relay.sheet import Put, Sheet

SMALL = Look(dpi=110)


def _note() -> Image.Image:
    """A small picture of a table with two cells."""
    sheet = Sheet("note", ((Put("网上立案率"), Put("≥95%")),))
    return pages_of([sheet], SMALL)[0].crop((0, 0, 910, 160))


def _texts(data: bytes) -> list[str]:
    return [cell.text for grid in read_image(data).grids for row in grid.rows for cell in row]


def _png_head(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(bytes(64))
    parts = [struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in (head, data)]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "I;16"),
        ("JPEG", "CMYK"),
        ("BMP", "1"),
        ("GIF", "P"),
        ("WEBP", "RGB"),
        ("TIFF", "L"),
    ],
)
def test_a_picture_is_read_whatever_file_and_colours_it_has(kind: str, mode: str) -> None:
    picture = (
        _note().convert("L").convert("I").point(lambda value: value * 256).convert("I;16")
        if mode == "I;16"
        else _note().convert(mode)
    )
    data = saved(picture, kind)
    assert sniff(data) == "image"
    assert _texts(data) == ["网上立案率", "≥95%"]


def test_a_picture_is_read_as_it_is_looked_at() -> None:
    lying = _note().rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6
    assert _texts(saved(lying, "JPEG", exif=exif, quality=90)) == ["网上立案率", "≥95%"]


def test_text_on_a_transparent_ground_is_read_on_white() -> None:
    note = _note().convert("L")
    clear = Image.new("RGBA", note.size, (0, 0, 0, 0))
    clear.putalpha(note.point(lambda value: 255 - value))
    assert _texts(saved(clear, "PNG")) == ["网上立案率", "≥95%"]


def test_every_value_has_a_place_and_a_confidence() -> None:
    content = read_image(saved(_note(), "PNG"))
    (grid,) = content.grids
    for cell in grid.rows[0]:
        assert cell.where.page == 1
        assert cell.where.bbox is not None
        assert cell.where.confidence is not None
        assert cell.where.confidence > 0.9
    left, right = (cell.where.bbox for cell in grid.rows[0])
    assert left is not None
    assert right is not None
    assert 0 < left[0] < left[2] <= right[0] + 2 < right[2] < 910
    assert content.notes[0].rule == "I50"
    assert content.notes[0].where[0].page == 1


def test_the_pages_of_a_tiff_are_numbered() -> None:
    data = saved(_note(), "TIFF", save_all=True, append_images=[_note()])
    assert [note.message[:8] for note in read_image(data).notes[:1]] == ["第 1、2 页是"]


def test_an_animated_picture_is_read_by_its_first_frame_and_says_so() -> None:
    data = saved(_note().convert("P"), "GIF", save_all=True, append_images=[Image.new("P", (910, 160), 1)])
    assert "I54" in [note.rule for note in read_image(data).notes]


@pytest.mark.parametrize("size", [(100_000, 100_000), (2_000_000_000, 3), (8_000, 8_000)])
def test_a_picture_of_too_many_pixels_is_refused_by_its_head(size: tuple[int, int]) -> None:
    with pytest.raises(UnreadableInput, match="图片尺寸超出读取上限"):
        read_image(_png_head(*size))


def test_a_tiff_of_a_thousand_pages_is_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    frames = [Image.new("1", (8, 8), 1) for _ in range(limit("ocr", "pages") + 1)]
    data = saved(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    with pytest.raises(UnreadableInput, match="扫描页数超出读取上限"):
        read_image(data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"])
@pytest.mark.parametrize("part", [0.03, 0.5, 0.9])
def test_a_truncated_picture_gets_a_message(kind: str, part: float) -> None:
    data = saved(_note().convert("RGB"), kind)
    with pytest.raises(UnreadableInput, match=r"图片已损坏或不完整|没有认出任何文字"):
        read_image(data[: int(len(data) * part)])


def test_a_blank_picture_says_that_nothing_was_found() -> None:
    with pytest.raises(UnreadableInput, match="没有认出任何文字"):
        read_image(saved(Image.new("L", (600, 400), 255), "PNG"))


def test_a_photo_in_the_format_of_a_telephone_is_named() -> None:
    with pytest.raises(UnreadableInput, match="HEIC"):
        sniff(b"\x00\x00\x00\x18ftypheic" + b"\x00" * 64)


def test_without_the_optional_components_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "_COMPONENTS", ("a_component_that_nobody_has",))
    with pytest.raises(UnreadableInput, match=r"heng\[ocr\]"):
        reader.read_image(saved(_note(), "PNG"))
