"""The ledger remembers what was computed, once, and survives an interrupted write."""

from datetime import datetime

import pytest

from heng.domain.errors import NotFound, WrongUsage
from heng.domain.period import parse_period
from heng.engine import ledger
from heng.engine.compute import compute
from heng.rulebook.indicators import definition


@pytest.fixture
def result(store_of):
    rows = [
        {"request_id": "1", "channel": "online", "result": "filed", "result_at": datetime.fromisoformat("2022-03-01")}
    ]
    [computed] = compute(
        store_of({"filing_request": rows}), [definition("online_filing_rate")], "粤0192", parse_period("2022")
    )
    return computed


def test_a_remembered_result_is_found_by_its_id_with_its_exact_value(result, tmp_path):
    ledger.remember([result, result], tmp_path)
    ledger.remember([result], tmp_path)
    assert ledger.look_up(result.id, tmp_path) == ledger.Entry(result.id, result.to_json(), "100")
    written = "".join(path.read_text("utf-8") for path in tmp_path.glob("*.jsonl"))
    assert written.count(f'"id": "{result.id}", "result"') == 1


def test_a_torn_line_loses_nothing_but_itself(result, tmp_path):
    (tmp_path / f"{result.id[2:4]}.jsonl").write_text('{"id": "r-00', "utf-8")
    ledger.remember([result], tmp_path)
    assert ledger.look_up(result.id, tmp_path).id == result.id


def test_an_unknown_id_is_not_found_and_a_malformed_one_is_refused(tmp_path):
    with pytest.raises(NotFound):
        ledger.look_up("r-0123456789abcdef", tmp_path)
    with pytest.raises(WrongUsage):
        ledger.look_up("r-../../etc/passwd", tmp_path)
