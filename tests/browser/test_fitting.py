"""A table that no layout knows is fitted by hand with a live preview, saved, and the next one reads itself."""

from pathlib import Path

from playwright.sync_api import Page, expect

ROWS = (
    "{year}年度甲院绩效表,,,,,,",
    "事由,大厅改造,,花费（万元）,12.5,,",
    "大类,小类,考核点,怎么比,到多少,什么计,占多少",
    "产出指标,数量指标,改造面积,≥,400,平方米,50",
    ",质量指标,验收通过,=,100,%,30",
    "效益指标,社会效益指标,群众评价,≥,90,%,{last}",
    "填表人：张三,,,,,,",
)


def upload(page: Page, folder: Path, year: int, last: int) -> None:
    """Send the paper of `year` and open it once it is read."""
    path = folder / f"甲院{year}.csv"
    path.write_text("\n".join(ROWS).format(year=year, last=last), "utf-8")
    page.goto("/intake/")
    page.set_input_files("#id_file", path)
    if page.get_by_role("button", name="上传并读取").is_visible():
        page.get_by_role("button", name="上传并读取").click()
    page.locator("a[data-row]", has_text=path.name).first.click()
    expect(page.locator("h1")).to_contain_text("原文与识别结果")


def test_an_unknown_table_is_fitted_by_hand_and_the_next_one_reads_itself(page: Page, tmp_path: Path) -> None:
    upload(page, tmp_path, 2023, 20)
    page.get_by_role("link", name="手工对应栏目").click()
    preview = page.locator("#preview")
    expect(page.locator("#column-3")).to_have_value("name")
    expect(preview).to_contain_text("3 项指标")

    page.select_option("#column-7", "")
    expect(preview).not_to_contain_text("占多少分")
    expect(preview.locator("tbody tr").first.locator("td").nth(6)).to_have_text("")
    page.select_option("#column-7", "weight")
    expect(preview.locator("tbody tr").first.locator("td").nth(6)).to_have_text("50")
    page.select_option("[name=label-project_name]", "2,1")
    page.select_option("[name=label-total]", "2,4")
    expect(preview).to_contain_text("项目：大厅改造")
    expect(preview).to_contain_text("12.50 万元")

    # Another row of headings, chosen with the mouse, shows at once what is lost; the right one is chosen with the keyboard.
    page.locator("tr[data-row='5'] button").click()
    expect(preview).to_contain_text("1 项指标")
    expect(preview).to_contain_text("有2行像是指标，但没有读入")
    page.locator("tr[data-row='3'] button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[name=first_row]")).to_have_value("4")
    page.fill("[name=last_row]", "6")
    page.keyboard.press("Tab")
    expect(preview).to_contain_text("3 项指标")

    page.fill("#name", "甲院绩效表")
    page.get_by_role("button", name="保存并重新读取").click()
    expect(page.locator("main")).to_contain_text("已保存栏目对应“甲院绩效表”（第 1 版）")
    expect(page.locator("main")).to_contain_text("改造面积")

    upload(page, tmp_path, 2024, 10)
    expect(page.locator("main")).to_contain_text("按保存的栏目对应“甲院绩效表”")
    expect(page.locator("main")).to_contain_text("群众评价")
    page.goto("/mapping/")
    row = page.locator("tr", has=page.locator("input[value=甲院绩效表]"))
    expect(row.locator("td.num")).to_have_text("2")


def test_no_page_of_fitting_is_wider_than_a_laptop_screen(page: Page, tmp_path: Path) -> None:
    upload(page, tmp_path, 2019, 5)
    paper = page.url
    page.set_viewport_size({"width": 1280, "height": 800})
    for address in (f"/mapping/paper/{paper.rstrip('/').rpartition('/')[2]}/", "/mapping/", "/form/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, address
