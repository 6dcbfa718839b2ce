"""A wrong direction is found while it is typed and goes when it is mended; another finding is waived with its reason, and
the workbook that comes back carries it: in a real browser."""

import io
import re

from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_intake import drop
from tests.documents.relay.formats import OFFICE
from tests.documents.relay.sheet import Put, Sheet

REASON = "满意度由省高院统一调查，不单独列支"
HEAD = ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重")
ROWS = (
    ("产出指标", "数量指标", "开展法治宣传场次", "≥", "24", "场", "30"),
    ("产出指标", "时效指标", "案件平均调解时长", "≤", "30", "天", "30"),
    ("效益指标", "社会效益指标", "当事人自动履行率", "≥", "55", "%", "20"),
    ("满意度指标", "服务对象满意度指标", "服务对象满意度", "≥", "120", "%", "10"),
)


def workbook() -> bytes:
    head = (
        (Put("项目名称"), Put("审核流程专项经费", 6)),
        (Put("主管部门"), Put("云溪县人民法院", 6)),
        (Put("年度资金总额"), Put("36.50", 6)),
        (Put("年度目标"), Put("开展法治宣传，及时调解案件，提高自动履行率。", 6)),
        tuple(map(Put, HEAD)),
    )
    rows = (*head, *(tuple(map(Put, row)) for row in ROWS))
    return OFFICE["xlsx"]([Sheet("目标表", rows, above=("项目支出绩效目标表", "（2025年度）", "单位：万元"))])


def opened(page: Page) -> None:
    """The page of that paper, dropped and read."""
    page.goto("/intake/")
    drop(page, ".drop-many", [("审核流程.xlsx", workbook())])
    arrived = page.locator("tr[data-arrival=done]", has_text="审核流程.xlsx")
    expect(arrived).to_be_visible(timeout=60_000)
    page.locator("#papers a[data-row]", has_text="审核流程.xlsx").click()
    expect(page.get_by_role("heading", name="原文与识别结果")).to_be_visible()


def choose(value: Locator, sign: str) -> None:
    """Begin to choose another sign for a target."""
    value.click()
    value.press("Enter")
    value.locator("select").select_option(sign)


def test_a_finding_comes_and_goes_while_typing_and_another_is_waived_into_the_workbook(page: Page) -> None:
    opened(page)
    sign = page.locator('[data-place="projects/0/indicators/1/target/comparison"]')
    revision = page.locator("[data-revision]")
    about = page.locator("[data-finding]", has_text="案件平均调解时长").filter(has_text="R20")

    choose(sign, "≥")
    fresh = page.locator("[data-fresh]")
    expect(fresh).to_contain_text("R20")
    expect(fresh).to_contain_text("新")
    expect(revision).to_have_attribute("data-revision", "0")  # nothing was written
    page.keyboard.press("Escape")
    expect(fresh).to_have_count(0)

    choose(sign, "≥")
    page.keyboard.press("Enter")
    expect(revision).to_have_attribute("data-revision", "1")
    expect(about).to_be_visible()

    choose(sign, "≤")
    expect(page.locator(".finding.going")).to_contain_text("R20")
    page.keyboard.press("Enter")
    expect(revision).to_have_attribute("data-revision", "2")
    expect(about).to_have_count(0)

    page.get_by_role("link", name="审核意见", exact=True).click()
    row = page.locator("tr[data-finding]", has_text="服务对象满意度").filter(has_text=re.compile("120"))
    row.first.locator("a[data-row]").focus()
    page.keyboard.press("w")
    expect(page.locator("[data-chosen-count]")).to_have_text("已勾选 1 条")
    page.keyboard.type(REASON)
    page.keyboard.press("Enter")
    expect(page.locator("tr.is-waived")).to_contain_text(REASON)

    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("tr[data-finding] a[data-row]:focus")).to_have_count(1)
    page.locator("tr.is-waived .now a").click()
    expect(page.locator("#drawer")).to_contain_text("取消保留")
    page.keyboard.press("Escape")

    page.set_viewport_size({"width": 1280, "height": 800})
    for address in (page.url, "/review/rules/", "/review/rules/R20/", "/review/tokens/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, address
    page.go_back()
    page.go_back()
    page.go_back()

    with page.expect_download() as download:
        page.get_by_role("link", name="批注工作簿").click()
    book = load_workbook(io.BytesIO(download.value.path().read_bytes()))
    listed = [str(cell.value) for cells in book["审核意见"].iter_rows() for cell in cells if cell.value]
    assert any(REASON in text for text in listed)
    assert not any("R20" in text for text in listed)
    assert any(cell.comment for cells in book["目标表"].iter_rows() for cell in cells)
