"""A page torn into free cells: amounts, objectives and indicators go to projects only where one way is left."""

from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heng.documents.content import Content, Line
from heng.documents.layouts import guangdong_cells
from heng.documents.layouts.column_order import agreed, anchors, longest_common, possible_orders, simplest_orders
from heng.documents.layouts.funding_split import Block, split_funding
from heng.documents.read import read_document
from heng.domain.finding import Where
from heng.domain.money import wan_text

CERTAIN = {
    "辅助人员劳务经费": "120.50",
    "法庭物业服务经费": "88.00",
    "云岭区人民法院2023年智能庭审系统建设项目": "45.25",
    "诉讼费退还周转金": "30.00",
    "卷宗数字化加工经费": "12.75",
    "审判业务补助经费（其他资金）": "3.60",
}


def read_text(text):
    content = Content("text", tuple(Line(line, Where(line=number)) for number, line in enumerate(text.splitlines(), 1)))
    assert guangdong_cells.recognise(content) > 0
    return guangdong_cells.read(content, "页.txt", "")


def open_parts(document):
    return [f.message.split("，")[1].removesuffix("无法确定属于哪个项目") for f in document.findings if f.rule == "I37"]


@pytest.fixture
def page(fixtures):
    return (fixtures / "guangdong_torn_columns.txt").read_text(encoding="utf-8")


@pytest.fixture
def torn(fixtures):
    return read_document(fixtures / "guangdong_torn_columns.txt")


def by_name(document):
    return {project.name: project for project in document.projects}


def test_every_project_gets_its_amount_though_two_names_were_moved(torn):
    assert {p.name: wan_text(p.amounts.total) for p in torn.projects} == CERTAIN


def test_amounts_go_to_their_sources_by_the_sums_though_headings_were_moved(torn):
    assert {p.name for p in torn.projects if p.amounts.other_funds} == {"审判业务补助经费（其他资金）"}
    assert all(p.amounts.special_account is None for p in torn.projects)
    unit = torn.units[0].amounts
    assert [wan_text(part) for part in (unit.total, unit.fiscal_appropriation, unit.other_funds)] == [
        "300.10",
        "296.50",
        "3.60",
    ]


def test_indicators_follow_the_row_that_was_moved_alike(torn):
    names = {name: [i.name for i in project.indicators] for name, project in by_name(torn).items()}
    assert names["诉讼费退还周转金"] == ["退费平均用时", "退费投诉次数"]
    assert names["审判业务补助经费（其他资金）"] == ["待单位补充..."]
    assert names["卷宗数字化加工经费"] == ["卷宗数字化加工册数", "扫描图像合格率", "档案原件保护"]
    assert [f.rule for f in torn.findings if f.subject == "卷宗数字化加工经费"] == ["I32"]


def test_objectives_that_two_orders_put_into_different_rows_stay_blank(torn):
    blank = {name for name, project in by_name(torn).items() if not project.objective}
    assert blank == {"审判业务补助经费（其他资金）", "卷宗数字化加工经费"}
    assert open_parts(torn) == ["绩效目标"]
    assert by_name(torn)["云岭区人民法院2023年智能庭审系统建设项目"].objective.endswith(
        "1、完成终验和安全测评；2、完成两次全员培训。"
    )


def test_words_of_a_name_in_an_objective_settle_the_order(page):
    document = read_text(page.replace("对2018年以前的", "卷宗数字化加工"))
    assert by_name(document)["卷宗数字化加工经费"].objective.startswith("卷宗数字化加工")
    assert by_name(document)["审判业务补助经费（其他资金）"].objective == "本项目不编报年度绩效目标。"
    assert open_parts(document) == []


def test_without_a_word_on_its_source_a_moved_name_leaves_the_rows_it_may_be_in_open(page):
    document = read_text(page.replace("    审判业务补助经费（其他资", "    审判业务补助经费（补助资"))
    amounts = {p.name: wan_text(p.amounts.total) for p in document.projects}
    assert {name for name, amount in amounts.items() if amount is None} == {
        "审判业务补助经费（补助资金）",
        "卷宗数字化加工经费",
    }
    assert amounts["辅助人员劳务经费"] == "120.50"


def test_a_missing_total_leaves_all_projects_without_amounts(page):
    document = read_text(page.replace("\n88.00\n", "\n", 1))
    assert len(document.projects) == 6
    assert all(p.amounts.total is None for p in document.projects)
    assert open_parts(document) == ["总计金额", "资金来源", "绩效目标", "绩效指标"]


def test_amounts_that_do_not_add_up_leave_the_sources_open(page):
    document = read_text(page.replace("12.75", "12.85"))
    assert "资金来源" in open_parts(document)
    assert all(not p.amounts.parts() for p in document.projects)


