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
    assert [refused["file"] for refused in json.loads(result.stdout)["refused"]] == ["空.docx", "没有.xlsx"]
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


def test_a_folder_is_read_whole_with_a_line_for_each_file_and_the_totals(run, paper, tmp_path):
    (tmp_path / "空.docx").write_bytes(b"")
    result = run(tmp_path, "--jobs", "2")
    assert result.exit_code == 3
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["空.docx", "读不了"] in lines
    assert ["通知.txt", "未识别", "—", "0", "0", "0", "1"] in lines
    assert "共 2 份：读出 1 份、0 条指标，读不了 1 份。" in result.stdout


def test_a_second_run_into_the_same_folder_takes_over_what_was_read(run, paper, tmp_path):
    results = tmp_path / "结果"
    first = run(tmp_path, "--into", results, "--format", "json")
    assert run(tmp_path, "--into", results, "--format", "json").stdout == first.stdout
    assert "沿用上次的结果" not in run(tmp_path, paper).stdout
    assert "其中 2 份沿用上次的结果" in run(tmp_path, paper, "--into", results).stdout


def test_an_empty_folder_is_said_to_be_empty(run, tmp_path):
    result = run(tmp_path)
    assert "没有可读取的文件" in str(result.exception)
