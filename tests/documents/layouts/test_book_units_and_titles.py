"""What a book leaves open about its tables: units of money that only some state, and titles broken over two lines."""

import pytest

from heng.documents.read import interpret, read_content
from tests.documents.relay import book
from tests.documents.relay.formats import to_docx, to_txt, to_xlsx
from tests.documents.relay.sheet import Put, Sheet

WRITERS = {"xlsx": to_xlsx, "docx": to_docx, "txt": to_txt}


def table(name, *above):
    rows = (("科目编码", "科目名称", "合计"), ("", "合计", "5.00"), ("2040501", "行政运行", "5.00"))
    return Sheet(name, tuple(tuple(map(Put, row)) for row in rows), above)


def read(sheets, kind):
    return interpret(read_content(WRITERS[kind](sheets), f"预算.{kind}"), f"预算.{kind}", "")


@pytest.mark.parametrize("kind", WRITERS)
def test_a_table_without_a_unit_is_announced_where_the_others_have_several(kind):
    first = table("一", f"{book.COURT}2024年部门预算", "部门支出总表", "单位：元")
    sheets = [first, table("二", "一般公共预算支出表", "单位：万元"), table("三", "政府性基金预算支出表")]
    document = read(sheets, kind)
    doubts = [finding for finding in document.findings if finding.rule == "I84"]
    assert [(finding.subject, finding.where) for finding in doubts] == [
        ("政府性基金预算支出表", (document.tables[2].where,))
    ]
    assert "元、万元" in doubts[0].message


@pytest.mark.parametrize("kind", WRITERS)
def test_a_unit_stated_once_holds_for_all_tables_without_one(kind):
    first = table("一", f"{book.COURT}2024年部门预算", "部门支出总表", "单位：万元")
    document = read([first, table("二", "一般公共预算支出表")], kind)
    assert [found.money_unit for found in document.tables] == ["万元", "万元"]
    assert not [finding for finding in document.findings if finding.rule == "I84"]


@pytest.mark.parametrize("kind", WRITERS)
def test_a_title_over_two_lines_is_read_as_one(kind):
    first = table("一", f"{book.COURT}2024年部门预算", "支出总表", "单位：万元")
    broken = table("二", "政府性基金预算财政拨款", "支出预算表", "单位：万元")
    document = read([first, broken], kind)
    assert [(found.kind, found.title) for found in document.tables] == [
        ("expenditure", "支出总表"),
        ("government_fund", "政府性基金预算财政拨款支出预算表"),
    ]
