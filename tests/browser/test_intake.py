"""Ten files dropped at once, one of them corrected, undone, redone and confirmed, in a real browser."""

import base64
import json
import re
from collections.abc import Callable, Sequence

from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.conftest import Demonstration
from tests.documents.hostile.archives import ARCHIVES
from tests.documents.relay.formats import OFFICE, TEXT
from tests.documents.relay.pdf import ruled
from tests.documents.relay.picture import to_png
from tests.documents.relay.sheet import Put, Sheet

Writer = Callable[[Sequence[Sheet]], bytes]
WRITERS: dict[str, Writer] = {
    "工作簿.xlsx": OFFICE["xlsx"],
    "旧工作簿.xls": OFFICE["xls"],
    "文档.docx": OFFICE["docx"],
    "网页.html": OFFICE["html"],
    "文本.txt": TEXT["txt"],
    "表格.csv": TEXT["csv-gb18030"],
    "打印.pdf": ruled,
    "扫描.png": to_png,
}
HOSTILE = ("压缩炸弹.xlsx", ARCHIVES["炸弹-工作表.xlsx"]())
UNKNOWN = ("通知.txt", "关于召开会议的通知\n请各庭室准时参加，不得缺席。\n".encode())
HEADINGS = ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重")
INDICATORS = (
    ("产出指标", "数量指标", "巡回审判场次", "≥", "120", "次", "30"),
    ("产出指标", "质量指标", "裁判文书合格率", "≥", "98", "%", "30"),
    ("效益指标", "社会效益指标", "当事人自动履行率", "≥", "55", "%", "20"),
    ("满意度指标", "服务对象满意度指标", "诉讼参与人满意度", "≥", "90", "%", "10"),
)


def form(project: str) -> list[Sheet]:
    """A form of one project; every file of the drop has another project, so that no two have the same content."""
    head = (
        (Put("项目名称"), Put(project, 6)),
        (Put("主管部门"), Put("云溪县人民法院", 6)),
        (Put("年度资金总额"), Put("86.50", 6)),
        (Put("年度目标"), Put("保障巡回审判车辆和设备运转。", 6)),
        tuple(map(Put, HEADINGS)),
    )
    rows = (*head, *(tuple(map(Put, row)) for row in INDICATORS))
    return [Sheet("目标表", rows, above=("项目支出绩效目标表", "（2025年度）", "单位：万元"))]


def files() -> list[tuple[str, bytes]]:
    made = [(name, write(form(f"巡回审判保障{place}"))) for place, (name, write) in enumerate(WRITERS.items(), 1)]
    return [*made, HOSTILE, UNKNOWN]


def drop(page: Page, selector: str, given: Sequence[tuple[str, bytes]]) -> None:
    """Drop files as from the desktop."""
    coded = json.dumps([[name, base64.b64encode(content).decode()] for name, content in given])
    carried = page.evaluate_handle(
        """(coded) => {
            const carried = new DataTransfer();
            for (const [name, content] of JSON.parse(coded)) {
                carried.items.add(new File([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))], name));
            }
            return carried;
        }""",
        coded,
    )
    page.locator(selector).dispatch_event("drop", {"dataTransfer": carried})


