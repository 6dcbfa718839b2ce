"""Rows with equal amounts on both sides of a page break stay rows of their own, however the headings are merged."""

import pytest

from heng.documents.read import interpret, read_content
from tests.documents.relay import pdf
from tests.documents.relay.sheet import Put, Sheet


@pytest.mark.parametrize("rows", range(34, 46, 3))
def test_every_row_keeps_its_own_amounts(rows):
    head = (
        (Put("项目", 2), Put("合计", 1, 2), Put("上年结转", 1, 2), Put("拨款收入", 1, 2)),
        (Put("单位代码"), Put("单位名称")),
    )
    body = tuple(
        tuple(map(Put, (f"3080{number:02}" if number % 3 else "", f"法庭{number}", "88.50", "", "88.50")))
        for number in range(rows)
    )
    sheet = Sheet("部门收入总表", (*head, *body), ("部门收入总表", "单位：万元"))
    document = interpret(read_content(pdf.ruled([sheet], size=12), "a.pdf"), "a.pdf", "")
    (table,) = document.tables
    assert [(row.name, *(amount and int(amount) for _, amount in row.amounts)) for row in table.rows] == [
        (f"法庭{number}", 885_000, None, 885_000) for number in range(rows)
    ]
