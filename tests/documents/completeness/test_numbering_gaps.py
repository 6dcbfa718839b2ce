"""Numbers that jump say that rows between them were not read."""

from hypothesis import given
from hypothesis import strategies as st

from heng.documents.read import interpret, read_content
from tests.documents.completeness.conftest import HEADINGS, ROWS
from tests.documents.relay.formats import to_xlsx
from tests.documents.relay.sheet import Put, Sheet


def numbered(numbers):
    return [("序号", *HEADINGS), *((str(number), *row) for number, row in zip(numbers, ROWS, strict=True))]


def jumps(numbers):
    rows = tuple(tuple(map(Put, row)) for row in numbered(numbers))
    paper = interpret(read_content(to_xlsx([Sheet("表", rows)])), "paper.xlsx", "")
    return [finding for finding in paper.findings if finding.rule == "I97"]


def test_a_jump_names_the_lost_numbers_and_both_rows(read):
    [finding] = [finding for finding in read(numbered([1, 2, 5, 6, 7])).findings if finding.rule == "I97"]
    assert finding.message.startswith("序号从2跳到5，其间第3至4项没有读到")
    assert len(finding.where) == 2


@given(start=st.integers(1, 300), lost=st.integers(1, 4), count=st.integers(1, 20))
def test_exactly_one_jump_is_found_wherever_it_is(start, lost, count):
    numbers = [start + index + (count if index >= lost else 0) for index in range(5)]
    assert len(jumps(numbers)) == 1


@given(restart=st.integers(1, 4))
def test_a_list_that_begins_again_is_no_jump(restart):
    assert jumps([*range(1, restart + 1), *range(1, 6 - restart)]) == []


def test_numbers_in_the_names_of_indicators_are_followed_too(announced):
    names = ("指标1：审结案件数", "指标2：改判率", "指标4：天数", "指标1：履行率", "指标2：满意度")
    rows = [HEADINGS, *((*row[:4], name, *row[5:]) for row, name in zip(ROWS, names, strict=True))]
    assert announced("I97", rows) == ["序号从2跳到4，其间第3项没有读到。"]