def paste(page: Page, text: str) -> None:
    """Paste as from a spreadsheet, where the focus is."""
    page.evaluate(
        """(text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        text,
    )


def tick_everything(page: Page) -> None:
    """Say of every open point that it was held against the original."""
    buttons = page.get_by_role("button", name=re.compile("已对照原件$")).filter(visible=True)
    while buttons.count():
        before = page.locator("[data-revision]").get_attribute("data-revision")
        buttons.first.click()
        expect(page.locator("[data-revision]")).not_to_have_attribute("data-revision", before or "")


def test_ten_files_dropped_at_once_are_read_and_one_is_corrected_and_confirmed(page: Page) -> None:
    page.goto("/intake/")
    dropped = files()
    drop(page, ".drop-many", dropped)
    rows = page.locator("tr[data-arrival]").filter(has_text=re.compile("|".join(name for name, _ in dropped)))
    expect(rows).to_have_count(10, timeout=30_000)
    page.goto("/")  # the page can be left
    page.goto("/intake/")
    expect(page.locator("[data-arrival=waiting], [data-arrival=reading]")).to_have_count(0, timeout=180_000)
    expect(rows.and_(page.locator("[data-arrival=done]"))).to_have_count(9)
    expect(rows.and_(page.locator("[data-arrival=unreadable]"))).to_contain_text("压缩炸弹.xlsx")
    expect(rows.filter(has_text="通知.txt")).to_contain_text("版式没有识别")
    for file_name in WRITERS:
        expect(page.locator("#papers tbody tr", has_text=file_name).first).to_contain_text("2025")

    page.locator("#papers a[data-row]", has_text="旧工作簿.xls").click()
    name = page.locator('[data-place="projects/0/indicators/1/name"]')
    value = page.locator('[data-place="projects/0/indicators/1/target/value"]')
    expect(name).to_have_text("裁判文书合格率")
    value.click()
    expect(page.locator("[data-source] td.here")).to_have_text("98")
    page.locator("[data-source] td", has_text="当事人自动履行率").click()
    expect(page.locator('[data-place="projects/0/indicators/2/name"]')).to_be_focused()

    value.click()
    page.keyboard.press("Enter")
    page.keyboard.type("≤97.5‰")
    page.keyboard.press("Enter")
    expect(value).to_have_text("97.5")
    expect(value).to_have_attribute("title", "读出：98")
    expect(page.locator('[data-place="projects/0/indicators/1/target/unit"]')).to_have_text("‰")
    expect(value).to_be_focused()
    page.keyboard.press("Control+z")
    expect(value).to_have_text("98")
    page.keyboard.press("Control+y")
    expect(value).to_have_text("97.5")
    page.keyboard.press("ArrowDown")
    expect(page.locator('[data-place="projects/0/indicators/2/target/value"]')).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("不会保存")
    page.keyboard.press("Escape")
    expect(page.locator('[data-place="projects/0/indicators/2/target/value"]')).to_have_text("55")

    page.locator('[data-place="projects/0/indicators/3/name"]').click()
    paste(page, "参与人满意度\t≥\t92\t%\t10\n补录的指标\t≤\t3\t件\t5\n")
    expect(page.locator("tr[data-row-place]")).to_have_count(5)
    expect(page.locator("tr[data-row-place]").last).to_contain_text("补录的指标")
    expect(page.locator("#history li")).to_have_count(5)  # read, corrected, undone, redone, pasted

    tick_everything(page)
    page.keyboard.press("c")
    expect(page.locator("[data-confirms]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-state]")).to_contain_text("已确认")
    page.reload()
    expect(page.locator("[data-state]")).to_contain_text("已确认")
    expect(value).to_have_text("97.5")
    page.get_by_role("button", name="据此编制绩效目标").click()
    expect(page.locator("main")).to_contain_text("补录的指标")


def test_the_picture_of_a_page_shows_where_a_value_stands(page: Page) -> None:
    page.goto("/intake/")
    drop(page, ".drop-many", [("图上有位置.pdf", ruled(form("巡回审判车辆")))])
    page.locator("tr[data-arrival=done]", has_text="图上有位置.pdf").get_by_role("link").click(timeout=60_000)
    expect(page.locator(".sheet-picture img")).to_have_js_property("complete", value=True)
    value = page.locator('[data-place="projects/0/indicators/0/name"]')
    value.click()
    here = page.locator("[data-source] rect.here")
    expect(here.locator("title")).to_have_text("巡回审判场次")
    page.locator("[data-source] rect", has=page.locator("title", has_text="裁判文书合格率")).click(force=True)
    expect(page.locator('[data-place="projects/0/indicators/1/name"]')).to_be_focused()


def signed_in(chromium: Browser, demonstration: Demonstration, name: str) -> Page:
    """A page of a browser of its own, in which refusals may be logged."""
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900}, locale="zh-CN", base_url=demonstration.address
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto("/")
    page.fill("#id_username", name)
    page.fill("#id_password", demonstration.passwords[name])
    with page.expect_navigation():
        page.get_by_role("button", name="登录").click()
    return page


def test_what_is_refused_stays_typed_with_the_reason_beside_it(chromium: Browser, demonstration: Demonstration) -> None:
    first, second = (signed_in(chromium, demonstration, name) for name in ("caiwu", "chengban"))
    first.goto("/intake/")
    drop(first, ".drop-many", [("两人同改.csv", TEXT["csv"](form("两人同改")))])
    first.locator("tr[data-arrival=done]", has_text="两人同改.csv").get_by_role("link").click(timeout=60_000)
    weight = first.locator('[data-place="projects/0/indicators/0/weight"]')
    weight.click()
    first.keyboard.press("Enter")
    first.keyboard.type("很重")
    first.keyboard.press("Enter")
    expect(weight.locator(".why")).to_contain_text("不是分值")
    expect(weight.locator("input")).to_have_value("很重")
    expect(weight.locator("input")).to_be_focused()

    second.goto(first.url)
    other = second.locator('[data-place="projects/0/indicators/0/name"]')
    other.dblclick()
    second.keyboard.type("承办人改的名称")
    second.keyboard.press("Enter")
    expect(other).to_have_text("承办人改的名称")

    weight.locator("input").fill("25")
    first.keyboard.press("Enter")
    expect(first.locator("[data-says]")).to_contain_text("陈承办刚刚改动了这份文件")
    first.get_by_role("button", name="载入最新内容").click()
    expect(first.locator('[data-place="projects/0/indicators/0/name"]')).to_have_text("承办人改的名称")
    expect(weight.locator("input")).to_have_value("25")
    first.keyboard.press("Enter")
    expect(weight).to_have_text("25")
    for page in (first, second):
        page.context.close()


def test_without_scripts_several_files_go_with_one_form(chromium: Browser, demonstration: Demonstration) -> None:
    context = chromium.new_context(locale="zh-CN", base_url=demonstration.address, java_script_enabled=False)
    plain = context.new_page()
    plain.set_default_timeout(20_000)
    plain.goto("/")
    plain.fill("#id_username", "chengban")
    plain.fill("#id_password", demonstration.passwords["chengban"])
    plain.get_by_role("button", name="登录").click()
    plain.goto("/intake/")
    given = [(f"无脚本{number}.csv", TEXT["csv"](form(f"无脚本项目{number}"))) for number in (1, 2)]
    payloads: list[FilePayload] = [{"name": name, "mimeType": "text/csv", "buffer": data} for name, data in given]
    plain.set_input_files("#id_file", payloads)
    plain.get_by_role("button", name="上传并读取").click()
    expect(plain.locator("tr[data-arrival]", has_text="无脚本")).to_have_count(2)
    context.close()


def test_the_pages_of_papers_fit_a_laptop(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/intake/")
    given = [
        ("窄屏甲.txt", "关于窄屏的通知\n请各庭室准时参加，不得缺席。\n".encode()),
        ("窄屏乙.pdf", ruled(form("窄屏乙"))),
        ("窄屏丙.xlsx", OFFICE["xlsx"](form("窄屏丙"))),
    ]
    drop(page, ".drop-many", given)
    expect(page.locator("tr[data-arrival=done]", has_text="窄屏")).to_have_count(3, timeout=120_000)
    for name, _ in given:
        page.goto("/intake/?q=" + name)
        with page.expect_navigation():
            page.locator("#papers a[data-row]").first.click()
        expect(page.locator("[data-state]")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, name
