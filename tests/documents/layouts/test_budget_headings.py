"""Headings of budget tables that name their columns in unusual ways."""

from decimal import Decimal

import pytest

from heng.documents.read import interpret, read_content
from tests.documents.relay.formats import to_docx, to_txt, to_xlsx
from tests.documents.relay.sheet import Put, Sheet

WRITERS = {"xlsx": to_xlsx, "docx": to_docx, "txt": to_txt}


def only_table(kind, title, rows):
    sheet = Sheet(title, tuple(tuple(cell if isinstance(cell, Put) else Put(cell) for cell in row) for row in rows))
    document = interpret(
        read_content(WRITERS[kind]([Sheet(title, sheet.rows, (title, "单位：元"))]), f"a.{kind}"), "a", ""
    )
    (found,) = document.tables
    assert not [finding for finding in document.findings if finding.rule in ("I17", "I45")]
    return [(row.code, row.name, dict(row.amounts), dict(row.texts)) for row in found.rows]


@pytest.mark.parametrize("kind", WRITERS)
def test_a_heading_says_in_brackets_that_it_holds_names(kind):
    rows = [["单位名称", "支出类别（项目名称）", "总计"], ["合计", "", "9.00"], ["清河区法院", "档案整理经费", "9.00"]]
    assert only_table(kind, "项目支出预算表", rows) == [
        (None, "合计", {"总计": Decimal("9.00")}, {}),
        (None, "档案整理经费", {"总计": Decimal("9.00")}, {"单位名称": "清河区法院"}),
    ]


@pytest.mark.parametrize("kind", WRITERS)
def test_words_before_the_amounts_name_lines_that_nothing_else_names(kind):
    rows = [["采购类别", "金额"], ["合计", "9.00"], ["货物", "9.00"]]
    found = only_table(kind, "政府采购预算明细表", rows)
    assert [(name, amounts) for _, name, amounts, _ in found] == [
        ("合计", {"金额": Decimal("9.00")}),
        ("货物", {"金额": Decimal("9.00")}),
    ]


@pytest.mark.parametrize("kind", WRITERS)
def test_a_total_in_another_column_than_the_names_is_a_total(kind):
    rows = [
        [Put("指导性目录", 2), Put("服务内容", 1, 2), Put("预算金额", 1, 2)],
        ["一级", "二级"],
        ["合计", "", "", "9.00"],
        ["辅助服务", "法律服务", "诉讼辅助", "9.00"],
    ]
    found = only_table(kind, "政府购买服务预算明细表", rows)
    assert [(name, texts) for _, name, _, texts in found] == [
        ("合计", {}),
        ("诉讼辅助", {"一级": "辅助服务", "二级": "法律服务"}),
    ]


@pytest.mark.parametrize("kind", WRITERS)
def test_a_total_in_the_column_of_unit_codes_is_no_code(kind):
    rows = [["部门代码", "部门名称", "合计"], ["合计", "", "9.00"], ["152001", "清河区法院", "9.00"]]
    found = only_table(kind, "收入总表", rows)
    assert [(code, name) for code, name, _, _ in found] == [(None, "合计"), ("152001", "清河区法院")]


@pytest.mark.parametrize("number", ["部门公开表3", "单位公开表03", "财决公开03表", "预算公开表3-1"])
def test_the_number_of_a_table_is_no_line_of_the_table_above(number):
    rows = "收入总表,\n单位：元,\n项目,金额\n合计,9.00\n{number},\n支出总表,\n单位：元,\n项目,金额\n合计,8.00\n"
    data = rows.format(number=number).encode()
    document = interpret(read_content(data, "a.csv"), "a.csv", "")
    assert [(table.title, [row.name for row in table.rows]) for table in document.tables] == [
        ("收入总表", ["合计"]),
        ("支出总表", ["合计"]),
    ]
