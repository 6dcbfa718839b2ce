"""A workbook of what was read from a file that is none (or cannot be written), and where each of its places went."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.cell import coordinate_to_tuple

from heng.documents.writers.row_height import fit_rows, text_width
from heng.documents.writers.sheet import put, set_page, set_value
from heng.domain.finding import Where

Json = Mapping[str, Any]
Address = tuple[str, str]
Locate = Callable[[Where], Address | None]
_ORIGINAL = "原文"
_NUMBER_FILL = PatternFill("solid", fgColor="F2F2F2")
# Widths in characters: of the numbers, of a column at least and at most, and of all columns together at least.
_NUMBERS, _LEAST, _MOST, _PAGE = 7, 6, 40, 120
_LONGEST = 32_000
# A range of more cells is not merged again: the library makes an object of each.
_MOST_MERGED = 20_000


class _Places:
    """Where the places of the file stand in the workbook: exactly, or at least in which line or on which page."""

    def __init__(self) -> None:
        self.exact: dict[tuple[Any, ...], Address] = {}
        self.lines: dict[int, Address] = {}
        self.boxes: dict[int, list[tuple[Sequence[float], Address]]] = {}

    def note(self, where: Json, address: Address) -> None:
        """Remember that what stood at `where` is now at `address`."""
        for key in _keys(where.get("sheet"), where.get("cell"), where.get("line"), where.get("column")):
            self.exact.setdefault(key, address)
        if where.get("line") is not None and where.get("page") is None:
            self.lines.setdefault(where["line"], address)
        if where.get("page") is not None:
            self.boxes.setdefault(where["page"], []).append((where.get("bbox") or (), address))

    def find(self, place: Where) -> Address | None:
        """The address of a place: the same cell, else its line, else the box around its middle, else its page."""
        for key in _keys(place.sheet, place.cell, place.line, place.column):
            if key in self.exact:
                return self.exact[key]
        if place.page is not None:
            return self._on_page(place.page, place.bbox)
        return self.lines.get(place.line) if place.line is not None else None

    def _on_page(self, page: int, box: Sequence[float] | None) -> Address | None:
        here = self.boxes.get(page, [])
        if box:
            across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            for there, address in here:
                if there and there[0] <= across <= there[2] and there[1] <= down <= there[3]:
                    return address
        return here[0][1] if here else None


def content_workbook(content: Json) -> tuple[Workbook, Locate]:
    """The lines and tables of `content` (content_json.py) as a workbook, and how to find a place of the file in it.

    Sheets stay sheets, each cell at its own address. Of any other file one sheet is made, in the order of the file,
    with the number of the line or page before it. All values are text as read.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    places = _Places()
    if content["kind"] == "xlsx":
        for grid in content["grids"]:
            _put_sheet(book, grid, places)
    else:
        _put_original(book, content, places)
    return book, places.find


def _put_sheet(book: Workbook, grid: Json, places: _Places) -> None:
    sheet = book.create_sheet(_name(book, grid["where"].get("sheet") or grid["title"]))
    widths: dict[int, int] = {}
    for number, row in enumerate(grid["rows"], 1):
        for cell in row:
            at = coordinate_to_tuple(cell["where"]["cell"]) if cell["where"].get("cell") else (number, cell["column"])
            _put_cell(sheet, at, cell, places, widths)
    _finish(sheet, widths)


def _put_original(book: Workbook, content: Json, places: _Places) -> None:
    """Lines and tables one below the other: the number or page in column A, what stands there from column B on."""
    sheet = book.create_sheet(_ORIGINAL)
    widths: dict[int, int] = {1: _NUMBERS}
    row, whole = 1, []
    for _, part in sorted(_parts(content), key=lambda pair: pair[0]):
        if "rows" in part:
            row = _put_grid(sheet, row, part, places, widths)
        else:
            whole += [row] if "\t" not in part["text"] else []
            row = _put_line(sheet, row, part, places, widths)
    last = max(widths, default=2)
    widths[max(last, 2)] = max(widths.get(max(last, 2), 0), _PAGE - sum(_columns(widths)[:-1]))
    for line in whole if last > 2 else ():
        sheet.merge_cells(start_row=line, start_column=2, end_row=line, end_column=last)
    _finish(sheet, widths)


