"""Reading what a person asks of the engine on the command line: courts, indicators and options by name."""

import difflib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from heng.domain.errors import NotFound, WrongUsage

if TYPE_CHECKING:
    from heng.domain.indicator.definition import Definition
    from heng.records.store import RecordStore


def court_of(store: "RecordStore", text: str) -> str:
    """The court code that `text` names by code or name: of the rulebook or of the loaded records, else NotFound."""
    from heng.rulebook.courts import courts

    head = store.head()
    delivered = {file.court for state in head.entities for file in state.files} if head else set()
    codes = {court.code: court.code for court in courts()} | {code: code for code in delivered}
    named = codes | {court.name: court.code for court in courts()}
    if text in named:
        return named[text]
    known = "、".join(f"{court.code}（{court.name}）" for court in courts() if court.code in delivered) or "尚无"
    raise NotFound(
        f"不认识法院“{text}”。请写法院代字（如 粤0192）或全称；已有数据的法院：{known}。{_close(text, named)}"
    )


def definition_of(text: str) -> "Definition":
    """The definition that `text` names by slug, name or alias; NotFound suggests similar names."""
    from heng.rulebook.indicators import by_name, known_names

    found = by_name(text)
    if found is None:
        raise NotFound(f"指标库中没有“{text}”。{_close(text, known_names()) or '不写 --indicator 可计算全部指标。'}")
    return found


def picked(names: Sequence[str]) -> "tuple[Definition, ...]":
    """The definitions named, each once; all of them for no name."""
    from heng.rulebook.indicators import load_definitions

    return tuple({found.slug: found for found in map(definition_of, names)}.values()) or load_definitions()


def options_of(given: Iterable[str], definitions: "Sequence[Definition]") -> dict[str, str]:
    """Options written as name=value; WrongUsage where none of `definitions` has an option of that name."""
    offered = {option.name for definition in definitions for option in definition.options}
    chosen = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or name not in offered:
            known = "、".join(sorted(offered)) or "所选指标没有选项"
            raise WrongUsage(f"无法识别选项“{text}”。请写作 名称=取值；可用的选项名称：{known}。")
        chosen[name] = value
    return chosen


def _close(text: str, words: Iterable[str]) -> str:
    near = difflib.get_close_matches(text, list(words), n=3, cutoff=0.5)
    return f"是否指：{'、'.join(near)}？" if near else ""
