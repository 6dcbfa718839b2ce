"""The application as people run it (`heng demo`), and a real Chromium."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

COMPONENTS = Path(sys.prefix) / "components"
ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")


@dataclass(frozen=True)
class Demonstration:
    """Where the application answers, and the passwords by sign-in name."""

    address: str
    passwords: dict[str, str]


@pytest.fixture(scope="session")
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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser that `make test` unpacks (HENG_BROWSER names another); without one the tests fail, never skip."""
    path = Path(os.environ.get("HENG_BROWSER", COMPONENTS / "chromium"))
    assert path.exists(), (
        "没有找到 Chromium。请运行 make test（或 python -m tools.components），或用 HENG_BROWSER 指定浏览器程序。"
    )
    environment: dict[str, str | float | bool] = dict(os.environ)
    if path.parent == COMPONENTS:
        environment["LD_LIBRARY_PATH"] = str(COMPONENTS / "lib")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS), env=environment)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, demonstration: Demonstration) -> Iterator[Page]:
    """A page signed in as 财务, looking at 2022; whatever it complains about (scripts, content policy) fails the test."""
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900}, locale="zh-CN", base_url=demonstration.address
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/")
    page.fill("#id_username", "caiwu")
    page.fill("#id_password", demonstration.passwords["caiwu"])
    with page.expect_navigation():  # waits until the page has loaded, scripts included
        page.get_by_role("button", name="登录").click()
    # The newest year is the first choice, and a test may have added one.
    if page.input_value("#scope-year") != "2022":
        with page.expect_navigation():
            page.select_option("#scope-year", "2022")
    yield page
    context.close()
    assert not complaints
