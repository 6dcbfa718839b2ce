"""What a file is, judged by its content; and one clear message for each file that is not read."""

import io
import zipfile

import pytest

from heng.documents.readers.sniff import sniff
from heng.domain.errors import UnreadableInput

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("项目\t金额\n".encode(), "text"),
        ("绩效目标".encode("gb18030"), "text"),
        ("绩效目标".encode("utf-16"), "text"),
        ("名称,金额,备注\n甲,1,\n乙,2,\n".encode(), "csv"),
        (b"<html><body><table></table></body></html>", "html"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><title>x</title>", "html"),
        (b"<table><tr><td>1</td></tr></table>", "html"),
        (b"%PDF-1.7\n", "pdf"),
        (b"BMW is a maker of cars", "text"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"BM\x00\x00\x00\x00", "image"),
        (OLE + "Workbook".encode("utf-16-le"), "xls"),
        (b"\x09\x08\x06\x00\x00\x05\x05\x00", "xls"),
        (b"MIME-Version: 1.0\r\n", "mht"),
        (
            b"From: <Saved by WPS>\r\nSubject: x\r\n y\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n",
            "mht",
        ),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "spreadsheet_xml"),
        (b'<html xmlns:x="urn:schemas-microsoft-com:office:spreadsheet"><body><table/></body></html>', "html"),
    ],
)
def test_the_content_decides_what_a_file_is(data, kind):
    assert sniff(data, "材料.xlsx") == kind


def test_the_name_decides_only_between_text_and_separated_values():
    assert sniff("甲,1".encode(), "目标.csv") == "csv"
    assert sniff("甲,1".encode(), "目标.txt") == "text"


def test_an_old_workbook_with_a_word_object_in_it_is_a_workbook():
    directory = "Root Entry".encode("utf-16-le").ljust(128, b"\0") + "Workbook".encode("utf-16-le").ljust(384, b"\0")
    assert sniff(OLE + directory + "WordDocument".encode("utf-16-le")) == "xls"


def test_office_packages_are_told_apart_by_their_parts(package):
    assert sniff(package({"xl/workbook.xml": ""})) == "xlsx"
    assert sniff(package({"word/document.xml": ""})) == "docx"
    assert sniff(package({"xl/workbook.bin": ""})) == "xlsb"
    assert sniff(package({"content.xml": ""})) == "open_document"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空"),
        (b" \r\n\x00", "空"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (OLE + "WordDocument".encode("utf-16-le"), ".docx"),
        (OLE, "另存为"),
        (b"Rar!\x1a\x07\x00", "解压"),
        (b"\x1f\x8b\x08", "解压"),
        (b"MZ\x90\x00", "程序"),
        (b"{\\rtf1", "RTF"),
        (b"PK\x03\x04 cut off", "损坏"),
        (b'<?xml version="1.0"?><data/>', "XML"),
        (bytes(range(256)) * 4, "不是文字"),
    ],
)
def test_what_is_not_read_gets_one_clear_message(data, says):
    with pytest.raises(UnreadableInput, match=says):
        sniff(data)


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("a.txt", "ZIP"),
        ("OFD.xml", "OFD"),
        ("[Content_Types].xml", "找不到"),
    ],
)
def test_other_packages_say_what_they_are(package, part, says):
    with pytest.raises(UnreadableInput, match=says):
        sniff(package({part: ""}))


def test_a_truncated_package_is_called_damaged():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "x" * 1000)
    with pytest.raises(UnreadableInput, match="损坏"):
        sniff(buffer.getvalue()[:700])
