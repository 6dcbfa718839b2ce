"""Which papers the layout of tables takes, and which it leaves to others."""

import pytest

from heng.documents.layouts import grid_paper
from heng.documents.readers.text import read_text


@pytest.mark.parametrize(
    "text",
    [
        "2023年我院审结案件，一级指标、二级指标和三级指标的指标值均已完成。",
        "姓名\t电话\n张某\t123",
        "项目名称\t指标值\n办案费\t5",
        "一级指标：产出指标\n  数量指标｜案件数｜≥5件",
    ],
)
def test_other_papers_are_left_alone(text):
    assert grid_paper.recognise(read_text(text.encode())) == 0


def test_an_indicator_table_is_surer_than_a_table_of_money():
    money = "部门收支总表\n项 目\t预算数\n本年收入\t5.00\n"
    indicators = "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t案件数\t≥5件\n"
    assert (
        grid_paper.recognise(read_text((money + indicators).encode()))
        > grid_paper.recognise(read_text(money.encode()))
        > 0
    )


def test_only_the_original_papers_made_of_tables_are_taken(seeds, content_of):
    taken = [path.name[:3] for path in sorted(seeds.glob("*.txt")) if grid_paper.recognise(content_of(path)) > 0]
    assert taken == ["000", "004"]
