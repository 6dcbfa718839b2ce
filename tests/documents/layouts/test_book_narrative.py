"""The explanations in books: each figure is named in full, with what changed, since when, and what there is none of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.documents.content import Line
from heng.documents.layouts.book.narrative import book_statements
from heng.domain.finding import Where


def stated(*lines):
    """Subject, value and unit of all statements in the lines."""
    found = book_statements([Line(text, Where(line=number)) for number, text in enumerate(lines, 1)])
    return [(s.subject, s.value, s.unit) for s in found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "清河区法院2024年收支总预算300.50万元，比上年预算数250.50万元增加50万元，增长20%，主要原因是新建法庭。",
            [
                ("清河区法院收支总预算", "300.50", "万元"),
                ("清河区法院收支总预算上年预算数", "250.50", "万元"),
                ("清河区法院收支总预算比上年预算数增加", "50", "万元"),
                ("清河区法院收支总预算比上年预算数增长", "20", "%"),
            ],
        ),
        (
            "本年收入合计1,200.00万元，其中：财政拨款收入1,140.00万元，占95.0%；其他收入60.00万元，占5.0%。",
            [
                ("本年收入合计", "1200.00", "万元"),
                ("财政拨款收入", "1140.00", "万元"),
                ("财政拨款收入占比", "95.0", "%"),
                ("其他收入", "60.00", "万元"),
                ("其他收入占比", "5.0", "%"),
            ],
        ),
        (
            "“三公”经费支出预算为80.00万元，支出决算为71.65万元，完成预算的89.6%，较上年减少12.30万元，下降14.7%。",
            [
                ("“三公”经费支出预算", "80.00", "万元"),
                ("“三公”经费支出决算", "71.65", "万元"),
                ("“三公”经费支出决算完成预算", "89.6", "%"),
                ("“三公”经费支出决算较上年减少", "12.30", "万元"),
                ("“三公”经费支出决算较上年下降", "14.7", "%"),
            ],
        ),
        (
            "与2022年度相比，收、支总计各减少23.4万元，下降0.9%。",
            [("收、支总计比2022年度各减少", "23.4", "万元"), ("收、支总计比2022年度下降", "0.9", "%")],
        ),
        (
            "政府采购支出总额202.90万元，授予中小企业合同金额150.00万元，占政府采购支出总额的73.9%。",
            [
                ("政府采购支出总额", "202.90", "万元"),
                ("授予中小企业合同金额", "150.00", "万元"),
                ("授予中小企业合同金额占政府采购支出总额", "73.9", "%"),
            ],
        ),
        ("单价100万元（含）以上设备（不含车辆）2台（套）。", [("单价100万元（含）以上设备（不含车辆）", "2", "台")]),
        ("国内公务接待12批次，120人次。", [("国内公务接待", "12", "批次"), ("国内公务接待", "120", "人次")]),
        ("2020—2022年累计投入1.2亿元。", [("累计投入", "1.2", "亿元")]),
        ("公务用车购置费与上年预算持平。", [("公务用车购置费与上年预算", "持平", "")]),
        ("设有三个派出法庭，实有在职干警一百二十人。", [("派出法庭", "3", "个"), ("实有在职干警", "120", "人")]),
        ("坚持三个规定，抓好一批精品案件，发挥两庭作用。", []),
    ],
)
def test_a_figure_is_named_in_full(sentence, found):
    assert stated(sentence) == found


def test_a_bare_amount_is_named_after_its_heading():
    assert stated("（二）公务接待费", "2024年预算安排1.65万元，较上年预算增加0.65万元，增长65%。") == [
        ("公务接待费预算安排", "1.65", "万元"),
        ("公务接待费预算安排较上年预算增加", "0.65", "万元"),
        ("公务接待费预算安排较上年预算增长", "65", "%"),
    ]


def test_what_there_is_none_of_is_stated():
    assert stated("（一）因公出国（境）经费", "2024年未安排因公出国（境）经费预算，与上年预算持平。") == [
        ("因公出国（境）经费预算", "无", ""),
        ("因公出国（境）经费预算与上年预算", "持平", ""),
    ]
    assert stated("本院2024年无使用政府性基金预算安排的支出。") == [("政府性基金预算安排的支出", "无", "")]
    assert stated("共有车辆3辆；无单位价值200万元以上大型设备。") == [
        ("车辆", "3", "辆"),
        ("单位价值200万元以上大型设备", "无", ""),
    ]


def test_an_amount_carried_over_is_not_what_the_change_is_about():
    found = stated("2024年一般公共预算当年拨款695万元，上年结转2.4万元，比上年预算数690万元增加7.4万元。")
    assert [subject for subject, _, _ in found] == [
        "一般公共预算当年拨款",
        "上年结转",
        "一般公共预算当年拨款上年预算数",
        "一般公共预算当年拨款比上年预算数增加",
    ]


def test_a_total_in_a_clause_of_its_own_is_named_by_the_clause_before():
    assert stated("2024年为保障机关运转而开支的机关运行经费，合计39.69万元。") == [("机关运行经费", "39.69", "万元")]


def test_rows_of_tables_are_no_sentences():
    assert stated("204\t行政运行\t12.00万元") == []


@given(
    amount=st.decimals(min_value=0, max_value=99999, places=2),
    rate=st.decimals(min_value=0, max_value=999, places=1),
    grown=st.booleans(),
)
def test_amount_change_and_rate_come_back_whatever_they_are(amount, rate, grown):
    verb, drift = ("增加", "增长") if grown else ("减少", "下降")
    sentence = f"机关运行经费支出{amount:,}万元，比上年{verb}{amount}万元，{drift}{rate}%。"
    assert stated(sentence) == [
        ("机关运行经费支出", str(amount), "万元"),
        (f"机关运行经费支出比上年{verb}", str(amount), "万元"),
        (f"机关运行经费支出比上年{drift}", str(rate), "%"),
    ]


def test_the_explanations_of_a_workbook_stand_in_its_cells(workbook):
    document = workbook(
        [
            ["清河区人民法院2024年部门预算"],
            ["（二）公务接待费"],
            ["2024年预算安排1.65万元，较上年预算增加0.65万元。"],
            ["收入总表"],
            ["单位：万元"],
            ["项目", "预算数"],
            ["财政拨款", "12.00"],
        ]
    )
    assert [(s.subject, s.value, s.where.cell) for s in document.statements] == [
        ("公务接待费预算安排", "1.65", "A3"),
        ("公务接待费预算安排较上年预算增加", "0.65", "A3"),
    ]
