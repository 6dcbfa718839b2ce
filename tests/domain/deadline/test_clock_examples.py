"""The clock gives what was worked out by hand."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from heng.domain.deadline.case_clock import CaseClock, DeadlineEvent, EventKind
from heng.domain.deadline.clock import due_on, within_limit
from heng.rulebook.time_limits import clock_settings

EXAMPLES = tomllib.loads((Path(__file__).parents[2] / "worked_examples/deadline/clock.toml").read_text("utf-8"))[
    "example"
]


def _case(row: dict[str, Any]) -> CaseClock:
    return CaseClock(**{"closed_on": None, **row})


def _events(rows: list[dict[str, Any]]) -> list[DeadlineEvent]:
    return [DeadlineEvent(**{**row, "kind": EventKind(row["kind"])}) for row in rows]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_the_clock_gives_the_worked_example(example: dict[str, Any]) -> None:
    case, events = _case(example["case"]), _events(example.get("events", []))
    settings = clock_settings(example.get("count_extensions", True), example.get("holiday_shift"))
    verdict = within_limit(case, events, settings, example.get("as_of"))
    assert (verdict.due_on, verdict.within) == (example.get("due_on"), example.get("within"))
    assert verdict.net_days == example.get("net_days")
    assert verdict.deducted_days == example.get("deducted_days", 0)
    assert verdict.due_on == due_on(case, events, settings, example.get("as_of"))
    assert verdict.reasons


def test_reasons_name_what_was_refused_and_why() -> None:
    late = next(example for example in EXAMPLES if example["name"] == "届满后批准的延长无效")
    verdict = within_limit(_case(late["case"]), _events(late["events"]))
    assert verdict.reasons[-1] == "2022-04-11批准延长1个月，但此时审限已于2022-04-10届满，不计入。"


def test_an_open_deduction_of_a_pending_case_is_announced_where_no_day_bounds_it() -> None:
    pending = _case({"filed_on": EXAMPLES[0]["case"]["filed_on"], "category": "civil", "limit_months": 6})
    opened = [DeadlineEvent(EventKind.SUSPEND, EXAMPLES[0]["case"]["filed_on"].replace(month=5))]
    assert "尚未结束" in within_limit(pending, opened).reasons[-1]
