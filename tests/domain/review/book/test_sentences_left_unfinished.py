"""Growth from nothing, choices never made and sentences cut off in the text of a book."""

import pytest

from heng.domain.finding import Where
from heng.domain.review.review import review
from heng.domain.target.declaration import Document, DocumentKind, Paragraph, Unit
from heng.rulebook.profiles import load_profile


def found(*texts: str) -> list[str]:
    paragraphs = tuple(Paragraph(text, "text", Where(line=number)) for number, text in enumerate(texts, 1))
    units = (Unit("云溪市清河区人民法院", Where()),)
    document = Document("例.txt", "", DocumentKind.BUDGET_BOOK, 2023, "万元", units, paragraphs=paragraphs)
    wanted = {"R02", "R05", "R15"}
    return [finding.rule for finding in review(document, load_profile("central")) if finding.rule in wanted]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("R15", "公务用车购置费支出17.98万元，2022年度为0.00万元，增加17.98万元，增长100%，主要原因是更新车辆1辆。"),
        ("R15", "会议费支出3.00万元，上年决算数为0万元，比上年增加3.00万元，同比增长100%。"),
        ("R02", "公务接待费支出3.65万元，增加（减少）的主要原因是来访批次减少。"),
        ("R05", "其他收入：指除上述财政拨款收入、事业收入、经营收入等以外，由本单位按规定取得的"),
    ],
)
def test_an_unfinished_or_impossible_sentence_is_found_once(rule: str, text: str) -> None:
    assert found(text, "（二）年初结转和结余：指以前年度尚未完成、结转到本年继续使用的资金。") == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "公务用车购置费支出17.98万元，2022年度为0.00万元，增加17.98万元，主要原因是更新车辆1辆。",
        "因公出国（境）费上年为0万元，公务接待费增加1.00万元，增长20%。",
        "公务接待费支出3.65万元，增加（减少）情况见附表。",
        "2023年度一般公共预算财政拨款支出按照支出功能分类科目划分，主要用于以下方面，具体如下：",
        "本院依法审判由本院管辖的刑事、民事、行政案件，执行已经发生法律效力的裁判，并完成上级法院交办的其他事项",
    ],
)
def test_a_right_sentence_is_let_be(text: str) -> None:
    assert found(text, "（二）公共安全支出2167.75万元，主要用于人员经费和日常公用经费。") == []


def test_a_sentence_that_goes_on_in_the_next_paragraph_is_not_cut() -> None:
    first = "其他收入：指除上述财政拨款收入、事业收入、经营收入等以外，由本单位按规定取得的"
    assert found(first, "各项收入，主要是利息收入和房屋出租收入等。") == []
