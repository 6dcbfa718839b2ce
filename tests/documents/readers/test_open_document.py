"""OpenDocument workbooks and texts."""

import pytest

from heng.documents.readers.open_document import read_open_document
from heng.domain.errors import UnreadableInput

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)


@pytest.fixture
def odf(package):
    def build(body, styles="", **parts):
        content = f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles><office:body>{body}</office:body></office:document-content>"
        return package({"content.xml": content, **parts})

    return build


def cell(text, more=""):
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def workbook(rows, more=""):
    return f'<office:spreadsheet><table:table table:name="目标" {more}>{rows}</table:table></office:spreadsheet>'


def test_cells_are_read_as_they_show_with_spans_and_repetitions(odf):
    rows = (
        f"""<table:table-row>{cell("标题", "table:number-columns-spanned='2' table:number-rows-spanned='1'")}<table:covered-table-cell/></table:table-row>"""
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        f"""<table:table-row>{cell("95%", "office:value='0.95'")}<table:table-cell table:number-columns-repeated="2"/>{cell("一<text:line-break/>二<text:s text:c='2'/>三")}</table:table-row>"""
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    grid = read_open_document(odf(workbook(rows))).grids[0]
    assert [[(found.text, found.where.cell, found.column_span) for found in row] for row in grid.rows if row] == [
        [("标题", "A1", 2)],
        [("95%", "A5", 1), ("一\n二  三", "D5", 1)],
    ]


def test_repeated_values_stand_in_every_row_and_column(odf):
    row = f"""<table:table-row table:number-rows-repeated="2">{cell("1", "table:number-columns-repeated='2'")}</table:table-row>"""
    assert [[found.text for found in line] for line in read_open_document(odf(workbook(row))).grids[0].rows] == [
        ["1", "1"]
    ] * 2


def test_comments_are_no_data_and_hidden_rows_and_sheets_are_announced(odf):
    note = "<office:annotation><text:p>批注</text:p></office:annotation>"
    rows = f'<table:table-row table:visibility="filter"><table:table-cell>{note}<text:p>甲</text:p></table:table-cell></table:table-row>'
    content = read_open_document(odf(workbook(rows)))
    assert [found.text for found in content.grids[0].rows[0]] == ["甲"]
    assert [note.rule for note in content.notes] == ["I03"]
    styles = '<style:style style:name="off"><style:table-properties table:display="false"/></style:style>'
    with pytest.raises(UnreadableInput, match="没有可见的内容"):
        read_open_document(odf(workbook(rows, 'table:style-name="off"'), styles))


def test_paragraphs_and_tables_of_a_text_are_in_order(odf):
    table = f"<table:table><table:table-row>{cell('名称')}{cell('值')}</table:table-row></table:table>"
    content = read_open_document(
        odf(f"<office:text><text:h>2024年目标表</text:h>{table}<text:p>填表人</text:p></office:text>")
    )
    assert [(line.where.line, line.text) for line in content.lines] == [(1, "2024年目标表"), (3, "填表人")]
    assert (content.kind, content.grids[0].title, content.grids[0].rows[0][1].where.cell) == (
        "docx",
        "2024年目标表",
        "B1",
    )


def test_an_encrypted_file_is_refused(odf):
    manifest = {"META-INF/manifest.xml": '<m xmlns:x="y"><x:encryption-data/></m>'}
    with pytest.raises(UnreadableInput, match="密码"):
        read_open_document(odf(workbook(""), **manifest))
