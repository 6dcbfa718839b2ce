"""The first start of an empty installation makes the first account; later starts make none."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any


def start(home: Path) -> dict[str, Any]:
    """What `heng serve` says when it is up; it is ended at once."""
    command = [sys.executable, "-m", "heng.cli", "serve", "--port", "18410", "--format", "json"]
    environment = os.environ | {"HENG_HOME": str(home)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said: dict[str, Any] = json.loads(process.stdout.readline())
        process.terminate()
    return said


def test_the_first_start_hands_out_one_account_and_keeps_only_the_hash(tmp_path: Path) -> None:
    said = start(tmp_path / "home")
    account = said["first_account"]
    assert said["address"].startswith("http://127.0.0.1:")
    assert account["role"] == "系统管理员"
    with closing(sqlite3.connect(tmp_path / "home" / "heng.sqlite3")) as database:
        [(username, kept)] = database.execute("SELECT username, password FROM user_user").fetchall()
    assert username == account["username"]
    assert kept.startswith("argon2")
    assert account["password"] not in kept
    assert start(tmp_path / "home")["first_account"] is None
