"""The limits of reading, from rulebook/reading/limits.toml."""

from heng.domain.errors import UnreadableInput
from heng.rulebook.loader import read


def limit(part: str, name: str) -> int:
    """The limit `name` of `part` ("sheet", "rows"); the unit stands in the rulebook."""
    value: int = read("reading/limits.toml")[part][name]
    return value


def beyond(what: str, found: int, allowed: int, unit: str) -> UnreadableInput:
    """The refusal of a file that is larger than what is read."""
    return UnreadableInput(
        f"{what}超出读取上限：{found:,} {unit}，上限 {allowed:,} {unit}。"
        "请确认是否选对了文件；如确属正式材料，请拆分后再导入。"
    )
