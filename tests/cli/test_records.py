"""`heng records` from the outside: output, exit codes, and JSON alone on stdout."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from heng.cli.records import app
from heng.domain.errors import NotFound, UnreadableInput, WrongState, WrongUsage
from tests.records.deliveries import appeal, csv_bytes, write_batch

runner = CliRunner()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of its own for every test."""
    monkeypatch.setenv("HENG_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    """A batch with 100 good rows and a bad one."""
    rows = [appeal(number) for number in range(100)] + [appeal(500, kind="x")]
    return write_batch(tmp_path / "one", {"appeal": ("appeal.csv", csv_bytes("appeal", rows), 101)})


def run(*arguments: object) -> Result:
    return runner.invoke(app, [str(argument) for argument in arguments])


def output(result: Result) -> Any:
    return json.loads(result.stdout)


def test_the_status_of_an_empty_store_says_what_to_do_first() -> None:
    assert "heng records load" in run("status").stdout
    assert output(run("status", "--format", "json"))["entities"] == []


def test_a_check_finds_the_bad_row_and_stores_nothing(batch: Path) -> None:
    result = run("check", batch, "--format", "json")
    assert result.exit_code == 1
    (report,) = output(result)["batches"]
    assert (report["delivered"], report["quarantined"], report["snapshot"]) == (101, 1, None)
    assert report["rejections"][0]["row"] == 102
    assert output(run("status", "--format", "json"))["snapshot"] is None


def test_a_load_shows_in_the_status(batch: Path) -> None:
    loaded = run("load", batch, "--format", "json")
    assert loaded.exit_code == 0
    status = output(run("status", "--format", "json"))
    assert status["snapshot"] == output(loaded)["batches"][0]["snapshot"]
    assert status["quarantined"] == 1
    (entity,) = status["entities"]
    assert {name: entity[name] for name in ("entity", "rows", "batches", "version")} == {
        "entity": "appeal",
        "rows": 100,
        "batches": 1,
        "version": 0,
    }


def test_the_text_of_a_load_names_row_reason_and_fix(batch: Path) -> None:
    text = run("load", batch).stdout
    assert "第102行" in text
    assert "不在代码表内" in text
    assert "请改为" in text


def test_a_second_load_of_the_same_batch_is_refused(batch: Path) -> None:
    run("load", batch)
    again = run("load", batch)
    assert isinstance(again.exception, WrongState)
    assert again.exception.exit_code == 2


def test_a_damaged_batch_is_unreadable(batch: Path) -> None:
    (batch / "appeal.csv").write_bytes(b"x")
    result = run("load", batch)
    assert isinstance(result.exception, UnreadableInput)
    assert result.exception.exit_code == 3


def test_a_synthetic_year_is_written_and_loaded_in_one_go(tmp_path: Path) -> None:
    out = tmp_path / "year"
    written = run("synth", "--court", "粤0192", "--year", "2022", "--cases", "300", out, "--format", "json")
    assert [Path(name).name for name in output(written)["batches"]] == ["粤0192-2022-01", "粤0192-2022-02"]
    assert run("load", out).exit_code == 0
    status = output(run("status", "--format", "json"))
    assert {entry["entity"]: entry["rows"] for entry in status["entities"]}["case"] == 300
    assert status["courts"] == ["粤0192"]


def test_an_unknown_court_is_wrong_usage(tmp_path: Path) -> None:
    result = run("synth", "--court", "粤9999", "--year", "2022", tmp_path / "year")
    assert isinstance(result.exception, WrongUsage)
    assert result.exception.exit_code == 2


def test_sealing_and_comparing(batch: Path, tmp_path: Path) -> None:
    first = output(run("load", batch, "--format", "json"))["batches"][0]["snapshot"]
    data = csv_bytes("appeal", [appeal(1, outcome="amended")])
    second = output(run("load", write_batch(tmp_path / "two", {"appeal": ("a.csv", data, 1)}), "--format", "json"))[
        "batches"
    ][0]["snapshot"]
    sealed = run("seal", "2022自评", "--court", "粤0192", "--period", "2022", "--snapshot", first, "--format", "json")
    assert output(sealed)["snapshot"] == first
    assert output(run("status", "--format", "json"))["seals"][0]["name"] == "2022自评"
    different = run("diff", first, second, "--format", "json")
    assert different.exit_code == 1
    assert [change["key"] for change in output(different)["differences"]] == [["A1"]]
    assert run("diff", first, first).exit_code == 0
    assert "outcome：affirmed → amended" in run("diff", first, second).stdout


def test_sealing_an_empty_store_or_an_unknown_snapshot_is_refused(batch: Path) -> None:
    assert isinstance(run("seal", "甲", "--court", "粤0192", "--period", "2022").exception, WrongState)
    run("load", batch)
    unknown = run("seal", "甲", "--court", "粤0192", "--period", "2022", "--snapshot", "s-0")
    assert isinstance(unknown.exception, NotFound)
