"""`heng template` writes a form that `heng import` reads, and `heng import --mapping` reads a layout that a person described."""

import json

import pytest
import typer
from typer.testing import CliRunner

from heng.cli.import_ import import_files
from heng.cli.template import template
from heng.documents.mapping.mapping import Mapping
from heng.domain.errors import UnreadableInput, WrongUsage

TABLE = "事项,考核点,到多少\n维修经费,维修面积,≥400平方米\n,维修窗口,5个\n"
MAPPING = Mapping(
    "我院表",
    (("事项",), ("考核点",), ("到多少",)),
    ("project_name", "name", "value"),
    saved_by="李会计",
    saved_on="2025-03-01",
)


@pytest.fixture
def run():
    app = typer.Typer()
    app.command("template")(template)
    app.command("import")(import_files)
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_form_is_written_and_read_again(run, tmp_path):
    path = tmp_path / "申报表.xlsx"
    written = run("template", "department_targets", "--unit", "甲区人民法院", "--year", "2026", "-o", path)
    assert written.exit_code == 0
    assert "2026年度部门整体支出绩效目标申报表，甲区人民法院" in written.stdout
    [document] = json.loads(run("import", path, "--format", "json").stdout)["documents"]
    assert (document["fiscal_year"], document["units"][0]["name"], document["findings"]) == (2026, "甲区人民法院", [])


def test_a_place_that_cannot_be_written_is_wrong_usage(run, tmp_path):
    result = run("template", "project_targets", "--unit", "某院", "--year", "2026", "-o", tmp_path / "没有" / "x.xlsx")
    assert isinstance(result.exception, WrongUsage)
    assert "不能写入" in str(result.exception)


def test_a_mapping_file_reads_what_no_layout_knows(run, tmp_path):
    paper, mapping = tmp_path / "表.csv", tmp_path / "对应.json"
    paper.write_text(TABLE, "utf-8")
    mapping.write_text(json.dumps(MAPPING.to_json()), "utf-8")
    [without] = json.loads(run("import", paper, "--format", "json").stdout)["documents"]
    assert without["kind"] == "unknown"
    [document] = json.loads(run("import", paper, "--mapping", mapping, "--format", "json").stdout)["documents"]
    [project] = document["projects"]
    assert project["name"] == "维修经费"
    assert [(one["name"], one["value"], one["unit"]) for one in project["indicators"]] == [
        ("维修面积", "400", "平方米"),
        ("维修窗口", "5", "个"),
    ]
    assert any(f["rule"] == "I58" and "李会计 2025-03-01" in f["message"] for f in document["findings"])


def test_a_file_that_is_no_mapping_is_refused_before_anything_is_read(run, tmp_path):
    paper = tmp_path / "表.csv"
    paper.write_text(TABLE, "utf-8")
    result = run("import", paper, "--mapping", paper)
    assert isinstance(result.exception, UnreadableInput)
    assert "栏目对应文件不能使用" in str(result.exception)


def test_results_kept_for_later_cannot_depend_on_a_mapping(run, tmp_path):
    paper, mapping = tmp_path / "表.csv", tmp_path / "对应.json"
    paper.write_text(TABLE, "utf-8")
    mapping.write_text(json.dumps(MAPPING.to_json()), "utf-8")
    result = run("import", paper, "--mapping", mapping, "--into", tmp_path / "结果")
    assert isinstance(result.exception, WrongUsage)
