"""Tables of books as page texts hold them: cells between bars, or each cell on a line of its own."""

from decimal import Decimal

import pytest

from heng.documents.read import interpret, read_content
from tests.documents.relay import book
from tests.documents.relay.sheet import Put

TABLES = (
    book.BOTH_SIDES,
    book.EXPENDITURE,
    book.FISCAL,
    book.BASIC,
    book.FINAL_BOTH_SIDES,
    book.FINAL_FUNCTIONAL,
    book.FINAL_THREE_PUBLIC,
)


def read(text):
    return interpret(read_content(text.encode(), "公开.txt"), "公开.txt", "")


def lines(table):
    return [(row.code, row.name, dict(row.amounts)) for row in table.rows]


def barred(sheet, start, end):
    rows = [f"{start}{' | '.join(row)}{end}" for row in sheet.texts()]
    return [*sheet.above, *rows, *sheet.below]


def alone(sheet, blank, between):
    cells = [put.text or blank for row in sheet.rows for put in row]
    return [*sheet.above, *(part for cell in cells for part in (cell, *between)), *sheet.below]


@pytest.mark.parametrize(("start", "end"), [("", ""), ("", " |"), ("| ", " |")])
def test_cells_between_bars_are_read_wherever_the_bars_begin_and_end(start, end):
    whole = book.bound(TABLES, f"{book.COURT}2024年部门预算")
    document = read("\n".join(line for table in whole for line in barred(table.sheet(), start, end)))
    assert [lines(table) for table in document.tables] == [table.expected() for table in TABLES]
    assert [table.money_unit for table in document.tables] == [table.unit for table in TABLES]


def test_one_line_with_bars_is_no_table():
    document = read(
        f"首页 | 政务公开 | 预算\n{book.COURT}2024年部门预算\n收支总表\n单位：万元\n项目\t预算数\n合计\t5.00"
    )
    assert [lines(table) for table in document.tables] == [[(None, "合计", {"预算数": Decimal(50_000)})]]


@pytest.mark.parametrize(("blank", "between"), [("", ()), (" |", ()), ("", ("",))], ids=["packed", "barred", "spaced"])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.title)
def test_cells_on_lines_of_their_own_are_put_together_where_blank_ones_are_kept(table, blank, between):
    cells = alone(table.sheet(), blank, between)
    text = "\n".join(f"{cell} |" if blank and not cell.endswith("|") else cell for cell in cells)
    document = read(text)
    (found,) = document.tables
    assert (found.kind, found.title, found.money_unit) == (table.kind, table.title, table.unit)
    assert lines(found) == table.expected()
    assert not [finding for finding in document.findings if finding.rule in ("I88", "I89")]


def test_where_a_cell_was_read_is_the_line_it_stands_on():
    text = "\n".join(alone(book.BOTH_SIDES.sheet(), "", ()))
    (found,) = read(text).tables
    assert text.splitlines()[found.rows[0].where.line - 1] == "一、一般公共预算拨款收入"


@pytest.mark.parametrize(
    "table",
    [
        book.BOTH_SIDES,
        book.FINAL_BOTH_SIDES,
        book.REVENUE,
        book.FISCAL,
        book.EXPENDITURE,
        book.PROJECTS,
        book.FINAL_FUNCTIONAL,
        book.THREE_PUBLIC,
    ],
    ids=lambda table: table.title,
)
def test_without_blank_cells_nothing_is_read_wrongly_and_what_is_not_read_is_announced(table):
    sheet = table.sheet()
    cells = [put.text for row in sheet.rows for put in row if put.text]
    document = read("\n".join((*sheet.above, *cells)))
    expected = [line for line in table.expected() if any(line[2].values())]
    found = [line for known in document.tables for line in lines(known) if any(line[2].values())]
    announced = [finding for finding in document.findings if finding.rule in ("I89", "I01")]
    assert (found, len(announced)) in [(expected, 0), ([], 1)]


def test_one_amount_behind_each_name_is_certain_without_blank_cells():
    cells = [put.text for row in book.BOTH_SIDES.sheet().rows for put in row if put.text]
    (found,) = read("\n".join((*book.BOTH_SIDES.sheet().above, *cells))).tables
    assert [line for line in lines(found) if line[1] == "二、社会保障和就业支出"] == [
        (None, "二、社会保障和就业支出", {"2024年预算": Decimal("2105500.00")})
    ]