def test_year_unit_and_money_unit(torn):
    assert (torn.fiscal_year, torn.money_unit, [u.name for u in torn.units]) == (2025, "万元", ["云岭区人民法院"])


def test_the_page_of_an_internet_court_is_put_together_whole(seeds):
    document = read_document(seeds / "001_7aa162b4b6b9d12f.txt")
    projects = by_name(document)
    assert {name: wan_text(p.amounts.total) for name, p in projects.items()} == {
        "广州互联网法院2024-2025年信息化运维项目": "152.00",
        "机构运行辅助经费": "488.00",
        "业务用房物业管理费": "685.63",
        "办公、业务用房租赁经费": "1455.85",
        "广州互联网法院2020年内网智慧审判平台中台化改造建设项目": "1.54",
        "审判执行专项经费（其他收入资金）": "4.50",
        "诉讼费退费备用金": "32.00",
        "购置经费": "15.14",
        "审判执行专项经费": "313.59",
        "广州互联网法院2023-2024年信息化运维项目": "137.46",
    }
    sums = [
        sum((getattr(p.amounts, part) or Decimal(0) for p in document.projects), Decimal(0))
        for part in ("total", "fiscal_appropriation", "other_funds")
    ]
    assert [wan_text(amount) for amount in sums] == ["3285.71", "3281.21", "4.50"]
    assert [len(p.indicators) for p in document.projects] == [4, 2, 7, 4, 2, 1, 4, 3, 11, 4]
    assert projects["购置经费"].objective.endswith("树立司法权威。")
    assert projects["审判执行专项经费（其他收入资金）"].objective.startswith("该项目无总体绩效目标")
    # Four projects of the original have no 效益 indicator, which reading cannot tell from a lost one.
    assert [f.rule for f in document.findings] == ["I36", "I36", "I36", "I36", "I32", "I95"]


@settings(deadline=None, max_examples=60)
@given(st.permutations(range(6)), st.integers(0, 5))
def test_an_order_is_found_again_among_the_possible_ones(shuffled, moved):
    order = [row for row in range(6) if row != moved]
    order.insert(shuffled[0], moved)
    assert tuple(order) in simplest_orders(6, {}, [shuffled[0]], {})


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.integers(0, 4), st.integers(0, 4), max_size=5))
def test_orders_are_permutations_that_keep_what_is_fixed(fixed):
    for order in possible_orders(5, fixed, []):
        assert order in set(permutations(range(5)))
        assert all(order[index] == row for index, row in fixed.items())
    assert agreed(set(), 2) == (None, None)
    assert agreed({(0, 1, 2), (0, 2, 1)}, 3) == (0, None, None)


def test_anchors_need_words_of_their_own():
    texts = ["完成智能庭审系统验收", "退还诉讼费", "智能庭审系统维护"]
    assert anchors(["智能庭审系统验收项目"], texts) == {0: 0}
    assert anchors(["智能庭审系统"], texts) == {}
    assert anchors(["诉讼费"], texts) == {}
    assert longest_common("审判执行", "执行审判") == 2


def test_a_split_is_given_only_where_the_simplest_reading_is_the_only_one():
    sources = ("fiscal_appropriation", "other_funds")
    ten, five = Decimal(10), Decimal(5)
    blocks = [Block("fiscal_appropriation", (ten, five)), Block("other_funds", (five, ten))]
    assert split_funding([Decimal(15), Decimal(15)], blocks, sources, ()) is None
    assert split_funding([Decimal(20), ten], blocks, sources, ()) == (
        {"fiscal_appropriation": ten, "other_funds": ten},
        {"fiscal_appropriation": five, "other_funds": five},
    )
    assert split_funding([ten, ten], blocks, sources, ()) is None
    assert split_funding(
        [ten, five, Decimal(4)],
        [Block("fiscal_appropriation", (ten, five, Decimal(4)))],
        sources,
        [Decimal(19), Decimal(19)],
    ) == (
        {"fiscal_appropriation": ten},
        {"fiscal_appropriation": five},
        {"fiscal_appropriation": Decimal(4)},
    )


def test_with_several_units_above_the_table_no_project_is_given_to_one(page):
    several = page.replace(
        "云岭区人民法院 300.10 296.50 3.60", "云岭区人民法院 200.10 196.50 3.60\n\n云岭区法庭中心 100.00 100.00", 1
    )
    document = read_text(several)
    assert [(u.name, wan_text(u.amounts.total)) for u in document.units] == [
        ("云岭区人民法院", "200.10"),
        ("云岭区法庭中心", "100.00"),
    ]
    assert {p.unit for p in document.projects} == {""}
    assert "所属单位" in open_parts(document)


def test_only_characters_make_such_a_page():
    assert guangdong_cells.recognise(Content("xlsx")) == 0
