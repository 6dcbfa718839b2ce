"""Reports in running text: every figure with what it is about, and every deduction with its reasons."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heng.documents.content import Content, Line
from heng.documents.layouts import narrative_report
from heng.documents.layouts.statements import statements
from heng.documents.read import read_document
from heng.domain.finding import Where
from heng.domain.target.declaration import DocumentKind


def figures(*lines):
    found = statements([Line(text, Where(line=number)) for number, text in enumerate(lines, 1)])
    return [(s.subject, s.value, s.unit) for s in found]


@pytest.fixture
def report(fixtures):
    return read_document(fixtures / "narrative_report.txt")


@pytest.fixture
def stated(report):
    return {(s.subject, s.value, s.unit) for s in report.statements}


def test_title_gives_kind_year_and_unit(report):
    assert (report.kind, report.fiscal_year) == (DocumentKind.SELF_EVALUATION_REPORT, 2023)
    assert [unit.name for unit in report.units] == ["白鹭市湖滨区人民法院"]
    assert report.findings == ()


def test_money_and_scores_are_stated_with_what_they_are_about(stated):
    assert {
        ("本院年度预算", "5120.40", "万元"),
        ("实际支出", "5018.00", "万元"),
        ("预算完成率", "98.00", "%"),
        ("本院整体支出绩效自评得分", "93.2", "分"),
        ("履职效能满分", "50", "分"),
        ("履职效能自评得分", "47.5", "分"),
        ("管理效率自评得分", "45.7", "分"),
    } <= stated


def test_deductions_name_their_item_and_their_text_holds_the_reasons(report):
    deductions = [(s.subject, s.value, s.text[:11]) for s in report.statements if s.subject.endswith("扣分")]
    assert deductions == [
        ("目标完成考核扣分", "2.5", "目标完成考核：诉前调解"),
        ("采购管理考核扣分", "1.8", "采购管理考核：两份合同"),
        ("采购管理考核扣分", "2", "未按季度公开采购意向，"),
        ("采购管理考核合计扣分", "3.8", "采购管理考核合计扣3."),
        ("资产管理考核扣分", "0.5", "资产管理考核：部分设备"),
    ]
    taken = sum(Decimal(s.value) for s in report.statements if s.subject.endswith("考核扣分"))
    assert taken == Decimal("6.8")


def test_achieved_values_are_stated_with_the_line_they_stand_on(report, stated):
    assert {
        ("全年受理案件", "12345", "件"),
        ("审结", "11980", "件"),
        ("法官人均结案量", "312.5", "件"),
        ("网上立案率", "88.06", "%"),
        ("办案、办公需求满足率", "100", "%"),
        ("已测评的两个系统得分", "82.5", "分"),
        ("已测评的两个系统得分", "79", "分"),
        ("全院干警对开展培训的满意度", "97.1", "%"),
    } <= stated
    torn = next(s for s in report.statements if s.value == "95.5")
    assert torn.subject.endswith("群众对诉讼服务的满意度")


def test_dates_names_and_numbering_are_no_figures(stated):
    assert not {value for _, value, _ in stated} & {"2023", "12", "31", "5", "3"}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("结收比未达到100%。", [("结收比未达到", "100", "%")]),
        ("审结率为95%，未达到98%。", [("审结率", "95", "%"), ("审结率未达到", "98", "%")]),
        ("系统故障平均响应时间不超过1小时。", [("系统故障平均响应时间", "1", "小时")]),
        ("速度在3秒内、安全等级提升至3级。", [("速度", "3", "秒"), ("安全等级", "3", "级")]),
        ("全文（其中，阅读量10万+，转发20次）发布。", [("阅读量", "10", "万+"), ("转发", "20", "次")]),
        ("18 个案件入选典型案例。", [("案件入选典型案例", "18", "个")]),
        (
            "总投资2155.80万元，其中，2022年安排900万元。",
            [("总投资", "2155.80", "万元"), ("2022年安排", "900", "万元")],
        ),
        ("按照H5、5G和等保2.0建设，2022年3月15日完成。", []),
        ("法律规定了3年的期限。", []),
        ("预算执行率=实际支出/年度预算*100%。", []),
        ("收入同比增长5.2个百分点。", [("收入同比增长", "5.2", "个百分点")]),
    ],
)
def test_subjects_are_the_words_before_a_figure_without_their_links(sentence, found):
    assert figures(sentence) == found


def test_a_deduction_without_topic_is_named_by_its_own_clause():
    assert figures("因逾期备案，采购管理指标扣1.5分。") == [("采购管理指标扣分", "1.5", "分")]


def test_points_may_be_written_in_chinese_numerals():
    assert figures("因未按时公开，信息公开指标扣两分。") == [("信息公开指标扣分", "2", "分")]
    assert figures("超范围采购扣半分，合计扣一分。") == [("超范围采购扣分", "0.5", "分"), ("合计扣分", "1", "分")]
    assert figures("本项得十五分。")[-1][1:] == ("15", "分")


def test_words_that_only_look_like_points_are_none():
    assert figures("工作取得十分显著的成效，按二分之一扣减。") == []


@pytest.mark.parametrize(
    ("lines", "unit", "year"),
    [
        (("白鹭市湖滨区人民法院2023年部门整体支出绩效自评报告",), "白鹭市湖滨区人民法院", 2023),
        (("白鹭市湖滨区人民法院关于2023年度部门整体支出绩效自评情况的报告",), "白鹭市湖滨区人民法院", 2023),
        (
            ("部门整体支出绩效自评报告", "（2023年度）", "预算单位：湖滨区人民法院", "2024年3月15日"),
            "湖滨区人民法院",
            2023,
        ),
        (("部门整体支出绩效自评报告", "湖滨区人民法院", "2024年3月15日"), "湖滨区人民法院", None),
    ],
)
def test_unit_and_year_stand_in_the_title_or_on_the_cover(lines, unit, year):
    content = Content("text", tuple(Line(text, Where(line=number)) for number, text in enumerate(lines, 1)))
    document = narrative_report.read(content, "报告.txt", "")
    assert ([found.name for found in document.units], document.fiscal_year) == ([unit], year)


def test_a_title_without_year_or_unit_is_announced():
    content = Content("text", (Line("部门整体支出绩效自评报告", Where(line=1)), Line("没有数字。", Where(line=2))))
    assert narrative_report.recognise(content) > 0
    document = narrative_report.read(content, "报告.txt", "")
    assert [f.rule for f in document.findings] == ["I10", "I43", "I43"]
    assert document.units == ()


def test_a_sentence_about_a_report_is_no_title():
    prose = "按照要求，本院于三月底前向市财政局报送了上一年度的部门整体支出绩效自评报告以及全部佐证材料，并在门户网站公开，接受社会监督，各方反响良好。"
    assert narrative_report.recognise(Content("text", (Line(prose, Where(line=1)),))) == 0


@settings(deadline=None, max_examples=100)
@given(
    st.decimals(min_value=0, max_value=10**7, places=2),
    st.sampled_from(["万元", "%", "件", "分", "小时"]),
    st.booleans(),
)
def test_any_amount_is_stated_digit_by_digit_whatever_its_separators(amount, unit, grouped):
    written = f"{amount:,.2f}" if grouped else f"{amount:.2f}"
    assert figures(f"受理数为{written}{unit}。") == [("受理数", f"{amount:.2f}", unit)]


def test_the_report_of_an_internet_court_is_stated_in_full(seeds):
    document = read_document(seeds / "003_526e736acb646a33.txt")
    assert (document.kind, document.fiscal_year) == (DocumentKind.SELF_EVALUATION_REPORT, 2022)
    assert [unit.name for unit in document.units] == ["广州互联网法院"]
    stated = {(s.subject, s.value, s.unit) for s in document.statements}
    assert {
        ("本院年度预算", "8634.17", "万元"),
        ("实际完成支出", "8631.73", "万元"),
        ("基本支出", "4148.76", "万元"),
        ("项目支出", "4482.97", "万元"),
        ("预算完成率", "99.98", "%"),
        ("本院整体支出绩效自评得分", "88.63", "分"),
        ("履职效能自评得分", "45.98", "分"),
        ("管理效率自评得分", "42.65", "分"),
        ("网上立案率", "99.66", "%"),
        ("在线庭审率", "99.72", "%"),
        ("法定审限内结案率", "100", "%"),
        ("纠纷调撤化解率", "51.80", "%"),
        ("年度使用系统审理的案件量", "50123", "件"),
        ("已测评系统的等级保护2.0得分", "71.01", "分"),
        ("已测评系统的等级保护2.0得分", "70.48", "分"),
        ("一审息诉服判率", "97.5", "%"),
        ("可复用服务预期可推广复用的服务组件", "11", "个"),
    } <= stated
    assert any(subject.endswith("发布内容数量") and value == "215" for subject, value, _ in stated)
    taken = [Decimal(s.value) for s in document.statements if s.subject.endswith("扣分") and "合计" not in s.subject]
    assert sorted(map(str, taken)) == sorted(["4", "0.02", "1", "1", "1.3", "2", "1", "0.05", "1"])
    assert Decimal(100) - sum(taken) == Decimal("88.63")
    totals = [s.value for s in document.statements if s.subject.endswith("合计扣分")]
    assert totals == ["3.3", "1.05"]


def test_lines_of_a_narrow_page_are_one_paragraph_and_rows_of_tables_are_left_out():
    assert figures(
        "二、完成情况",
        "2023年，全院聚焦主责主业，全年共受理各类案",
        "件4,512件，审结4,400件。",
        "结案率\t97.5%",
    ) == [("全年共受理各类案件", "4512", "件"), ("审结", "4400", "件")]
