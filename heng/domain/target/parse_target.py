"""Reading a target value as papers write it: one cell, one sentence, or the split columns of sign, value and unit."""

from collections.abc import Collection
from dataclasses import replace

from heng.domain.formula import Formula, parse_formula
from heng.domain.target.calendar_day import read_day
from heng.domain.target.characters import folded
from heng.domain.target.clause import clauses, split_brackets, split_cues, trimmed, unquoted
from heng.domain.target.number_range import read_range
from heng.domain.target.placeholder import is_placeholder
from heng.domain.target.quantity import unit_text
from heng.domain.target.rank import read_rank
from heng.domain.target.reading import Reading
from heng.domain.target.sign import joined, parse_sign, split_first_signs
from heng.domain.target.single_number import read_number
from heng.domain.target.target_value import Comparison, Form, TargetValue
from heng.domain.target.trend import read_trend

_READERS = (read_day, read_range, read_trend, read_rank, read_number)
_FIGURES = (Form.NUMBER, Form.RANGE, Form.RANK, Form.DATE)
_WITHOUT_SIGN = {
    Form.NUMBER: Comparison.EQUAL,
    Form.DATE: Comparison.EQUAL,
    Form.RANGE: Comparison.RANGE,
    Form.RANK: Comparison.RANK,
    Form.TREND: Comparison.TREND,
}


def parse_target(
    text: str, *, sign: str | None = None, unit: str | None = None, placeholders: Collection[str] = ()
) -> TargetValue:
    """The meaning of a written target value; never fails, and never makes a number of what is none.

    `sign` and `unit` are the neighbouring columns 指标性质 and 度量单位 of papers that split the value; blank counts as
    absent. `placeholders` are words that stand for a missing value, besides the shapes that always do (XX, ……, 待补充).
    A sentence gives a number only where one number is marked as the value or is the only one; otherwise it is words.
    """
    declared = parse_sign(sign) if sign and sign.strip() else None
    column = unit_text(unit or "")
    outside, inside = split_brackets(text)
    if not trimmed(outside) and inside:
        outside, inside = "；".join(inside), ()
    formulas, notes = _explanations(inside)
    reading, more, rest = _reading(text, outside, column, placeholders)
    reading = _under_unit(_under_sign(reading, declared, trimmed(outside)), column)
    unknown_sign = sign.strip() if sign and declared is None else ""
    notes = [note for note in (unknown_sign, *rest, reading.around, *notes) if note]
    return TargetValue(
        comparison=reading.comparison or _WITHOUT_SIGN.get(reading.form, Comparison.QUALITATIVE),
        form=reading.form,
        value=reading.value,
        unit=reading.unit,
        text=_as_written(text, sign if declared else None, unit),
        number=reading.number,
        upper=reading.upper,
        note="；".join(notes),
        formula=next(iter([*more, *formulas]), None),
    )


def _reading(
    text: str, outside: str, column: str, placeholders: Collection[str]
) -> tuple[Reading, list[Formula], list[str]]:
    """The value, the formulas beside it, and the clauses that explain it."""
    if not text.strip():
        return Reading(Form.BLANK, ""), [], []
    if is_placeholder(text, placeholders):
        return Reading(Form.PLACEHOLDER, text.strip()), [], []
    before, marked = split_cues(outside)
    parts = [part for part in (clauses(part) for part in marked) if part]
    if parts:
        readings = {_read(part[0], column) or _words(part[0]) for part in parts}
        formulas, notes = _explanations([*clauses(before), *(clause for part in parts for clause in part[1:])])
        return (readings.pop() if len(readings) == 1 else _words(outside)), formulas, notes
    formulas, rest = _explanations(clauses(outside))
    return _only_one(outside, rest, column, formulas)


def _only_one(
    outside: str, parts: list[str], column: str, formulas: list[Formula]
) -> tuple[Reading, list[Formula], list[str]]:
    """The value of a text without mark: the whole, or the one clause with a figure when no other has digits."""
    whole = _read(trimmed(outside), column) if not formulas else None
    if whole:
        return whole, [], []
    found = [(part, reading) for part in parts if (reading := _read(part, column)) and reading.form in _FIGURES]
    others = [part for part in parts if not found or part != found[0][0]]
    alone = len(found) == 1 and not any(character.isdigit() for part in others for character in part)
    if alone or _first_is_marked(found, parts):
        return found[0][1], formulas, others
    return _words(outside), formulas, []


def _first_is_marked(found: list[tuple[str, Reading]], parts: list[str]) -> bool:
    """Whether the text begins with a value under its sign, and every further figure has words of its own around it."""
    if len(found) < 2 or found[0][0] != parts[0]:
        return False
    first, *further = (reading for _, reading in found)
    return first.comparison is not None and not first.around and all(reading.around for reading in further)


def _read(clause: str, column: str) -> Reading | None:
    plain = unquoted(folded(clause).strip())
    if column.endswith(("月", "月份", "月底", "月末", "月底前", "月底之前", "月末前")) and (
        day := read_day(f"{plain}{column}")
    ):
        return day
    return next((reading for reader in _READERS if (reading := reader(plain))), None)


def _words(text: str) -> Reading:
    """Words as they stand; a sign before them is theirs (≥全市平均水平), words of comparison stay words (不超预算)."""
    written = trimmed(text)
    signs, rest = split_first_signs(folded(written))
    sign = joined(signs) if signs and rest and not written[:1].isalpha() else None
    return Reading(Form.WORDS, trimmed(written[len(written) - len(rest) :]) if sign else written, comparison=sign)


def _explanations(parts: Collection[str]) -> tuple[list[Formula], list[str]]:
    formulas = [formula for part in parts if (formula := parse_formula(part))]
    return formulas, [part for part in parts if not parse_formula(part)]


def _under_sign(reading: Reading, declared: Comparison | None, written: str) -> Reading:
    """The reading under the sign of its column; where the two contradict, it stays words under the declared sign."""
    if declared is None:
        return reading
    if declared is Comparison.QUALITATIVE or reading.form not in _WITHOUT_SIGN:
        keeps = reading.form is not Form.DATE and reading.number is None
        return replace(reading if keeps else Reading(Form.WORDS, written), comparison=declared)
    if reading.form in (Form.RANK, Form.TREND) or (reading.form is Form.RANGE and declared is Comparison.EQUAL):
        return reading
    sign = joined({declared, reading.comparison or declared})
    if reading.form is Form.RANGE or sign is None:
        return Reading(Form.WORDS, written, comparison=declared)
    return replace(reading, comparison=sign)


def _under_unit(reading: Reading, column: str) -> Reading:
    """The reading with the unit of its column; a unit in the value itself wins, and a different one is kept in the note."""
    if not column or reading.unit == column or reading.form is Form.DATE:
        return reading
    if not reading.unit:
        return replace(reading, unit=column)
    return replace(reading, around="；".join(filter(None, (reading.around, f"度量单位列为“{column}”"))))


def _as_written(text: str, sign: str | None, unit: str | None) -> str:
    """The parts as they stand side by side; 定性 is a heading for words, not a part of them."""
    before = sign.strip() if sign and parse_sign(sign) is not Comparison.QUALITATIVE else ""
    after = (unit or "").strip()
    repeated = folded(text).strip().endswith(folded(after))
    return f"{before}{text.strip()}{'' if repeated else after}" if before or after else text
