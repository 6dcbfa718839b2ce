"""`heng review` from a person's side: exit codes, JSON alone on stdout, workbooks written back."""

import io
import json
import re
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
    assert set(document) == {"file", "profile", "ruleset", "findings", "opinion"}
    assert set(json.loads(result.stdout)) == {"documents", "conflicts", "refused"}
    assert document["opinion"]["grade"] in {"良", "中", "差"}
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
    for word in ("R40", "多出5.00万元", "单元格", "改法", "依据", "建议等级"):
        assert word in result.stdout


def test_the_text_groups_by_project_with_errors_first(application: typer.Typer, faulty: Path) -> None:
    lines = CliRunner().invoke(application, [str(faulty)]).stdout.splitlines()
    start = lines.index("干警培训经费") + 1
    of_project = lines[start : lines.index("", start)]
    levels = [line.split()[0] for line in of_project if not line.startswith("      ")]
    assert levels[:2] == ["错误", "错误"]
    assert levels == sorted(levels, key=["错误", "警告", "提示"].index)


def test_a_remedy_that_several_findings_share_is_said_once(application: typer.Typer, tmp_path: Path) -> None:
    rows = [
        *ROWS[:1],
        *[[*ROWS[1][:2], f"材料{name}期限", *ROWS[1][3:]] for name in ("审核", "移送", "归档")],
        *ROWS[2:],
    ]
    said = CliRunner().invoke(application, [str(write(tmp_path / "表.xlsx", rows)), "--select", "R20"]).stdout
    assert said.count("错误 R20") == 3
    assert said.count("改法：请改正符号") == 1


def test_doubts_of_reading_stand_apart_and_never_decide_the_exit_code(application: typer.Typer, tmp_path: Path) -> None:
    paper = tmp_path / "通知.txt"
    paper.write_text("今天下午开会。", "utf-8")
    result = CliRunner().invoke(application, [str(paper)])
    assert result.exit_code == 0
    apart = result.stdout.index("读取时的疑问，不是文件的错误")
    assert result.stdout.index("I01") > apart
    assert "建议等级" not in result.stdout


def test_rules_can_be_chosen_and_left_out_and_then_no_grade_is_suggested(
    application: typer.Typer, faulty: Path
) -> None:
    def rules(*options: str) -> set[str]:
        result = CliRunner().invoke(application, [str(faulty), "--format", "json", *options])
        (document,) = json.loads(result.stdout)["documents"]
        assert document["opinion"]["grade"] is None
        return {finding["rule"] for finding in document["findings"]}

    assert rules("--select", "R20") == {"R20"}
    assert rules("--select", "R2,R4", "--ignore", "R20") >= {"R40"}
    assert "R40" not in rules("--ignore", "R4")


def test_an_unknown_rule_is_refused_before_anything_is_read(application: typer.Typer) -> None:
    result = CliRunner().invoke(application, ["没有这份文件.xlsx", "--select", "R99"])
    assert isinstance(result.exception, WrongUsage)
    assert "R20" in str(result.exception)


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("never", 0)])
def test_the_exit_code_follows_the_severity_asked_for(
    application: typer.Typer, tmp_path: Path, fail_on: str, code: int
) -> None:
    rows = [["产出指标", "数量指标", "开展培训期数", "≥", "3", "案件数", "30", "正向指标"], *ROWS[2:4]]
    paper = write(tmp_path / "表.xlsx", rows)
    result = CliRunner().invoke(application, [str(paper), "--select", "R23", "--fail-on", fail_on])
    assert "警告 R23" in result.stdout
    assert result.exit_code == code


def test_a_folder_is_reviewed_whole_with_a_line_of_sums(application: typer.Typer, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "下级").mkdir()
    write(tmp_path / "下级" / "另一张.xlsx", ROWS)
    result = CliRunner().invoke(application, [str(tmp_path), "--jobs", "2"])
    assert "共审核2份" in result.stdout
    assert "下级/另一张.xlsx" in result.stdout
    assert result.exit_code == 1


def test_an_empty_folder_is_wrong_usage(application: typer.Typer, tmp_path: Path) -> None:
    assert isinstance(CliRunner().invoke(application, [str(tmp_path)]).exception, WrongUsage)


