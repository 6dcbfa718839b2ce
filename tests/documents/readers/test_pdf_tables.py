"""Tables in PDF files are the tables that were printed: the same texts, the same merged cells, over all pages."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heng.documents.content import Content
from heng.documents.readers.pdf import read_pdf
from tests.documents.relay import pdf
from tests.documents.relay.sheet import Put, Sheet

_LEVELS = {"产出指标": ("数量指标", "质量指标", "时效指标"), "效益指标": ("社会效益指标", "可持续影响指标")}
_NAMES = (
    "网上立案率",
    "法定审限内结案率",
    "诉讼服务大厅自助终端采购数量（含安装调试及三年维护）",
    "庭审直播场次",
    "干警培训人次",
)


def form(each: int, project: str = "智慧法院运行维护") -> Sheet:
    """A form with a head of its own columns and `each` indicators for every subcategory."""
    rows = [
        (Put("项目名称"), Put(project, 3), Put("项目编码"), Put("44010024Y0001", 2)),
        (Put("项目资金", 1, 2), Put("年度资金总额", 3), Put("1,234.56", 3)),
        (Put("其中：财政拨款", 3), Put("1,200.00", 3)),
        (Put("总体目标"), Put("保障各应用系统全年稳定运行，为当事人提供优质高效的诉讼服务，不断提升审判执行质效。", 6)),
        tuple(map(Put, ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重"))),
    ]
    for category, subcategories in _LEVELS.items():
        for place, subcategory in enumerate(subcategories):
            for number in range(each):
                levels = [Put(category, 1, each * len(subcategories))] * (place == number == 0)
                levels += [Put(subcategory, 1, each)] * (number == 0)
                name = f"{_NAMES[number % len(_NAMES)]}{place}{number}"
                rows.append((*levels, Put(name), Put("≥"), Put(f"{90 + number}.5"), Put("%"), Put("5")))
    return Sheet("form", tuple(rows), ("项目支出绩效目标表",), ("填报人：张三",))


def wide(projects: int, each: int) -> Sheet:
    """A wide table: unit, project, amount and objective merged beside the indicators of each project."""
    head = ("单位名称", "项目名称", "预算数", "年度目标", "一级指标", "三级指标", "指标值", "单位")
    rows = [tuple(map(Put, head))]
    for project in range(projects):
        merged = (
            "清河区人民法院",
            f"审判业务保障经费{project}",
            f"{project * 7 + 1}.50",
            f"完成第{project}项工作，提升审判质效。",
        )
        for number in range(each):
            owned = [Put(text, 1, each) for text in merged] if number == 0 else []
            rows.append((*owned, Put("产出指标"), Put(_NAMES[number % len(_NAMES)]), Put(f"≥{number}"), Put("件")))
    return Sheet("wide", tuple(rows), ("2024年部门预算项目支出绩效目标表",))


def texts(content: Content) -> list[list[list[str]]]:
    """Each grid as a rectangle, a merged cell at its first place, without line ends and blank rows."""
    found = []
    for grid in content.grids:
        rectangle = [[""] * grid.width() for _ in grid.rows]
        for cell in (cell for row in grid.rows for cell in row):
            rectangle[cell.row - 1][cell.column - 1] = cell.text.replace("\n", "")
        found.append([row for row in rectangle if any(row)])
    return found


def printed_texts(sheets: Sequence[Sheet]) -> list[list[list[str]]]:
    """The same of what was printed."""
    return [[[text.replace("\n", "") for text in row] for row in sheet.texts()] for sheet in sheets]


def merged(content: Content) -> list[set[tuple[int, int, int, int]]]:
    """The merged cells of each grid: row, column, rows, columns."""
    return [
        {
            (cell.row, cell.column, cell.row_span, cell.column_span)
            for row in grid.rows
            for cell in row
            if cell.row_span > 1 or cell.column_span > 1
        }
        for grid in content.grids
    ]


def merged_in(sheets: Sequence[Sheet]) -> list[set[tuple[int, int, int, int]]]:
    """The same of what was printed."""
    return [
        {(row, column, put.rows, put.columns) for row, column, put in sheet.placed() if put.rows > 1 or put.columns > 1}
        for sheet in sheets
    ]


PAPERS = {
    "a form on one page": [form(1)],
    "a long form": [form(6)],
    "two forms after each other": [form(2), form(3, "法院办案业务费")],
    "a wide table over pages": [wide(14, 5)],
}
WRITERS = {
    "upright": lambda sheets: pdf.ruled(sheets, size=8),
    "on its side with a repeated head": lambda sheets: pdf.ruled(sheets, size=8, wide=True, head=1),
    "with the font embedded": lambda sheets: pdf.embedded(sheets, size=7),
}


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("paper", PAPERS)
def test_a_printed_table_is_read_as_it_was(paper: str, writer: str) -> None:
    sheets = PAPERS[paper]
    content = read_pdf(WRITERS[writer](sheets))
    assert texts(content) == printed_texts(sheets)
    assert merged(content) == merged_in(sheets)


def test_every_cell_has_its_page_and_its_rectangle_on_it() -> None:
    content = read_pdf(pdf.ruled([form(6)], size=8, wide=True))
    places = [cell.where for row in content.grids[0].rows for cell in row]
    assert {place.page for place in places} == {1, 2}
    assert all(place.bbox and place.bbox[0] < place.bbox[2] and place.bbox[1] < place.bbox[3] < 595 for place in places)


@pytest.fixture(scope="module")
def from_browser(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Papers as the browser prints them."""
    separate = "table{border-collapse:separate!important}"
    lines = "td{border:none!important;border-bottom:1px solid black!important;border-top:1px solid black!important}"
    pages = {
        "lines": pdf.web_page([form(11)]),
        "repeated": pdf.web_page([wide(14, 5)], wide=True, head=1),
        "apart": pdf.web_page([form(4)], more=separate),
        "dotted": pdf.web_page([form(4)], border="1px dotted #888"),
        "shaded": pdf.web_page([form(4)], border="none", more=f"td{{background:#dde}}{separate}"),
        "level": pdf.web_page([form(4)], more=lines),
        "plain": pdf.web_page([form(1)], border="none"),
    }
    return pdf.printed(pages, tmp_path_factory.mktemp("pages"))


