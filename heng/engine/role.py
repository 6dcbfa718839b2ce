"""The role of each record in an indicator as SQL: numerator, denominator, excluded, and a code for the reason.

A reason code is 1000 × the number of the measure (among those of the entity) + the number of the first failed test;
a test number of 0 says that the record does not belong to the period by that measure's own time axis.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlglot import exp

from heng.domain.indicator.definition import Definition, Measure
from heng.domain.indicator.population import Test, tests, time_axis
from heng.engine.predicate import Frame, any_of, belongs, certain, enters, met, named, negated
from heng.rulebook.contracts import load_contract

STEP = 1000
NUMERATOR, DENOMINATOR, REASON = "#numerator", "#denominator", "#reason"


class Role(StrEnum):
    """How a record of the period counts.

    `missed`: it is in the denominator and could be, but is not, in the numerator. As the role of a single record,
    `denominator` is for entities that only the denominator counts (judges, staff).
    """

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    MISSED = "missed"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Part:
    """What an indicator takes of one entity."""

    entity: str
    numerator: tuple[Measure, ...]
    denominator: tuple[Measure, ...]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of both sides."""
        return self.numerator + self.denominator


def parts(definition: Definition) -> tuple[Part, ...]:
    """The entities of `definition` in the order of its formula, each with its measures."""
    entities = dict.fromkeys(measure.entity for measure in definition.measures)
    return tuple(
        Part(
            entity,
            tuple(measure for measure in definition.numerator if measure.entity == entity),
            tuple(measure for measure in definition.denominator if measure.entity == entity),
        )
        for entity in entities
    )


def columns(part: Part, frame: Frame) -> tuple[exp.Expression, ...]:
    """The columns #numerator and #denominator (booleans) and #reason (code, NULL for a full member)."""
    in_numerator = any_of([enters(measure, frame) for measure in part.numerator])
    in_denominator = any_of([enters(measure, frame) for measure in part.denominator])
    reason = exp.Case(
        ifs=[
            exp.If(this=in_numerator.copy(), true=exp.null()),
            exp.If(this=in_denominator.copy(), true=_first_failure(part, part.numerator, frame)),
        ],
        default=_first_failure(part, part.denominator + part.numerator, frame),
    )
    return named(in_numerator, NUMERATOR), named(in_denominator, DENOMINATOR), named(reason, REASON)


def condition(role: Role, part: Part) -> exp.Expression:
    """The condition on the columns of `columns` that selects the records of `part` in `role`."""
    numerator, denominator = (exp.column(name, quoted=True) for name in (NUMERATOR, DENOMINATOR))
    if role is Role.NUMERATOR:
        return numerator
    if role is Role.DENOMINATOR:
        return denominator
    if role is Role.MISSED:
        return exp.false() if not part.numerator else exp.And(this=denominator, expression=negated(numerator))
    return exp.And(this=negated(denominator), expression=negated(numerator))


def failed(part: Part, code: int) -> tuple[Measure, Test | None]:
    """The measure and the test that a reason code names; no test where the record is outside its time axis."""
    measure = part.measures[code // STEP]
    number = code % STEP
    return measure, tests(measure)[number - 1] if number else None


def outside_text(measure: Measure) -> str:
    """Why a record is outside the time axis of `measure`: "引调日期 不在期间内"."""
    return f"{load_contract(measure.entity).field(measure.time).label} 不在期间内"


def _first_failure(part: Part, measures: Sequence[Measure], frame: Frame) -> exp.Expression:
    inside = [_branch(part, measure, frame, number) for measure in measures for number in _numbers(measure)]
    outside = [
        exp.If(this=negated(certain(belongs(time_axis(measure), frame))), true=_code(part, measure, 0))
        for measure in measures
    ]
    branches = inside + outside
    return exp.Case(ifs=branches) if branches else exp.null()


def _branch(part: Part, measure: Measure, frame: Frame, number: int) -> exp.If:
    test = tests(measure)[number - 1]
    here = certain(belongs(time_axis(measure), frame))
    unmet = negated(certain(met(test, measure, frame)))
    return exp.If(this=exp.And(this=here, expression=unmet), true=_code(part, measure, number))


def _numbers(measure: Measure) -> range:
    return range(1, len(tests(measure)) + 1)


def _code(part: Part, measure: Measure, number: int) -> exp.Expression:
    return exp.Literal.number(part.measures.index(measure) * STEP + number)
