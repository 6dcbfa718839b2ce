"""Findings as they are written into a workbook: numbered, with the word and colour of their weight."""

from collections.abc import Sequence
from dataclasses import dataclass

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.opinion import Waived
from heng.domain.review.opinion_head import SEVERITY_WORDS

_COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFE699", Severity.HINT: "DDEBF7"}
_READING, _WAIVED = "D9D9D9", "E2EFDA"


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding with its number; `label` is its weight in words, `words` its message with remedy or waiver."""

    number: int
    finding: Finding
    label: str
    colour: str
    waiver: str = ""

    @property
    def rule(self) -> str:
        """The code of the rule."""
        return self.finding.rule

    @property
    def message(self) -> str:
        """What is wrong, with the reason why it was left so where it was waived."""
        return f"{self.finding.message}\n{self.waiver}" if self.waiver else self.finding.message

    @property
    def words(self) -> str:
        """The message, and what to do about it unless it was waived."""
        fix = f"\n改法：{self.finding.fix}" if self.finding.fix and not self.waiver else ""
        return f"{self.message}{fix}"


def remarks(findings: Sequence[Finding], waived: Sequence[Waived] = ()) -> tuple[Remark, ...]:
    """All of them numbered: errors, warnings and hints of the paper, then doubts of reading, then what was waived."""
    own = [finding for finding in findings if finding.certainty is not Certainty.EXTRACTION]
    doubts = [finding for finding in findings if finding.certainty is Certainty.EXTRACTION]
    ordered = [finding for severity in Severity for finding in own if finding.severity is severity]
    marked = [(finding, _label(finding), _COLOURS[finding.severity], "") for finding in ordered]
    marked += [(finding, "读取疑问", _READING, "") for finding in doubts]
    marked += [(one.finding, "已说明", _WAIVED, _waiver(one)) for one in waived]
    return tuple(Remark(number, *parts) for number, parts in enumerate(marked, 1))


def _label(finding: Finding) -> str:
    judgement = "（供判断）" if finding.certainty is Certainty.JUDGEMENT else ""
    return f"{SEVERITY_WORDS[finding.severity]}{judgement}"


def _waiver(waived: Waived) -> str:
    who = "，".join(filter(None, (waived.by, waived.at)))
    return f"已说明保留：{waived.reason}" + (f"（{who}）" if who else "")
