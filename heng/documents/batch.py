"""Reading many files: in their order, several at a time, each in a process of its own, going on where a run was stopped."""

import hashlib
import json
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from heng.documents.child import read_in_child
from heng.domain.errors import UnreadableInput

Read = Callable[[Path, str], dict[str, Any]]

_HERE = Path(__file__).parent
# What decides about a reading: a result kept by other code is not taken over.
_DECIDING = (
    ("documents", "*.py"),
    ("domain", "*.py"),
    ("rulebook", "*.py"),
    ("rulebook/reading", "*.toml"),
)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read and the name that it is reported by."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a file: the document in its exchange form, or the problem why there is none.

    `kept` says that the result was there from an earlier run.
    """

    found: Found
    document: dict[str, Any] | None = None
    problem: str = ""
    kept: bool = False


def files_in(paths: Iterable[Path], without: Path | None = None) -> list[Found]:
    """The files named, and those in the folders named with all below, by name; without hidden and lock files.

    A file in a folder is called by its path from there. Links to folders are not followed; the folder `without`,
    where results are kept, is left out.
    """
    found: list[Found] = []
    left_out = without.resolve() if without else None
    for path in paths:
        inside = sorted(_below(path, left_out)) if path.is_dir() else []
        found += [Found(each, each.relative_to(path).as_posix()) for each in inside]
        found += [] if path.is_dir() else [Found(path, path.name)]
    return found


def read_all(
    files: Iterable[Found], jobs: int, keep: Path | None = None, read: Read | None = None
) -> Generator[Reading, None, None]:
    """What became of each file, in the order given, `jobs` being read at a time.

    With the folder `keep` every result is kept there as soon as it is known, as <name>.json, and taken from there
    where the file and the reading code are the same. Memory is bounded: no more than two results a job wait.
    """
    reader = read or (lambda path, name: read_in_child(path, name=name))
    with ThreadPoolExecutor(jobs) as pool:
        waiting: deque[Future[Reading]] = deque()
        try:
            for found in files:
                waiting.append(pool.submit(_reading, found, keep, reader))
                if len(waiting) >= 2 * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@cache
def reading_version() -> str:
    """A digest of the code and rules that decide what is read."""
    digest = hashlib.sha256()
    for folder, pattern in _DECIDING:
        for file in sorted((_HERE.parent / folder).rglob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _below(folder: Path, without: Path | None) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and Path(here, name).resolve() != without]
        yield from (Path(here, name) for name in names if not name.startswith((".", "~$")))


def _reading(found: Found, keep: Path | None, read: Read) -> Reading:
    place = keep / f"{found.name}.json" if keep else None
    key = _key(found.path) if place else None
    if place and key and (known := _known(place, key)) is not None:
        return Reading(found, known["document"], known["problem"], kept=True)
    try:
        result = Reading(found, read(found.path, found.name))
    except UnreadableInput as problem:
        result = Reading(found, problem=str(problem))
    if place and key:
        _write(place, {**key, "document": result.document, "problem": result.problem})
    return result


def _key(path: Path) -> dict[str, str] | None:
    """By what a kept result is recognised; None for a file that cannot be opened (its problem is not kept)."""
    if not path.is_file():
        return None
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return None
    return {"sha256": digest.hexdigest(), "reading_version": reading_version()}


def _known(place: Path, key: dict[str, str]) -> dict[str, Any] | None:
    try:
        kept: dict[str, Any] = json.loads(place.read_bytes())
    except (OSError, ValueError):
        return None
    return kept if all(kept.get(name) == value for name, value in key.items()) else None


def _write(place: Path, result: dict[str, Any]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f".{place.name}.unfinished")
    unfinished.write_text(json.dumps(result, ensure_ascii=False, indent=1), "utf-8")
    unfinished.replace(place)
