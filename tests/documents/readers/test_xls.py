"""Old Excel workbooks (.xls)."""

import io

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from heng.documents.readers.xls import read_xls
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where


def style(code):
    made = xlwt.XFStyle()
    made.num_format_str = code
    return made


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture
def book():
    return xlwt.Workbook()


@pytest.fixture
def sheet(book):
    return book.add_sheet("目标")


def texts(data):
    return [[cell.text for cell in row] for row in read_xls(data).grids[0].rows]


def test_cells_are_read_as_shown_with_their_place(book, sheet):
    for column, (value, code) in enumerate(
        [
            (0.95, "0%"),
            (13192.83, "#,##0.00"),
            (45366, 'yyyy"年"m"月"d"日"'),
            (131928300, '0!.0000"万元"'),
            ("优", "@"),
            (5, '0"件"'),
        ]
    ):
        sheet.write(1, column, value, style(code))
    content = read_xls(saved(book))
    assert content.kind == "xlsx"
    assert [cell.text for cell in content.grids[0].rows[1]] == [
        "95%",
        "13,192.83",
        "2024年3月15日",
        "13192.8300万元",
        "优",
        "5件",
    ]
    assert content.grids[0].rows[1][1].where == Where(sheet="目标", cell="B2")


def test_merged_cells_are_one_cell(book, sheet):
    sheet.write_merge(0, 2, 0, 1, "办案业务费")
    sheet.write(2, 2, "末")
    rows = read_xls(saved(book)).grids[0].rows
    assert (rows[0][0].row_span, rows[0][0].column_span, rows[2][0].column) == (3, 2, 3)


def test_truth_values_are_words(book, sheet):
    sheet.write(0, 0, True)
    assert texts(saved(book)) == [["TRUE"]]


def test_hidden_rows_and_columns_are_read_and_hidden_sheets_are_not_and_all_are_announced(book, sheet):
    sheet.write(0, 0, "甲")
    sheet.write(1, 1, "乙")
    sheet.row(1).hidden = True
    sheet.col(1).hidden = True
    other = book.add_sheet("下拉")
    other.write(0, 0, "选项")
    other.visibility = 1
    content = read_xls(saved(book))
    assert [cell.text for row in content.grids[0].rows for cell in row] == ["甲", "乙"]
    assert [(note.rule, str(note.where[0])) for note in content.notes] == [
        ("I03", "工作表“目标”，单元格A2"),
        ("I03", "工作表“目标”，单元格B1"),
        ("I02", "工作表“下拉”"),
    ]


def test_a_workbook_without_content_is_refused(book, sheet):
    with pytest.raises(UnreadableInput, match="没有可见的内容"):
        read_xls(saved(book))


def sample():
    book = xlwt.Workbook()
    page = book.add_sheet("表")
    for row in range(40):
        page.write(row, 0, f"第{row}项")
        page.write(row, 1, row / 7)
    return saved(book)


SAMPLE = sample()


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, len(SAMPLE) - 1), byte=st.integers(0, 255), end=st.integers(0, len(SAMPLE)))
def test_a_damaged_workbook_gives_its_content_or_one_message(place, byte, end):
    data = bytearray(SAMPLE)
    data[place] = byte
    for damaged in (bytes(data), bytes(data[:end])):
        try:
            content = read_xls(damaged)
        except UnreadableInput:
            continue
        assert content.grids
