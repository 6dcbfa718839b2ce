"""A table that sums up points by level (投入 15 14, 过程 25 24.5 …): statements of a self-evaluation, and no indicators."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from heng.documents.layouts.amount_cells import points
from heng.documents.layouts.blocks import Block
from heng.documents.layouts.grades import GRADE
from heng.documents.layouts.headings import heading, is_total, plain
from heng.documents.layouts.parts import Parts
from heng.documents.layouts.rows import Row, row_text
from heng.domain.target.declaration import Statement
from heng.rulebook.loader import read

_FEWEST = 2
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十\d]+[、.．]|[（(][一二三四五六七八九十\d]+[）)])\s*")
_TARGETS = frozenset({"value", "whole_period", "numbered", "project_name", "actual"})


def is_level_sums(block: Block) -> bool:
    """Whether the table has points and no targets, and each of its rows names a level and no indicator."""
    fields = {column.field for column in block.columns}
    if not {"weight", "score"} <= fields or fields & _TARGETS:
        return False
    names = [_level(row) for row in _rows(block)]
    return len(names) >= _FEWEST and all(names) and len(set(names)) == len(names)


def with_level_sums(parts: Parts, form: Sequence[Block]) -> Parts:
    """`parts`, read from the tables of `form`, with their points as statements instead of indicators."""
    units = (replace(unit, indicators=()) for unit in parts.units if unit.name)
    projects = (replace(project, indicators=()) for project in parts.projects)
    sums = (statement for block in form for statement in _statements(block))
    return replace(
        parts, units=tuple(units), projects=tuple(projects), statements=(*parts.statements, *sums), self_evaluation=True
    )


def _statements(block: Block) -> Iterator[Statement]:
    places = {column.field: column.index for column in block.columns}
    grades = [column.index for column in block.columns if _is_grade(column.title)]
    for row in _rows(block):
        level = _level(row)
        for field, label in (("weight", "分值"), ("score", "得分")):
            value = points(row.text(places[field]))
            if value is not None:
                where = row.slots[places[field]].where
                yield Statement(f"{level}{label}", f"{value:f}", "分", row_text(row), where)
        for column in grades:
            if GRADE.fullmatch(row.text(column)):
                yield Statement(f"{level}评价等级", row.text(column), "", row_text(row), row.slots[column].where)


def _rows(block: Block) -> list[Row]:
    return [row for row in block.body if row.filled() and not is_total(row.filled()[0][1].text)]


def _level(row: Row) -> str:
    """The level that the row names, as written but for number and points; blank where it names an indicator or two."""
    words = [slot.text for _, slot in row.filled() if points(slot.text) is None and not slot.text.endswith(("%", "％"))]
    names = [_NUMBERED.sub("", plain(text)) for text in words if not GRADE.fullmatch(text)]
    known = read("reading/self_evaluation.toml")["summed_levels"]
    return names[0] if len(names) == 1 and names[0].removesuffix("指标") in known else ""


def _is_grade(title: str) -> bool:
    return plain(title) in read("reading/self_evaluation.toml")["grade_labels"] and heading("indicator", title) is None
