"""Reading in a process of its own: the same document, and no harm from files that want too much."""

import io
import zipfile

import pytest

from heng.documents.child import read_in_child
from heng.documents.read import read_document
from heng.domain.errors import UnreadableInput


def test_the_child_gives_the_same_document(tmp_path):
    path = tmp_path / "目标 表.txt"
    path.write_text("指标\t值\n结案率\t≥95%\n", encoding="gb18030")
    assert read_in_child(path) == read_document(path).to_json()
    assert read_in_child(path, name="别名.txt")["file"] == "别名.txt"


def test_the_content_comes_along_when_asked_for(tmp_path):
    path = tmp_path / "目标.txt"
    path.write_text("指标\t值\n结案率\t≥95%\n", encoding="utf-8")
    answer = read_in_child(path, with_content=True)
    assert answer["content"]["lines"] == [[1, "指标\t值"], [2, "结案率\t≥95%"]]
    assert {key: value for key, value in answer.items() if key != "content"} == read_document(path).to_json()


def test_the_childs_refusal_is_the_parents_refusal(tmp_path):
    path = tmp_path / "空.xlsx"
    path.write_bytes(b"")
    with pytest.raises(UnreadableInput, match=r"“空.xlsx”：文件是空的"):
        read_in_child(path)


def test_a_file_that_inflates_without_end_is_refused(tmp_path):
    path = tmp_path / "炸弹.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/media/image.png", "w") as file:
            for _ in range(201):
                file.write(bytes(1 << 20))
    with pytest.raises(UnreadableInput, match="展开后超过 200 MiB"):
        read_in_child(path)


def test_a_child_that_wants_too_much_memory_is_stopped(tmp_path):
    path = tmp_path / "长.txt"
    path.write_text(f"{'文字' * 10}\n" * 180_000, encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"“长.txt”：文件过大或结构异常"):
        read_in_child(path, memory_mib=64)


def test_a_child_that_takes_too_long_is_stopped(tmp_path):
    path = tmp_path / "慢.xlsx"
    row = "<row>" + "<c><v>1</v></c>" * 300 + "</row>"
    buffer = io.StringIO()
    buffer.write("<worksheet><sheetData>")
    buffer.writelines(row for _ in range(1600))
    buffer.write("</sheetData></worksheet>")
    relation = '<Relationships><Relationship Id="{}" Type="/{}" Target="{}"/></Relationships>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relation.format("a", "officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", '<workbook xmlns:r="r"><sheet name="表" r:id="s"/></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", relation.format("s", "worksheet", "sheet.xml"))
        archive.writestr("xl/sheet.xml", buffer.getvalue())
    with pytest.raises(UnreadableInput, match=r"“慢.xlsx”：文件过大或结构异常"):
        read_in_child(path, seconds=1)
