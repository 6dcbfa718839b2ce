"""Reading a file in a process of its own, with limits on memory and time, so that a hostile file harms nobody else."""

import json
import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from heng.documents.mapping.mapping import Mapping
from heng.documents.readers.limits import limit
from heng.documents.storable import printable, storable
from heng.domain.errors import UnreadableInput

_TOO_MUCH = "“{}”：文件过大或结构异常，读取时超出了时间或内存上限，已中止，未保存任何内容。请用 Office 或 WPS 打开后另存一份，或拆分后再导入。"
_BROKEN = (
    "“{}”：读取程序处理这份文件时出错（{}），已中止，未保存任何内容。"
    "请用 Office 或 WPS 打开后另存一份再导入；如仍不行，请把文件交给维护人员。"
)
_BROKEN_CODE = os.EX_SOFTWARE
_ROOT = Path(__file__).parents[2]
_LOG = logging.getLogger(__name__)


def read_in_child(
    path: Path,
    *,
    name: str | None = None,
    seconds: int | None = None,
    memory_mib: int | None = None,
    with_content: bool = False,
    mappings: Sequence[Mapping] = (),
) -> dict[str, Any]:
    """The document in the file `path` in its exchange form, read by a child process.

    With `with_content` the answer has "content" besides: the lines and grids of the file (content_json.py).
    Tables that one of `mappings` fits are read by it.
    `seconds` of processor time and `memory_mib` of own memory are the ration that reading begins with (allowance.py);
    both default to the rulebook. Raises UnreadableInput where the file cannot be read, or its reading had to be stopped.
    """
    called = printable(name or path.name)
    rations = (seconds or limit("process", "seconds"), memory_mib or limit("process", "memory_mib"))
    command = [sys.executable, "-X", "utf8", "-m", __name__, os.path.abspath(path), called, *map(str, rations)]  # noqa: PTH100
    command += ["content"] if with_content else []
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])}
    try:
        done = subprocess.run(  # noqa: S603
            command,
            capture_output=True,
            timeout=limit("process", "longest_seconds"),
            env=environment,
            check=False,
            input=json.dumps([mapping.to_json() for mapping in mappings]).encode(),
        )
    except subprocess.TimeoutExpired as problem:
        raise UnreadableInput(_TOO_MUCH.format(called)) from problem
    except (OSError, ValueError) as problem:
        raise UnreadableInput(f"“{called[:80]}”：文件名无法识别或过长。请改短文件名后再导入。") from problem
    return _answer(done, called)


def _answer(done: subprocess.CompletedProcess[bytes], called: str) -> dict[str, Any]:
    if done.returncode == UnreadableInput.exit_code:
        raise UnreadableInput(done.stdout.decode())
    if done.returncode < 0 or done.returncode == os.EX_OSERR:
        raise UnreadableInput(_TOO_MUCH.format(called))
    if done.returncode:
        _LOG.info("读取“%s”失败：%s", called, done.stderr.decode(errors="replace"))
        raise UnreadableInput(_BROKEN.format(called, done.stdout.decode(errors="replace") or "进程异常结束"))
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def main(path: str, name: str, seconds: str, memory_mib: str, also: str = "") -> int:
    """The child: read one file under limits, print the document or the reason why it cannot be read."""
    from heng.documents.readers.allowance import ration

    most = max(limit("process", "most_memory_mib"), int(memory_mib))
    ration(int(seconds), int(seconds) + limit("process", "grace_seconds"), int(memory_mib), most)
    try:
        answer, code = _read(Path(path), name, with_content=bool(also))
    except UnreadableInput as problem:
        answer, code = str(problem), problem.exit_code
    except (MemoryError, RecursionError):
        return os.EX_OSERR
    except Exception as problem:
        traceback.print_exc()
        answer, code = _place_of(problem), _BROKEN_CODE
    sys.stdout.write(printable(answer) if code else answer)
    return code


def _read(path: Path, name: str, *, with_content: bool) -> tuple[str, int]:
    from heng.documents.content_json import content_to_json
    from heng.documents.mapping.from_json import mapping_from_json
    from heng.documents.read import read_with_content

    mappings = tuple(map(mapping_from_json, json.loads(sys.stdin.buffer.read() or b"[]")))
    document, content = read_with_content(path, name, mappings)
    shown = {"content": content_to_json(content)} if with_content else {}
    answer = json.dumps(storable(document.to_json() | shown), ensure_ascii=False)
    if len(answer) > limit("process", "answer_characters"):
        return _TOO_MUCH.format(name), UnreadableInput.exit_code
    return answer, 0


def _place_of(problem: Exception) -> str:
    """What went wrong and in which line of the program."""
    frames = traceback.extract_tb(problem.__traceback__)
    place = f"{Path(frames[-1].filename).name} 第 {frames[-1].lineno} 行" if frames else "位置不明"
    return f"{type(problem).__name__}，{place}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
