"""What self-evaluation forms print of money, totals and reasons is kept for checking: rates by source, two totals, blanks."""

from typing import Any

from heng.documents.read import interpret, read_content
from heng.domain.money import wan_text
from heng.domain.target.declaration import Document
from tests.documents.relay.formats import OFFICE
from tests.documents.relay.sheet import Put, Sheet

COLUMNS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")


def read(rows: list[tuple[Put, ...]], kind: str = "xlsx") -> Document:
    sheet = Sheet("自评表", tuple(rows), above=("项目支出绩效自评表", "（2023年度）"))
    return interpret(read_content(OFFICE[kind]([sheet]), f"paper.{kind}"), "paper", "")


def paper(*, rate: str = "96.50%", reason: str = "", head: str = "", foot: tuple[str, ...] = ("98.65",)) -> list[Any]:
    rows: list[tuple[Put, ...]] = [(Put("项目名称", 2), Put("人民法庭运行维护费", 6))]
    rows += [(Put("自评得分", 2), Put(head, 6))] if head else []
    rows += [
        (
            Put("项目资金（万元）", 1, 3),
            Put("", 2),
            *map(Put, ("年初预算数", "全年预算数", "全年执行数", "执行率", "得分")),
        ),
        (Put("年度资金总额", 2), *map(Put, ("60.00", "60.00", "57.90", rate, "9.65"))),
        (Put("其中：财政资金", 2), *map(Put, ("50.00", "50.00", "50.00", "100.00%", ""))),
        (Put("年度总体目标", 2), Put("保障人民法庭正常运行。", 6)),
        tuple(map(Put, COLUMNS)),
        tuple(map(Put, ("产出指标", "数量指标", "保障人民法庭数量", "≥5个", "5个", "50", "50", ""))),
        tuple(map(Put, ("满意度指标", "服务对象满意度指标", "当事人满意度", "≥90%", "88%", "40", "39", reason))),
        (Put("总分", 5), Put("100"), *map(Put, foot)),
    ]
    return rows


def test_budget_spending_and_rate_of_each_source_are_kept_as_printed() -> None:
    (table,) = read(paper()).tables
    assert (table.kind, table.title) == ("execution", "人民法庭运行维护费预算执行情况")
    lines = [
        (row.code, row.name, [wan_text(figure) for _, figure in row.amounts], dict(row.texts)) for row in table.rows
    ]
    assert lines == [
        ("total", "年度资金总额", ["60.00", "60.00", "57.90"], {"执行率": "96.50%", "得分": "9.65"}),
        ("fiscal_appropriation", "财政资金", ["50.00", "50.00", "50.00"], {"执行率": "100.00%"}),
    ]


def test_a_rate_that_was_not_filled_is_kept_as_a_blank() -> None:
    (table,) = read(paper(rate="")).tables
    assert dict(table.rows[0].texts)["执行率"] == ""


def test_the_money_part_makes_no_budget_book_of_a_form() -> None:
    assert read(paper()).kind == "self_evaluation_form"


def test_two_totals_of_one_form_are_both_kept_and_equal_ones_once() -> None:
    def totals(**how: Any) -> list[str]:
        return [one.value for one in read(paper(**how)).statements if one.subject == "人民法庭运行维护费自评总分"]

    assert sorted(totals(head="97.65")) == ["97.65", "98.65"]
    assert totals(head="98.650") == ["98.65"]


def test_the_total_behind_the_full_marks_is_the_one_scored() -> None:
    rows = paper()
    rows.insert(-1, (Put("其他需要说明的事项", 2), Put("无", 6)))
    found = [one.value for one in read(rows).statements if one.subject.endswith("自评总分")]
    assert found == ["98.65"]


def test_a_column_of_reasons_that_nobody_filled_is_a_blank_passage() -> None:
    (blank,), (filled,) = read(paper()).projects, read(paper(reason="窗口偏少")).projects
    assert dict(blank.texts)["偏差原因分析及改进措施"] == ""
    assert "偏差原因分析及改进措施" not in dict(filled.texts)
    assert filled.indicators[1].remark == "偏差原因分析及改进措施：窗口偏少"
