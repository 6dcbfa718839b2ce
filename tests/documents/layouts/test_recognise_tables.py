"""Which papers the layout of tables takes, and which it leaves to others."""

import pytest

from heng.documents.content import Content, Line
from heng.documents.layouts import grid_paper
from heng.documents.readers.text import read_text
from heng.domain.finding import Where


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


HEADINGS = ["项目名称", "预算数", "一级指标", "二级指标", "三级指标", "指标值"]
ROW = ["调解经费", "40", "产出指标", "数量指标", "调解案件数", "≥200件"]


def rules(document):
    return [finding.rule for finding in document.findings]


def test_figures_above_the_first_table_of_a_sheet_are_announced(workbook):
    above = ["设备购置", "12.5", "购置终端", None, None, None]
    document = workbook([["2024年项目绩效目标表（单位：万元）"], above, [], HEADINGS, ROW])
    assert rules(document) == ["I45"]
    assert "设备购置" in document.findings[0].message


def test_a_lone_row_of_figures_below_a_table_is_announced(web):
    document = web(
        ["项目名称", ("调解经费", 3)],
        HEADINGS[2:],
        ROW[2:],
        ["设备购置", "12.5", ("", 2)],
        above=["2024年项目绩效目标表（单位：万元）"],
    )
    assert rules(document) == ["I45"]


def test_a_page_without_drawn_tables_is_announced_as_read_by_the_places_of_its_texts():
    texts = ["2024年项目绩效目标表（单位：万元）", "\t".join(HEADINGS), "\t".join(ROW)]
    lines = tuple(Line(text, Where(page=1, line=number)) for number, text in enumerate(texts, 1))
    document = grid_paper.read(Content("pdf", lines), "paper.pdf", "")
    assert [project.name for project in document.projects] == ["调解经费"]
    assert rules(document) == ["I46"]


def test_signatures_and_years_below_a_table_are_no_figures(web):
    document = web(
        ["项目名称", ("调解经费", 3)],
        HEADINGS[2:],
        ROW[2:],
        ["填报人", "张三", "联系电话", "02288881234"],
        ["年度", "2024", "", ""],
        above=["2024年项目绩效目标表（单位：万元）"],
    )
    assert rules(document) == []
