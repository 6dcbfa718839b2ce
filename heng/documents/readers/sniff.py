"""What a file is, judged by its content and not by its name; files that are not read get one clear message."""

import re
from typing import Literal

from heng.documents.content import Kind
from heng.documents.readers.csv import is_quoted_by_tabs, looks_like_csv
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.package import entry_names
from heng.documents.readers.text import decode
from heng.domain.errors import UnreadableInput

Format = Literal[Kind, "xls", "xlsb", "spreadsheet_xml", "open_document", "mht"]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (b"Rar!", "这是 RAR 压缩包。请解压后逐个导入其中的文件。"),
    (b"7z\xbc\xaf\x27\x1c", "这是 7z 压缩包。请解压后逐个导入其中的文件。"),
    (b"\x1f\x8b", "这是 gzip 压缩包。请解压后逐个导入其中的文件。"),
    (b"MZ", "这是程序文件，不能导入。请选择 Word、Excel、PDF、网页或文本文件。"),
    (b"\x7fELF", "这是程序文件，不能导入。请选择 Word、Excel、PDF、网页或文本文件。"),
    (b"{\\rtf", "这是 RTF 文件。请用 Word 或 WPS 另存为 .docx 后再导入。"),
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_TELEPHONE_PICTURES = (b"ftyphei", b"ftypmif1", b"ftypavif")
_OLE_STREAMS = (
    ("EncryptedPackage", "文件设有打开密码，无法读取。请取消密码后再导入。"),
    ("WordDocument", "这是旧版 Word 文件（.doc）。请用 Word 或 WPS 另存为 .docx 后再导入。"),
    ("PowerPoint Document", "这是演示文稿。请选择 Word、Excel、PDF、网页或文本文件。"),
)
_OLD_WORKBOOKS = ("Workbook", "Book")
# How Excel began its files before it put them into compound files: BIFF2 to BIFF5, a mark and the length of the record.
_BARE_WORKBOOK = re.compile(rb"\x09[\x00\x02\x04\x08][\x04\x06\x08]\x00")
_PACKAGES: tuple[tuple[str, Format], ...] = (
    ("xl/workbook.xml", "xlsx"),
    ("word/document.xml", "docx"),
    ("xl/workbook.bin", "xlsb"),
    ("content.xml", "open_document"),
)
_OTHER_PACKAGES = (
    ("ppt/presentation.xml", "这是演示文稿。请选择 Word、Excel、PDF、网页或文本文件。"),
    ("OFD.xml", "这是 OFD 版式文件，暂不能读取。请导入原始的 Word、Excel 文件，或转换为带文字的 PDF。"),
)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|table|tbody|tr|td|meta|style|div|p|span|font|center)\b", re.IGNORECASE
)
_MHT = re.compile(
    r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Content-Type)\s*:\s*(?:1\.0|multipart/)", re.IGNORECASE
)
_HEAD = 4096


def sniff(data: bytes, name: str = "") -> Format:
    """The kind of file that `data` is; `name` decides only between plain text and comma-separated values.

    Raises UnreadableInput with what the file is and what to do for everything that no reader reads.
    """
    _refuse_unread(data)
    if _is_picture(data):
        return "image"
    if _BARE_WORKBOOK.match(data):
        return "xls"
    if data.startswith(_OLE):
        return _compound_kind(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package_kind(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return _text_kind(data, name)


def _refuse_unread(data: bytes) -> None:
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableInput("文件是空的，没有可读取的内容。请检查文件是否保存完整。")
    for signature, message in _SIGNATURES:
        if data.startswith(signature) and not _is_plain(signature, data):
            raise UnreadableInput(message)


def _is_picture(data: bytes) -> bool:
    if data[4:12].startswith(_TELEPHONE_PICTURES):
        raise UnreadableInput("这是手机照片格式（HEIC）。请另存为 JPG 或 PDF 后再导入。")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return True
    return any(data.startswith(mark) and not _is_plain(mark, data) for mark in _PICTURES)


def _is_plain(signature: bytes, data: bytes) -> bool:
    """Letters that begin many texts (BM, MZ) are a signature only before bytes that no text has."""
    return signature in (b"BM", b"MZ") and b"\x00" not in data[:64]


def _compound_kind(data: bytes) -> Format:
    """What a compound file holds: its directory begins with what it is, other names may be of embedded objects."""
    start = 512 * (1 + int.from_bytes(data[48:52], "little"))
    for part in (data[start : start + 512], data):
        for stream, message in _OLE_STREAMS:
            if stream.encode("utf-16-le") in part:
                raise UnreadableInput(message)
        if any(stream.encode("utf-16-le") in part for stream in _OLD_WORKBOOKS):
            return "xls"
    raise UnreadableInput(
        "这是旧版 Office 文件或其他复合文档，或者文件不完整。请用 Office 或 WPS 另存为 .xlsx 或 .docx 后再导入。"
    )


def _package_kind(data: bytes) -> Format:
    names = set(entry_names(data))
    for part, kind in _PACKAGES:
        if part in names:
            return kind
    for part, message in _OTHER_PACKAGES:
        if part in names:
            raise UnreadableInput(message)
    if "[Content_Types].xml" in names:
        raise UnreadableInput("这个 Office 文件里找不到工作簿或正文，可能已损坏。请用 Office 或 WPS 另存一份再导入。")
    raise UnreadableInput("这是 ZIP 压缩包，不是 Word 或 Excel 文件。请解压后逐个导入其中的文件。")


def _text_kind(data: bytes, name: str) -> Format:
    if len(data) > limit("text", "bytes"):
        raise beyond("文本文件大小", len(data), limit("text", "bytes"), "字节")
    text, _ = decode(data)
    head = text[:_HEAD].lstrip()
    if "urn:schemas-microsoft-com:office:spreadsheet" in head and "<html" not in head.lower():
        return "spreadsheet_xml"
    if _MHT.match(head):
        return "mht"
    if head.startswith("<") and _HTML.search(head):
        return "html"
    if head.startswith("<?xml"):
        raise UnreadableInput("这是 XML 数据文件，不是预算绩效材料。请选择 Word、Excel、PDF、网页或文本文件。")
    return "csv" if name.lower().endswith(".csv") or looks_like_csv(text) or is_quoted_by_tabs(text) else "text"
