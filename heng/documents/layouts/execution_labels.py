"""The money part of a self-evaluation form as labels with their figures beside them or behind a colon."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from heng.documents.layouts.amount_cells import amount, bracketed_unit
from heng.documents.layouts.execution_cells import MONEY_COLUMNS, Execution, MoneyCell, put_together, written_points
from heng.documents.layouts.headings import SOURCES, heading, is_known_label
from heng.documents.layouts.rows import Row, Slot

_INLINE = re.compile(r"^(?:其中\s*[:：])?(?!其中)(?P<label>[^:：]{2,20})[:：]\s*(?P<value>\S.*)$", re.DOTALL)


def figures_beside(row: Row, columns: Mapping[int, str]) -> bool:
    """Whether a figure stands directly behind a heading, so that the headings are labels."""
    filled = row.filled()
    following = {column: later for (column, _), (_, later) in pairwise(filled)}
    return any(
        field in MONEY_COLUMNS and column in following and amount(following[column].text, "元") is not None
        for column, field in columns.items()
    )


def read_labels(rows: Sequence[Row], index: int, unit: str, subject: str) -> Execution:
    """Figures beside or behind their labels, in the first row and those that go on with it."""
    cells: list[MoneyCell] = []
    used: list[Row] = []
    weight = None
    for row in rows[index:]:
        found = list(_labelled(row, unit))
        if not found:
            break
        cells += found
        used.append(row)
        weight = weight or next((seen for _, slot in row.filled() if (seen := written_points(slot.text))), None)
    return put_together(cells, tuple(used), weight, subject)


def _labelled(row: Row, unit: str) -> Iterator[MoneyCell]:
    filled = row.filled()
    for position, (_, slot) in enumerate(filled):
        inline = _INLINE.match(slot.text)
        label = inline["label"] if inline else slot.text
        after = filled[position + 1][1] if position + 1 < len(filled) else None
        value = Slot(inline["value"].strip(), slot.where) if inline else after
        field, source = heading("execution", label), heading("project", label)
        if value is None or is_known_label(value.text) or heading("execution", value.text):
            continue
        if field or source in SOURCES:
            yield MoneyCell(
                "total" if field else source or "", field or "adjusted", value, bracketed_unit(label) or unit
            )


def labelled_columns(row: Row) -> list[str]:
    found = (_INLINE.match(slot.text) for _, slot in row.filled())
    return [field for match in found if match and (field := heading("execution", match["label"]))]
