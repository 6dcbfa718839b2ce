"""What a self-evaluation form says beside its indicators: the total score, the grade, a department's spending."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from heng.documents.content import Line
from heng.documents.layouts.amount_cells import points
from heng.documents.layouts.blocks import Block, is_form_title
from heng.documents.layouts.execution_cells import Execution
from heng.documents.layouts.grades import GRADE, grade, grades
from heng.documents.layouts.grades import SUBJECT as GRADE_SUBJECT
from heng.documents.layouts.headings import plain
from heng.documents.layouts.rows import Row, Slot, row_text
from heng.documents.layouts.statements import statements
from heng.domain.money import wan_text
from heng.domain.target.declaration import Statement
from heng.rulebook.loader import read as rules

TOTAL_SCORE = "自评总分"
_INLINE = re.compile(r"(?P<label>[^:：\d]{2,12}?)\s*[:：]\s*(?P<value>\S.{0,20})")
_FULL_MARKS = Decimal(100)


def outcome(
    form: Sequence[Block], below: Sequence[Row], money: Execution | None, subject: str
) -> tuple[Statement, ...]:
    """Total score and grade of `subject` and what the conclusion states, each once, from `form` and the rows just `below` it.

    The rows of the money part are left out: their points are those of the execution.
    """
    read = money.rows if money else ()
    above = [row for row in form[0].form() if row not in read]
    after = list(_until_next_form(below))
    scored = [pair for block in form if (pair := _total(block))]
    summed = [row for row, _ in scored]
    own = [row for block in form for row in block.body if row not in summed]
    found = [*(_statement(slot, row) for row, slot in scored), *_labelled([*above, *own, *after])]
    conclusions = [statement for row in after for statement in _conclusion(row)]
    kept: dict[tuple[str, str], Statement] = {}
    for statement in found:
        # A total that the form prints twice with two values stays twice: it contradicts itself.
        kept.setdefault((statement.subject, _value(statement) if statement.subject == TOTAL_SCORE else ""), statement)
    subjects = {statement.subject for statement in kept.values()}
    kept |= {(found.subject, ""): found for found in conclusions if found.subject not in subjects}
    prefixed = (TOTAL_SCORE, GRADE_SUBJECT)
    return tuple(
        replace(statement, subject=f"{subject}{statement.subject}") if statement.subject in prefixed else statement
        for statement in kept.values()
    )


def spending(money: Execution | None, subject: str) -> tuple[Statement, ...]:
    """The execution of the budget of a whole department, which has no fields of its own, in 万元 and points."""
    if money is None:
        return ()
    figures = (
        ("年初预算数", wan_text(money.initial), "万元"),
        ("全年执行数", wan_text(money.executed), "万元"),
        ("预算执行率分值", _plain(money.weight), "分"),
        ("预算执行率得分", _plain(money.score), "分"),
    )
    text, where = row_text(money.rows[1] if len(money.rows) > 1 else money.rows[0]), money.rows[0].where()
    return tuple(Statement(f"{subject}{label}", value, unit, text, where) for label, value, unit in figures if value)


def _total(block: Block) -> tuple[Row, Slot] | None:
    """The last row of totals of a table that has a column 得分, with its points; None without such points."""
    places = {column.field: column.index for column in block.columns}
    rows = [row for row in block.body if row.filled() and _is_grand_total(row)]
    if "score" not in places or not rows:
        return None
    slot = _score(rows[-1], places["score"], places.get("weight"))
    return None if slot is None else (rows[-1], slot)


def _is_grand_total(row: Row) -> bool:
    return plain(row.filled()[0][1].text) in _words("grand_totals")


def _score(row: Row, column: int, weight: int | None) -> Slot | None:
    """The total under its heading; where columns shifted, the last of two figures. A figure that may be a weight is none."""
    own = row.slots[column] if column < len(row.slots) else None
    if own is not None and points(own.text) is not None:
        return own
    figures = [(index, slot) for index, slot in row.filled()[1:] if points(slot.text) is not None]
    shifted = len(figures) == 2 and points(figures[0][1].text) == _FULL_MARKS
    alone = len(figures) == 1 and figures[0][0] > column and weight is not None and not row.text(weight)
    return figures[-1][1] if shifted or alone else None


def _labelled(rows: Sequence[Row]) -> Iterator[Statement]:
    """Scores and grades beside their label or behind its colon."""
    for row in rows:
        for label, value in _label_values(row):
            if label in _words("total_scores") and points(value.text) is not None:
                yield _statement(value, row)
            elif label in _words("grade_labels") and GRADE.fullmatch(value.text.strip()):
                yield grade(value.text, row_text(row), value.where)


def _label_values(row: Row) -> Iterator[tuple[str, Slot]]:
    filled = [slot for _, slot in row.filled()]
    for slot in filled:
        for part in re.split(r"[\s，,；;]{1,}", slot.text):
            if inline := _INLINE.fullmatch(part):
                yield plain(inline["label"]), Slot(inline["value"], slot.where)
    for index, (label, value) in enumerate(pairwise(filled)):
        following = filled[index + 2 : index + 3]
        scored = [slot for slot in following if points(value.text) == _FULL_MARKS and points(slot.text) is not None]
        yield plain(label.text), scored[0] if scored else value


def _conclusion(row: Row) -> Iterator[Statement]:
    filled = [slot for _, slot in row.filled()]
    for label, value in pairwise(filled):
        if plain(label.text) in _words("conclusions"):
            line = Line(value.text, value.where)
            yield from (*statements([line]), *grades([line]))


def _until_next_form(rows: Sequence[Row]) -> Iterator[Row]:
    for row in rows:
        if is_form_title(row):
            return
        yield row


def _statement(slot: Slot, row: Row) -> Statement:
    value = points(slot.text)
    return Statement(TOTAL_SCORE, _plain(value) or slot.text, "分", row_text(row), slot.where)


def _value(statement: Statement) -> str:
    """The points of a statement, the same for 98.5 and 98.50."""
    figure = points(statement.value)
    return statement.value if figure is None else f"{figure.normalize():f}"


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _words(name: str) -> frozenset[str]:
    return frozenset(rules("reading/self_evaluation.toml")[name])
