"""The ledger of computed results: for every id what was asked, so that the figure can be opened and computed again.

Files below <home>/results: JSON lines, one file per first two digits of the id, only ever appended to.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heng.domain.errors import NotFound, WrongUsage
from heng.domain.indicator.result import Result
from heng.records.home import data_folder


@dataclass(frozen=True, slots=True)
class Entry:
    """What was computed: the result as `heng compute` printed it, and the exact value as a fraction."""

    id: str
    result: dict[str, Any]
    exact: str | None


def default_folder() -> Path:
    """The ledger of this installation."""
    return data_folder() / "results"


def remember(results: Iterable[Result], folder: Path | None = None) -> None:
    """Write down every result whose id is not yet in the ledger."""
    place = folder or default_folder()
    place.mkdir(parents=True, exist_ok=True)
    by_file: dict[Path, list[Result]] = {}
    for result in results:
        by_file.setdefault(_file(place, result.id), []).append(result)
    for path, group in by_file.items():
        known = {entry.id for entry in _entries(path)}
        new = {result.id: result for result in group if result.id not in known}
        if new:
            with path.open("a", encoding="utf-8") as file:
                file.write("\n" + "".join(_line(result) for result in new.values()))


def look_up(id: str, folder: Path | None = None) -> Entry:  # noqa: A002
    """The entry of the result `id` (r- and 16 hexadecimal digits); NotFound where it was not computed here."""
    if not is_result_id(id):
        raise WrongUsage(f"“{id}”不是结果编号。结果编号形如 r-0123456789abcdef，由 heng compute 给出。")
    for entry in _entries(_file(folder or default_folder(), id)):
        if entry.id == id:
            return entry
    raise NotFound(f"本机没有计算过结果“{id}”。请先用 heng compute 计算，或核对编号。")


def is_result_id(text: str) -> bool:
    """Whether `text` has the form of a result id."""
    return len(text) == 18 and text.startswith("r-") and set(text[2:]) <= set("0123456789abcdef")


def _file(folder: Path, id: str) -> Path:  # noqa: A002
    return folder / f"{id[2:4]}.jsonl"


def _entries(path: Path) -> list[Entry]:
    if not path.exists():
        return []
    return [entry for line in path.read_text("utf-8").split("\n") if (entry := _entry(line)) is not None]


def _entry(line: str) -> Entry | None:
    # An interrupted write can leave a torn line; each write starts a new one, so only that line is lost.
    try:
        data = json.loads(line) if line else None
    except json.JSONDecodeError:
        return None
    return Entry(data["id"], data["result"], data["exact"]) if data else None


def _line(result: Result) -> str:
    exact = None if result.value is None else str(result.value)
    return json.dumps({"id": result.id, "result": result.to_json(), "exact": exact}, ensure_ascii=False) + "\n"
