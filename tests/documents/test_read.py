"""Reading a file whatever it is: the document, or one message with its name and what to do."""

import hashlib

import pytest

from heng.documents.read import read_document
from heng.domain.errors import UnreadableInput
from heng.domain.target.declaration import DocumentKind


def test_a_readable_file_of_unknown_layout_is_a_document_with_one_finding(tmp_path):
    path = tmp_path / "通知.txt"
    path.write_text("今天下午开会。", encoding="utf-8")
    document = read_document(path)
    assert (document.file, document.kind) == ("通知.txt", DocumentKind.UNKNOWN)
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert [finding.rule for finding in document.findings] == ["I01"]
    assert "1 行文字、0 张表" in document.findings[0].message


def test_a_page_with_the_name_of_a_workbook_is_read_as_the_page_it_is(tmp_path):
    path = tmp_path / "目标.xlsx"
    path.write_text("<html><body><p>说明</p><table><tr><td>甲</td></tr></table></body></html>", encoding="utf-8")
    assert "1 行文字、1 张表" in read_document(path).findings[0].message


def test_the_given_name_is_shown_instead_of_the_files_own(tmp_path):
    path = tmp_path / "f3a9"
    path.write_bytes(b"")
    with pytest.raises(UnreadableInput, match=r"^“申报表.xlsx”：文件是空的"):
        read_document(path, "申报表.xlsx")


def test_a_missing_file_and_a_folder_say_what_to_do(tmp_path):
    with pytest.raises(UnreadableInput, match="不存在"):
        read_document(tmp_path / "没有.xlsx")
    with pytest.raises(UnreadableInput, match="文件夹"):
        read_document(tmp_path)


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(52_428_801)
    with pytest.raises(UnreadableInput, match=r"52,428,801 字节，上限 52,428,800 字节"):
        read_document(path)


def test_the_original_papers_are_read_without_loss_of_lines(seeds):
    for path in sorted(seeds.glob("*.txt")):
        assert read_document(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
