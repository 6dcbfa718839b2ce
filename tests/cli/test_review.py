"""`heng review` from a person's side: exit codes, JSON alone on stdout, workbooks written back."""

import io
import json
from pathlib import Path

import pytest
import typer
from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner

from heng.cli.review import review_files
from heng.documents.writers.annotate_xlsx import SHEET
from heng.domain.errors import WrongUsage

HEADINGS = [
    "单位名称",
    "项目名称",
    "预算数",
    "年度目标",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "指标值",
    "度量单位",
    "权重",
    "指标方向性",
]
ROWS = [
    ["产出指标", "数量指标", "开展培训期数", "≥", "3", "期", "30", "正向指标"],
    ["产出指标", "时效指标", "材料审核期限", "≥", "30", "天", "10", ""],
    ["效益指标", "社会效益指标", "覆盖干警人数", "≥", "60", "人", "30", "正向指标"],
    ["满意度指标", "满意度指标", "参训干警满意度", "≥", "90", "%", "10", "正向指标"],
    ["成本指标", "经济成本指标", "预算控制数", "≤", "15", "万元", "10", "反向指标"],
]


@pytest.fixture
def application() -> typer.Typer:
    app = typer.Typer()
    app.command()(review_files)
    return app


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    return write(tmp_path / "目标表.xlsx", ROWS)


def write(path: Path, rows: list[list[str]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "表14"
    sheet.append(["部门预算项目绩效目标表（2024年度）"])
    sheet.append(["金额单位：万元"])
    sheet.append(HEADINGS)
    for number, row in enumerate(rows):
        lead = ["某市某区人民法院", "干警培训经费", "10.00", "提高干警业务能力。"] if number == 0 else ["", "", "", ""]
        sheet.append([*lead, *row])
    for column in "ABCD":
        sheet.merge_cells(f"{column}4:{column}{3 + len(rows)}")
    written = io.BytesIO()
    book.save(written)
    path.write_bytes(written.getvalue())
    return path


def test_errors_give_exit_code_one_and_json_alone_on_stdout(application: typer.Typer, faulty: Path) -> None:
    result = CliRunner().invoke(application, [str(faulty), "--format", "json"])
    (document,) = json.loads(result.stdout)["documents"]
    assert result.exit_code == 1
    assert set(document) == {"file", "profile", "findings"}
    assert {"R20", "R40"} <= {finding["rule"] for finding in document["findings"]}
    assert all(
        set(finding) == {"rule", "severity", "certainty", "subject", "message", "fix", "source", "where"}
        for finding in document["findings"]
    )


def test_a_clean_paper_gives_exit_code_zero(application: typer.Typer, tmp_path: Path) -> None:
    right = [
        [*row[:3], "≤" if row[2] == "材料审核期限" else row[3], "10" if row[2] == "预算控制数" else row[4], *row[5:]]
        for row in ROWS
    ]
    result = CliRunner().invoke(application, [str(write(tmp_path / "对的.xlsx", right))])
    assert result.exit_code == 0, result.output


def test_the_text_names_rule_place_remedy_and_source(application: typer.Typer, faulty: Path) -> None:
    result = CliRunner().invoke(application, [str(faulty)])
    for word in ("R40", "多出5.00万元", "单元格", "改法", "依据"):
        assert word in result.stdout


def test_the_profile_can_be_chosen_and_an_unknown_one_is_refused(application: typer.Typer, faulty: Path) -> None:
    chosen = CliRunner().invoke(application, [str(faulty), "--format", "json", "--profile", "guangdong"])
    assert json.loads(chosen.stdout)["documents"][0]["profile"] == "guangdong"
    refused = CliRunner().invoke(application, [str(faulty), "--profile", "atlantis"])
    assert isinstance(refused.exception, WrongUsage)


def test_an_unreadable_file_gives_exit_code_three_and_the_others_are_still_reviewed(
    application: typer.Typer, faulty: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "坏的.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    result = CliRunner().invoke(application, [str(broken), str(faulty), "--format", "json"])
    assert result.exit_code == 3
    assert len(json.loads(result.stdout)["documents"]) == 1
    assert "坏的.xlsx" in result.stderr


def test_the_workbook_comes_back_with_comments(application: typer.Typer, faulty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "意见"
    result = CliRunner().invoke(application, [str(faulty), "--format", "xlsx", "-o", str(folder)])
    (written,) = folder.glob("*.xlsx")
    book = load_workbook(written)
    comments = [cell.comment.text for row in book["表14"].iter_rows() for cell in row if cell.comment]
    assert result.exit_code == 1
    assert any("R40" in text for text in comments)
    assert SHEET in book.sheetnames
