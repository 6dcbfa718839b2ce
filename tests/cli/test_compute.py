"""`heng compute`: figures from the records, as a table or as JSON, and clear refusals."""

import json

import pytest

from heng.cli.compute import compute
from tests.cli.engine_cli import fill, run


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HENG_HOME", str(tmp_path))
    fill(tmp_path)
    return tmp_path


ASK = ("--court", "粤0192", "--period", "2022")


def test_json_is_a_list_of_results_and_nothing_else():
    [result] = json.loads(run(compute, *ASK, "--indicator", "网上立案率", "--format", "json").stdout)
    assert result["id"].startswith("r-")
    assert {name: result[name] for name in ("indicator", "court", "period", "by", "value", "status", "excluded")} == {
        "indicator": "online_filing_rate",
        "court": "粤0192",
        "period": "2022",
        "by": {},
        "value": "66.6667",
        "status": "ok",
        "excluded": 1,
    }


def test_without_an_indicator_all_are_computed_and_missing_records_are_no_data():
    results = json.loads(run(compute, *ASK, "--format", "json").stdout)
    by_slug = {result["indicator"]: result["status"] for result in results}
    assert by_slug["online_filing_rate"] == "ok"
    assert by_slug["online_hearing_rate"] == "no_data"
    assert len(by_slug) == len(results) > 40


def test_months_are_given_one_by_one():
    results = json.loads(run(compute, *ASK, "--indicator", "网上立案率", "--by", "month", "--format", "json").stdout)
    assert [result["by"]["month"] for result in results if result["status"] == "ok"] == ["2022-03"]


def test_the_table_shows_name_value_and_id():
    shown = run(compute, *ASK, "--indicator", "网上立案率").stdout
    assert "网上立案率" in shown
    assert "66.67%" in shown


def test_into_a_file_every_name_stands_whole_on_one_line():
    lines = run(compute, *ASK).stdout.splitlines()
    [line] = [line for line in lines if line.startswith("法院房屋维护维修工程达标率")]
    assert line.split()[1] == "无数据"
    assert line.split()[-1].startswith("r-")


@pytest.mark.parametrize("width", [80, 100])
def test_in_a_narrow_terminal_the_name_stays_readable(width, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(width))
    shown = run(compute, *ASK, "--indicator", "纠纷调撤化解率", "--indicator", "网上立案率").stdout
    assert "纠纷调撤化解率" in shown
    assert "r-" not in shown


def test_a_court_can_be_named_in_full():
    asked = ("--court", "广州互联网法院", "--period", "2022", "--indicator", "网上立案率", "--format", "json")
    [result] = json.loads(run(compute, *asked).stdout)
    assert result["court"] == "粤0192"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--court", "火星", "--period", "2022"), "不认识法院"),
        (("--court", "粤0192", "--period", "2022-13"), "月份"),
        ((*ASK, "--indicator", "网上立案律"), "是否指：网上立案率"),
        ((*ASK, "--by", "week"), "不能按"),
        ((*ASK, "--option", "mood=good"), "无法识别选项"),
        ((*ASK, "--as-of", "s-ffffffffffff"), "快照"),
    ],
)
def test_what_makes_no_sense_is_refused_with_exit_code_two(arguments, says):
    problem = run(compute, *arguments).problem
    assert problem is not None
    assert problem.exit_code == 2
    assert says in str(problem)
