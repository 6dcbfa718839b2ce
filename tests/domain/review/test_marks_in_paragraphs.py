"""Sentences of books and reports: punctuation marks together, brackets without their other half, words mistyped."""

import pytest

from heng.domain.finding import Where
from heng.domain.review.review import review
from heng.domain.target.declaration import Document, DocumentKind, Paragraph, Unit
from heng.rulebook.profiles import load_profile


def found(*texts: str) -> list[str]:
    paragraphs = tuple(Paragraph(text, "text", Where(line=number)) for number, text in enumerate(texts, 1))
    units = (Unit("云溪市清河区人民法院", Where()),)
    document = Document("例.txt", "", DocumentKind.BUDGET_BOOK, 2023, "万元", units, paragraphs=paragraphs)
    return [finding.message for finding in review(document, load_profile("central")) if finding.rule == "R05"]


@pytest.mark.parametrize(
    "text",
    [
        "收支较上年决算数增加816.52万元，、增长9.54%。",
        "经费使用严格执行《公务接待管理规定（云办发〔2015〕2号）的规定。",
        "财政拨款支出决算数比2022年度减增加21.90万元。",
        "公务接待下降16%，减少原因原因是压缩开支。",
        "年未结转结余0.00万元，执行率100%。",
        "部分项目使用上年结转资金，故本年收支总计交上年减少。",
    ],
)
def test_a_slip_of_the_pen_is_found(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "texts",
    [
        ("本院职责：1）审判案件；2）执行案件。",),
        ("依照《人民法院组织法》（2018年修订）履行职责，主要包括：（1）审判；（2）执行。",),
        ("执行《党政机关厉行节约反对浪费条例》、《公务接待管理规定》（云办发〔2015〕2号）等规定。",),
        ("按要求上交上年度报告，并在5月底前提交上年决算。",),
        ("收入增加减少了支出压力，项目支出增加、减少各2项。",),
        ("这一段在括号中间被分页断开（包括办案业务费", "和业务装备费）两部分，按规定使用。"),
        ("支出决算58万元，……主要用于办案；其余结转下年。",),
    ],
)
def test_right_sentences_are_let_be(texts: tuple[str, ...]) -> None:
    assert found(*texts) == []
