"""`heng import`: every file is tried, what can be read is printed, what cannot is said."""

import json

import pytest
import typer
from typer.testing import CliRunner

from heng.cli.import_ import import_files


@pytest.fixture
def run():
    app = typer.Typer()
    app.command()(import_files)
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "通知.txt"
    path.write_text("今天下午开会。", encoding="utf-8")
    return path


def test_json_stands_alone_on_standard_output(run, paper):
    result = run(paper, "--format", "json")
    document = json.loads(result.stdout)["documents"][0]
    assert (result.exit_code, document["file"], document["kind"]) == (0, "通知.txt", "unknown")
    assert [finding["rule"] for finding in document["findings"]] == ["I01"]
    assert "通知" in result.stdout


def test_an_unreadable_file_does_not_keep_the_others_from_being_read(run, paper, tmp_path):
    empty = tmp_path / "空.docx"
    empty.write_bytes(b"")
    result = run(empty, paper, tmp_path / "没有.xlsx", "--format", "json")
    assert result.exit_code == 3
    assert [document["file"] for document in json.loads(result.stdout)["documents"]] == ["通知.txt"]
    problems = result.stderr.splitlines()
    assert [problem.partition("”")[0] for problem in problems] == ["错误：“空.docx", "错误：“没有.xlsx"]


def test_text_says_what_was_read_and_what_to_mind(run, paper):
    result = run(paper)
    assert result.exit_code == 0
    assert "通知.txt：未识别，年度未写明，金额单位未写明" in result.stdout
    assert "[错误 I01]" in result.stdout


def test_text_lists_projects_with_money_and_number_of_indicators(run, samples):
    result = run(samples / "tianjin_hebei_court_2023.xlsx")
    assert "安全隐患维修" in result.stdout
    assert "20.00" in result.stdout
