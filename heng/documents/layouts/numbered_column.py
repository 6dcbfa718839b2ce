"""A column of a wide table whose cells each hold all indicators of a project as one numbered string."""

from heng.documents.content import Line
from heng.documents.layouts.goal_and_indicators import read_texts
from heng.documents.layouts.indicator_rows import Entry
from heng.documents.layouts.numbered_indicators import has_annual
from heng.documents.layouts.passage import Passage, passage
from heng.domain.finding import Finding
from heng.domain.target.declaration import Indicator


def numbered_of(entry: Entry, subject: str) -> tuple[tuple[Indicator, ...], tuple[Finding, ...]] | None:
    """The indicators in the numbered string of the project's row, and what was torn; None where it has no such cell."""
    slot = entry.fields.get("numbered")
    if slot is None:
        return None
    lines = [Line(text, slot.where) for text in slot.text.splitlines()]
    read = read_texts(Passage("", ()), passage(lines), subject, annual=has_annual(slot.text), ends=False)
    return read.indicators, read.findings
