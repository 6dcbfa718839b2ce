"""Text whose cells stand apart by blanks is read as the tables that it shows."""

import unicodedata
from collections.abc import Sequence

import pytest

from heng.documents.read import interpret
from heng.documents.readers.text import read_text
from tests.documents.relay.agreement import declared, differences, heard
from tests.documents.relay.layouts import PROJECT_LAYOUTS
from tests.documents.relay.papers import maintenance
from tests.documents.relay.sheet import Sheet
from tests.documents.relay.style import Style

TABLES = [name for name in PROJECT_LAYOUTS if name != "guangdong"]


def width(text: str, chinese: int) -> int:
    """How many columns a text takes where a Chinese character takes so many."""
    return sum(chinese if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def spaced(sheets: Sequence[Sheet], chinese: int) -> str:
    """The papers with blanks between cells, so that columns stand below each other."""
    lines: list[str] = []
    for sheet in sheets:
        rows = [[text.replace("\n", "") for text in row] for row in sheet.texts()]
        over = {(row - 1, column - 1) for row, column, put in sheet.placed() if put.columns > 1}
        columns = range(len(rows[0]))
        widths = [
            max((width(row[at], chinese) for number, row in enumerate(rows) if (number, at) not in over), default=4) + 2
            for at in columns
        ]
        starts = [sum(widths[:at]) for at in columns]
        lines += [*sheet.above, *(_line(row, starts, chinese) for row in rows), *sheet.below, ""]
    return "\n".join(lines)


def _line(row: Sequence[str], starts: Sequence[int], chinese: int) -> str:
    line = ""
    for text, start in zip(row, starts, strict=True):
        if text:
            line += " " * max(start - width(line, chinese), 2 if line else 0) + text
    return line


@pytest.mark.parametrize("chinese", [1, 2])
@pytest.mark.parametrize("levels", ["first", "repeated"])
@pytest.mark.parametrize("name", TABLES)
def test_cells_apart_by_blanks_are_read_like_any_table(name: str, levels: str, chinese: int) -> None:
    layout = PROJECT_LAYOUTS[name]
    text = spaced(layout.lay(maintenance(), Style(levels=levels)), chinese)  # type: ignore[arg-type]
    document = interpret(read_text(text.encode()), "paper.txt", "")
    assert list(differences(declared(maintenance(), layout), heard(document, layout))) == []
    assert "I46" in {finding.rule for finding in document.findings}


def test_every_cell_has_the_line_of_the_text_that_it_stands_in() -> None:
    text = spaced(PROJECT_LAYOUTS["central"].lay(maintenance(), Style(levels="first")), 2)
    lines = text.split("\n")
    content = read_text(text.encode())
    cells = [cell for grid in content.grids for row in grid.rows for cell in row if cell.text]
    assert cells
    assert all(cell.text in lines[(cell.where.line or 0) - 1] for cell in cells)
    assert all(line.text in lines[(line.where.line or 0) - 1] for line in content.lines)


def test_form_feeds_divide_pages_and_the_lines_go_on() -> None:
    text = spaced(PROJECT_LAYOUTS["central"].lay(maintenance(), Style(levels="first")), 2)
    title = text.split("\n")[0]
    first, second = text[: text.rindex(title)], text[text.rindex(title) :]
    content = read_text(f"{first}\f{second}".encode())
    document = interpret(content, "paper.txt", "")
    assert [len(project.indicators) for project in document.projects] == [7, 5]
    last = max(cell.where.line or 0 for grid in content.grids for row in grid.rows for cell in row)
    assert last == len(f"{first}{second}".rstrip("\n").split("\n"))


def test_prose_with_wide_blanks_stays_lines() -> None:
    text = "关于报送绩效材料的通知\n\n各庭室：\n  请于月底前  报送材料。\n联系人  李强\n电话  12345\n"
    content = read_text(text.encode())
    assert content.grids == ()
    assert [line.text for line in content.lines] == text.split("\n")[:-1]


def test_figures_below_each_other_never_become_one() -> None:
    text = (
        "某某县人民法院2024年部门预算\n收入总表\n单位：元\n"
        "科目          合计          本年收入\n"
        "法院          700000        650000\n"
        "              650000        600000\n"
        "审判          20000         20000\n"
    )
    texts = [cell.text for grid in read_text(text.encode()).grids for row in grid.rows for cell in row]
    assert not [cell for cell in texts if {"700000650000", "650000600000"} & {cell.replace(" ", "")}]
