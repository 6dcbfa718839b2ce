"""A form that prints a table of long-term targets above the year's: its values stand with the year's indicators."""

LEVELS = ["一级指标", "二级指标", "三级指标", "指标值", "备注"]
CASES = ["产出指标", "数量指标", "审结案件数量"]
RATE = ["产出指标", "质量指标", "结案率"]
TRUST = ["效益指标", "社会效益指标", "司法公信力"]


def laid(web, long, year):
    return web(
        [("2024年项目支出绩效目标表", 5)],
        ["项目名称", ("审判业务费", 4)],
        ["长期目标", ("三年审结一万件。", 4)],
        ["年度目标", ("全年审结三千件。", 4)],
        [("长期绩效目标表", 5)],
        LEVELS,
        *long,
        [("年度绩效目标表", 5)],
        LEVELS,
        *year,
    )


def whole(project):
    return {one.name: one.whole_period.text if one.whole_period else None for one in project.indicators}


def rules(document):
    return {finding.rule for finding in document.findings}


def test_the_value_of_the_whole_period_stands_with_the_indicator_of_the_year(web):
    document = laid(
        web,
        [[*CASES, "10000件", ""], [*RATE, "≥96%", ""]],
        [[*CASES, "≥3000件", ""], [*RATE, "≥95%", ""], [*TRUST, "提升", ""]],
    )
    (project,) = document.projects
    assert whole(project) == {"审结案件数量": "10000件", "结案率": "≥96%", "司法公信力": None}
    assert [one.target.text for one in project.indicators] == ["≥3000件", "≥95%", "提升"]
    assert dict(project.texts)["长期目标"] == "三年审结一万件。"
    assert not rules(document) & {"I27", "I98"}


def test_long_term_indicators_without_one_of_the_year_are_still_announced(web):
    document = laid(
        web, [[*CASES, "10000件", ""], [*TRUST, "≥90%", ""]], [[*CASES, "≥3000件", ""], [*RATE, "≥95%", ""]]
    )
    (project,) = document.projects
    assert whole(project) == {"审结案件数量": "10000件", "结案率": None}
    (left,) = [finding for finding in document.findings if finding.rule == "I27"]
    assert "1行" in left.message
    assert "司法公信力" in left.message


def test_equal_names_under_other_levels_are_not_taken_for_each_other(web):
    document = laid(
        web,
        [["产出指标", "数量指标", "整改完成", "100个", ""]],
        [["产出指标", "质量指标", "整改完成", "≥90%", ""], ["产出指标", "数量指标", "整改完成", "30个", ""]],
    )
    (project,) = document.projects
    assert [one.whole_period.text if one.whole_period else None for one in project.indicators] == [None, "100个"]


def test_two_equal_indicators_of_the_year_get_no_value_of_the_whole_period(web):
    document = laid(web, [[*CASES, "100件", ""]], [[*CASES, "30件", ""], [*CASES, "40件", ""]])
    (project,) = document.projects
    assert [one.whole_period for one in project.indicators] == [None, None]
    assert "I27" in rules(document)
