"""Word documents."""

import io

import docx
import pytest
from docx.shared import Cm

from heng.documents.readers.docx import read_docx
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_paragraphs_and_tables_share_one_numbering():
    document = docx.Document()
    document.add_paragraph("绩效自评表")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "项目名称", "培训费"
    document.add_paragraph("填表人")
    buffer = io.BytesIO()
    document.save(buffer)
    content = read_docx(buffer.getvalue())
    assert [(line.where.line, line.text) for line in content.lines] == [(1, "绩效自评表"), (3, "填表人")]
    assert (content.grids[0].where.line, content.grids[0].title) == (2, "绩效自评表")
    assert content.grids[0].rows[0][1].where == Where(sheet="表格1", cell="B1")


def test_cells_merged_across_and_down_are_one_cell():
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for number, place in enumerate(table._cells):
        place.text = str(number)
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 1).merge(table.cell(2, 2))
    buffer = io.BytesIO()
    document.save(buffer)
    rows = read_docx(buffer.getvalue()).grids[0].rows
    assert (rows[0][0].row_span, rows[0][0].column_span) == (2, 1)
    assert [(found.row, found.column) for found in rows[1]] == [(2, 2), (2, 3)]
    assert (rows[2][1].column, rows[2][1].column_span, rows[2][1].text) == (2, 2, "7\n8")


def test_a_continuation_without_beginning_does_not_shift_the_row(word):
    body = f"<w:tbl><w:tr>{cell('', '<w:vMerge/>')}{cell('值')}</w:tr></w:tbl>"
    assert [(found.column, found.text) for found in read_docx(word(body)).grids[0].rows[0]] == [(2, "值")]


def test_a_row_that_begins_late_keeps_its_columns(word):
    body = f"<w:tbl><w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>{cell('值')}</w:tr></w:tbl>"
    assert read_docx(word(body)).grids[0].rows[0][0].column == 3


def test_content_controls_are_read_and_tracked_deletions_are_not(word):
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('控件内')}</w:sdtContent></w:sdt>"
        "<w:p><w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>旧文</w:delText></w:r></w:del>"
        "<w:r><w:tab/><w:t>后文</w:t><w:br/></w:r></w:p>"
    )
    assert [line.text for line in read_docx(word(body)).lines] == ["控件内", "新增\t后文\n"]


def test_a_text_box_is_read_once(word):
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    body = f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    assert [line.text for line in read_docx(word(body)).lines if line.text] == ["框内"]


INNER = f"<w:tbl><w:tr>{cell('内')}{cell('层')}</w:tr><w:tr>{cell('1')}{cell('2')}</w:tr></w:tbl>"


def test_a_table_inside_a_cell_of_a_table_follows_it(word):
    body = f"<w:tbl><w:tr><w:tc>{paragraph('外')}{INNER}</w:tc>{cell('旁')}</w:tr></w:tbl>"
    grids = read_docx(word(body)).grids
    assert [[[found.text for found in row] for row in grid.rows] for grid in grids] == [
        [["外", "旁"]],
        [["内", "层"], ["1", "2"]],
    ]


def test_a_frame_of_one_cell_around_a_table_is_taken_apart(word):
    content = read_docx(word(f"<w:tbl><w:tr><w:tc>{paragraph('2024年目标表')}{INNER}</w:tc></w:tr></w:tbl>"))
    assert [line.text for line in content.lines] == ["2024年目标表"]
    assert [(grid.title, len(grid.rows)) for grid in content.grids] == [("2024年目标表", 2)]


def test_a_table_that_only_arranges_the_text_of_a_cell_is_its_text(word):
    inner = f"<w:tbl><w:tr>{cell('≥')}{cell('95%')}</w:tr></w:tbl>"
    content = read_docx(word(f"<w:tbl><w:tr>{cell('结案率')}<w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"))
    assert [[found.text for found in row] for row in content.grids[0].rows] == [["结案率", "≥\n95%"]]
    assert len(content.grids) == 1


def test_tables_with_nothing_between_are_one_table(word):
    columns = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    parts = [f"<w:tbl>{columns}<w:tr>{cell(name)}{cell(value)}</w:tr></w:tbl>" for name, value in ("甲1", "乙2", "丙3")]
    content = read_docx(word(f"{parts[0]}<w:bookmarkEnd/>{parts[1]}<w:p/>{parts[2]}"))
    assert [[[found.text for found in row] for row in grid.rows] for grid in content.grids] == [
        [["甲", "1"], ["乙", "2"]],
        [["丙", "3"]],
    ]
    assert content.grids[0].rows[1][0].where.cell == "A2"


def test_cells_merged_across_in_the_old_way_are_one_cell(word):
    merged = [cell("标题", "<w:hMerge w:val='restart'/>"), cell("", "<w:hMerge/>"), cell("值")]
    row = read_docx(word(f"<w:tbl><w:tr>{''.join(merged)}</w:tr></w:tbl>")).grids[0].rows[0]
    assert [(found.text, found.column, found.column_span) for found in row] == [("标题", 1, 2), ("值", 3, 1)]


def test_a_deleted_row_is_left_out(word):
    body = f"<w:tbl><w:tr>{cell('留')}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{cell('删')}</w:tr></w:tbl>"
    assert [[found.text for found in row] for row in read_docx(word(body)).grids[0].rows] == [["留"]]


def test_signs_of_symbol_fonts_and_check_boxes_are_read(word):
    runs = (
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r><w:r><w:t>95%</w:t></w:r><w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
        "<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData></w:fldChar></w:r>"
    )
    assert read_docx(word(f"<w:p>{runs}</w:p>")).lines[0].text == "≥95%☑□"


def test_hidden_text_is_left_out_and_announced(word):
    body = "<w:p><w:r><w:t>看得见</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r></w:p>"
    content = read_docx(word(body))
    assert [line.text for line in content.lines] == ["看得见"]
    assert [(note.rule, "看不见" in note.message) for note in content.notes] == [("I61", True)]


def test_a_document_of_pictures_only_is_refused(word):
    with pytest.raises(UnreadableInput, match="没有文字"):
        read_docx(word("<w:p/>"))


def test_an_absurd_span_is_refused(word):
    with pytest.raises(UnreadableInput, match="列数"):
        read_docx(word(f"<w:tbl><w:tr>{cell('x', '<w:gridSpan w:val=' + repr('99999') + '/>')}</w:tr></w:tbl>"))


def test_a_document_without_body_is_refused(package):
    data = package({"word/document.xml": "<document/>"})
    with pytest.raises(UnreadableInput, match="没有正文"):
        read_docx(data)


def test_a_damaged_span_counts_as_one_column(word):
    body = f"<w:tbl><w:tr>{cell('甲', '<w:gridSpan w:val=' + repr('x') + '/>')}{cell('乙')}</w:tr></w:tbl>"
    assert [found.column for found in read_docx(word(body)).grids[0].rows[0]] == [1, 2]


def test_a_table_in_the_head_of_the_pages_is_announced():
    document = docx.Document()
    document.add_paragraph("正文")
    document.sections[0].header.add_table(rows=1, cols=2, width=Cm(10)).cell(0, 0).text = "预算数"
    file = io.BytesIO()
    document.save(file)
    assert [(note.rule, "页眉" in note.message) for note in read_docx(file.getvalue()).notes] == [("I09", True)]
