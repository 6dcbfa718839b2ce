"""Excel workbooks."""

import io

import openpyxl
import pytest

from heng.documents.readers.placing import column_letters
from heng.documents.readers.xlsx import read_xlsx
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where


def saved(book):
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def number(reference, value, style=0):
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


def texts(data):
    return [[cell.text for cell in row] for row in read_xlsx(data).grids[0].rows]


def test_cells_are_read_as_shown_with_their_place():
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "目标表"
    sheet.append(["指标", "目标值", "金额", "完成日期"])
    sheet.append(["结案率", 0.95, 13192.83, 45366])
    for column, code in (("B", "0%"), ("C", "#,##0.00"), ("D", 'yyyy"年"m"月"d"日"')):
        sheet[f"{column}2"].number_format = code
    content = read_xlsx(saved(book))
    assert content.grids[0].title == "目标表"
    assert [cell.text for cell in content.grids[0].rows[1]] == ["结案率", "95%", "13,192.83", "2024年3月15日"]
    assert content.grids[0].rows[1][1].where == Where(sheet="目标表", cell="B2")


def test_merged_cells_are_one_cell_and_blank_rows_keep_their_number():
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B2"], sheet["C4"] = "项目", "值", "末"
    sheet.merge_cells("A1:A2")
    grid = read_xlsx(saved(book)).grids[0]
    assert [[(cell.text, cell.row_span) for cell in row] for row in grid.rows] == [
        [("项目", 2)],
        [("值", 1)],
        [],
        [("末", 1)],
    ]
    assert [cell.text for cell in grid.expanded()[1]] == ["项目", "值", ""]


def test_a_percentage_typed_as_formula_shows_its_stored_result(workbook):
    assert texts(workbook('<row r="1"><c r="A1" s="1"><f>100%</f><v>1</v></c></row>', formats=("0%",))) == [["100%"]]


def test_a_constant_formula_without_result_is_read_and_another_is_announced(workbook):
    data = workbook('<row r="1"><c r="A1"><f>95%</f></c><c r="B1"><f>SUM(C1:C9)</f></c></row>')
    content = read_xlsx(data)
    assert texts(data) == [["95%", "=SUM(C1:C9)"]]
    assert [(note.rule, note.where[0].cell) for note in content.notes] == [("I05", "B1")]


def test_what_lies_under_a_merged_cell_is_not_shown(workbook):
    rows = f'<row r="1">{number("A1", 1)}{number("B1", 2)}{number("C1", 3)}</row>'
    assert texts(workbook(rows, '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>')) == [["1", "3"]]


def test_inline_strings_booleans_and_errors_are_read_and_errors_announced(workbook):
    data = workbook(
        '<row><c t="inlineStr"><is><r><t>绩</t></r><r><t>效</t></r></is></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c></row>'
    )
    assert texts(data) == [["绩效", "TRUE", "#REF!"]]
    assert [note.rule for note in read_xlsx(data).notes] == ["I07"]


def test_hidden_sheets_are_left_out_and_announced():
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "目标"
    book.create_sheet("下拉").append(["选项"])
    book["下拉"].sheet_state = "hidden"
    content = read_xlsx(saved(book))
    assert [grid.title for grid in content.grids] == ["Sheet"]
    assert [(note.rule, "下拉" in note.message) for note in content.notes] == [("I02", True)]


def test_hidden_rows_and_columns_are_read_and_announced(workbook):
    rows = f'<row r="1">{number("A1", 1)}</row><row r="2" hidden="1">{number("B2", 2)}</row>'
    content = read_xlsx(workbook(rows, before='<cols><col min="2" max="3" hidden="1"/></cols>'))
    assert [cell.text for row in content.grids[0].rows for cell in row] == ["1", "2"]
    assert [note.message for note in content.notes] == [
        "工作表“表”第 2 行处于隐藏状态，打开文件时看不到，但已读取。",
        "工作表“表”B 列处于隐藏状态，打开文件时看不到，但已读取。",
    ]


