"""Names with their codes, as systems print them: `217001-某法院`, `51000021R000000019951-工资性支出`, `207101某法院`, `[042]某法院`."""

import re

from heng.documents.layouts.rows import one_line

_WITH_HYPHEN = re.compile(r"(?P<code>[0-9][0-9A-Z]{2,})\s*[-—－_]\s*(?P<name>[^\d\s].*|20\d\d.*)")
_GLUED_UNIT = re.compile(r"(?P<code>\d{6,12})\s*(?P<name>[\u4e00-\u9fff].*)")
_BRACKETED = re.compile(r"[\[［【](?P<code>[0-9][0-9A-Z]{1,})[\]］】]\s*(?P<name>\S.*)")
_IN_PROSE = re.compile(r"项目(?:代码|编码|编号)[:：]?\s*([0-9A-Z]{8,})")
_MONEY_BEHIND = re.compile(r"\s+(?:金额|货币)?单位\s*[:：].*$", re.DOTALL)
_SEAL = re.compile(r"\s*[（(]\s*(?:单位|加盖)?(?:盖章|公章|签章|印章|签字|签名|章)\s*[）)]\s*")
_RULED = re.compile(r"[_＿—\-\s]*")
_YEAR = re.compile(r"20\d\d(?!\d)")


def split_code(text: str) -> tuple[str | None, str]:
    """The code and the name in a cell with a project's or unit's name; no code where none is printed."""
    line = one_line(text)
    found = _WITH_HYPHEN.fullmatch(line) or _GLUED_UNIT.fullmatch(line) or _BRACKETED.fullmatch(line)
    if found is None or _YEAR.fullmatch(found["code"]):
        return None, line
    return found["code"], found["name"].strip()


def without_seal(text: str) -> str:
    """A unit's name without the place for its seal (`某法院（盖章）`); blank where only that or a ruled line is printed."""
    name = _SEAL.sub("", text)
    return "" if _RULED.fullmatch(name) else name


def code_in(text: str) -> str | None:
    """The project code that running text names (`项目代码12000022P10000210006W`); None where there is none."""
    found = _IN_PROSE.search(text)
    return found[1] if found else None


def corner_name(text: str) -> str:
    """The name in a corner without the unit of money behind it (`207101某法院    单位：万元`)."""
    return _MONEY_BEHIND.sub("", text.strip())


def is_coded_unit(text: str) -> bool:
    """Whether a cell holds the code and name of a unit and nothing else."""
    return split_code(corner_name(text))[0] is not None and not re.search(r"[，。；：:]", corner_name(text))
