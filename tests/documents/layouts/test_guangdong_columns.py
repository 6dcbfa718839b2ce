"""The Guangdong form as a table: units by their sums, shifted amounts by identities, torn texts announced."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heng.documents.content import Cell, Content, Grid, Line
from heng.documents.layouts import guangdong_columns
from heng.documents.layouts.shifted_amounts import settle, ways
from heng.documents.read import read_document
from heng.domain.finding import Where
from heng.domain.money import wan_text

HEAD = ("项目名称(资金使用单位)", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标")
STRING = "1、1-产出指标；11-数量指标；开庭次数；实施周期指标值:≥9次；年度指标值:≥9次。"


def table(*rows):
    lines = [
        "\t".join(cells)
        for cells in (("部门名称：某法院 单位：万元",), ("2026年某法院项目支出绩效目标表",), HEAD, *rows)
    ]
    content = Content("text", tuple(Line(text, Where(line=number)) for number, text in enumerate(lines, 1)))
    assert guangdong_columns.recognise(content) > 0
    return guangdong_columns.read(content, "表.txt", "")


def rules(document, subject=None):
    return [finding.rule for finding in document.findings if subject is None or finding.subject.startswith(subject)]


@pytest.fixture
def torn(fixtures):
    return read_document(fixtures / "guangdong_table_torn.txt")


def test_rows_of_sums_are_units_and_the_others_their_projects(torn):
    assert [(u.name, wan_text(u.amounts.total)) for u in torn.units] == [
        ("青石市中级人民法院", "1110.50"),
        ("青石市中级人民法院执行服务中心", "100.00"),
    ]
    assert [(p.name, p.unit == torn.units[0].name) for p in torn.projects] == [
        ("法庭设备更新经费", True),
        ("陪审员经费", True),
        ("新审判楼弱电工程二期", True),
        ("调研经费(其他资金)", True),
        ("执行指挥经费", False),
    ]


def test_amounts_that_slid_go_back_where_the_sums_leave_one_way(torn):
    amounts = [(p.amounts.total, p.amounts.fiscal_appropriation, p.amounts.other_funds) for p in torn.projects]
    assert amounts[1] == (Decimal("903000.00"), Decimal("903000.00"), None)
    assert amounts[2] == (Decimal("6000000.00"), Decimal("6000000.00"), None)
    assert amounts[3] == (Decimal("202000.00"), None, Decimal("202000.00"))
    assert [f.subject for f in torn.findings if f.rule == "I35"] == ["新审判楼弱电工程二期", "调研经费(其他资金)"]
    assert "I38" not in rules(torn)


def test_objective_and_indicators_in_one_cell_are_parted_and_announced(torn):
    project = torn.projects[1]
    assert project.objective == "通过开展该项目,保障人民陪审员参审。"
    assert [(i.name, i.target.text) for i in project.indicators] == [("参审案件数", ""), ("司法公信力", "提升")]
    assert rules(torn, "陪审员经费") == ["I33", "I32", "I31"]


def test_an_amount_glued_before_the_objective_is_an_amount(torn):
    assert torn.projects[3].objective == "提高调查研究能力。"


def test_torn_indicators_and_misread_title_brackets_are_announced(torn):
    assert rules(torn, "执行指挥经费") == ["I30"]
    assert [indicator.name for indicator in torn.projects[4].indicators] == ["值守天数"]
    assert "≤人民法院信息化建设规划≥" in next(f.message for f in torn.findings if f.rule == "I39")


def test_blanks_from_broken_lines_leave_names(torn):
    assert torn.projects[0].name == "法庭设备更新经费"
    assert torn.projects[0].objective == "通过开展该项目,更新老旧庭审设备。"


def test_year_and_money_unit_come_from_above_the_table_or_are_announced(torn):
    assert (torn.fiscal_year, torn.money_unit) == (None, "万元")
    assert rules(torn)[0] == "I10"
    stated = table(("甲项目", "1.00", "1.00", "", "", "目标。", STRING))
    assert (stated.fiscal_year, stated.money_unit, stated.units[0].name) == (2026, "万元", "某法院")
    assert rules(stated) == []


def test_without_sums_a_row_that_slid_keeps_only_its_total():
    document = table(("甲项目", "5.00", "5.00", f"目标。 {STRING}"))
    amounts = document.projects[0].amounts
    assert (wan_text(amounts.total), amounts.parts()) == ("5.00", ())
    assert "I35" in rules(document)


def test_sums_that_do_not_agree_are_announced():
    document = table(
        ("合计", "9.00", "9.00", "", "", "", ""),
        ("某法院", "9.00", "9.00", "", "", "", ""),
        ("甲项目", "5.00", "5.00", "", "", "目标。", STRING),
        ("乙项目", "3.00", "3.00", "", "", "目标。", STRING),
    )
    assert [f.message for f in document.findings if f.rule == "I38"] == [
        "“某法院”的总计写明为9.00万元，读出的各项相加为8.00万元。",
        "“某法院”的财政拨款写明为9.00万元，读出的各项相加为8.00万元。",
    ]


def test_heads_repeated_on_a_new_page_are_left_out_and_rows_without_name_go_on_with_the_row_above():
    document = table(
        ("甲项目", "5.00", "5.00", "", "", "开庭", STRING),
        HEAD,
        ("", "", "", "", "", "更多。", STRING.replace("1、", "2、", 1).replace("开庭", "送达")),
        ("乙项目", "3.00", "3.00", "", "", "目标。", STRING),
    )
    assert [(p.name, p.objective, len(p.indicators)) for p in document.projects] == [
        ("甲项目", "开庭更多。", 2),
        ("乙项目", "目标。", 1),
    ]


def test_a_project_without_indicators_is_kept_and_announced():
    document = table(
        ("甲项目", "5.00", "5.00", "", "", "目标。", STRING), ("乙项目", "3.00", "3.00", "", "", "目标。", "")
    )
    assert [(p.name, len(p.indicators)) for p in document.projects] == [("甲项目", 1), ("乙项目", 0)]
    assert rules(document, "乙项目") == ["I34"]


def test_the_same_form_as_a_real_table_reads_alike():
    rows = (HEAD, ("甲\n项目", "5.00", "2.00", "", "3.00", "目标。", STRING.replace("指标值", "指标\n值")))
    cells = tuple(
        tuple(Cell(text, Where(cell=f"{'ABCDEFG'[column]}{row}"), row, column + 1) for column, text in enumerate(texts))
        for row, texts in enumerate(rows, 1)
    )
    document = guangdong_columns.read(Content("xlsx", grids=(Grid("2026年绩效目标表", cells),)), "表.xlsx", "")
    (project,) = document.projects
    assert (project.name, project.indicators[0].target.text) == ("甲项目", "≥9次")
    assert [wan_text(amount) for amount in (project.amounts.total, *project.amounts.parts())] == [
        "5.00",
        "2.00",
        "3.00",
    ]
    assert project.indicators[0].where == Where(cell="G2")


def test_the_paper_of_a_large_court_is_read_in_full(seeds):
    document = read_document(seeds / "002_0a1085492acc7843.txt")
    assert [(u.name, wan_text(u.amounts.total)) for u in document.units] == [
        ("广东省广州市中级人民法院", "13192.83"),
        ("广州市中级人民法院综合保障中心", "393.18"),
    ]
    assert [sum(p.unit == u.name for p in document.projects) for u in document.units] == [22, 3]
    assert wan_text(sum((p.amounts.total or Decimal(0) for p in document.projects), Decimal(0))) == "13586.01"
    assert wan_text(sum((p.amounts.other_funds or Decimal(0) for p in document.projects), Decimal(0))) == "44.36"
    assert all(p.amounts.total == sum(p.amounts.parts()) for p in document.projects)
    assert sum(len(p.indicators) for p in document.projects) == 92
    assert (document.fiscal_year, document.money_unit) == (None, None)
    assert rules(document).count("I30") == 5
    assert sorted({f.subject for f in document.findings if f.rule == "I32"}) == [
        "办公业务用房维护维修经费",
        "审判执行专项经费",
        "购置经费",
    ]
    assert "GZIT2023-SM-N-C-059028" in [p.name for p in document.projects]
    assert not {"I38", "I41"} & set(rules(document))


AMOUNTS = st.decimals(min_value=1, max_value=9999, places=2)


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(AMOUNTS, st.integers(1, 3), st.booleans()), min_size=1, max_size=8))
def test_settled_rows_always_add_to_the_stated_sums(rows):
    true = [(amount, *(amount if column == place else None for place in (1, 2, 3))) for amount, column, _ in rows]
    stated = tuple(sum((row[place] or Decimal(0) for row in true), Decimal(0)) for place in range(4))
    whole = [row for row, (_, _, torn) in zip(true, rows, strict=True) if not torn]
    printed = [
        [value for value in row if value is not None] for row, (_, _, torn) in zip(true, rows, strict=True) if torn
    ]
    settled = settle(whole, printed, stated)
    if settled is not None:
        assert [sum(r[p] or Decimal(0) for r in [*whole, *settled]) for p in range(4)] == list(stated)
        assert [row[0] for row in settled] == [row[0] for row in printed]


def test_a_lost_total_is_the_sum_of_the_parts_in_every_way():
    assert {row[0] for row in ways((None, Decimal(3)), 4)} == {Decimal(3)}
    assert ways((Decimal(5), Decimal(3)), 4) == []


def test_too_many_torn_rows_are_given_up_in_bounded_time():
    rows = [[Decimal(1 << place), Decimal(1 << place)] for place in range(40)]
    half = Decimal((1 << 39) - 1)
    assert settle([], rows, (2 * half + 3, half, half, Decimal(3))) is None


@pytest.mark.parametrize(
    ("name", "found"), [("//东省某法院", ["I42"]), ("某\ufffd法院", ["I42"]), ("审判/执行经费", [])]
)
def test_names_with_signs_that_no_name_has_are_announced(name, found):
    document = table((name, "1.00", "1.00", "", "", "目标。", STRING))
    assert (document.projects[0].name, rules(document)) == (name, found)


def test_text_in_the_indicator_cell_that_is_no_numbered_string_is_announced():
    document = table(
        ("甲项目", "1.00", "1.00", "", "", "目标。", STRING),
        ("乙项目", "1.00", "1.00", "", "", "目标。", "详见附件"),
        ("丙项目", "1.00", "1.00", "", "", "目标。", f"说明文字{STRING}"),
    )
    assert [len(project.indicators) for project in document.projects] == [1, 0, 1]
    assert rules(document) == ["I30", "I30"]


def test_texts_that_go_on_below_join_the_cell_they_belong_to():
    document = table(
        ("甲项目", "5.00", "5.00", "", "", "目标。", STRING[:30]),
        ("", "", "", STRING[30:]),
    )
    assert [(p.name, [i.target.text for i in p.indicators]) for p in document.projects] == [("甲项目", ["≥9次"])]
    assert rules(document) == []
