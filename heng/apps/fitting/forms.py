"""What was pointed at on the page, as the choice that it means."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from heng.documents.mapping.draft import Choice, Pointed
from heng.documents.mapping.mapping import CONSTANT_FIELDS, LABEL_FIELDS, Beside
from heng.domain.errors import WrongUsage

ROWS = {"first_heading": "表头首行", "last_heading": "表头末行", "first_row": "数据首行", "last_row": "数据末行"}
_MOST = 6


class FileForm(forms.Form):
    """A mapping file to be taken over."""

    file = forms.FileField(label="栏目对应文件", error_messages={"required": "请先选择导出的栏目对应文件（.json）。"})


def choice_of(given: Mapping[str, Any]) -> Choice:
    """The choice in a submitted page; WrongUsage names what is not a number or not known."""
    rows = {name: _number(given.get(name, ""), label) for name, label in ROWS.items()}
    last = rows["last_heading"] or rows["first_heading"]
    return Choice(
        first_heading=rows["first_heading"],
        last_heading=last,
        fields=dict(_columns(given)),
        pointed=tuple(_pointed(given)),
        constants={field: str(given.get(f"constant-{field}", "")) for field in CONSTANT_FIELDS},
        first_row=rows["first_row"] or last + 1,
        last_row=rows["last_row"],
        inherit=bool(given.get("inherit")),
    )


def _columns(given: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    for name in given:
        head, _, number = name.partition("column-")
        if not head and number.isdecimal() and len(number) <= _MOST and given[name]:
            yield int(number), str(given[name])


def _pointed(given: Mapping[str, Any]) -> Iterator[Pointed]:
    for field, label in LABEL_FIELDS.items():
        place = str(given.get(f"label-{field}", ""))
        if not place:
            continue
        row, _, column = place.partition(",")
        beside = given.get(f"beside-{field}", Beside.RIGHT.value)
        if beside not in set(Beside):
            raise WrongUsage(f"“{label}”的值在标签的哪一边没有选对。请重新选择。")
        yield Pointed(field, _number(row, label), _number(column, label), Beside(beside))


def _number(text: Any, label: str) -> int:
    written = str(text).strip()
    if not written:
        return 0
    if not (written.isdecimal() and written.isascii() and len(written) <= _MOST):
        raise WrongUsage(f"“{label}”应填行号（数字）。请改正。")
    return int(written)
