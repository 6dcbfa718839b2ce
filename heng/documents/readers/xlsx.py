"""Excel workbooks: each visible sheet as a grid of what its cells show."""

from dataclasses import dataclass

from heng.documents.content import Content, Grid
from heng.documents.readers.announce import announce
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.number_format import BUILT_IN, GENERAL
from heng.documents.readers.package import Package, elements, open_package
from heng.documents.readers.sheet import Book, read_sheet, rich_text
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Finding, Where


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    hidden: bool
    part: str


def read_xlsx(data: bytes) -> Content:
    """The visible sheets of a workbook as grids, with notes on what is hidden, without result or out of bounds.

    Raises UnreadableInput for damaged packages, beyond the limits, and where no visible sheet has any content.
    """
    package = open_package(data)
    workbook = package.main() or "xl/workbook.xml"
    entries = _entries(package, workbook)
    if len(entries) > limit("sheet", "sheets"):
        raise beyond("工作表数量", len(entries), limit("sheet", "sheets"), "张")
    book = _book(package, workbook)
    notes: list[Finding] = [announce("I04")] if package.has_macros() else []
    grids: list[Grid] = []
    cells = 0
    for entry in entries:
        if entry.part not in package.parts:
            raise UnreadableInput(
                f"工作表“{entry.name}”的内容在文件里找不到，文件可能已损坏。请用 Excel 或 WPS 打开后另存一份再导入。"
            )
        with package.open(entry.part) as part:
            sheet = read_sheet(part, entry.name, book)
        if entry.hidden:
            notes += [announce("I02", entry.name, Where(sheet=entry.name))] if sheet.cells else []
            continue
        cells += sheet.cells
        if cells > limit("sheet", "cells"):
            raise beyond("单元格数量", cells, limit("sheet", "cells"), "个")
        grids.append(Grid(entry.name, sheet.rows, Where(sheet=entry.name)))
        notes += sheet.notes
    if not cells:
        raise UnreadableInput("工作簿里没有可见的内容（没有工作表、内容为空，或工作表全部隐藏）。请检查后重新导入。")
    return Content("xlsx", grids=tuple(grids), notes=tuple(notes))


def _entries(package: Package, workbook: str) -> list[_Entry]:
    """The sheets in the order of their tabs; chart sheets have no cells and are left out."""
    related = package.related(workbook)
    found = []
    for sheet in package.xml(workbook).iter("{*}sheet"):
        relation = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
        kind, part = related.get(str(relation), ("", ""))
        if kind == "worksheet":
            found.append(_Entry(sheet.get("name", ""), sheet.get("state", "visible") != "visible", part))
    return found


def _book(package: Package, workbook: str) -> Book:
    parts = dict(package.related(workbook).values())
    properties = next(package.xml(workbook).iter("{*}workbookPr"), None)
    epoch = properties is not None and properties.get("date1904") in ("1", "true")
    return Book(_strings(package, parts.get("sharedStrings")), _formats(package, parts.get("styles")), epoch)


def _strings(package: Package, part: str | None) -> list[str]:
    if part not in package.parts:
        return []
    with package.open(part) as stream:
        strings: list[str] = []
        for item in elements(stream, "si"):
            strings.append(rich_text(item))
            if len(strings) > limit("sheet", "strings"):
                raise beyond("工作簿里的文字", len(strings), limit("sheet", "strings"), "个")
        return strings


def _formats(package: Package, part: str | None) -> list[str]:
    """The number format of each cell style."""
    if part not in package.parts:
        return []
    root = package.xml(part)
    named = {item.get("numFmtId", ""): item.get("formatCode", GENERAL) for item in root.iter("{*}numFmt")}
    styles = next(root.iter("{*}cellXfs"), None)
    numbers = [] if styles is None else [style.get("numFmtId", "0") for style in styles]
    return [named.get(number) or BUILT_IN.get(int(number) if number.isdecimal() else 0, GENERAL) for number in numbers]
