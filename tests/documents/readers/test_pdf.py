"""PDF files."""

import pytest

from heng.documents.readers.pdf import read_pdf
from heng.domain.errors import UnreadableInput


def pdf(*pages):
    """A PDF whose pages show the given texts at (x, y) and lines from (x, y) to another point."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for texts in pages:
        stream = "".join(
            f"BT /F1 12 Tf {x} {y} Td ({text[0]}) Tj ET\n" if len(text) == 1 else f"{x} {y} m {text[0]} {text[1]} l S\n"
            for x, y, *text in texts
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}endstream")
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    body, offsets = "%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{written}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    head = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return (body + head + f"startxref\n{len(body)}\n%%EOF").encode()


def test_lines_are_read_from_the_top_with_page_and_box():
    content = read_pdf(pdf([(50, 700, "Second"), (50, 750, "First")], [(50, 750, "Third")]))
    assert [(line.where.page, line.where.line, line.text) for line in content.lines] == [
        (1, 1, "First"),
        (1, 2, "Second"),
        (2, 1, "Third"),
    ]
    box = content.lines[0].where.bbox
    assert box is not None
    assert 45 < box[0] < 55
    assert 30 < box[1] < box[3] < 60


def test_a_wide_gap_within_a_line_becomes_a_tab():
    content = read_pdf(pdf([(50, 700, "Rate"), (300, 700, "95%")]))
    assert content.lines[0].text == "Rate\t95%"


def test_a_page_without_text_is_announced():
    content = read_pdf(pdf([(50, 700, "Text")], []))
    assert [(note.rule, note.where[0].page) for note in content.notes] == [("I09", 2)]


def test_a_scan_is_refused():
    with pytest.raises(UnreadableInput, match="扫描件"):
        read_pdf(pdf([]))


def test_a_damaged_file_is_refused():
    with pytest.raises(UnreadableInput, match="损坏"):
        read_pdf(b"%PDF-1.7\n garbage")


def table(*texts):
    """A frame of three columns and two rows; the first row is one merged cell over the last two columns."""
    level = [(50, y, 350, y) for y in (700, 660, 620)]
    upright = [(50, 620, 50, 700), (150, 620, 150, 700), (250, 620, 250, 660), (350, 620, 350, 700)]
    return [*level, *upright, *texts]


def test_a_table_drawn_with_lines_is_a_grid_and_its_text_no_line():
    page = table(
        (60, 675, "Name"),
        (160, 675, "Target"),
        (60, 635, "Rate"),
        (160, 635, "95%"),
        (260, 635, "8"),
        (50, 750, "Title"),
    )
    content = read_pdf(pdf(page))
    assert [line.text for line in content.lines] == ["Title"]
    assert content.grids[0].title == "Title"
    found = [(cell.text, cell.row, cell.column, cell.column_span) for row in content.grids[0].rows for cell in row]
    assert found == [("Name", 1, 1, 1), ("Target", 1, 2, 2), ("Rate", 2, 1, 1), ("95%", 2, 2, 1), ("8", 2, 3, 1)]


def test_a_table_over_a_page_break_is_one_grid():
    content = read_pdf(pdf(table((60, 635, "One")), table((60, 635, "Two"))))
    assert [[cell.text for cell in row if cell.text] for row in content.grids[0].rows] == [[], ["One"], [], ["Two"]]
    assert content.grids[0].rows[3][0].where.page == 2


def test_a_lone_frame_is_no_table():
    frame = [(50, 600, 350, 600), (50, 700, 350, 700), (50, 600, 50, 700), (350, 600, 350, 700)]
    content = read_pdf(pdf([*frame, (60, 650, "Text")]))
    assert (content.grids, [line.text for line in content.lines]) == ((), ["Text"])


def rows_to(height, *texts):
    """A frame of two columns (100 and 200 wide) from 600 down to `height` in rows of 40."""
    levels = range(600, height - 1, -40)
    uprights = [(x, height, x, 600) for x in (50, 150, 350)]
    return [*((50, y, 350, y) for y in levels), *uprights, *texts]


def cells(content):
    return [[cell.text for cell in row] for row in content.grids[0].rows]


def test_lines_broken_by_a_full_cell_are_joined_and_others_stay_lines():
    full, short = (55, 585, "aaaaaaaaaaaaa"), (160, 585, "First")
    content = read_pdf(pdf(rows_to(520, full, (55, 570, "bb"), short, (160, 570, "Second"))))
    assert cells(content)[0] == ["aaaaaaaaaaaaabb", "First\nSecond"]


def test_a_row_torn_by_a_page_break_is_one_row_and_announced():
    first = rows_to(520, (55, 580, "Head"), (160, 580, "95%"), (55, 540, "aaaaaaaaaaaaa"), (160, 540, "10"))
    content = read_pdf(pdf(first, rows_to(520, (55, 580, "bb"), (55, 540, "Next"), (160, 540, "20"))))
    assert cells(content) == [["Head", "95%"], ["aaaaaaaaaaaaabb", "10"], ["Next", "20"]]
    assert [(note.rule, note.where[0].page) for note in content.notes] == [("I60", 2)]


def test_a_repeated_head_above_the_rest_of_a_torn_row_is_left_out():
    head = ((55, 580, "Head"), (160, 580, "Value"))
    first = rows_to(520, *head, (55, 540, "aaaaaaaaaaaaa"), (160, 540, "10"))
    content = read_pdf(pdf(first, rows_to(480, *head, (55, 540, "bb"), (55, 500, "Next"), (160, 500, "20"))))
    assert cells(content) == [["Head", "Value"], ["aaaaaaaaaaaaabb", "10"], ["Next", "20"]]


def test_a_row_below_a_cell_that_is_not_full_stays_a_row():
    first = rows_to(520, (55, 580, "Head"), (160, 580, "95%"), (55, 540, "short"), (160, 540, "10"))
    content = read_pdf(pdf(first, rows_to(520, (55, 580, "bb"), (55, 540, "Next"), (160, 540, "20"))))
    assert cells(content)[2] == ["bb", ""]
    assert content.notes == ()
