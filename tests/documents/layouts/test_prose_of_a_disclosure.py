"""A passage of a book published alone, without a title: the notes on the 三公 expenses as lines of text."""

from heng.documents.read import interpret, read_content
from heng.domain.target.declaration import DocumentKind

NOTES = """一、“三公”经费财政拨款支出总体情况说明。
2023年度本部门一般公共预算财政拨款安排的“三公”经费支出2.05万元，较上年2.08万元减少0.03万元，下降1.44%，原因为压减接待。
（1）因公出国（境）支出情况。
本年度无因公出国（境）支出，较上年无变化。
（2）公务接待费支出情况。
公务接待费支出2.05万元，接待24批次、210人次。
"""


def text(words):
    return interpret(read_content(words.encode(), "说明.txt"), "说明.txt", "")


def test_the_notes_alone_are_read_as_part_of_a_book():
    document = text(NOTES)
    assert (document.kind, document.fiscal_year) == (DocumentKind.BUDGET_BOOK, 2023)
    values = {(one.value, one.unit) for one in document.statements}
    assert {("2.05", "万元"), ("0.03", "万元"), ("24", "批次"), ("210", "人次")} <= values
    assert [one.text for one in document.paragraphs][3] == "本年度无因公出国（境）支出，较上年无变化。"
    assert not {"I01"} & {finding.rule for finding in document.findings}


def test_a_text_that_only_mentions_the_expenses_is_no_book():
    document = text("关于厉行节约的通知\n各单位要严格控制“三公”经费，公务接待费每人每餐不超过50元。\n")
    assert document.kind == DocumentKind.UNKNOWN


def test_a_report_of_self_evaluation_that_names_them_stays_one():
    head = "清河县人民法院2023年度部门整体支出绩效自评报告\n一、基本情况\n内设机构12个。编制80名。在职75人。\n"
    assert text(head + NOTES).kind == DocumentKind.SELF_EVALUATION_REPORT