def _parts(content: Json) -> Iterator[tuple[tuple[int, int, int], Json]]:
    """Lines and tables with their order: page, line, and a table after a line of the same number."""
    known = content.get("line_places") or [{"line": number} for number, _ in content["lines"]]
    for (number, text), where in zip(content["lines"], known, strict=True):
        yield (where.get("page") or 0, number, 0), {"text": text, "where": where}
    for grid in content["grids"]:
        yield (grid["where"].get("page") or 0, grid["where"].get("line") or 0, 1), grid


def _put_line(sheet: Any, row: int, line: Json, places: _Places, widths: dict[int, int]) -> int:
    """A line, parted at its tabs as the tables in texts are."""
    where = line["where"]
    _put_number(sheet, row, f"第{where['page']}页" if where.get("page") else f"{where.get('line', '')}")
    places.note(where, (sheet.title, f"B{row}"))
    for offset, text in enumerate(line["text"].split("\t")):
        cell = sheet.cell(row, offset + 2)
        cell.font, cell.alignment = Font(name="宋体", size=10), Alignment(vertical="center", wrap_text=True)
        set_value(cell, text[:_LONGEST])
        if "\t" in line["text"]:
            _widen(widths, offset + 2, text)
        places.note({**where, "bbox": None, "page": None, "column": offset + 1}, (sheet.title, cell.coordinate))
    return row + 1


def _put_grid(sheet: Any, row: int, grid: Json, places: _Places, widths: dict[int, int]) -> int:
    for offset, line in enumerate(grid["rows"]):
        first = line[0]["where"] if line else {}
        _put_number(sheet, row + offset, f"第{first['page']}页" if first.get("page") else f"{first.get('line', '')}")
        for cell in line:
            _put_cell(sheet, (row + offset, cell["column"] + 1), cell, places, widths, len(grid["rows"]) - offset)
    return row + len(grid["rows"]) + 1


def _put_cell(
    sheet: Any, at: tuple[int, int], cell: Json, places: _Places, widths: dict[int, int], rows_left: int | None = None
) -> None:
    """A cell with its border, merged over what it spans (a table's rows at the most)."""
    row, column = at
    put(sheet, row, column, cell["text"][:_LONGEST])
    address = sheet.cell(row, column).coordinate
    places.note(cell["where"], (sheet.title, address))
    down = min(cell["row_span"], rows_left or cell["row_span"]) - 1
    if cell["column_span"] == 1:
        _widen(widths, column, cell["text"])
    if 1 < (down + 1) * cell["column_span"] <= _MOST_MERGED:
        sheet.merge_cells(
            start_row=row, start_column=column, end_row=row + down, end_column=column + cell["column_span"] - 1
        )


def _put_number(sheet: Any, row: int, text: str) -> None:
    cell = sheet.cell(row, 1)
    cell.font, cell.fill = Font(name="宋体", size=9, color="808080"), _NUMBER_FILL
    cell.alignment = Alignment(horizontal="right", vertical="center")
    set_value(cell, text)


def _keys(sheet: str | None, cell: str | None, line: int | None, column: int | None) -> list[tuple[Any, ...]]:
    """By what a place is recognised, the surest first; blank for places on pages, which have boxes instead."""
    keys: list[tuple[Any, ...]] = [("cell", sheet, cell)] if cell else []
    return keys + ([("line", line, column)] if line is not None and column is not None else [])


def _name(book: Workbook, wanted: str) -> str:
    """A sheet's own name; names that Excel refuses or that are there already get a number."""
    plain = "".join(character for character in wanted if character not in "[]:*?/\\")[:31].strip("'") or "表"
    names = (plain, *(f"{plain[:27]}（{number}）" for number in range(2, 1000)))
    return next(name for name in names if name.lower() not in map(str.lower, book.sheetnames))


def _columns(widths: Mapping[int, int]) -> list[int]:
    return [widths.get(number, _LEAST + 4) for number in range(1, max(widths, default=1) + 1)]


def _widen(widths: dict[int, int], column: int, text: str) -> None:
    longest = max(map(text_width, text.split("\n")))
    widths[column] = max(widths.get(column, _LEAST), min(longest + 2, _MOST))


def _finish(sheet: Any, widths: Mapping[int, int]) -> None:
    set_page(sheet, _columns(widths), landscape=True)
    fit_rows(sheet)
