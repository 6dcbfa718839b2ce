"""Targets against what was reached in earlier years."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.finding import Certainty, Severity, Where
from heng.domain.review.realism import Past
from heng.domain.review.review import review
from heng.domain.review.rules.r45_target_is_realistic import realism
from heng.domain.target.declaration import Indicator
from heng.domain.target.parse_target import parse_target
from heng.rulebook.profiles import load_profile

PROFILE = load_profile("central")
VALUES = st.lists(st.integers(min_value=1, max_value=99), min_size=1, max_size=6)


def indicator(target: str, name: str = "文书送达量") -> Indicator:
    return Indicator("产出指标", "数量指标", name, parse_target(target), Where())


def past(*values: float) -> list[Past]:
    return [Past(2020 + number, Decimal(str(value)), "自评表") for number, value in enumerate(values)]


@pytest.mark.parametrize(
    ("target", "values", "words"),
    [
        ("≥3000件", (4200, 4500), "目标偏低"),
        ("≥3000件", (1500, 1800), "难以实现"),
        ("≥3000件", (2800, 2900), "历年都没有达到"),
        ("≥3000件", (2900, 3700), "低于上年实绩"),
        ("≤30天", (15, 12), "目标偏低"),
        ("≤9天", (20, 25), "难以实现"),
        ("≤30天", (31, 20), "低于上年实绩"),
        ("≥90%", (91, 92), ""),
        ("≥90%", (99, 99.5), "目标偏低"),
        ("≥3000件", (3100, 3200), ""),
        ("有效提升", (3100, 3200), ""),
        ("=3000件", (9000, 9000), ""),
        ("≥3000件", (), ""),
    ],
)
def test_a_target_and_its_history(target: str, values: tuple[float, ...], words: str) -> None:
    found = realism("项目 / 指标", indicator(target), past(*values), PROFILE)
    assert len(found) == bool(words)
    assert all(words in finding.message for finding in found)


def test_what_parties_bring_to_court_has_no_right_level() -> None:
    assert realism("项目 / 指标", indicator("≥3000件", "受理案件数"), past(9000, 9000), PROFILE) == ()


@given(VALUES, st.sampled_from("≥≤><"))
def test_last_years_own_result_as_target_is_never_unusual(values: list[int], sign: str) -> None:
    assert realism("项目", indicator(f"{sign}{values[-1]}件"), past(*values), PROFILE) == ()


@given(VALUES, st.integers(min_value=1, max_value=200), st.sampled_from(("件", "%")), st.sampled_from("≥≤"))
def test_there_is_one_finding_at_most_and_it_is_a_judged_hint(
    values: list[int], number: int, unit: str, sign: str
) -> None:
    found = realism("项目", indicator(f"{sign}{number}{unit}"), past(*values), PROFILE)
    assert len(found) <= 1
    assert all((one.severity, one.certainty) == (Severity.HINT, Certainty.JUDGEMENT) for one in found)


@pytest.mark.parametrize(
    ("remark", "words"),
    [
        ("上年值：97%", "2023年97%"),
        ("2022年实际完成值：98\n2023年实际完成值：99", "2022年98%、2023年99%"),
        ("历史参考值：96", "2023年96%"),
        ("上年值：91%", ""),
        ("2023年目标值：99%", ""),
        ("指标说明：上年97件", ""),
        ("上年值：97件", ""),
    ],
)
def test_columns_of_earlier_years_beside_a_target_count_as_its_history(paper: Any, remark: str, words: str) -> None:
    document = paper({"projects": [{"indicators": [["产出指标", "质量指标", "送达成功率", "≥", "90", "%"]]}]})
    (project,) = document.projects
    indicators = tuple(replace(one, remark=remark) for one in project.indicators)
    document = replace(document, projects=(replace(project, indicators=indicators),))
    found = [finding for finding in review(document, PROFILE) if finding.rule == "R45"]
    assert len(found) == bool(words)
    assert all(words in finding.message for finding in found)
