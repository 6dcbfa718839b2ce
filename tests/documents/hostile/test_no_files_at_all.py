"""Paths that lead to no ordinary file."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from heng.documents.child import read_in_child
from heng.documents.read import read_bytes
from heng.domain.errors import UnreadableInput

ROOT = Path(__file__).parents[3]
# Numbers of the Linux interface: prctl(2), capabilities(7).
_DROP_FROM_BOUNDING_SET, _PASS_OVER_ALL, _PASS_OVER_READING = 24, 1, 2


def test_a_pipe_a_device_a_folder_and_a_dead_link_are_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "管道.txt")
    (tmp_path / "断链.txt").symlink_to(tmp_path / "无")
    (tmp_path / "自链.txt").symlink_to(tmp_path / "自链.txt")
    for path in (tmp_path / "管道.txt", Path("/dev/zero"), tmp_path / "断链.txt", tmp_path / "自链.txt"):
        with pytest.raises(UnreadableInput, match="不是普通文件"):
            read_bytes(path)
    with pytest.raises(UnreadableInput, match="文件夹"):
        read_bytes(tmp_path)


def test_a_link_to_a_file_is_the_file(tmp_path):
    (tmp_path / "甲.txt").write_bytes(b"x")
    (tmp_path / "乙.txt").symlink_to(tmp_path / "甲.txt")
    assert read_bytes(tmp_path / "乙.txt") == b"x"


def test_a_file_that_may_not_be_read_says_so(tmp_path):
    path = tmp_path / "锁.txt"
    path.write_bytes(b"x")
    path.chmod(0)
    command = [sys.executable, "-m", "heng.cli", "import", str(path)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=ROOT, preexec_fn=_bound_by_permissions
    )
    assert done.returncode == UnreadableInput.exit_code
    assert "请检查权限" in done.stderr


def _bound_by_permissions() -> None:
    """Even the administrator's program is bound by permissions without the capabilities to pass them over."""
    library = ctypes.CDLL(None, use_errno=True)
    for capability in (_PASS_OVER_ALL, _PASS_OVER_READING):
        library.prctl(_DROP_FROM_BOUNDING_SET, capability, 0, 0, 0)


@pytest.mark.parametrize("name", ["长" * 500 + ".txt", "a/" * 3000 + "b.txt", "零\0.txt"])
def test_a_name_that_no_file_can_have_is_refused(name, tmp_path):
    with pytest.raises(UnreadableInput):
        read_in_child(Path(f"{tmp_path}/{name}"))
