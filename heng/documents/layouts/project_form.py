"""One form per project, also stacked on one sheet: labels with amounts and objective above the indicator table."""

from collections.abc import Sequence

from heng.documents.layouts.amounts import announce_amounts, labelled_amounts
from heng.documents.layouts.blocks import Block
from heng.documents.layouts.execution import execution
from heng.documents.layouts.form_labels import Pair, first, pairs
from heng.documents.layouts.hints import without_hint
from heng.documents.layouts.indicator_rows import read_rows
from heng.documents.layouts.names import is_coded_unit, split_code
from heng.documents.layouts.parts import Parts, indicators_of
from heng.documents.layouts.rows import Row, Slot, one_line
from heng.domain.finding import Where
from heng.domain.target.declaration import Project, Unit

_UNIT_FIELDS = ("unit_name", "department_name", "department")


def read_project_form(block: Block, name_slot: Slot, found: Sequence[Pair], unit: str) -> Parts:
    """The project named in `name_slot`, whose labels `found` stand above `block`, and its unit.

    Amounts without a unit of money of their own are in `unit`.
    """
    code, name = split_code(name_slot.text)
    owner = organisation(block.form(), found) or organisation(block.preamble, pairs(block.preamble))
    money = execution(block.form(), unit)
    rest = found if money is None else pairs([row for row in block.form() if row not in money.rows])
    amounts = money.amounts if money else labelled_amounts(rest, unit)
    read = read_rows(block.body, block.columns, name)
    indicators, findings = indicators_of(read.entries, name)
    code_slot, objective = first(found, "project_code"), first(rest, "objective")
    project = Project(
        name=name,
        where=name_slot.where,
        code=code or (code_slot.text if code_slot else None),
        unit=owner.name if owner else "",
        amounts=amounts,
        initial=money.initial if money else None,
        executed=money.executed if money else None,
        execution_weight=money.weight if money else None,
        execution_score=money.score if money else None,
        objective=without_hint(objective.text) if objective else "",
        indicators=indicators,
    )
    labelled = {} if money else {pair.field: pair.value for pair in reversed(rest)}
    doubts = tuple(announce_amounts(labelled, unit, name))
    return Parts(
        units=(owner,) if owner else (),
        projects=(project,),
        findings=(*doubts, *read.findings, *findings),
        self_evaluation=money is not None or "actual" in {column.field for column in block.columns},
    )


def organisation(rows: Sequence[Row], found: Sequence[Pair]) -> Unit | None:
    """The unit that a form names: the unit itself before its department, or a code with a name in a corner."""
    slot = next((value for field in _UNIT_FIELDS if (value := first(found, field))), None)
    if slot is not None:
        return _unit(slot.text, slot.where)
    corner = [
        cell for row in rows for _, cell in row.filled()[:1] if is_coded_unit(cell.text) and len(row.filled()) <= 2
    ]
    if corner:
        return _unit(corner[-1].text, corner[-1].where)
    return None


def _unit(text: str, where: Where) -> Unit:
    code, name = split_code(one_line(text))
    return Unit(name=name, where=where, code=code)
