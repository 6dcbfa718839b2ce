"""`heng demo` and `heng serve`."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from heng.cli.serve import free_socket
from heng.domain.errors import WrongUsage


def demo(home: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "heng.cli", "demo", "--no-serve", "--cases", "300", "--format", "json"]
    done = subprocess.run(
        command, env=os.environ | {"HENG_HOME": str(home)}, capture_output=True, text=True, check=True
    )
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def rows(home: Path, table: str) -> int:
    with sqlite3.connect(home / "heng.sqlite3") as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    home = tmp_path_factory.mktemp("home")
    return home, demo(home)


def test_a_demonstration_has_an_account_for_every_role_a_paper_figures_and_a_score(prepared) -> None:
    home, said = prepared
    assert {account["role"] for account in said["accounts"]} == {"财务", "承办人", "部门负责人", "审计", "系统管理员"}
    assert all(len(account["password"]) >= 12 for account in said["accounts"])
    assert (rows(home, "intake_paper"), rows(home, "target_declaration"), rows(home, "target_target")) == (2, 1, 28)
    assert rows(home, "indicator_figure") > 40
    assert rows(home, "self_evaluation_selfevaluation") == 1


def test_no_password_is_kept_in_the_open(prepared) -> None:
    home, said = prepared
    kept = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file() and path.suffix != ".parquet")
    assert not [account for account in said["accounts"] if account["password"].encode() in kept]


def test_a_second_run_loses_nothing_and_adds_nothing(prepared) -> None:
    home, first = prepared
    tables = ("intake_paper", "target_target", "indicator_figure", "self_evaluation_selfevaluation", "user_user")
    before = {table: rows(home, table) for table in tables}
    head = (home / "records" / "HEAD").read_text()
    second = demo(home)
    assert {table: rows(home, table) for table in tables} == before
    assert (home / "records" / "HEAD").read_text() == head
    assert first["accounts"] != second["accounts"], "passwords are new each time"


def test_a_taken_port_gives_way_to_the_next_free_one() -> None:
    with free_socket("127.0.0.1", 18230) as first:
        first.listen()
        with free_socket("127.0.0.1", 18230) as second:
            assert second.getsockname()[1] > first.getsockname()[1]


def test_an_address_of_another_machine_is_refused_with_a_way_out() -> None:
    with pytest.raises(WrongUsage, match="--port"):
        free_socket("192.0.2.1", 8000)


def test_the_application_answers_at_the_address_it_prints(tmp_path: Path) -> None:
    environment = os.environ | {"HENG_HOME": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "heng.cli", "serve", "--port", "18260"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            line = next(text for text in process.stdout if "http://" in text)
            address = line.split("：", 1)[1].split("（")[0]
            with urllib.request.urlopen(address, timeout=20) as answer:
                page = answer.read().decode()
            with urllib.request.urlopen(f"{address}static/vendor/tabler/tabler.min.css", timeout=20) as style:
                assert style.headers["Content-Type"].startswith("text/css")
        finally:
            process.terminate()
    assert "登录名" in page
    assert socket.gethostname() not in page
