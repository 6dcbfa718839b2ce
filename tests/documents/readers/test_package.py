"""Hostile and damaged packages are refused with one message each."""

import io
import zipfile

import pytest

from heng.documents.readers import package as module
from heng.documents.readers.package import open_package
from heng.documents.readers.xlsx import read_xlsx
from heng.domain.errors import UnreadableInput

ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def test_what_is_inflated_is_counted_while_inflating(package, monkeypatch):
    monkeypatch.setattr(module, "limit", lambda part, name: 1000)
    with pytest.raises(UnreadableInput, match="展开后超过"):
        open_package(package({"a.xml": "0" * 100_000}))


def test_a_package_of_too_many_entries_is_refused(package):
    with pytest.raises(UnreadableInput, match=r"2,001 个，上限 2,000 个"):
        open_package(package({f"{number}.xml": "" for number in range(2001)}))


@pytest.mark.parametrize("name", ["../../etc/passwd", "/abs.xml", "a\\..\\b.xml"])
def test_a_path_that_leads_outside_is_refused(package, name):
    with pytest.raises(UnreadableInput, match="结构异常"):
        open_package(package({name: "x"}))


def test_doubled_names_are_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "1")
        archive.writestr("XL/workbook.xml", "2")
    with pytest.raises(UnreadableInput, match="重名"):
        open_package(buffer.getvalue())


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
def test_document_types_and_entities_are_refused_in_every_part(workbook, part):
    original = zipfile.ZipFile(io.BytesIO(workbook('<row><c t="str"><v>1</v></c></row>')))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in original.namelist():
            text = original.read(name).decode()
            archive.writestr(name, ENTITY + text if name == part else text)
    with pytest.raises(UnreadableInput, match="实体"):
        read_xlsx(buffer.getvalue())


def test_a_part_that_is_no_xml_is_called_damaged(package):
    with pytest.raises(UnreadableInput, match="损坏"):
        open_package(package({"a.xml": "<a>"})).xml("a.xml")


def test_a_damaged_entry_is_called_damaged(package):
    data = bytearray(package({"a.xml": "正文" * 500}))
    data[60] ^= 0xFF
    with pytest.raises(UnreadableInput, match="损坏"):
        open_package(bytes(data))
