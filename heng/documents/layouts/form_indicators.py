"""The indicators of one form, which may stand in several tables with columns of their own."""

from collections.abc import Sequence

from heng.documents.layouts.blocks import Block
from heng.documents.layouts.indicator_rows import read_rows
from heng.documents.layouts.parts import indicators_of
from heng.domain.finding import Finding
from heng.domain.target.declaration import Indicator


def form_indicators(form: Sequence[Block], subject: str) -> tuple[tuple[Indicator, ...], tuple[Finding, ...]]:
    """The indicators in all tables of `form`, in order, and what reading them announced; levels go on over a break."""
    read = [read_rows(block.body, block.columns, subject) for block in form]
    indicators, findings = indicators_of([entry for part in read for entry in part.entries], subject)
    return indicators, (*(finding for part in read for finding in part.findings), *findings)


def has_outcomes(form: Sequence[Block]) -> bool:
    """Whether a table of `form` has a column of what was achieved."""
    return any(column.field == "actual" for block in form for column in block.columns)
