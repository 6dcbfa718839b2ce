"""Workbooks in the XML of Excel 2003."""

import pytest

from heng.documents.readers.spreadsheet_xml import read_spreadsheet_xml
from heng.domain.errors import UnreadableInput

HEAD = (
    '<?xml version="1.0" encoding="{}"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>'
    '<Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>'
)


def workbook(rows, options="", encoding="utf-8", named="UTF-8"):
    sheet = f'<Worksheet ss:Name="目标"><Table><Column ss:Index="4" ss:Hidden="1"/>{rows}</Table>{options}</Worksheet>'
    return f"{HEAD.format(named)}{sheet}</Workbook>".encode(encoding)


def cell(text, kind="String", more=""):
    return f'<Cell {more}><Data ss:Type="{kind}">{text}</Data></Cell>'


def shown(rows):
    return [
        [(found.text, found.where.cell) for found in row] for row in read_spreadsheet_xml(workbook(rows)).grids[0].rows
    ]


def test_cells_are_read_as_shown_at_the_place_that_the_index_gives():
    row = (
        cell("结案率")
        + cell("0.95", "Number", 'ss:StyleID="p"')
        + cell("45366", "Number", 'ss:Index="5" ss:StyleID="d"')
    )
    assert shown(f'<Row ss:Index="2">{row}</Row>') == [[], [("结案率", "A2"), ("95%", "B2"), ("2024/3/15", "E2")]]


def test_moments_truth_values_and_texts_with_formatting_are_read():
    row = cell("2024-03-15T00:00:00.000", "DateTime") + cell("1", "Boolean") + cell("<B>粗</B>体")
    assert [text for text, _ in shown(f"<Row>{row}</Row>")[0]] == ["2024/3/15", "TRUE", "粗体"]


def test_merged_cells_are_one_cell_and_the_next_stands_behind():
    rows = f"""<Row>{cell("甲", more="ss:MergeAcross='1' ss:MergeDown='1'")}{cell("乙")}</Row><Row>{cell("丙", more="ss:Index='3'")}</Row>"""
    grid = read_spreadsheet_xml(workbook(rows)).grids[0]
    assert [(found.text, found.column, found.row_span, found.column_span) for row in grid.rows for found in row] == [
        ("甲", 1, 2, 2),
        ("乙", 3, 1, 1),
        ("丙", 3, 1, 1),
    ]


def test_errors_and_what_is_hidden_are_announced():
    rows = f"""<Row ss:Hidden="1">{cell("#REF!", "Error")}{cell("丁", more="ss:Index='4'")}</Row>"""
    assert [note.rule for note in read_spreadsheet_xml(workbook(rows)).notes] == ["I07", "I03", "I03"]


@pytest.mark.parametrize("named", ["UTF-8", "GB2312"])
def test_the_encoding_that_the_head_names_may_be_wrong(named):
    for encoding in ("utf-8", "gb18030"):
        content = read_spreadsheet_xml(workbook(f"<Row>{cell('绩效目标')}</Row>", encoding=encoding, named=named))
        assert content.grids[0].rows[0][0].text == "绩效目标"


def test_a_workbook_whose_only_sheet_is_hidden_is_refused():
    options = '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>'
    with pytest.raises(UnreadableInput, match="没有可见的内容"):
        read_spreadsheet_xml(workbook(f"<Row>{cell('甲')}</Row>", options))
