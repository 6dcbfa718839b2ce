"""Levels that are missing altogether, or in some rows only."""

from heng.domain.target.declaration import DocumentKind
from tests.documents.completeness.conftest import HEADINGS, ROWS


def test_a_mandatory_category_without_a_single_row_is_missed(announced):
    [message] = announced("I95", [HEADINGS, *ROWS[:3], ROWS[4]])
    assert "有1处没有读到“效益”类指标（“办案费”）" in message


def test_projects_without_a_category_are_announced_together(announced):
    rows = [("装备费", *row[1:]) for row in ROWS[:3]]
    [message] = announced("I95", [HEADINGS, *ROWS[:3], *rows])
    assert "有2处没有读到“效益”类指标（“办案费”、“装备费”）" in message


def test_an_effect_is_taken_for_a_benefit(announced):
    rows = [(*row[:2], row[2].replace("效益指标", "效果指标"), "", *row[4:]) for row in ROWS]
    assert announced("I95", [HEADINGS, *rows]) == []


def test_rows_without_level_two_beside_rows_with_it_are_announced(announced):
    rows = [HEADINGS, *ROWS[:3], (*ROWS[3][:3], "", *ROWS[3][4:]), ROWS[4]]
    [message] = announced("I96", rows)
    assert "1个指标没有读到二级指标，同表其他指标都有：自动履行率" in message


def test_papers_of_two_levels_are_left_alone(announced):
    rows = [HEADINGS[:3] + HEADINGS[4:], *(row[:3] + row[4:] for row in ROWS)]
    assert announced("I96", rows) == []


def test_tables_of_points_have_levels_of_their_own(announced):
    rows = [
        (*row[:2], level, part, *row[4:])
        for row, (level, part) in zip(
            ROWS,
            [("履职效能", "整体效能"), ("履职效能", "重点工作"), ("管理效率", "预算编制"), ("管理效率", "采购管理")],
            strict=False,
        )
    ]
    assert announced("I95", [HEADINGS, *rows]) == []
    assert announced("I90", [HEADINGS, *rows]) == []


def test_a_table_inside_a_report_may_show_some_indicators_only(read):
    rows = [HEADINGS[2:], *(row[2:] for row in ROWS[:3])]
    sentences = ("我院组织了自评。",) * 6
    document = read(rows, kind="docx", above=("某某人民法院2024年度项目支出绩效自评报告", *sentences))
    assert document.kind is DocumentKind.SELF_EVALUATION_REPORT
    assert len(document.units[0].indicators) == 3
    assert not [finding for finding in document.findings if finding.rule == "I95"]
