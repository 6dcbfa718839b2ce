"""In two books whose figures all agree nothing is found; each of many small falsifications is found by its rule."""

from functools import cache

import pytest

from heng.documents.read import interpret, read_content
from heng.domain.finding import Finding
from heng.domain.review.review import review
from heng.rulebook.profiles import load_profile
from tests.domain.review.book.books import BUDGET, FINAL

BOOK_RULES = {"R10", "R11", "R12", "R13", "R14", "R15", "R16", "R60", "R61", "R62"}
BOOKS = {"budget": BUDGET, "final": FINAL}


@cache
def found(text: str) -> tuple[Finding, ...]:
    document = interpret(read_content(text.encode()), "公开.txt", "")
    return tuple(finding for finding in review(document, load_profile("central")) if finding.rule in BOOK_RULES)


@pytest.mark.parametrize("book", BOOKS)
def test_a_book_whose_figures_agree_has_no_finding(book: str) -> None:
    assert [finding.message for finding in found(BOOKS[book])] == []


PLANTED = [
    # Totals inside tables.
    ("R12", "budget", "2040504\t案件审判\t400.00\t\t400.00\n208", "2040504\t案件审判\t410.00\t\t410.00\n208"),
    ("R12", "budget", "30205\t水费\t5.00\t\t5.00", "30205\t水费\t6.00\t\t6.00"),
    ("R12", "budget", "\t合计\t2100.00\t1800.00\t300.00", "\t合计\t2100.00\t1850.00\t300.00"),
    ("R12", "budget", "62.00\t0.00\t60.00\t18.00\t42.00\t2.00", "62.00\t0.00\t60.00\t18.00\t42.00\t3.00"),
    ("R12", "budget", "62.00\t0.00\t60.00\t18.00\t42.00\t2.00", "62.00\t0.00\t60.00\t16.00\t42.00\t2.00"),
    ("R12", "budget", "收入总计\t3150.00\t支出总计\t3150.00", "收入总计\t3150.00\t支出总计\t3160.00"),
    ("R12", "budget", "三、其他收入\t100.00", "三、其他收入\t110.00"),
    ("R12", "budget", "\t四、住房保障支出\t180.00", "\t四、住房保障支出\t170.00"),
    ("R12", "final", "公务用车运行维护费\t44.00\t38.50", "公务用车运行维护费\t44.00\t39.50"),
    ("R12", "final", "三、公务接待费\t3.00\t1.50", "三、公务接待费\t4.00\t1.50"),
    ("R12", "final", "2040504\t案件审判\t400.00\t\t400.00\t\t\t", "2040504\t案件审判\t400.00\t\t395.00\t\t\t"),
    ("R12", "final", "\t公用经费合计\t280.00", "\t公用经费合计\t290.00"),
    ("R12", "final", "\t人员经费合计\t1730.20", "\t人员经费合计\t1703.20"),
    # Lists in sentences.
    ("R12", "budget", "政府采购工程预算80.00万元", "政府采购工程预算90.00万元"),
    ("R12", "final", "政府采购服务支出300.00万元", "政府采购服务支出200.00万元"),
    ("R12", "final", "人员经费1730.20万元，主要", "人员经费1703.20万元，主要"),
    # Text against tables.
    ("R13", "budget", "2024年收支总预算3150.00万元", "2024年收支总预算3510.00万元"),
    ("R13", "budget", "行政运行（项）预算数为1550.00万元", "行政运行（项）预算数为1505.00万元"),
    ("R13", "budget", "2024年“三公”经费预算62.00万元", "2024年“三公”经费预算65.00万元"),
    ("R13", "budget", "2024年预算安排2.00万元", "2024年预算安排2.50万元"),
    ("R13", "budget", "公务用车运行维护费42.00万元，用于", "公务用车运行维护费24.00万元，用于"),
    ("R13", "budget", "卫生健康支出120.00万元、住房", "卫生健康支出210.00万元、住房"),
    ("R13", "budget", "2024年财政拨款收支总预算3050.00万元", "2024年财政拨款收支总预算3150.00万元"),
    ("R13", "final", "收、支总计均为2980.55万元", "收、支总计均为2908.55万元"),
    ("R13", "final", "本年支出合计2880.50万元，其中", "本年支出合计2800.50万元，其中"),
    ("R13", "final", "公务接待费支出决算为1.50万元，占", "公务接待费支出决算为1.05万元，占"),
    ("R13", "final", "一般公共预算财政拨款支出2820.35万元，占本年", "一般公共预算财政拨款支出2802.35万元，占本年"),
    ("R13", "budget", "合计\t基本支出\t项目支出\n\t合计\t\t\t\n", "合计\t基本支出\t项目支出\n\t合计\t30.00\t\t30.00\n"),
    ("R13", "final", "年初预算为430.00万元，支出决算为410.15万元", "年初预算为430.00万元，支出决算为411.15万元"),
    ("R13", "budget", "其中：基本支出2100万元", "其中：基本支出2010万元"),
    ("R13", "final", "公务用车运行维护费支出38.50万元", "公务用车运行维护费支出35.80万元"),
    ("R13", "final", "支出决算为58.00万元，完成", "支出决算为55.00万元，完成"),
    ("R13", "final", "2023年度机关运行经费支出280.00万元", "2023年度机关运行经费支出260.00万元"),
    # Percentages, completion, direction.
    ("R14", "budget", "增长8.62%", "增长8.26%"),
    ("R14", "budget", "下降33.33%", "下降50.00%"),
    ("R14", "budget", "减少50万元，下降8.33%", "减少50万元，增长8.33%"),
    ("R14", "budget", "比上年预算数1480.00万元增加70.00万元", "比上年预算数1480.00万元增加90.00万元"),
    ("R14", "budget", "占33.33%", "占32.33%"),
    ("R14", "final", "完成年初预算的101.35%", "完成年初预算的101.53%"),
    ("R14", "final", "完成预算的89.23%", "完成预算的98.23%"),
    ("R14", "final", "占本年支出合计的97.91%", "占本年支出合计的97.19%"),
    ("R14", "final", "占政府采购支出总额的80.00%", "占政府采购支出总额的85.00%"),
    ("R14", "final", "增长8.36%", "增长8.63%"),
    ("R14", "final", "占8.16%", "占8.61%"),
    ("R14", "final", "决算数小于预算数的主要原因", "决算数大于预算数的主要原因"),
    ("R14", "final", "决算数大于年初预算数的主要", "决算数小于年初预算数的主要"),
    ("R15", "budget", "比上年预算数600万元减少50万元，下降8.33%", "比上年预算数0万元增加550万元，增长100%"),
    # Reasons.
    ("R16", "budget", "主要原因是新增聘用制书记员，人员支出增加", "主要原因是人员支出减少"),
    ("R16", "budget", "下降8.33%，主要原因是压减一般性项目支出", "下降8.33%，主要原因是新增信息化项目"),
    ("R16", "final", "主要原因是厉行节约，压减接待支出", "主要原因是接待任务增加"),
    # Codes, vehicles, contents.
    ("R61", "budget", "30207\t邮电费\t20.00", "30207\t差旅费\t20.00"),
    ("R61", "final", "2040502\t一般行政管理事务\t410.15", "2040502\t案件执行\t410.15"),
    ("R12", "final", "执法执勤用车14辆", "执法执勤用车15辆"),
    ("R62", "budget", "拟更新公务用车1辆", "未购置公务用车"),
    ("R10", "final", "云溪市清河区人民法院为本级", "云溪市清河县人民法院为本级"),
    ("R11", "budget", "表7 政府性基金预算支出表", "表7 政府性基金支出表"),
    ("R11", "budget", "表6 一般公共预算“三公”经费支出表\n", "表6 一般公共预算“三公”经费支出表\n表8 国有资本经营预算支出表\n"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "book", "right", "wrong"), PLANTED)
def test_a_falsified_figure_or_word_is_found(rule: str, book: str, right: str, wrong: str) -> None:
    text = BOOKS[book]
    assert text.count(right) >= 1
    assert rule in {finding.rule for finding in found(text.replace(right, wrong, 1))}


def test_an_empty_table_needs_a_word_of_explanation() -> None:
    note = "注：本部门2024年没有使用政府性基金预算安排的支出，故本表无数据。\n"
    said = "本部门2024年没有使用政府性基金预算安排的支出。\n九"
    assert found(BUDGET.replace(note, "")) == ()
    (finding,) = found(BUDGET.replace(note, "").replace(said, "本部门按规定公开。\n九"))
    assert (finding.rule, "没有数据" in finding.message) == ("R11", True)
