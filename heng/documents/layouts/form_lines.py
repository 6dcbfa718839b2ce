"""The lines of a form typed as plain text, told apart: labels with values, level headings, rows of indicators."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from heng.documents.content import Line
from heng.documents.layouts.headings import heading, plain
from heng.documents.layouts.levels import is_first, is_second, level_name
from heng.domain.finding import Where

_ROW_SEPARATOR = re.compile(r"\s*[｜|¦│]\s*")
_LABELLED = re.compile(r"[【\[]?(?P<label>[^：:，。；【】\[\]]{2,20}?)[】\]]?\s*[：:]\s*(?P<value>.*)")
_SECTION = re.compile(
    r"[【\[]\s*(?P<title>[^】\]]+?)\s*[】\]]|[一二三四五六七八九十]+、\s*(?P<numbered>[^：:，。；]{2,20})"
)
_LEVELS = {"一级指标": 1, "二级指标": 2}


class Sort(Enum):
    """What a line of a form is."""

    LABEL = auto()
    LEVEL_1 = auto()
    LEVEL_2 = auto()
    ROW = auto()
    SECTION = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line: `field` is the meaning of a label ("" where unknown), `parts` the label and value or a row's cells."""

    sort: Sort
    field: str
    parts: tuple[str, ...]
    where: Where


def form_lines(lines: Sequence[Line]) -> Iterator[FormLine]:
    """The non-blank lines of a form."""
    for line in lines:
        if line.text.strip():
            yield _form_line(line.text.strip(), line.where)


def _form_line(text: str, where: Where) -> FormLine:
    cells = tuple(cell for cell in _ROW_SEPARATOR.split(text) if cell)
    if len(cells) > 1:
        return FormLine(Sort.ROW, "", cells, where)
    section = _SECTION.fullmatch(text)
    title = (section["title"] or section["numbered"]) if section else text
    if is_first(title) or is_second(title):
        return FormLine(Sort.LEVEL_1 if is_first(title) else Sort.LEVEL_2, "", (level_name(title),), where)
    if section:
        return FormLine(Sort.SECTION, "", (title,), where)
    labelled = _LABELLED.fullmatch(text)
    if labelled is None:
        return FormLine(Sort.TEXT, "", (text,), where)
    label, value = labelled["label"].strip(), labelled["value"].strip()
    level = _LEVELS.get(plain(label))
    if level:
        return FormLine(Sort.LEVEL_1 if level == 1 else Sort.LEVEL_2, "", (level_name(value),), where)
    return FormLine(Sort.LABEL, heading("project", label) or "", (label, value), where)
