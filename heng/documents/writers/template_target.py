"""Target values as three cells – sign, value, unit – that read back as the very same target."""

from collections.abc import Iterator

from heng.documents.target_text import read_target
from heng.domain.target.target_value import Comparison, TargetValue

Spelling = tuple[str, str, str]
_SIGNS = (Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.EQUAL, Comparison.MORE_THAN, Comparison.LESS_THAN)


def spelled(target: TargetValue) -> Spelling:
    """Sign, value and unit that `read_target` reads as `target`; its text as written where no spelling does."""
    wanted = (target.comparison, target.value, target.unit)
    return next((cells for cells in _spellings(target) if _read(cells) == wanted), ("", target.text, ""))


def reads_back(target: TargetValue) -> bool:
    """Whether some spelling reads back as `target`."""
    return _read(spelled(target)) == (target.comparison, target.value, target.unit)


def _spellings(target: TargetValue) -> Iterator[Spelling]:
    """Ways to write `target`, the plainest first."""
    value, unit, text = target.value, target.unit, target.text
    if target.comparison in _SIGNS:
        yield target.comparison.value, value, unit
        yield target.comparison.value, text, ""
    if target.comparison is Comparison.QUALITATIVE:
        yield "定性", value, unit
        yield "定性", text, unit
        yield "定性", text, ""
    yield "", text, ""
    yield "", value, unit
    yield "", text, unit
    yield "", f"前{value}{unit}", ""
    yield "", f"第{value}{unit}", ""
    yield "", f"{value}{unit}", ""


def _read(cells: Spelling) -> tuple[Comparison, str, str]:
    sign, value, unit = cells
    read = read_target(value, sign=sign or None, unit=unit or None)
    return read.comparison, read.value, read.unit
