"""Indicator definitions from rulebook/indicators: one TOML file each, in a folder per topic."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from heng.domain.errors import NotFound
from heng.domain.indicator.definition import (
    Aggregate,
    Axis,
    Condition,
    Definition,
    Measure,
    Option,
    Related,
    Shape,
)
from heng.rulebook.loader import names, read

_FOLDER = "indicators"
# Papers mark the task that an indicator belongs to behind its name: 服判息诉率（任务2）.
_TASK_MARK = re.compile(r"\(任务[0-9一二三四五六七八九十]+\)$")
_IGNORED = str.maketrans("", "", ' \t\u3000()（）[]【】“”"、，,。.：:·-—/')


@cache
def load_definitions() -> tuple[Definition, ...]:
    """All definitions, sorted by topic and slug."""
    return tuple(_definition(name) for name in names(_FOLDER))


def definition(slug: str) -> Definition:
    """The definition called `slug`; NotFound where there is none."""
    for candidate in load_definitions():
        if candidate.slug == slug:
            return candidate
    raise NotFound(f"指标库中没有“{slug}”。运行 heng explain 加指标中文名，或查看 heng/rulebook/indicators。")


def by_name(name: str) -> Definition | None:
    """The definition that papers print as `name` (slug, name or alias; spaces and punctuation do not count)."""
    return _names().get(_plain(name))


def known_names() -> tuple[str, ...]:
    """Every slug, name and alias, for suggestions."""
    return tuple(word for candidate in load_definitions() for word in _words(candidate))


def file_of(slug: str) -> str:
    """The rulebook file of the definition `slug`, as "indicators/filing/online_filing_rate.toml"."""
    return f"{_FOLDER}/{definition(slug).topic}/{slug}.toml"


@cache
def _names() -> Mapping[str, Definition]:
    return {_plain(word): candidate for candidate in load_definitions() for word in _words(candidate)}


def _words(candidate: Definition) -> tuple[str, ...]:
    return (candidate.slug, candidate.name, *candidate.aliases)


def _plain(name: str) -> str:
    normal = _TASK_MARK.sub("", unicodedata.normalize("NFKC", name).strip())
    return normal.translate(_IGNORED).lower()


def _definition(name: str) -> Definition:
    data = read(name)
    path = PurePosixPath(name)
    if data["slug"] != path.stem:
        raise ValueError(f"{name}: slug {data['slug']!r} is not the name of the file")
    fields = {key: value for key, value in data.items() if key not in _READERS}
    built = {key: reader(data[key]) for key, reader in _READERS.items() if key in data}
    return Definition(
        **{"aliases": (), "denominator": (), "options": ()} | fields | built,
        topic=path.parent.name,
        version=_version(data),
    )


def _version(data: Mapping[str, Any]) -> str:
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, default=str)
    return f"d-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _measures(data: list[dict[str, Any]]) -> tuple[Measure, ...]:
    return tuple(_measure(dict(entry)) for entry in data)


def _measure(entry: dict[str, Any]) -> Measure:
    return Measure(
        aggregate=Aggregate(entry.pop("aggregate")),
        axis=Axis(entry.pop("axis", "at")),
        span=tuple(entry.pop("span")) if "span" in entry else None,
        where=_conditions(entry.pop("where", [])),
        any_of=tuple(_conditions(alternative) for alternative in entry.pop("any_of", [])),
        related=tuple(
            Related(**{**related, "where": _conditions(related.get("where", []))})
            for related in entry.pop("related", [])
        ),
        **entry,
    )


def _conditions(data: list[dict[str, Any]]) -> tuple[Condition, ...]:
    return tuple(Condition(**{key: _scalar(value) for key, value in entry.items()}) for entry in data)


def _scalar(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _options(data: list[dict[str, Any]]) -> tuple[Option, ...]:
    return tuple(Option(**{**entry, "choices": tuple(entry["choices"].items())}) for entry in data)


_READERS: Mapping[str, Any] = {
    "aliases": tuple,
    "may_be_empty": tuple,
    "shape": Shape,
    "numerator": _measures,
    "denominator": _measures,
    "options": _options,
}
