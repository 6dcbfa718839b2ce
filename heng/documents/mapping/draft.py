"""From what a person points at on one table to a mapping that knows the same table next year."""

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from heng.documents.layouts.rows import Row
from heng.documents.mapping.fit import Misfit, fit, label_key, places, stop_key
from heng.documents.mapping.from_json import contradiction
from heng.documents.mapping.headings import after_colon, paths
from heng.documents.mapping.mapping import CONSTANT_FIELDS, IGNORED, Beside, Label, Mapping
from heng.domain.errors import WrongUsage

_LONGEST_CONSTANT = 200


@dataclass(frozen=True, slots=True)
class Pointed:
    """A labelled cell as it was pointed at: what it holds, the row and column of the label (from 1), where its value stands."""

    field: str
    row: int
    column: int
    beside: Beside = Beside.RIGHT


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person said about a table, rows and columns from 1.

    `first_heading` 0 means that there is no table below headings; `last_row` 0 that the data goes to the end. `fields`
    has the field of each column that was decided on.
    """

    first_heading: int = 0
    last_heading: int = 0
    fields: Dictionary[int, str] = field(default_factory=dict)
    pointed: tuple[Pointed, ...] = ()
    constants: Dictionary[str, str] = field(default_factory=dict)
    first_row: int = 0
    last_row: int = 0
    inherit: bool = True


def drafted(rows: Sequence[Row], choice: Choice, name: str = "") -> Mapping:
    """The mapping that `choice` on the table `rows` means; WrongUsage, saying what to change, where it means none."""
    _check_rows(rows, choice)
    mapping = replace(_table(rows, choice), name=name, constants=_constants(choice), inherit=choice.inherit)
    mapping = replace(mapping, labels=tuple(_label(rows, choice, mapping, one) for one in choice.pointed))
    problem = contradiction(mapping)
    if problem:
        raise WrongUsage(f"{problem}。请调整栏目后再试。")
    found = fit(mapping, rows)
    if not isinstance(found, tuple):
        reason = found.reason if isinstance(found, Misfit) else "表头在这张表里认不出来"
        raise WrongUsage(f"按这样的对应读不出这张表：{reason}。请调整表头行、数据行或标签。")
    return mapping


def _check_rows(rows: Sequence[Row], choice: Choice) -> None:
    if not choice.first_heading:
        return
    last = choice.last_row or len(rows)
    if not 1 <= choice.first_heading <= choice.last_heading < choice.first_row <= last <= len(rows):
        raise WrongUsage(
            f"行的次序不对：表头应在数据之上，且都在第 1 到第 {len(rows)} 行之内。请重新选择表头行和数据的首行、末行。"
        )


def _table(rows: Sequence[Row], choice: Choice) -> Mapping:
    if not choice.first_heading:
        return Mapping("")
    found = paths(rows[choice.first_heading - 1 : choice.last_heading])
    fields = [choice.fields.get(column, "") for column in range(1, len(found) + 1)]
    said = [column for column, path in enumerate(found) if path or fields[column] not in ("", IGNORED)]
    if not said:
        raise WrongUsage("选作表头的行是空的。请选择写有栏目名称的行。")
    span = slice(said[0], said[-1] + 1)
    return Mapping(
        name="",
        headings=tuple(found[span]),
        fields=tuple(fields[span]),
        heading_rows=choice.last_heading - choice.first_heading + 1,
        skipped=choice.first_row - choice.last_heading - 1,
        stop=_stop(rows, choice),
    )


def _stop(rows: Sequence[Row], choice: Choice) -> str:
    """The text behind the data by which its end is found next year; the end must not come earlier by the same text."""
    if not choice.last_row:
        return ""
    key = next((key for row in rows[choice.last_row :] if (key := stop_key(row))), "")
    early = [row for row in rows[choice.first_row - 1 : choice.last_row] if key and stop_key(row) == key]
    if early:
        raise WrongUsage(f"数据行中也有以“{key}”开头的行，无法据此认出数据的结束。请改选数据末行。")
    return key


def _label(rows: Sequence[Row], choice: Choice, mapping: Mapping, one: Pointed) -> Label:
    if not (1 <= one.row <= len(rows) and 1 <= one.column <= len(rows[one.row - 1].slots)):
        raise WrongUsage(f"第 {one.row} 行第 {one.column} 列不在表内。请重新选择标签所在的单元格。")
    text = rows[one.row - 1].slots[one.column - 1].text
    key = label_key(text, one.beside)
    if not key or (one.beside is Beside.SAME and not after_colon(text)):
        raise WrongUsage(f"第 {one.row} 行第 {one.column} 列没有可以辨认的标签文字。请选择写有标签的单元格。")
    label = Label(one.field, key, one.beside)
    around = _around(rows, choice, mapping)
    found = places(label, [rows[number] for number in around])
    numbers = [(around[row] + 1, column + 1) for row, column in found]
    if (one.row, one.column) not in numbers:
        raise WrongUsage(f"标签“{key}”在数据行之内，不能作为单个单元格读取。请改选表格之外的标签。")
    return replace(label, occurrence=numbers.index((one.row, one.column)) + 1)


def _around(rows: Sequence[Row], choice: Choice, mapping: Mapping) -> list[int]:
    """The rows (from 0) in which labels are looked for: above the headings and behind the data."""
    if not choice.first_heading:
        return list(range(len(rows)))
    end = choice.last_row if mapping.stop else len(rows)
    behind = next((number for number in range(end, len(rows)) if stop_key(rows[number]) == mapping.stop), len(rows))
    return [*range(choice.first_heading - 1), *range(behind, len(rows))]


def _constants(choice: Choice) -> tuple[tuple[str, str], ...]:
    given = {name: choice.constants.get(name, "").strip()[:_LONGEST_CONSTANT] for name in CONSTANT_FIELDS}
    year = given["fiscal_year"]
    if year and not (year.isdecimal() and len(year) == 4 and year.startswith("20")):
        raise WrongUsage(f"预算年度“{year}”不是四位年份（如 2025）。请改正。")
    return tuple((name, value) for name, value in given.items() if value)
