"""Pictures of pages come from a child process within limits; what cannot be drawn is said so."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from heng.documents.page_picture import draw_page, page_sizes, png
from heng.domain.errors import UnreadableInput


def pdf(folder: Path, turned: int = 0) -> Path:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(300, 200))
    for _ in range(2):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 150, 60, 50, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    path = folder / "a.pdf"
    document = pypdfium2.PdfDocument(stream.getvalue())
    for page in document:
        page.set_rotation(turned)
    document.save(path)
    return path


def test_a_pdf_is_measured_in_points_and_drawn_upright(tmp_path: Path) -> None:
    path, target = pdf(tmp_path), tmp_path / "page.png"
    assert page_sizes(path, "pdf") == [(300, 200), (300, 200)]
    draw_page(path, "pdf", 2, target)
    with Image.open(target) as picture:
        wide, high = picture.size
        assert wide / high == pytest.approx(1.5, abs=0.01)
        assert picture.getpixel((5, 5)) == (255, 0, 0)
        assert picture.getpixel((wide - 5, high - 5)) == (255, 255, 255)


def test_a_turned_page_is_drawn_as_people_see_it(tmp_path: Path) -> None:
    assert page_sizes(pdf(tmp_path, 90), "pdf")[0] == (200, 300)


def test_a_photograph_is_shown_the_right_way_up(tmp_path: Path) -> None:
    path, target = tmp_path / "a.jpg", tmp_path / "page.png"
    lying = Image.new("RGB", (80, 40), "white")
    turned = Image.Exif()
    turned[0x0112] = 6
    lying.save(path, exif=turned)
    assert page_sizes(path, "image") == [(40, 80)]
    draw_page(path, "image", 1, target)
    with Image.open(target) as picture:
        assert picture.size == (40, 80)


def test_a_huge_picture_is_drawn_smaller(tmp_path: Path) -> None:
    path, target = tmp_path / "a.png", tmp_path / "page.png"
    Image.new("1", (6000, 4000)).save(path)
    assert page_sizes(path, "image") == [(6000, 4000)]
    draw_page(path, "image", 1, target)
    with Image.open(target) as picture:
        assert picture.width * picture.height <= 4_100_000


@pytest.mark.parametrize("kind", ["pdf", "image"])
def test_what_cannot_be_drawn_is_said_so(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(UnreadableInput, match="下载原件"):
        page_sizes(path, kind)
    with pytest.raises(UnreadableInput, match="下载原件"):
        draw_page(path, kind, 1, tmp_path / "page.png")
    assert not (tmp_path / "page.png").exists()


def test_a_png_of_our_own_is_one_for_others(tmp_path: Path) -> None:
    with Image.open(io.BytesIO(png(bytes(range(18)), 3, 2))) as picture:
        assert picture.size == (3, 2)
        assert picture.tobytes() == bytes(range(18))
