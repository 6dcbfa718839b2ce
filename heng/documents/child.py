"""Reading a file in a process of its own, with limits on memory and time, so that a hostile file harms nobody else."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

from heng.documents.readers.limits import limit
from heng.domain.errors import UnreadableInput

_TOO_MUCH = "“{}”：文件过大或结构异常，读取时超出了时间或内存上限，已中止，未保存任何内容。请用 Office 或 WPS 打开后另存一份，或拆分后再导入。"
_ROOT = Path(__file__).parents[2]


def read_in_child(
    path: Path,
    *,
    name: str | None = None,
    seconds: int | None = None,
    memory_mib: int | None = None,
    with_content: bool = False,
) -> dict[str, Any]:
    """The document in the file `path` in its exchange form, read by a child process.

    With `with_content` the answer has "content" besides: the lines and grids of the file (content_json.py).
    `seconds` limits both processor and wall-clock time, `memory_mib` the address space; both default to the rulebook.
    Raises UnreadableInput where the file cannot be read or the child had to be stopped.
    """
    called = name or path.name
    allowed = seconds or limit("process", "seconds")
    memory = memory_mib or limit("process", "memory_mib")
    command = [sys.executable, "-X", "utf8", "-m", __name__, str(path.absolute()), called, str(allowed), str(memory)]
    command += ["content"] if with_content else []
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])}
    try:
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, timeout=allowed, env=environment, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired as problem:
        raise UnreadableInput(_TOO_MUCH.format(called)) from problem
    return _answer(done, called)


def _answer(done: subprocess.CompletedProcess[bytes], called: str) -> dict[str, Any]:
    if done.returncode == UnreadableInput.exit_code:
        raise UnreadableInput(done.stdout.decode())
    if done.returncode < 0 or done.returncode == os.EX_OSERR:
        raise UnreadableInput(_TOO_MUCH.format(called))
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def main(path: str, name: str, seconds: str, memory_mib: str, also: str = "") -> int:
    """The child: read one file under limits, print the document or the reason why it cannot be read."""
    from heng.documents.content_json import content_to_json
    from heng.documents.read import read_with_content

    memory = int(memory_mib) << 20
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        document, content = read_with_content(Path(path), name)
        shown = {"content": content_to_json(content)} if also else {}
        answer, code = json.dumps(document.to_json() | shown, ensure_ascii=False), 0
    except UnreadableInput as problem:
        answer, code = str(problem), problem.exit_code
    except MemoryError:
        return os.EX_OSERR
    sys.stdout.write(answer)
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
