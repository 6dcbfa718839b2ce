"""Many files are read in their order, several at a time, and a stopped run goes on where it was."""

import json
import threading
from pathlib import Path

import pytest

from heng.documents.batch import Found, files_in, read_all
from heng.domain.errors import UnreadableInput


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "papers"
    for name in ("乙.txt", "甲.txt", "下级/丙.txt", ".隐藏.txt", "~$甲.xlsx", ".git/config"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(f"{name}的内容", "utf-8")
    return place


def names(found):
    return [each.name for each in found]


def test_a_folder_gives_its_files_by_name_with_all_below_and_without_lock_files(folder):
    assert sorted(names(files_in([folder]))) == sorted(["下级/丙.txt", "乙.txt", "甲.txt"])
    assert names(files_in([folder])) == sorted(names(files_in([folder])))
    assert names(files_in([folder / "甲.txt", folder / "下级"])) == ["甲.txt", "丙.txt"]


def test_the_folder_of_results_is_not_read_itself(folder):
    (folder / "结果").mkdir()
    (folder / "结果" / "甲.txt.json").write_text("{}", "utf-8")
    assert "结果/甲.txt.json" not in names(files_in([folder], without=folder / "结果"))


def test_links_out_of_the_folder_are_not_followed(folder, tmp_path):
    (tmp_path / "别处").mkdir()
    (tmp_path / "别处" / "丁.txt").write_text("丁", "utf-8")
    (folder / "链接").symlink_to(tmp_path / "别处")
    assert "链接/丁.txt" not in names(files_in([folder]))


def test_results_come_in_the_order_of_the_files_however_long_each_takes(folder):
    files = files_in([folder])
    first_may_end = threading.Event()

    def read(path: Path, name: str):
        if name == files[0].name:
            assert first_may_end.wait(20), "the second file was not read beside the first"
        else:
            first_may_end.set()
        return {"file": name}

    assert [reading.document and reading.document["file"] for reading in read_all(files, 2, read=read)] == names(files)


def test_a_file_that_cannot_be_read_does_not_stop_the_others(folder):
    (folder / "空.docx").write_bytes(b"")
    readings = {reading.found.name: reading for reading in read_all(files_in([folder]), 2)}
    assert readings["空.docx"].document is None
    assert "文件是空的" in readings["空.docx"].problem
    assert (readings["甲.txt"].document or {})["kind"] == "unknown"


def test_only_few_results_wait_for_the_one_who_takes_them(tmp_path):
    files = [Found(tmp_path / f"{number}.txt", f"{number}.txt") for number in range(50)]
    begun = []

    def read(path: Path, name: str):
        begun.append(name)
        return {"file": name}

    readings = read_all(files, 2, read=read)
    next(readings)
    readings.close()
    assert len(begun) <= 6


class Interrupted(Exception):
    """Stands for the machine going down."""


def test_a_stopped_run_goes_on_where_it_was(folder, tmp_path):
    files, keep, read_now = files_in([folder]), tmp_path / "results", []

    def read(path: Path, name: str):
        read_now.append(name)
        if len(read_now) == 2:
            raise Interrupted
        return {"file": name, "text": path.read_text("utf-8")}

    with pytest.raises(Interrupted):
        list(read_all(files, 1, keep, read))
    readings = list(read_all(files, 1, keep, read))
    assert [reading.kept for reading in readings][:2] == [True, False]
    assert [reading.document and reading.document["file"] for reading in readings] == names(files)


def test_a_changed_file_and_a_file_with_a_damaged_result_are_read_again(folder, tmp_path):
    keep = tmp_path / "results"
    list(read_all(files_in([folder]), 2, keep))
    (folder / "甲.txt").write_text("改过的内容", "utf-8")
    (keep / "乙.txt.json").write_text("{", "utf-8")
    kept = {reading.found.name: reading.kept for reading in read_all(files_in([folder]), 2, keep)}
    assert kept == {"下级/丙.txt": True, "乙.txt": False, "甲.txt": False}


def test_a_result_of_other_reading_code_is_not_taken_over(folder, tmp_path):
    keep = tmp_path / "results"
    list(read_all(files_in([folder / "甲.txt"]), 1, keep))
    place = keep / "甲.txt.json"
    place.write_text(json.dumps(json.loads(place.read_text("utf-8")) | {"reading_version": "older"}), "utf-8")
    assert not next(read_all(files_in([folder / "甲.txt"]), 1, keep)).kept


def test_the_reason_why_a_file_cannot_be_read_is_kept_too(folder, tmp_path):
    (folder / "空.docx").write_bytes(b"")
    first = list(read_all(files_in([folder / "空.docx"]), 1, tmp_path / "results"))
    again = list(read_all(files_in([folder / "空.docx"]), 1, tmp_path / "results"))
    assert again[0].kept
    assert again[0].problem == first[0].problem != ""


def raised(error):
    def read(path: Path, name: str):
        raise error

    return read


def test_a_fault_of_the_program_is_not_reported_as_a_bad_file(folder):
    with pytest.raises(ZeroDivisionError):
        list(read_all(files_in([folder]), 2, read=raised(ZeroDivisionError())))
    assert [
        one.problem for one in read_all(files_in([folder / "甲.txt"]), 1, read=raised(UnreadableInput("坏了")))
    ] == ["坏了"]