def test_a_code_below_a_blank_amount_is_no_amount():
    cells = "科目编码 科目名称 金额 科目编码 科目名称 金额 301 工资福利支出 90.00 302 商品和服务支出 8.00 30101 奖金 303 对个人的补助 1.50"
    text = "\n".join(("一般公共预算基本支出表", "单位：万元", *cells.split()))
    (found,) = read(text).tables
    amounts = {row.code: dict(row.amounts)["金额"] for row in found.rows}
    assert amounts == {"301": 900_000, "302": 80_000, "30101": None, "303": 15_000}


def test_headings_that_leave_their_columns_open_leave_the_table_announced():
    heads = ("项目", "本年拨款", "上年结转", "基本支出", "项目支出", "基本支出", "项目支出", "科目编码", "科目名称")
    cells = [Put(text) for text in (*heads, "2040501", "行政运行", "1.00", "2.00", "3.00", "4.00")]
    text = "\n".join(("部门支出总表", "单位：万元", *(cell.text for cell in cells)))
    document = read(text)
    assert document.tables == ()
    assert [finding.rule for finding in document.findings] == ["I01"]


def test_a_total_may_be_merged_over_the_columns_of_code_and_name():
    heads = ("项目", "本年支出合计", "基本支出", "项目支出", "功能分类科目编码", "科目名称", "栏次", "1", "2", "3")
    cells = (
        "合计",
        "5.00",
        "5.00",
        "",
        "204",
        "公共安全支出",
        "5.00",
        "5.00",
        "",
        "2040501",
        "行政运行",
        "5.00",
        "5.00",
        "",
    )
    document = read("\n".join(("支出决算表", "公开03表", "单位：万元", *heads, *cells, "三、其他")))
    amounts = {"本年支出合计": Decimal("50000.00"), "基本支出": Decimal("50000.00"), "项目支出": None}
    (found,) = document.tables
    assert lines(found) == [(None, "合计", amounts), ("204", "公共安全支出", amounts), ("2040501", "行政运行", amounts)]


def test_a_table_with_blanks_between_its_cells_only_is_announced():
    rows = (
        "项目 2024年预算数",
        "小计 其中：一般公共预算",
        "一、会议费 7.50 7.50",
        "二、培训费 15.25 15.25",
        "三、接待费 2.00",
        "四、其他 1.00",
    )
    document = read("\n".join((f"{book.COURT}2024年部门预算", "财政拨款“三公”经费支出表", "单位：万元", *rows)))
    assert [finding.subject for finding in document.findings if finding.rule == "I89"] == ["财政拨款“三公”经费支出表"]


def without_merged_places(table):
    sheet = table.sheet()
    return "\n".join((*sheet.above, *(" | ".join(put.text for put in row) for row in sheet.rows), *sheet.below))


@pytest.mark.parametrize(
    "table",
    [book.EXPENDITURE, book.FISCAL, book.BASIC, book.FINAL_BOTH_SIDES, book.FINAL_FUNCTIONAL, book.FINAL_THREE_PUBLIC],
    ids=lambda table: table.title,
)
def test_headings_go_back_above_their_columns_where_places_under_merged_cells_were_left_out(table):
    (found,) = read(without_merged_places(table)).tables
    assert lines(found) == table.expected()


def test_where_headings_cannot_go_back_above_their_columns_no_amount_is_guessed():
    document = read(without_merged_places(book.PROJECTS))
    (found,) = document.tables
    assert {row.amounts for row in found.rows} == {()}
    assert [finding.subject for finding in document.findings if finding.rule == "I88"] == [book.PROJECTS.title]


def test_a_blank_first_cell_between_lines_with_bars_at_their_ends_keeps_its_place():
    text = "支出总表\n单位：万元\n科目编码 | 科目名称 | 合计 |\n | 合计 | 5.00 |\n204 | 公共安全支出 | 5.00 |"
    (found,) = read(text).tables
    assert [row.code for row in found.rows] == [None, "204"]
