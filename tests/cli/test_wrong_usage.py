"""A command line that makes no sense is answered in Chinese, with exit code 2 and a way on."""

import subprocess
import sys

import pytest


def heng(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as people do."""
    return subprocess.run([sys.executable, "-m", "heng.cli", *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("compute", "--period", "2022"), "缺少选项 --court"),
        (("review",), "缺少参数 FILES"),
        (("compute", "--county", "x"), "没有选项 --county"),
        (("evaluate", "--unit", "某院", "--year", "去年"), "选项 --year的取值不对"),
        (("weigh",), "命令写法不对"),
    ],
)
def test_the_message_names_what_is_wrong_and_where_to_look(arguments: tuple[str, ...], words: str) -> None:
    run = heng(*arguments)
    assert run.returncode == 2
    assert words in run.stderr
    assert "--help" in run.stderr
    assert not run.stdout


def test_without_a_command_the_help_is_shown() -> None:
    run = heng()
    assert "compute" in run.stdout + run.stderr


def test_an_answer_that_nobody_reads_to_the_end_is_not_an_internal_error() -> None:
    command = f"{sys.executable} -m heng.cli explain R12 --format json | head -c 1"
    run = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert "内部错误" not in run.stderr
