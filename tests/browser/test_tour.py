"""The five-minute tour, in a real browser, against the application as people run it."""

import io
from pathlib import Path

from docx import Document
from playwright.sync_api import Page, expect

from heng.apps.workbench.demonstration import DECLARATION, PAPERS
from tests.browser.test_intake import tick_everything


def test_an_uploaded_paper_is_shown_beside_what_was_read_and_becomes_a_declaration(page: Page, tmp_path: Path) -> None:
    paper = tmp_path / "2023年申报表.txt"
    paper.write_text((PAPERS / DECLARATION).read_text("utf-8").replace("2022", "2023"), "utf-8")
    page.locator(".side a", has_text="文件").click()
    page.set_input_files("#id_file", paper)
    page.locator("tr[data-arrival=done]", has_text="2023年申报表.txt").get_by_role("link", name="查看").click()
    expect(page.locator("h1")).to_contain_text("原文与识别结果")
    expect(page.locator(".paper section[aria-label=原文]")).to_contain_text("广州互联网法院")
    expect(page.locator("[data-work]")).to_contain_text("以名次（第1名）为目标")
    tick_everything(page)
    page.get_by_role("button", name="确认入库").click()
    page.get_by_role("button", name="据此编制绩效目标").click()
    expect(page.locator("h1")).to_contain_text("2023 年度绩效目标")


def test_a_computed_actual_opens_in_a_drawer_down_to_one_record(page: Page) -> None:
    page.goto("/target/")
    page.locator("a[data-row]", has_text="2022 年度绩效目标").click()
    row = page.locator("tr", has_text="网上的立案率")
    expect(row).to_contain_text("99 %")
    expect(row).to_contain_text("达成")
    address = page.url
    door = row.locator("a.door")
    door.click()
    drawer = page.locator("#drawer")
    expect(drawer.locator("canvas")).to_be_visible()
    for words in ("公式", "计入分子", "只计入分母", "未计入", "依据", "固定链接", "网上立案数 ÷ 总立案数"):
        expect(drawer).to_contain_text(words)
    assert page.url == address
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(door).to_be_focused()

    door.click()
    drawer.locator(".counts a", has_text="计入分子").click()
    expect(page.locator("h1")).to_contain_text("的记录")
    page.locator("a[data-row]").first.click()
    for words in ("在 2022 年度各指标中", "计入分子", "批次"):
        expect(page.locator("main")).to_contain_text(words)


def test_the_score_shows_every_deduction_and_the_report_downloads(page: Page) -> None:
    expect(page.locator("main")).to_contain_text("88.63")
    page.locator(".side a", has_text="绩效自评").click()
    page.locator("a[data-row]").first.click()
    expect(page.locator("[data-total]")).to_contain_text("88.63")
    expect(page.locator("main")).to_contain_text("4项×1分＝扣4分")
    with page.expect_download() as download:
        page.locator("a", has_text="下载报告").first.click()
    report = Document(io.BytesIO(download.value.path().read_bytes()))
    assert "88.63" in "\n".join(paragraph.text for paragraph in report.paragraphs)


def test_every_page_works_with_the_keyboard(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.goto("/indicator/")
    page.keyboard.press("ArrowDown")
    first = page.locator(":focus").inner_text()
    page.keyboard.press("ArrowDown")
    second = page.locator(":focus").inner_text()
    assert first
    assert second
    assert first != second


def test_a_door_is_an_ordinary_link_where_scripts_do_not_run(page: Page) -> None:
    page.goto("/indicator/")
    page.goto(page.locator("a.door").first.get_attribute("href") or "")
    expect(page.locator("main")).to_contain_text("公式")
    expect(page.locator(".side")).to_contain_text("工作台")


def test_no_page_is_wider_than_a_laptop_screen(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    for path in (
        "/",
        "/target/",
        "/target/1/",
        "/intake/",
        "/intake/1/",
        "/self-evaluation/1/",
        "/indicator/",
        "/records/",
    ):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, path
