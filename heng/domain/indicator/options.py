"""Options of a definition: choosing their values, and the definition that remains once they are chosen."""

from collections.abc import Mapping
from dataclasses import replace

from heng.domain.errors import WrongUsage
from heng.domain.indicator.definition import Condition, Definition, Measure, Related


def choose(definition: Definition, given: Mapping[str, str]) -> dict[str, str]:
    """The value of every option of `definition`: the one given, else its default. Names of other definitions' options
    are passed over. WrongUsage for a value that the option does not offer."""
    chosen = {}
    for option in definition.options:
        value = given.get(option.name, option.default)
        offered = [choice for choice, _ in option.choices]
        if value not in offered:
            listed = "、".join(f"{choice}（{label}）" for choice, label in option.choices)
            raise WrongUsage(f"指标“{definition.name}”的选项 {option.name} 没有取值“{value}”，可选：{listed}。")
        chosen[option.name] = value
    return chosen


def resolve(definition: Definition, chosen: Mapping[str, str]) -> Definition:
    """`definition` with only the measures and conditions that hold under the `chosen` options."""
    return replace(
        definition,
        numerator=_measures(definition.numerator, chosen),
        denominator=_measures(definition.denominator, chosen),
    )


def _measures(measures: tuple[Measure, ...], chosen: Mapping[str, str]) -> tuple[Measure, ...]:
    return tuple(
        replace(
            measure,
            where=_conditions(measure.where, chosen),
            any_of=tuple(_conditions(alternative, chosen) for alternative in measure.any_of),
            related=tuple(_related(related, chosen) for related in measure.related),
            option=None,
            option_is=None,
        )
        for measure in measures
        if _applies(measure, chosen)
    )


def _related(related: Related, chosen: Mapping[str, str]) -> Related:
    return replace(related, where=_conditions(related.where, chosen))


def _conditions(conditions: tuple[Condition, ...], chosen: Mapping[str, str]) -> tuple[Condition, ...]:
    kept = (condition for condition in conditions if _applies(condition, chosen))
    return tuple(replace(condition, option=None, option_is=None) for condition in kept)


def _applies(part: Condition | Measure, chosen: Mapping[str, str]) -> bool:
    return part.option is None or chosen[part.option] == part.option_is
