"""`heng evaluate` on the command line."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from heng.cli.evaluate import evaluate
from heng.domain.errors import NotFound, UnreadableInput, WrongUsage
from heng.rulebook.self_evaluation_facts import facts_files

ASKED = ("--unit", "广州互联网法院", "--year", "2022")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HENG_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def _run(*arguments: str) -> Result:
    app = typer.Typer()
    app.command()(evaluate)
    return CliRunner().invoke(app, list(arguments))


def _facts(folder: Path, old: str, new: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    text = next(facts_files()).read_text("utf-8")
    assert old in text
    path = folder / "self_evaluation_own.toml"
    path.write_text(text.replace(old, new), "utf-8")
    return path


def test_json_is_the_breakdown_alone_on_stdout():
    result = _run(*ASKED, "--format", "json")
    breakdown = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (breakdown["total"], breakdown["grade"]) == ("88.63", "良")
    assert [part["points"] for part in breakdown["parts"]] == ["45.98", "42.65"]
    assert [one["met"] for one in breakdown["indicators"]].count(False) == 4


def test_text_shows_parts_deductions_and_the_total():
    result = _run(*ASKED)
    assert result.exit_code == 0
    for words in (
        "履职效能　45.98 / 50",
        "管理效率　42.65 / 50",
        "扣0.02",
        "未达成　实际执行到位率",
        "合计　88.63 / 100　等级：良",
        "核对提示",
    ):
        assert words in result.stdout


def test_the_court_word_names_the_unit_too():
    assert _run("--unit", "粤0192", "--year", "2022").stdout == _run(*ASKED).stdout


@pytest.mark.parametrize(
    "asked", [("--unit", "某法院", "--year", "2022"), ("--unit", "广州互联网法院", "--year", "2021")]
)
def test_an_unknown_unit_or_year_is_refused_with_the_known_ones(asked):
    problem = _run(*asked).exception
    assert isinstance(problem, NotFound)
    assert problem.exit_code == 2
    assert "广州互联网法院 2022" in str(problem)


def test_without_unit_year_facts_or_paper_it_says_what_to_give():
    problem = _run("--unit", "广州互联网法院").exception
    assert isinstance(problem, WrongUsage)
    assert "--facts" in str(problem)


def test_a_changed_fact_changes_the_score_and_the_difference_to_the_stated_one_exits_with_1(tmp_path):
    path = _facts(tmp_path, "value = 0.998", "value = 0.5")
    result = _run("--facts", str(path), "--format", "json")
    assert json.loads(result.stdout)["total"] == "83.65"
    assert result.exit_code == 1


def test_facts_of_the_installation_win_over_those_shipped(home):
    _facts(home / "self_evaluation", "total = 88.63", "total = 90")
    assert _run(*ASKED).exit_code == 1


def test_a_facts_file_that_cannot_be_read_is_an_unreadable_input(tmp_path):
    problem = _run("--facts", str(_facts(tmp_path, "[money]", "[money"))).exception
    assert isinstance(problem, UnreadableInput)
    assert problem.exit_code == 3


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_report_is_written_where_asked_and_named_on_stderr(tmp_path, kind):
    into_folder = _run(*ASKED, "--report", kind, "-o", str(tmp_path))
    named = _run(*ASKED, "--report", kind, "-o", str(tmp_path / f"报告.{kind}"))
    path = tmp_path / f"2022年度广州互联网法院部门整体支出绩效自评报告.{kind}"
    assert str(path) in into_folder.stderr
    assert path.read_bytes() == (tmp_path / f"报告.{kind}").read_bytes()
    assert named.exit_code == 0


def test_a_report_that_cannot_be_written_is_refused_with_the_reason(tmp_path):
    problem = _run(*ASKED, "--report", "docx", "-o", str(tmp_path / "none" / "x.docx")).exception
    assert isinstance(problem, WrongUsage)
    assert "写不进" in str(problem)


def test_pdf_is_refused_with_the_way_to_it():
    problem = _run(*ASKED, "--report", "pdf").exception
    assert isinstance(problem, WrongUsage)
    assert "--report docx" in str(problem)


def test_a_self_evaluation_form_is_scored_project_by_project(samples, tmp_path):
    form = samples / "sichuan_qingshen_daying_2023_selfeval.docx"
    result = _run("--paper", str(form), "--format", "json", "--report", "xlsx", "-o", str(tmp_path))
    evaluations = json.loads(result.stdout)["evaluations"]
    assert [one["scheme"] for one in evaluations] == ["sichuan", "sichuan"]
    assert [one["parts"][0]["points"] for one in evaluations] == ["10", "10"]
    assert [one["total"] for one in evaluations] == [None, None]
    assert (tmp_path / "sichuan_qingshen_daying_2023_selfeval-复算.xlsx").exists()


def test_a_paper_without_indicators_is_refused(tmp_path):
    paper = tmp_path / "通知.txt"
    paper.write_text("关于召开会议的通知\n请各部门按时参加。\n", "utf-8")
    problem = _run("--paper", str(paper)).exception
    assert isinstance(problem, WrongUsage)
    assert "没有读到项目" in str(problem)


def test_computed_actuals_need_records_and_a_registered_court(tmp_path):
    assert "业务数据" in str(_run(*ASKED, "--computed").exception)
    elsewhere = _facts(tmp_path, 'unit = "广州互联网法院"', 'unit = "某某法院"')
    problem = _run("--facts", str(elsewhere), "--computed").exception
    assert isinstance(problem, NotFound)
    assert "法院代字表" in str(problem)


def test_a_form_has_no_word_report(samples, tmp_path):
    form = samples / "sichuan_qingshen_daying_2023_selfeval.docx"
    problem = _run("--paper", str(form), "--report", "docx", "-o", str(tmp_path)).exception
    assert isinstance(problem, WrongUsage)
    assert "--report xlsx" in str(problem)


def test_an_unknown_profile_is_refused_with_the_known_ones(samples):
    form = samples / "sichuan_qingshen_daying_2023_selfeval.docx"
    problem = _run("--paper", str(form), "--profile", "mars").exception
    assert isinstance(problem, NotFound)
    assert "sichuan" in str(problem)
