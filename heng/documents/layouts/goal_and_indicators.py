"""The two text cells of a Guangdong row, objective and numbered indicators, also where they ran into one."""

from collections.abc import Iterator
from dataclasses import dataclass

from heng.documents.layouts.announce import announce
from heng.documents.layouts.guangdong_form import misread_title
from heng.documents.layouts.numbered_indicators import begins, read_numbered
from heng.documents.layouts.passage import Passage
from heng.domain.finding import Finding, Where
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Indicator
from heng.rulebook import loader

_ENDS = "。；！？…"


@dataclass(frozen=True, slots=True)
class Texts:
    """Objective and indicators of a project, with what was torn."""

    objective: str
    indicators: tuple[Indicator, ...]
    findings: tuple[Finding, ...]


def read_texts(objective: Passage, numbered: Passage, subject: str, *, annual: bool, ends: bool) -> Texts:
    """The content of the two cells of `subject`; either may be blank or hold what belongs into the other.

    `annual` says whether the paper gives annual values, `ends` whether its objectives end in a full stop, so that one
    that does not is cut off.
    """
    goal, strings, findings = objective.text.strip(), numbered, list[Finding]()
    place = objective.where(0) if goal else numbered.where(0)
    start = begins(objective.text)
    if start is not None:
        goal, strings = objective.text[:start].strip(), objective.part(start, len(objective.text)).then(numbered)
        findings.append(announce("I33", subject, place, reason=_merged(goal)))
    if not strings.text.strip():
        findings.append(announce("I34", subject, place))
        return Texts(goal, (), (*findings, *_torn_goal(goal, subject, place, ends)))
    first = begins(strings.text)
    if first is None:
        findings.append(announce("I30", subject, strings.where(0), reason="没有编号的指标", text=strings.text[:60]))
        return Texts(goal, (), (*findings, *_torn_goal(goal, subject, place, ends)))
    if strings.text[:first].strip():
        lead = strings.text[:first].strip()
        findings.append(announce("I30", subject, strings.where(0), reason="第一个指标之前的文字", text=lead[:60]))
    words = tuple(loader.read("reading/placeholders.toml")["words"])
    read = read_numbered(strings.part(first, len(strings.text)), subject, annual=annual, placeholders=words)
    findings.extend((*_torn_goal(goal, subject, place, ends), *read.findings))
    return Texts(goal, read.indicators, tuple(findings))


def _merged(goal: str) -> str:
    if goal:
        return "绩效目标与绩效指标并在一格，已在第一个指标处分开，其间文字可能有缺失"
    return "绩效目标不在自己的单元格中，或散落在指标文字里，已留空"


def _torn_goal(goal: str, subject: str, place: Where, ends: bool) -> Iterator[Finding]:
    plain = folded(goal)
    if goal and ends and goal[-1] not in _ENDS:
        yield announce("I33", subject, place, reason=f"结尾不完整（“{goal[-12:]}”）")
    if plain.count("(") != plain.count(")"):
        yield announce("I33", subject, place, reason="括号不成对，文字有缺失")
    yield from misread_title(goal, subject, place)
