"""What a file is, judged by its content and not by its name; files that are not read get one clear message."""

import re

from heng.documents.content import Kind
from heng.documents.readers.csv import looks_like_csv
from heng.documents.readers.package import entry_names
from heng.documents.readers.text import decode
from heng.domain.errors import UnreadableInput

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (b"Rar!", "这是 RAR 压缩包。请解压后逐个导入其中的文件。"),
    (b"7z\xbc\xaf\x27\x1c", "这是 7z 压缩包。请解压后逐个导入其中的文件。"),
    (b"\x1f\x8b", "这是 gzip 压缩包。请解压后逐个导入其中的文件。"),
    (b"\x89PNG", "这是图片，其中的文字无法读取。请导入原始的 Word、Excel 或带文字的 PDF。"),
    (b"\xff\xd8\xff", "这是图片，其中的文字无法读取。请导入原始的 Word、Excel 或带文字的 PDF。"),
    (b"GIF8", "这是图片，其中的文字无法读取。请导入原始的 Word、Excel 或带文字的 PDF。"),
    (b"BM", "这是图片，其中的文字无法读取。请导入原始的 Word、Excel 或带文字的 PDF。"),
    (b"II*\x00", "这是图片，其中的文字无法读取。请导入原始的 Word、Excel 或带文字的 PDF。"),
    (b"MM\x00*", "这是图片，其中的文字无法读取。请导入原始的 Word、Excel 或带文字的 PDF。"),
    (b"MZ", "这是程序文件，不能导入。请选择 Word、Excel、PDF、网页或文本文件。"),
    (b"\x7fELF", "这是程序文件，不能导入。请选择 Word、Excel、PDF、网页或文本文件。"),
    (b"{\\rtf", "这是 RTF 文件。请用 Word 或 WPS 另存为 .docx 后再导入。"),
    (b"MIME-Version:", "这是单文件网页（MHT）。请另存为 .xlsx、.docx 或普通网页后再导入。"),
)
_OLE_STREAMS = (
    ("EncryptedPackage", "文件设有打开密码，无法读取。请取消密码后再导入。"),
    ("WordDocument", "这是旧版 Word 文件（.doc）。请用 Word 或 WPS 另存为 .docx 后再导入。"),
    ("Workbook", "这是旧版 Excel 文件（.xls）。请用 Excel 或 WPS 另存为 .xlsx 后再导入。"),
    ("Book", "这是旧版 Excel 文件（.xls）。请用 Excel 或 WPS 另存为 .xlsx 后再导入。"),
    ("PowerPoint Document", "这是演示文稿。请选择 Word、Excel、PDF、网页或文本文件。"),
)
_PACKAGES: tuple[tuple[str, Kind], ...] = (("xl/workbook.xml", "xlsx"), ("word/document.xml", "docx"))
_OTHER_PACKAGES = (
    ("xl/workbook.bin", "这是二进制 Excel 文件（.xlsb）。请另存为 .xlsx 后再导入。"),
    ("ppt/presentation.xml", "这是演示文稿。请选择 Word、Excel、PDF、网页或文本文件。"),
    ("OFD.xml", "这是 OFD 版式文件，暂不能读取。请导入原始的 Word、Excel 文件，或转换为带文字的 PDF。"),
    ("content.xml", "这是 OpenDocument 文件。请另存为 .xlsx 或 .docx 后再导入。"),
)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|table|meta|div|p)\b", re.IGNORECASE)
_HEAD = 4096


def sniff(data: bytes, name: str = "") -> Kind:
    """The kind of file that `data` is; `name` decides only between plain text and comma-separated values.

    Raises UnreadableInput with what the file is and what to do for everything that no reader reads.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableInput("文件是空的，没有可读取的内容。请检查文件是否保存完整。")
    for signature, message in _SIGNATURES:
        if data.startswith(signature) and not _is_plain(signature, data):
            raise UnreadableInput(message)
    if data.startswith(_OLE):
        raise UnreadableInput(_ole_message(data))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package_kind(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return _text_kind(data, name)


def _is_plain(signature: bytes, data: bytes) -> bool:
    """Letters that begin many texts (BM, MZ) are a signature only before bytes that no text has."""
    return signature in (b"BM", b"MZ") and b"\x00" not in data[:64]


def _ole_message(data: bytes) -> str:
    for stream, message in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return message
    return "这是旧版 Office 文件或其他复合文档，或者文件不完整。请用 Office 或 WPS 另存为 .xlsx 或 .docx 后再导入。"


def _package_kind(data: bytes) -> Kind:
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


def _text_kind(data: bytes, name: str) -> Kind:
    text, _ = decode(data)
    head = text[:_HEAD].lstrip()
    if "urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise UnreadableInput("这是“XML 表格 2003”文件。请用 Excel 或 WPS 另存为 .xlsx 后再导入。")
    if head.startswith("<") and _HTML.search(head):
        return "html"
    if head.startswith("<?xml"):
        raise UnreadableInput("这是 XML 数据文件，不是预算绩效材料。请选择 Word、Excel、PDF、网页或文本文件。")
    return "csv" if name.lower().endswith(".csv") or looks_like_csv(text) else "text"