def test_a_far_away_cell_is_read_and_the_blank_stretch_before_it_is_short(workbook):
    content = read_xlsx(workbook(f'<row r="1">{number("A1", 1)}</row><row r="1048576">{number("XFD1048576", 2)}</row>'))
    grid = content.grids[0]
    assert [cell.where.cell for row in grid.rows for cell in row] == ["A1", "XFD1048576"]
    assert len(grid.expanded()) == len(grid.expanded()[0]) == 31


def test_a_sheet_that_is_filled_thinly_and_too_widely_is_refused(workbook):
    rows = "".join(f'<row r="{30 * n}">{number("A" + str(30 * n), 1)}</row>' for n in range(1, 600))
    wide = "".join(number(f"{column_letters(30 * n)}1", 2) for n in range(1, 14))
    with pytest.raises(UnreadableInput, match="的范围超出读取上限"):
        read_xlsx(
            workbook(
                f'<row r="1">{wide}</row>' + rows.replace("A", "B") * 1 + f'<row r="17971">{number("A1", 1)}</row>'
            )
        )


def test_errors_of_one_kind_are_one_announcement_with_all_places(workbook):
    content = read_xlsx(workbook('<row><c t="e"><v>#REF!</v></c><c t="e"><v>#REF!</v></c><c><v>1</v></c></row>'))
    assert [(note.rule, [where.cell for where in note.where]) for note in content.notes] == [("I07", ["A1", "B1"])]


def test_text_under_a_merged_cell_is_announced(workbook):
    rows = '<row r="1"><c r="A1" t="str"><v>结案率</v></c><c r="B1" t="str"><v>旧值</v></c></row>'
    content = read_xlsx(workbook(rows, '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'))
    assert [(note.rule, note.where[0].cell) for note in content.notes] == [("I62", "B1")]


def test_characters_that_workbooks_write_as_codes_are_characters(workbook):
    row = '<row><c t="str"><v>质效_x000D_\n指标</v></c><c t="inlineStr"><is><t>_x0041_x</t></is></c></row>'
    assert texts(workbook(row)) == [["质效\n指标", "Ax"]]


def test_a_quoted_formula_without_result_is_its_text(workbook):
    assert texts(workbook('<row><c><f>"≥95%"</f></c><c><f>-5</f></c></row>')) == [["≥95%", "-5"]]


def test_a_merge_over_the_whole_sheet_is_bounded(workbook):
    data = workbook(f'<row r="1">{number("A1", 1)}</row>', '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    assert read_xlsx(data).grids[0].expanded()[0][0].text == "1"


def test_macros_are_announced(workbook):
    content = read_xlsx(workbook(f"<row>{number('A1', 1)}</row>", **{"xl/vbaProject.bin": "x"}))
    assert [note.rule for note in content.notes] == ["I04"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_workbook_without_visible_content_is_refused(workbook, state):
    with pytest.raises(UnreadableInput, match="没有可见的内容"):
        read_xlsx(workbook(f"<row>{number('A1', 1)}</row>", state=state))


def test_shared_strings_are_read_without_their_readings(workbook):
    names = {
        "xl/sharedStrings.xml": "<sst><si><r><t>绩</t></r><r><t>效</t></r><rPh><t>jixiao</t></rPh></si></sst>",
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="s1" Type="/worksheet" Target="worksheets/sheet1.xml"/>'
        '<Relationship Id="s3" Type="/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    }
    assert texts(workbook('<row><c t="s"><v>0</v></c></row>', **names)) == [["绩效"]]


def test_a_lost_shared_string_is_refused_and_not_left_blank(workbook):
    with pytest.raises(UnreadableInput, match="单元格A1的文字在文件里找不到"):
        read_xlsx(workbook('<row><c r="A1" t="s"><v>7</v></c></row>'))


def test_more_cells_than_the_limit_are_refused(workbook):
    row = "<row>" + "<c><v>1</v></c>" * 400 + "</row>"
    with pytest.raises(UnreadableInput, match="单元格数量超出读取上限"):
        read_xlsx(workbook(row * 1251))


def test_text_that_claims_to_be_a_number_is_shown_as_it_is(workbook):
    assert texts(workbook("<row><c><v>abc</v></c></row>")) == [["abc"]]