@pytest.mark.parametrize(
    ("page", "sheet"),
    [
        ("lines", form(11)),
        ("repeated", wide(14, 5)),
        ("apart", form(4)),
        ("dotted", form(4)),
        ("shaded", form(4)),
        ("level", form(4)),
        ("plain", form(1)),
    ],
)
def test_a_table_that_the_browser_printed_is_read_as_it_was(
    from_browser: dict[str, bytes], page: str, sheet: Sheet
) -> None:
    content = read_pdf(from_browser[page])
    assert texts(content) == printed_texts([sheet])
    assert not [line.text for line in content.lines if line.text.startswith("第")]


_WORDS = st.text("办案业务保障经费人民法院诉讼服务质量数量培训，、（）12.5%", min_size=1, max_size=40).map(
    lambda text: f"甲{text}乙"
)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A table of four columns; cells of the first are merged over one to three rows."""
    rows: list[tuple[Put, ...]] = []
    for _ in range(draw(st.integers(1, 12))):
        high = draw(st.integers(1, 3))
        rows.append((Put(draw(_WORDS), 1, high), *(Put(draw(_WORDS)) for _ in range(3))))
        rows += [tuple(Put(draw(_WORDS)) for _ in range(3)) for _ in range(high - 1)]
    return Sheet("any", tuple(rows))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheet=sheets())
def test_no_text_is_lost_or_moved_whatever_stands_in_a_table(sheet: Sheet) -> None:
    content = read_pdf(pdf.ruled([sheet], size=9))
    assert [row for grid in texts(content) for row in grid] == printed_texts([sheet])[0]


@pytest.mark.parametrize("align", ["TOP", "MIDDLE"])
def test_a_table_without_lines_is_read_by_places_and_announced(align: str) -> None:
    for paper in ([form(1)], [wide(4, 5)]):
        content = read_pdf(pdf.unruled(paper, size=8, wide=True, align=align))
        assert texts(content) == printed_texts(paper)
        assert {note.rule for note in content.notes} == {"I46"}


def test_merged_cells_in_the_middle_of_their_rows_reach_over_them_without_lines() -> None:
    sheet = wide(4, 5)
    assert merged(read_pdf(pdf.unruled([sheet], size=8, wide=True))) == merged_in([sheet])


def test_columns_of_a_table_without_lines_stay_the_same_over_pages() -> None:
    sheet = wide(12, 5)
    content = read_pdf(pdf.unruled([sheet], size=9, wide=True))
    assert texts(content) == printed_texts([sheet])


def test_the_font_for_tests_is_there() -> None:
    assert Path(pdf.FONT).exists()
