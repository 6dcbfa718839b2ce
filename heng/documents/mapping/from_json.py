"""Mappings back from their files: everything is checked, since a file may come from anywhere."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from heng.documents.mapping.mapping import (
    COLUMN_FIELDS,
    CONSTANT_FIELDS,
    FORMAT,
    IGNORED,
    LABEL_FIELDS,
    VERSION,
    Beside,
    Label,
    Mapping,
)
from heng.documents.readers.limits import limit
from heng.domain.errors import UnreadableInput

_AGAIN = "请在“手工对应栏目”页面重新保存并导出，不要手工改动这个文件。"
_LONGEST_FILE = 1 << 20
_LONGEST_TEXT = 200
_MOST_LABELS = 200
_MOST_HEADING_ROWS = 20
_ANSWERS = ("value", "whole_period", "actual")


def mapping_from_file(path: Path) -> Mapping:
    """The mapping in the file `path`; UnreadableInput, with the name of the file, where there is none."""
    try:
        with path.open("rb") as file:
            return mapping_from_bytes(file.read(_LONGEST_FILE + 1))
    except OSError as problem:
        raise UnreadableInput(f"“{path.name}”打不开（{problem.strerror}）。请检查路径和权限。") from problem
    except UnreadableInput as problem:
        raise UnreadableInput(f"“{path.name}”：{problem}") from problem


def mapping_from_bytes(data: bytes) -> Mapping:
    """The mapping in a file; UnreadableInput with the reason where it is none."""
    if len(data) > _LONGEST_FILE:
        raise _wrong("文件过大")
    try:
        read = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise _wrong("不是 JSON 文本") from problem
    return mapping_from_json(read)


def mapping_from_json(data: Any) -> Mapping:
    """The mapping that `Mapping.to_json` wrote as `data`; UnreadableInput with the reason for anything else."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _wrong("不是栏目对应文件")
    if data.get("version") != VERSION:
        raise _wrong(f"版本是“{str(data.get('version'))[:20]}”，本系统只能读取第 {VERSION} 版")
    read = Mapping(
        name=_text(data, "name"),
        headings=tuple(tuple(_texts(path, "headings")) for path in _list(data, "headings", limit("sheet", "columns"))),
        fields=tuple(_texts(_list(data, "fields", limit("sheet", "columns")), "fields")),
        heading_rows=_count(data, "heading_rows", _MOST_HEADING_ROWS),
        labels=tuple(map(_label, _list(data, "labels", _MOST_LABELS))),
        constants=_constants(data.get("constants")),
        skipped=_count(data, "skipped", limit("sheet", "rows")),
        stop=_text(data, "stop"),
        inherit=_is(data.get("inherit"), bool, "inherit"),
        saved_by=_text(data, "saved_by"),
        saved_on=_text(data, "saved_on"),
    )
    problem = contradiction(read)
    if problem:
        raise _wrong(problem)
    return read


def contradiction(mapping: Mapping) -> str:
    """Why `mapping` cannot be used, in words; blank where it can."""
    return next((problem for test in _TESTS if (problem := test(mapping))), "")


def _sizes_agree(mapping: Mapping) -> str:
    return "" if len(mapping.headings) == len(mapping.fields) else "栏目数与表头数不一致"


def _fields_are_known(mapping: Mapping) -> str:
    unknown = [field for field in mapping.fields if field and field not in COLUMN_FIELDS]
    return f"有不认识的栏目“{unknown[0][:20]}”" if unknown else ""


def _each_field_once(mapping: Mapping) -> str:
    counted = Counter(field for field in mapping.fields if field and field != IGNORED)
    counted.update(f"label {label.field}" for label in mapping.labels)
    twice = [field.removeprefix("label ") for field, number in counted.items() if number > 1]
    return f"“{(COLUMN_FIELDS | LABEL_FIELDS)[twice[0]]}”对应了不止一处，每个栏目只能对应一处" if twice else ""


def _indicators_are_whole(mapping: Mapping) -> str:
    if not any(field and field != IGNORED for field in mapping.fields):
        return "" if mapping.labels else "还没有对应任何栏目"
    if "name" not in mapping.fields:
        return "没有一列对应“三级指标”（指标名称）"
    answered = any(field in mapping.fields for field in _ANSWERS)
    return "" if answered else "没有一列对应“指标值”（或实施周期值、实际完成值）"


def _headings_say_something(mapping: Mapping) -> str:
    if mapping.labels and not mapping.headings:
        return ""
    return "" if any(text for path in mapping.headings for text in path) else "表头行是空的，无法据此认出同样的表"


_TESTS: tuple[Callable[[Mapping], str], ...] = (
    _sizes_agree,
    _fields_are_known,
    _each_field_once,
    _indicators_are_whole,
    _headings_say_something,
)


def _label(data: Any) -> Label:
    given = _is(data, dict, "labels")
    field, beside = _text(given, "field"), _text(given, "beside")
    if field not in LABEL_FIELDS or beside not in set(Beside):
        raise _wrong("labels 中有不认识的内容")
    text = _text(given, "text")
    if not text:
        raise _wrong("labels 中有空白的标签")
    return Label(field, text, Beside(beside), max(_count(given, "occurrence", limit("sheet", "rows")), 1))


def _constants(data: Any) -> tuple[tuple[str, str], ...]:
    given = _is(data, dict, "constants")
    if not set(given) <= set(CONSTANT_FIELDS):
        raise _wrong("constants 中有不认识的内容")
    values = {field: _text(given, field) for field in CONSTANT_FIELDS if field in given}
    return tuple((field, value) for field, value in values.items() if value)


def _list(data: dict[str, Any], name: str, most: int) -> list[Any]:
    given: list[Any] = _is(data.get(name), list, name)
    if len(given) > most:
        raise _wrong(f"{name} 超过 {most} 项")
    return given


def _texts(data: Any, name: str) -> list[str]:
    given = _is(data, list, name)
    if any(not isinstance(text, str) or len(text) > _LONGEST_TEXT for text in given):
        raise _wrong(f"{name} 中有过长或不是文字的内容")
    return list(given)


def _text(data: dict[str, Any], name: str) -> str:
    given: str = _is(data.get(name, ""), str, name)
    if len(given) > _LONGEST_TEXT or any(ord(character) < 32 for character in given):
        raise _wrong(f"{name} 过长或含有控制字符")
    return given


def _count(data: dict[str, Any], name: str, most: int) -> int:
    given: Any = data.get(name, 0)
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given <= most:
        raise _wrong(f"{name} 不是 0 到 {most} 的整数")
    return given


def _is(given: Any, kind: type, name: str) -> Any:
    if not isinstance(given, kind):
        raise _wrong(f"{name} 的写法不对")
    return given


def _wrong(problem: str) -> UnreadableInput:
    return UnreadableInput(f"栏目对应文件不能使用：{problem}。{_AGAIN}")
