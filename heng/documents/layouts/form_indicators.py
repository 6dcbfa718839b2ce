"""The indicators of one form, which may stand in several tables with columns of their own."""

from collections.abc import Sequence
from decimal import Decimal

from heng.documents.layouts.amount_cells import points
from heng.documents.layouts.blocks import Block
from heng.documents.layouts.form_labels import Pair, first, pairs
from heng.documents.layouts.hints import without_hint
from heng.documents.layouts.indicator_rows import read_rows
from heng.documents.layouts.indicators import is_execution_row
from heng.documents.layouts.parts import indicators_of
from heng.domain.finding import Finding
from heng.domain.target.declaration import Indicator


def form_indicators(form: Sequence[Block], subject: str) -> tuple[tuple[Indicator, ...], tuple[Finding, ...]]:
    """The indicators in all tables of `form`, in order, and what reading them announced; levels go on over a break."""
    read = [read_rows(block.body, block.columns, subject) for block in form]
    indicators, findings = indicators_of([entry for part in read for entry in part.entries], subject)
    return indicators, (*(finding for part in read for finding in part.findings), *findings)


def objective_of(form: Sequence[Block], found: Sequence[Pair]) -> str:
    """The objective among the labels `found` above the first table, and those above its later tables (年度目标2), by line."""
    above = [first(found, "objective"), *(first(pairs(block.preamble), "objective") for block in form[1:])]
    texts = [without_hint(slot.text) for slot in above if slot is not None]
    return "\n".join(dict.fromkeys(text for text in texts if text))


def execution_points(form: Sequence[Block], subject: str) -> tuple[Decimal | None, Decimal | None]:
    """Weight and score of 预算执行率 where it is a row of the tables of `form` and no indicator; None where it is not."""
    entries = (entry for block in form for entry in read_rows(block.body, block.columns, subject).entries)
    row = next((entry for entry in entries if is_execution_row(entry)), None)
    if row is None:
        return None, None
    return points(row.text("weight")), points(row.text("score"))


def has_outcomes(form: Sequence[Block]) -> bool:
    """Whether a table of `form` has a column of what was achieved or scored."""
    return any(column.field in ("actual", "score") for block in form for column in block.columns)