def test_what_several_papers_contradict_each_other_in_is_said_after_them(
    application: typer.Typer, tmp_path: Path
) -> None:
    first = write(tmp_path / "申报.xlsx", ROWS)
    changed = [[*row[:4], "80" if row[2] == "覆盖干警人数" else row[4], *row[5:]] for row in ROWS]
    second = write(tmp_path / "批复.xlsx", changed)
    text = CliRunner().invoke(application, [str(first), str(second)]).stdout
    assert text.index("文件之间的出入") > text.index("批复.xlsx  口径")
    assert re.search(r"共审核2份：.*；文件之间的出入1条", text)
    (conflict, *_) = json.loads(CliRunner().invoke(application, [str(first), str(second), "--format", "json"]).stdout)[
        "conflicts"
    ]
    assert set(conflict["files"]) == {"申报.xlsx", "批复.xlsx"}


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
    assert [refused["file"] for refused in json.loads(result.stdout)["refused"]] == ["坏的.xlsx"]
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


@pytest.mark.parametrize(("form", "start"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_review_opinion_is_written_beside_the_others(
    application: typer.Typer, faulty: Path, tmp_path: Path, form: str, start: bytes
) -> None:
    folder = tmp_path / "意见"
    result = CliRunner().invoke(application, [str(faulty), "--format", form, "-o", str(folder)])
    assert result.exit_code == 1
    (written,) = folder.iterdir()
    assert written.name == f"目标表-审核意见.{form}"
    assert written.read_bytes().startswith(start)


def test_papers_of_one_name_get_files_of_their_own(application: typer.Typer, faulty: Path, tmp_path: Path) -> None:
    text = tmp_path / "目标表.csv"
    text.write_text("项目名称,预算数\n培训经费,10\n", "utf-8")
    folder = tmp_path / "意见"
    CliRunner().invoke(application, [str(faulty), str(text), "--format", "xlsx", "-o", str(folder)])
    assert sorted(path.name for path in folder.iterdir()) == ["目标表-审核意见.xlsx", "目标表（csv）-审核意见.xlsx"]


def test_a_second_run_over_the_folder_leaves_its_own_opinions_out(
    application: typer.Typer, faulty: Path, tmp_path: Path
) -> None:
    options = [str(tmp_path), "--format", "xlsx", "-o", str(tmp_path)]
    CliRunner().invoke(application, options)
    result = CliRunner().invoke(application, options)
    assert "已略过文件夹中1份审核意见" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["目标表-审核意见.xlsx", "目标表.xlsx"]


def test_a_paper_that_is_no_workbook_comes_back_as_one(application: typer.Typer, tmp_path: Path) -> None:
    paper = tmp_path / "目标表.txt"
    paper.write_text("项目支出绩效目标申报表\n（2024年度）\n", "utf-8")
    result = CliRunner().invoke(application, [str(paper), "--format", "xlsx", "-o", str(tmp_path / "意见")])
    (written,) = (tmp_path / "意见").iterdir()
    assert load_workbook(written).sheetnames == [SHEET, "原文"]
    assert "按读取结果制成" in result.stdout


def test_what_a_paper_says_steers_no_terminal_and_is_no_markup(application: typer.Typer, tmp_path: Path) -> None:
    name = "审核[red]期限[/red]\u202e"
    rows = [*ROWS[:1], [*ROWS[1][:2], name, *ROWS[1][3:]], *ROWS[2:]]
    said = CliRunner().invoke(application, [str(write(tmp_path / "表.xlsx", rows)), "--select", "R20"]).stdout
    assert "审核[red]期限[/red]" in said
    assert "\u202e" not in said


def test_a_setting_asks_for_what_the_sources_leave_open(application: typer.Typer, tmp_path: Path) -> None:
    quality = ["产出指标", "质量指标", "培训考核合格率", "≥", "95", "%", "10", "正向指标"]
    paper = write(tmp_path / "目标.xlsx", [quality if row[1] == "时效指标" else row for row in ROWS])
    usual, asked = (
        json.loads(CliRunner().invoke(application, [str(paper), "--format", "json", *more]).stdout)["documents"][0]
        for more in ([], ["--setting", "timeliness_for_every_project"])
    )
    said = ["".join(one["message"] for one in each["findings"] if one["rule"] == "R04") for each in (usual, asked)]
    assert ["时效" in words for words in said] == [False, True]


def test_an_unknown_setting_is_refused_with_the_known_ones(application: typer.Typer, faulty: Path) -> None:
    outcome = CliRunner().invoke(application, [str(faulty), "--setting", "everything"])
    assert isinstance(outcome.exception, WrongUsage)
    assert "cost_for_every_project" in str(outcome.exception)
