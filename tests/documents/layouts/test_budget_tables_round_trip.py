"""Whatever a table of money holds, it comes back equal: headings in groups, split codes, two sides, every way to write an amount."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from heng.documents.layouts import grid_paper
from heng.documents.layouts.budget_tables import read_budget_tables
from heng.documents.layouts.rows import sheets
from heng.documents.readers.docx import read_docx
from heng.documents.readers.html import read_html
from heng.documents.readers.text import read_text
from heng.documents.readers.xlsx import read_xlsx
from tests.documents.relay.book import BookTable, Face
from tests.documents.relay.formats import to_docx, to_html, to_txt, to_xlsx
from tests.documents.relay.sheet import Put

ROUND_TRIPS = {
    "xlsx": lambda sheet: read_xlsx(to_xlsx([sheet])),
    "docx": lambda sheet: read_docx(to_docx([sheet])),
    "html": lambda sheet: read_html(to_html([sheet])),
    "txt": lambda sheet: read_text(to_txt([sheet])),
}
LEAVES = (
    "合计",
    "基本支出",
    "项目支出",
    "人员经费",
    "公用经费",
    "上年结转",
    "一般公共预算",
    "政府性基金预算",
    "年初预算数",
    "决算数",
)
GROUPS = ("本年支出", "财政拨款", "其中", "2024年预算", "资金来源安排")
NAMES = st.sampled_from(
    [
        "公共安全支出",
        "法院",
        "行政运行",
        "“两庭”建设",
        "一、本年收入",
        "（一）财政拨款",
        "2023年结转项目",
        "合计",
        "3D建模服务费",
        "其中：办公费",
    ]
)


def _amount(value, style):
    if value is None:
        return style if style in ("", "-", "—") else ""
    plain = f"{abs(value):,}" if style == "," else f"{abs(value)}"
    return f"（{plain}）" if value < 0 and style == "," else f"{'-' * (value < 0)}{plain}"


AMOUNTS = st.builds(
    _amount,
    st.none() | st.decimals(min_value=-99999, max_value=9999999, places=2, allow_nan=False),
    st.sampled_from(["", "-", "—", ",", "plain"]),
)
CODES = {"none": 0, "joined": 1, "split": 3}


@st.composite
def heads(draw, leaves):
    """Groups over consecutive leaves: a list of (group or None, leaves below it)."""
    found: list[tuple[str | None, list[str]]] = []
    rest = list(leaves)
    names = iter(GROUPS)
    while rest:
        size = draw(st.integers(1, min(3, len(rest))))
        group = next(names, None) if size > 1 else None
        found += [(group, rest[:size])] if group else [(None, [leaf]) for leaf in rest[:size]]
        rest = rest[size:]
    return found


@st.composite
def tables(draw):
    """A table of one or two sides; codes in one column, in three or in none."""
    codes = draw(st.sampled_from(list(CODES)))
    sides = draw(st.sampled_from([1, 2])) if codes == "none" else 1
    upper, lower, faces, column = [], [], [], 0
    deep = draw(st.booleans())
    for _ in range(sides):
        leaves = draw(st.lists(st.sampled_from(LEAVES), min_size=1, max_size=5, unique=True))
        groups = draw(heads(leaves)) if deep else [(None, [leaf]) for leaf in leaves]
        rows = 2 if deep else 1
        parts = range(column, column + CODES[codes])
        if codes == "split" and deep:
            upper.append(Put("科目编码", 3))
            lower += [Put("类"), Put("款"), Put("项")]
        elif codes == "split":
            upper += [Put("类"), Put("款"), Put("项")]
        elif codes == "joined":
            upper.append(Put("科目编码", 1, rows))
        column += CODES[codes]
        name, column = column, column + 1
        upper.append(Put("科目名称" if codes != "none" else "项目", 1, rows))
        for group, below in groups:
            upper.append(Put(group, len(below)) if group else Put(below[0], 1, rows))
            lower += [Put(leaf) for leaf in below] if group else []
        faces.append(Face(name, {column + at: leaf for at, leaf in enumerate(leaves)}, tuple(parts)))
        column += len(leaves)
    lines = [_line(draw, faces, column) for _ in range(draw(st.integers(1, 6)))]
    head = (tuple(upper), tuple(lower)) if lower else (tuple(Put(put.text, put.columns) for put in upper),)
    unit = draw(st.sampled_from(["元", "千元", "万元", "亿元"]))
    title = draw(st.sampled_from(["部门收支总表", "支出决算表", "一般公共预算支出表", "项目支出表"]))
    return BookTable("", title, unit, head, tuple(lines), tuple(faces))


def _line(draw, faces, width):
    cells = [""] * width
    for face in faces:
        cells[face.name] = draw(NAMES)
        code = draw(st.sampled_from([("204", "05", "01"), ("208", "05", "05"), ("301", "01", "02")]))
        for part, column in zip(code, face.codes, strict=False):
            cells[column] = part if len(face.codes) == 3 else "".join(code)
        for column in face.amounts:
            cells[column] = draw(AMOUNTS)
    return tuple(cells)


@settings(max_examples=40, deadline=None)
@given(table=tables(), kind=st.sampled_from(sorted(ROUND_TRIPS)))
def test_every_cell_of_a_random_table_comes_back(table, kind):
    content = ROUND_TRIPS[kind](table.sheet())
    (sheet,) = sheets(content)
    read = read_budget_tables(sheet.rows, "百万元", sheet.title)
    assert [(found.title, found.money_unit) for found in read.tables] == [(table.title, table.unit)]
    lines = [(row.code, row.name, dict(row.amounts)) for row in read.tables[0].rows]
    assert lines == table.expected()
    assert not [finding for finding in read.findings if finding.rule in ("I17", "I45")]


@settings(max_examples=10, deadline=None)
@given(first=tables(), second=tables())
def test_two_tables_in_one_file_stay_apart(first, second):
    assume(first.title != second.title)
    content = read_docx(to_docx([first.sheet(), second.sheet()]))
    document = grid_paper.read(content, "book.docx", "")
    assert [len(table.rows) for table in document.tables] == [len(first.expected()), len(second.expected())]
