"""Targets are held against what the court reached in earlier years, by its self-evaluations and by its records."""

from typing import Any

import pytest

from heng.apps.indicator.models import Figure
from heng.apps.intake import earlier
from heng.apps.intake.confirmation import withdraw
from heng.apps.intake.correction import correct
from heng.apps.intake.models import Paper
from heng.apps.review.desk import preview
from heng.apps.review.services import review_next
from heng.apps.workbench.demonstration import confirmed_by
from heng.apps.workbench.work import compute
from heng.domain.review.across.history import history
from heng.rulebook.indicators import by_name
from tests.apps.conftest import AddPaper

ROW = 3  # 物业管理服务水平: ≥8小时
PLACE = f"units/0/indicators/{ROW}"


def judged(paper: Paper) -> list[dict[str, Any]]:
    return [finding for finding in Paper.objects.get(pk=paper.pk).findings if finding["rule"] == "R45"]


def reached(value: str):
    def change(rows: list[dict[str, Any]]) -> None:
        for row in rows:
            row["actual"] = None
        rows[ROW]["actual"] = value

    return change


@pytest.fixture
def last_year(add_paper: AddPaper) -> Paper:
    return add_paper("上年自评表.txt", reached("20小时"), kind="self_evaluation_form", fiscal_year=2021)


def test_a_target_below_last_years_result_is_a_judgement_beside_its_row(last_year, paper) -> None:
    [finding] = judged(paper)
    assert finding["certainty"] == "judgement"
    assert finding["severity"] == "hint"
    assert finding["where"] == [paper.content["units"][0]["indicators"][ROW]["where"]]
    assert "历年实际为2021年20小时，目标低于上年实绩" in finding["message"]
    assert "实际值取自：上年自评表.txt（2021年）。" in finding["message"]


def test_papers_of_later_years_follow_when_the_self_evaluation_comes_later_or_goes(cast, paper, add_paper) -> None:
    assert judged(paper) == []
    late = add_paper("上年自评表.txt", reached("20小时"), kind="self_evaluation_form", fiscal_year=2021)
    while review_next():
        pass
    assert len(judged(paper)) == 1
    confirmed_by(cast.handler, late)
    late.refresh_from_db()
    withdraw(cast.handler, late.pk, late.revision, "读错")
    while review_next():
        pass
    assert judged(paper) == []


def test_the_same_year_and_years_long_ago_do_not_count(paper, add_paper) -> None:
    for year in (2022, 2023, 2022 - earlier.YEARS - 1):
        add_paper(f"{year}自评表.txt", reached("20小时"), kind="self_evaluation_form", fiscal_year=year)
    while review_next():
        pass
    assert judged(paper) == []


def test_a_year_of_which_two_papers_tell_different_values_counts_for_neither(last_year, add_paper, paper) -> None:
    add_paper("另一份.txt", reached("8小时"), kind="self_evaluation_form", fiscal_year=2021)
    while review_next():
        pass
    assert judged(paper) == []


def test_figures_computed_from_records_count_where_nobody_evaluated(court, paper, monkeypatch) -> None:
    rows = paper.content["units"][0]["indicators"]
    row = next(row for row in rows if (row["comparison"], row["unit"]) == ("≥", "%"))
    known = by_name(row["name"])
    assert known is not None
    Figure.objects.create(
        court=court, result="r1", indicator=known.slug, name=known.name, definition_version="1", period="2021",
        value="101/10", numerator="101", denominator="1000", unit="%", status="ok", excluded=0, snapshot="s",
    )  # fmt: skip
    monkeypatch.setattr("heng.apps.indicator.services.compute_job", lambda job, progress: "已计算 1 项指标。")
    job = type("Job", (), {"court_id": court.pk, "subject": "2021"})
    compute(job, lambda *told: None)  # type: ignore[arg-type]
    while review_next():
        pass
    [finding] = judged(paper)
    assert row["name"] in finding["subject"]
    assert "10.1%" in finding["message"]
    assert "业务数据计算（2021年）" in finding["message"]


def test_what_was_reached_is_read_once_however_often_one_types(cast, last_year, paper, monkeypatch) -> None:
    reads: list[str] = []
    really = history

    def counting(*given: Any) -> Any:
        reads.append("read")
        return really(*given)

    monkeypatch.setattr("heng.apps.intake.earlier.history", counting)
    for text in ("不少于18小时", "不少于19小时", "不少于20小时"):
        shown = preview(cast.handler, paper.pk, [{"place": f"{PLACE}/target", "text": text}])
    assert len(reads) <= 1
    assert shown.cleared
    correct(cast.handler, paper.pk, 0, [{"place": f"{PLACE}/target", "text": "不少于20小时"}])
    assert judged(paper) == []
    assert len(reads) <= 1
