"""One form per project, also stacked on one sheet: labels with amounts and objective above the indicator table."""

from collections.abc import Sequence

from heng.documents.layouts.amounts import announce_amounts, labelled_amounts, with_summed_total
from heng.documents.layouts.blocks import Block
from heng.documents.layouts.execution import execution
from heng.documents.layouts.execution_table import execution_table
from heng.documents.layouts.form_indicators import execution_points, form_indicators, has_outcomes, objective_of
from heng.documents.layouts.form_labels import Pair, first, pairs
from heng.documents.layouts.headings import plain, words
from heng.documents.layouts.names import corner_name, is_coded_unit, split_code
from heng.documents.layouts.outcome import outcome
from heng.documents.layouts.parts import Parts
from heng.documents.layouts.passages import passages
from heng.documents.layouts.rows import Row, Slot, one_line
from heng.domain.finding import Where
from heng.domain.target.declaration import Project, Unit

_UNIT_FIELDS = ("unit_name", "department_name", "department")


def read_project_form(
    form: Sequence[Block], name_slot: Slot, found: Sequence[Pair], unit: str, below: Sequence[Row] = ()
) -> Parts:
    """The project named in `name_slot`, whose labels `found` stand above the first table of `form`, and its unit.

    All tables of the form hold its indicators; what it says of its outcome may stand `below` them. Amounts without a unit of money of their own are in `unit`.
    """
    block = form[0]
    code, name = split_code(name_slot.text)
    owner = organisation(block.form(), found) or organisation(block.preamble, pairs(block.preamble))
    money = execution(block.form(), unit, name)
    rest = found if money is None else pairs([row for row in block.form() if row not in money.rows])
    amounts = money.amounts if money else with_summed_total(labelled_amounts(rest, unit), block.form(), unit)
    indicators, findings = form_indicators(form, name)
    weight, score = execution_points(form, name)
    code_slot = first(found, "project_code")
    evaluates = money is not None or has_outcomes(form)
    project = Project(
        name=name,
        where=name_slot.where,
        code=code or (one_line(code_slot.text) if code_slot else None),
        unit=owner.name if owner else "",
        amounts=amounts,
        initial=money.initial if money else None,
        executed=money.executed if money else None,
        execution_weight=money.weight if money and money.weight is not None else weight,
        execution_score=money.score if money and money.score is not None else score,
        objective=objective_of(form, rest),
        indicators=indicators,
        texts=passages(rest, form, below, money),
    )
    labelled = {} if money else {pair.field: pair.value for pair in reversed(rest)}
    doubts = tuple(announce_amounts(labelled, unit, name))
    return Parts(
        units=(owner,) if owner else (),
        projects=(project,),
        tables=execution_table(money, name),
        findings=(*doubts, *(money.announced(name) if money else ()), *findings),
        self_evaluation=evaluates,
        statements=outcome(form, below, money, name) if evaluates else (),
    )


def organisation(rows: Sequence[Row], found: Sequence[Pair]) -> Unit | None:
    """The unit that a form names: the unit itself before its department, or a code with a name in a corner."""
    slot = _who_does_it(found) or next((value for field in _UNIT_FIELDS if (value := first(found, field))), None)
    if slot is not None:
        return _unit(slot.text, slot.where)
    corner = [
        cell for row in rows for _, cell in row.filled()[:1] if is_coded_unit(cell.text) and len(row.filled()) <= 2
    ]
    if corner:
        return _unit(corner_name(corner[-1].text), corner[-1].where)
    return None


def _who_does_it(found: Sequence[Pair]) -> Slot | None:
    """The unit that carries the project out, where the one that only files the form is named too."""
    units = [pair for pair in found if pair.field == "unit_name"]
    filing = tuple(words("filing_units"))
    return next((pair.value for pair in units if not plain(pair.label.text).startswith(filing)), None)


def _unit(text: str, where: Where) -> Unit:
    code, name = split_code(one_line(text))
    return Unit(name=name, where=where, code=code)
