"""Pointing at a table: choices that cannot be read again are refused with what to change, and the proposal is a good start."""

from dataclasses import replace

import pytest

from heng.documents.layouts.rows import Row
from heng.documents.mapping.apply import grid_rows
from heng.documents.mapping.draft import Choice, Pointed, drafted
from heng.documents.mapping.mapping import Beside
from heng.documents.mapping.suggest import suggested
from heng.documents.readers.csv import read_csv
from heng.domain.errors import WrongUsage

TABLE = """\
2025年度绩效表,,,,,,
事由,大厅改造,,,,,
大类,小类,考核点,怎么比,到多少,什么计,占多少
产出指标,数量指标,改造面积,≥,400,平方米,50
,质量指标,验收通过,=,100,%,30
效益指标,社会效益指标,群众评价,≥,90,%,20
填表人：张三,,,,,,
注：2025年填,,,,,,
"""
FIELDS = {1: "category", 2: "subcategory", 3: "name", 4: "comparison", 5: "value", 6: "unit", 7: "weight"}
CHOICE = Choice(3, 3, FIELDS, (Pointed("project_name", 2, 1),), {}, 4, 6)


def rows(text: str = TABLE) -> tuple[Row, ...]:
    return grid_rows(read_csv(text.encode()).grids[0])


def test_columns_are_proposed_by_what_stands_in_them():
    proposal = suggested(rows())
    assert (proposal.first_heading, proposal.first_row, proposal.last_row) == (3, 4, 6)
    assert proposal.fields == FIELDS


def test_known_headings_and_labels_are_proposed_by_their_synonyms():
    text = "项目名称,大厅改造,预算数,12.5\n一级指标,考核,指标值,备忘\n产出指标,改造面积,≥400,无\n"
    proposal = suggested(rows(text))
    assert proposal.fields[1] == "category"
    assert proposal.fields[3] == "value"
    assert [(one.field, one.row, one.column) for one in proposal.pointed] == [("project_name", 1, 1), ("total", 1, 3)]


@pytest.mark.parametrize("text", ["一,二\n", "1,2,3\n4,5,6\n", "只有一格\n"])
def test_a_table_without_headings_gets_a_proposal_without_columns(text):
    assert suggested(rows(text)).fields in ({}, {1: "name"}, {1: "value"})


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"first_heading": 4, "last_heading": 3}, "行的次序不对"),
        ({"first_row": 3}, "行的次序不对"),
        ({"last_row": 99}, "行的次序不对"),
        ({"fields": FIELDS | {2: "name"}}, "每个栏目只能对应一处"),
        ({"fields": {1: "category"}}, "没有一列对应"),
        ({"pointed": (Pointed("project_name", 5, 3),)}, "在数据行之内"),
        ({"pointed": (Pointed("project_name", 2, 3),)}, "没有可以辨认的标签"),
        ({"pointed": (Pointed("project_name", 2, 9),)}, "不在表内"),
        ({"pointed": (Pointed("project_name", 2, 1, Beside.SAME),)}, "没有可以辨认的标签"),
        ({"constants": {"fiscal_year": "明年"}}, "不是四位年份"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_reason(change, reason):
    with pytest.raises(WrongUsage, match=reason):
        drafted(rows(), replace(CHOICE, **change))


def test_an_end_that_also_stands_among_the_data_is_refused():
    text = TABLE.replace("填表人：张三", "产出指标")
    with pytest.raises(WrongUsage, match="也有以“产出指标”开头的行"):
        drafted(rows(text), CHOICE)


def test_a_year_in_headings_and_labels_is_no_part_of_the_signature():
    later = TABLE.replace("到多少", "2026年到多少")
    assert drafted(rows(later), CHOICE).signature() == drafted(rows(later.replace("2026", "2025")), CHOICE).signature()
