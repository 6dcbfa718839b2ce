"""Hostile files of other kinds: old workbooks, PDF, pictures under wrong names, and what is no file at all."""

import io
import struct
import zlib
from collections.abc import Callable

import xlwt

Maker = Callable[[], bytes]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def old_workbook(rows: int = 50, columns: int = 8) -> bytes:
    """An honest old workbook."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for row in range(rows):
        for column in range(columns):
            sheet.write(row, column, f"值{row}-{column}")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def looping_sectors() -> bytes:
    """An old workbook whose allocation table leads in a circle."""
    data = bytearray(old_workbook())
    table = 512 * (1 + struct.unpack_from("<I", data, 76)[0])
    for number in range(128):
        struct.pack_into("<I", data, table + 4 * number, (number + 1) % 5)
    return bytes(data)


def absurd_sectors() -> bytes:
    """An old workbook that claims four thousand million sectors."""
    data = bytearray(old_workbook())
    struct.pack_into("<II", data, 44, 0xFFFFFFF0, 0xFFFFFF00)
    struct.pack_into("<H", data, 30, 31)
    return bytes(data)


def encrypted_office() -> bytes:
    """What an Office file with a password looks like from outside."""
    head = _OLE + bytes(40) + struct.pack("<I", 0) + bytes(460)
    return head + "EncryptedPackage".encode("utf-16-le").ljust(512, b"\0")


def pdf(objects: list[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of the given objects, numbered from 1."""
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    start = f"\nstartxref\n{len(data)}\n%%EOF".encode()
    size = len(objects) + 1
    return (
        data
        + f"xref\n0 {size}\n0000000000 65535 f \n".encode()
        + table
        + b"trailer<</Size %d " % size
        + trailer
        + b">>"
        + start
    )


def inflating_pdf(mebibytes: int) -> bytes:
    """A PDF with a page whose content inflates to so many MiB."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"0 0 m " * 170_000) for _ in range(mebibytes)) + packer.flush()
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
            b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream",
        ]
    )


def many_pages(count: int) -> bytes:
    """A PDF that has one page so many times."""
    kids = b"3 0 R " * count
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>",
        ]
    )


def giant_page() -> bytes:
    """A PDF with a page as large as a country and nothing on it but an image without data."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99999999 99999999]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>",
            b"<</Length 30>>stream\n99999999 0 0 99999999 0 0 cm /I Do\nendstream",
            b"<</Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB/Length 3>>stream\nabc\nendstream",
        ]
    )


def looping_pdf() -> bytes:
    """A PDF whose cross-reference tables and page tree lead in a circle."""
    body = pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>"])
    place = body.rfind(b"xref\n0")
    return body.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % place)


def huge_picture() -> bytes:
    """A PNG that claims 100,000 by 100,000 pixels."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(10 << 20), 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


BINARIES: dict[str, Maker] = {
    "循环.xls": looping_sectors,
    "扇区.xls": absurd_sectors,
    "半截.xls": lambda: old_workbook()[:3000],
    "只有头.xls": lambda: _OLE + bytes(504) + "Workbook".encode("utf-16-le"),
    "密码.xlsx": encrypted_office,
    "膨胀.pdf": lambda: inflating_pdf(300),
    "十万页.pdf": lambda: many_pages(100_000),
    "巨页.pdf": giant_page,
    "循环.pdf": looping_pdf,
    "半截.pdf": lambda: many_pages(20)[:400],
    "巨图.png": huge_picture,
    "巨图.docx": huge_picture,
    "程序.pdf": lambda: b"MZ\x90\x00" + bytes(1000),
    "压缩.xlsx": lambda: b"\x1f\x8b\x08" + bytes(1000),
}
