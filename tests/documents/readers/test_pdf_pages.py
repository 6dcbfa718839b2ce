"""What PDF pages do to text and tables: turned, cropped, filled in, watermarked, with characters that nobody wrote."""

import io
from collections.abc import Callable

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from heng.documents.content import Cell, Content, Grid
from heng.documents.readers.page_breaks import begins_again, continued
from heng.documents.readers.page_table import PageTable
from heng.documents.readers.pdf import read_pdf
from heng.documents.readers.pdf_signs import UNREADABLE, sign
from heng.domain.errors import UnreadableInput

_TEXTS = [["指标", "指标值"], ["结案率", "≥95%"]]


def paper(*pages: Callable[[Canvas], object], password: str = "") -> bytes:
    """A PDF file with what each function draws on its page."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, encrypt=password or None)
    for draw in pages:
        canvas.setFont("STSong-Light", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def table(canvas: Canvas, top: float = 700, texts: list[list[str]] = _TEXTS) -> None:
    """A table in drawn lines: rows 30 points high, columns 100 wide, from 60 points on."""
    bottom, right = top - 30 * len(texts), 60 + 100 * len(texts[0])
    for level in range(len(texts) + 1):
        canvas.line(60, top - 30 * level, right, top - 30 * level)
    for column in range(len(texts[0]) + 1):
        canvas.line(60 + 100 * column, top, 60 + 100 * column, bottom)
    for row, cells in enumerate(texts):
        for column, text in enumerate(cells):
            canvas.drawString(65 + 100 * column, top - 30 * row - 20, text)


def changed(data: bytes, change: Callable[[pypdfium2.PdfPage], object]) -> bytes:
    """The file after a change of its first page."""
    document, file = pypdfium2.PdfDocument(data), io.BytesIO()
    change(document[0])
    document.save(file)
    return file.getvalue()


def cells(content: Content) -> list[list[str]]:
    """The texts of the first grid."""
    return [[cell.text for cell in row] for row in content.grids[0].rows]


def codes(content: Content) -> list[str]:
    """The codes of what was announced."""
    return [note.rule for note in content.notes]


@pytest.mark.parametrize(
    ("turned", "box"),
    [
        (0, (60.0, 141.9, 160.0, 171.9)),
        (90, (670.0, 60.0, 700.0, 160.0)),
        (180, (435.3, 670.0, 535.3, 700.0)),
        (270, (141.9, 435.3, 171.9, 535.3)),
    ],
)
def test_a_turned_page_is_read_upright_and_its_places_are_those_that_show(
    turned: int, box: tuple[float, float, float, float]
) -> None:
    content = read_pdf(changed(paper(table), lambda page: page.set_rotation(turned)))
    assert cells(content) == _TEXTS
    assert content.grids[0].rows[0][0].where.bbox == pytest.approx(box, abs=0.2)


def test_a_table_lying_on_its_side_is_read_upright() -> None:
    def lying(canvas: Canvas) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        table(canvas, 500)

    assert cells(read_pdf(paper(lying))) == _TEXTS


def test_what_is_cut_off_a_page_is_not_read_but_announced() -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas)
        canvas.drawString(300, 40, "裁切线以外")

    content = read_pdf(changed(paper(draw), lambda page: page.set_cropbox(50, 500, 400, 800)))
    assert (cells(content), codes(content)) == (_TEXTS, ["I72"])
    assert content.grids[0].rows[0][0].where.bbox == pytest.approx((10.0, 100.0, 110.0, 130.0), abs=0.2)


def test_a_table_inside_of_a_form_is_found_where_it_shows() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("part")
        canvas.setFont("STSong-Light", 10)
        table(canvas)
        canvas.endForm()
        canvas.translate(20, 50)
        canvas.scale(0.8, 0.8)
        canvas.doForm("part")

    content = read_pdf(paper(draw))
    assert cells(content) == _TEXTS
    assert content.grids[0].rows[0][0].where.bbox == pytest.approx((68.0, 231.9, 148.0, 255.9), abs=0.2)


def test_values_of_form_fields_stand_in_their_cells() -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas, texts=[["金额", ""], ["同意", ""]])
        canvas.acroForm.textfield(name="a", x=162, y=672, width=90, height=24, value="1,234.56", fontSize=10)
        canvas.acroForm.checkbox(name="b", x=165, y=645, size=16, checked=True)

    content = read_pdf(paper(draw))
    assert (cells(content), codes(content)) == ([["金额", "1,234.56"], ["同意", "☑"]], ["I74"])


def test_a_watermark_and_invisible_text_are_left_out_and_announced() -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas)
        hidden = canvas.beginText(65, 690)
        hidden.setTextRenderMode(3)
        hidden.textOut("看不见")
        hidden.setTextRenderMode(0)
        canvas.drawText(hidden)
        canvas.translate(100, 550)
        canvas.rotate(45)
        canvas.drawString(0, 0, "内部资料")

    content = read_pdf(paper(draw))
    assert cells(content) == _TEXTS
    assert [note.message for note in content.notes] == [
        "第 1 页的斜排或浅色文字“内部资料”视为水印，未读取。",
        "第 1 页有 3 个看不见的字，未读取。",
    ]


def test_recognised_text_over_a_picture_is_read_and_announced() -> None:
    def draw(canvas: Canvas) -> None:
        hidden = canvas.beginText(65, 690)
        hidden.setTextRenderMode(3)
        hidden.textOut("项目支出绩效目标表")
        canvas.drawText(hidden)

    content = read_pdf(paper(draw))
    assert ([line.text for line in content.lines], codes(content)) == (["项目支出绩效目标表"], ["I71"])


def test_letters_printed_twice_or_set_wide_are_read_once_and_together() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.4):
            canvas.drawString(100 + shift, 700, "权重合计11 100")
        for place, character in enumerate("绩效目标表"):
            canvas.drawString(100 + 25 * place, 600, character)

    assert [line.text for line in read_pdf(paper(draw)).lines] == ["权重合计11 100", "绩效目标表"]


def test_text_in_narrow_cells_one_below_the_other_or_turned_is_one_word() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([60, 80, 200], [700, 640, 580])
        for place, character in enumerate("产出指标"):
            canvas.drawString(65, 687 - 12 * place, character)
        canvas.drawString(85, 670, "结案率")
        canvas.drawString(85, 610, "满意度")
        canvas.translate(74, 590)
        canvas.rotate(90)
        canvas.drawString(0, 0, "效益")

    assert cells(read_pdf(paper(draw))) == [["产出指标", "结案率"], ["效益", "满意度"]]


def test_text_longer_than_its_cell_stays_in_it() -> None:
    texts = [["诉讼服务大厅自助终端设备采购", ""], ["数量", "5"]]
    assert cells(read_pdf(paper(lambda canvas: table(canvas, texts=texts)))) == texts


def test_page_numbers_belong_to_no_text() -> None:
    def numbered(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            table(canvas, 700 if number == 1 else 800)
            canvas.drawString(280, 30, f"- {number} -")

        return draw

    content = read_pdf(paper(numbered(1), numbered(2)))
    assert content.lines == ()


def test_a_password_is_named_as_the_reason() -> None:
    with pytest.raises(UnreadableInput, match="打开密码"):
        read_pdf(paper(table, password="secret"))


@pytest.mark.parametrize(
    ("code", "font", "written"),
    [
        (0x2F6C, "", "目"),
        (0x2ED3, "", "长"),
        (0x2F3E, "", "户"),
        (0xF90A, "", "金"),
        (0xFB01, "", "fi"),
        (0xFE35, "", "（"),
        (0xF0B3, "Symbol", "≥"),
        (0xF0A3, "", "≤"),
        (0xF0FE, "ABCDEF+Wingdings-Regular", "☑"),
        (0x200B, "", ""),
        (0xAD, "", "-"),
        (0xFF05, "", "％"),
        (0xE123, "", UNREADABLE),
        (0, "", UNREADABLE),
    ],
)
def test_signs_are_read_as_people_write_them(code: int, font: str, written: str) -> None:
    assert sign(code, font) == written


def part(*rows: tuple[str, ...]) -> PageTable:
    """A table on a page, its cells plain."""
    placed = tuple(
        tuple(Cell(text, Grid("", ()).where, row, column) for column, text in enumerate(texts, 1))
        for row, texts in enumerate(rows, 1)
    )
    return PageTable(Grid("", placed), tuple(100.0 * at for at in range(len(rows[0]) + 1)))


def joined(table: PageTable, more: PageTable) -> list[list[str]]:
    """The texts of both parts as one."""
    found = continued(table, more)
    assert found is not None
    return [[cell.text for cell in row] for row in found[0].grid.rows]


_HEAD = ("三级指标", "指标值", "权重")


def test_a_head_repeated_from_the_top_of_a_table_is_left_out() -> None:
    assert joined(part(_HEAD, ("甲", "1", "2")), part(_HEAD, ("乙", "3", "4"))) == [
        [*_HEAD],
        ["甲", "1", "2"],
        ["乙", "3", "4"],
    ]


def test_a_head_further_down_may_be_that_of_another_form_and_is_kept() -> None:
    first = part(("项目名称", "维修", ""), _HEAD, ("甲", "1", "2"), ("项目名称", "采购", ""))
    assert joined(first, part(_HEAD, ("乙", "3", "4")))[4] == [*_HEAD]


def test_a_form_under_the_same_labels_begins_again() -> None:
    assert begins_again(part(("项目名称", "维修", ""), _HEAD), part(("项目名称", "采购", ""), _HEAD))
    assert not begins_again(part(_HEAD, ("甲", "1", "2")), part(_HEAD, ("甲", "3", "4")))


def test_parts_with_other_sides_are_no_table_over_a_page_break() -> None:
    assert continued(part(_HEAD), part(("甲", "1"))) is None
