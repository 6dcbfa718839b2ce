"""Whatever a file wants, the command says one thing about it in Chinese, within its memory, and leaves nothing behind."""

import json
import re

import pytest

from heng.documents.read import read_document
from heng.domain.errors import UnreadableInput
from tests.documents.hostile.archives import ARCHIVES
from tests.documents.hostile.binaries import BINARIES, old_workbook
from tests.documents.hostile.texts import TEXTS

EVERYTHING = ARCHIVES | TEXTS | BINARIES
# Those that only end when their time is up, or take seconds; one of them is enough in a daily run.
SLOW = {
    "绊脚-表.txt",
    "绊脚-行.txt",
    "单元格过多.xlsx",
    "百万字符串.xlsx",
    "表格十万行.docx",
    "巨页.pdf",
    "炸弹-图片.xlsx",
}
SLOW |= {"炸弹-千兆.docx", "炸弹-谎报大小.xlsx", "炸弹-重叠.xlsx", "炸弹-套娃.xlsx", "随机.pdf"}
THROUGH_THE_COMMAND = [
    "炸弹-工作表.xlsx",
    "多行.txt",
    "实体-文.docx",
    "半字符.html",
    "循环.xls",
    "绊脚-页.html",
    "膨胀.pdf",
]
# The command itself has about 40 MiB beside the reading process; together they stay below 300 MiB.
MOST_MEBIBYTES = 250


def test_there_are_enough_of_them():
    assert len(EVERYTHING) >= 60


@pytest.mark.parametrize("name", THROUGH_THE_COMMAND)
def test_the_command_ends_orderly(name, heng_import, tmp_path):
    path = tmp_path / name
    path.write_bytes(EVERYTHING[name]())
    run = heng_import(path)
    assert run.code in (0, 3)
    assert "Traceback" not in run.err
    assert run.mebibytes < MOST_MEBIBYTES
    if run.code == 3:
        assert re.fullmatch(rf"错误：“{re.escape(name)}”：[^\n]*[\u4e00-\u9fff][^\n]*。\n", run.err)
        assert json.loads(run.out)["documents"] == []
    else:
        assert json.loads(run.out)["documents"][0]["file"] == name


@pytest.mark.parametrize("name", sorted(EVERYTHING.keys() - SLOW - set(THROUGH_THE_COMMAND)))
def test_every_hostile_file_is_read_or_refused(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(EVERYTHING[name]())
    document, refusal = outcome(path)
    if document is None:
        assert re.search("[\u4e00-\u9fff]{4}.*。$", refusal)
    else:
        assert document.findings
        assert "root:" not in json.dumps(document.to_json())


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_truncated_old_workbook_is_refused(tenth, tmp_path):
    path = tmp_path / "半截.xls"
    data = old_workbook()
    path.write_bytes(data[: len(data) * tenth // 10])
    with pytest.raises(UnreadableInput, match="另存为"):
        read_document(path)


def outcome(path):
    try:
        return read_document(path), ""
    except UnreadableInput as problem:
        return None, str(problem)


def test_nothing_that_steers_a_terminal_comes_out(heng_import, tmp_path):
    path = tmp_path / "\u202e名\x1b[31m称.html"
    path.write_bytes("<p>&#27;[2J&#x9b;31m绩效\u202e目标</p>".encode())
    run = heng_import(path)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", run.out + run.err)


def test_a_name_that_is_no_text_is_read(heng_import, tmp_path):
    path = tmp_path / "名\udcff.txt"
    path.write_bytes("结案率95%".encode())
    run = heng_import(path)
    assert run.code == 0
    assert json.loads(run.out)["documents"][0]["file"].startswith("名")
