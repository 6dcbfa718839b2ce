"""What holds for all papers: a paper agrees with its own copy, and the order of the files does not matter."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heng.domain.finding import Severity
from heng.domain.review.across.conflicts import conflicts
from heng.domain.target.declaration import Document
from heng.rulebook.profiles import load_profile
from tests.domain.review.conftest import Build

PROFILE = load_profile("central")
NAMES = ("文书送达数量", "服判息诉率", "当事人满意度", "一审案件改发率", "平均审理天数", "聘用书记员人数")
ROWS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from("≥≤="), st.integers(1, 100), st.sampled_from(("%", "件", "天"))),
    max_size=5,
)
PAPERS = st.lists(st.tuples(st.sampled_from(("project_targets", "self_evaluation_form")), ROWS), min_size=2, max_size=4)
WITH_FIXTURE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


def document(paper: Build, kind: str, rows: list[tuple[str, str, int, str]], file: str) -> Document:
    indicators = [
        ["产出指标", "数量指标", name, sign, str(number), unit, "10", "", "", str(number), "10"]
        for name, sign, number, unit in rows
    ]
    return replace(paper({"kind": kind, "projects": [{"name": "办案经费", "indicators": indicators}]}), file=file)


@WITH_FIXTURE
@given(rows=ROWS, kind=st.sampled_from(("project_targets", "department_targets", "self_evaluation_form")))
def test_a_paper_agrees_with_its_copy(paper: Build, rows: list[tuple[str, str, int, str]], kind: str) -> None:
    one = document(paper, kind, rows, "甲.xlsx")
    assert conflicts([one, replace(one, file="乙.xlsx")], PROFILE) == ()


@WITH_FIXTURE
@given(papers=PAPERS)
def test_the_order_of_the_files_does_not_matter_and_nothing_blocks(
    paper: Build, papers: list[tuple[str, list[tuple[str, str, int, str]]]]
) -> None:
    documents = [document(paper, kind, rows, f"{number}.xlsx") for number, (kind, rows) in enumerate(papers)]
    there, back = (conflicts(given, PROFILE) for given in (documents, documents[::-1]))
    assert {one.finding.message for one in there} == {one.finding.message for one in back}
    assert all(one.finding.severity is not Severity.ERROR for one in there)
    assert all(len(one.files) == len(one.finding.where) for one in there)
