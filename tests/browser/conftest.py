"""The application as people run it (`heng demo`), and a browser."""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

spec = importlib.util.spec_from_file_location("heng_tests_chromium", Path(__file__).with_name("chromium.py"))
assert spec is not None
assert spec.loader is not None
chromium = importlib.util.module_from_spec(spec)
spec.loader.exec_module(chromium)


@dataclass(frozen=True)
class Demonstration:
    """Where the application answers, and the passwords by sign-in name."""

    address: str
    passwords: dict[str, str]


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """A running demonstration of full size: its figures and its score are those of the tour."""
    environment = os.environ | {"HENG_HOME": str(tmp_path_factory.mktemp("home"))}
    command = [sys.executable, "-m", "heng.cli", "demo", "--port", "18300", "--format", "json"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        passwords = {account["username"]: account["password"] for account in said["accounts"]}
        yield Demonstration(said["address"].rstrip("/"), passwords)
        process.terminate()


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Any]:
    """A browser; whatever it complained about (scripts, content policy) fails the test."""
    page = chromium.Browser(tmp_path / "profile")
    yield page
    page.close()
    assert not page.log
