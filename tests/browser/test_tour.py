"""The five-minute tour, in a real browser, against the application as people run it."""

import io
from pathlib import Path

from docx import Document

from heng.apps.workbench.demonstration import DECLARATION, PAPERS

ESCAPE, SLASH, DOWN = ("Escape", 27), ("/", 191), ("ArrowDown", 40)


def sign_in(browser, demonstration, username: str = "caiwu") -> None:
    browser.open(demonstration.address)
    browser.fill("#id_username", username)
    browser.fill("#id_password", demonstration.passwords[username])
    browser.follow("button", "登录")
    browser.value("window.heng_left = false")
    browser.value(
        "(s => { s.value = '2022'; s.dispatchEvent(new Event('change')); })(document.getElementById('scope-year'))"
    )
    browser.wait("window.heng_left === undefined && document.readyState === 'complete'")
    assert browser.value("document.getElementById('scope-year').value") == "2022"


def test_the_tour(browser, demonstration, tmp_path: Path) -> None:
    sign_in(browser, demonstration)
    assert "工作台" in browser.text("h1")
    assert "88.63" in browser.text("main")

    paper = tmp_path / "2023年申报表.txt"
    paper.write_text((PAPERS / DECLARATION).read_text("utf-8").replace("2022", "2023"), "utf-8")
    browser.follow(".side a", "文件")
    browser.attach("#id_file", paper)
    browser.follow("button", "上传并审核")
    assert "原文与识别结果" in browser.text("h1")
    assert "广州互联网法院" in browser.text(".paper section[aria-label=原文]")
    assert "以名次（第1名）为目标" in browser.text("section[aria-label=发现的问题]")

    browser.follow("button", "据此编制绩效目标")
    assert "2023 年度绩效目标" in browser.text("h1")

    browser.open(f"{demonstration.address}/target/")
    browser.follow("a[data-row]", "2022 年度绩效目标")
    row = "[...document.querySelectorAll('tr')].find(r => r.innerText.includes('网上的立案率')).innerText"
    assert "99 %" in browser.value(row)
    assert "达成" in browser.value(row)
    before = browser.value("location.href")
    browser.value(
        "[...document.querySelectorAll('tr')].find(r => r.innerText.includes('网上的立案率')).querySelector('a.door').id = 'door'"
    )
    browser.click("#door")
    browser.wait("!document.getElementById('drawer').hidden && document.querySelector('#drawer canvas')")
    drawer = browser.text("#drawer")
    for words in ("公式", "计入分子", "只计入分母", "未计入", "依据", "固定链接", "网上立案数 ÷ 总立案数"):
        assert words in drawer
    assert browser.value("location.href") == before
    browser.press(*ESCAPE)
    browser.wait("document.getElementById('drawer').hidden")
    assert browser.value("document.activeElement.id") == "door"

    browser.click("#door")
    browser.follow("#drawer .counts a", "计入分子")
    assert "的记录" in browser.text("h1")
    browser.follow("a[data-row]")
    assert "在 2022 年度各指标中" in browser.text("main")
    assert "计入分子" in browser.text("main")
    assert "批次" in browser.text("main")

    browser.follow(".side a", "绩效自评")
    browser.follow("a[data-row]")
    assert browser.text("[data-total]").startswith("88.63")
    assert "4项×1分＝扣4分" in browser.text("main")
    report = browser.fetch(
        browser.value("[...document.querySelectorAll('a')].find(a => a.innerText.includes('下载报告')).href")
    )
    assert "88.63" in "\n".join(paragraph.text for paragraph in Document(io.BytesIO(report)).paragraphs)


def test_every_page_works_with_the_keyboard(browser, demonstration) -> None:
    sign_in(browser, demonstration)
    browser.press(*SLASH)
    assert browser.value("document.activeElement.id") == "search"
    browser.open(f"{demonstration.address}/indicator/")
    browser.press(*DOWN)
    first = browser.value("document.activeElement.innerText")
    browser.press(*DOWN)
    second = browser.value("document.activeElement.innerText")
    assert first
    assert second
    assert first != second


def test_a_door_is_an_ordinary_link_where_scripts_do_not_run(browser, demonstration) -> None:
    sign_in(browser, demonstration)
    browser.open(f"{demonstration.address}/indicator/")
    browser.open(browser.value("document.querySelector('a.door').href"))
    assert "公式" in browser.text("main")
    assert "工作台" in browser.text(".side")


def test_no_page_is_wider_than_a_laptop_screen(browser, demonstration) -> None:
    sign_in(browser, demonstration)
    browser.resize(1280, 800)
    for page in (
        "/",
        "/target/",
        "/target/1/",
        "/intake/",
        "/intake/1/",
        "/self-evaluation/1/",
        "/indicator/",
        "/records/",
    ):
        browser.open(demonstration.address + page)
        assert browser.value("document.documentElement.scrollWidth") <= 1280, page
