"""One indicator of a department's self-evaluation as it is shown: target, actual, whether met, why, and what shows it."""

from dataclasses import dataclass

from heng.domain.self_evaluation.actual import Actual
from heng.domain.self_evaluation.attainment import attainment
from heng.domain.target.declaration import Indicator

MET_WORDS = {True: "达成", False: "未达成", None: "无法判定"}


@dataclass(frozen=True, slots=True)
class IndicatorOutcome:
    """`met` is None where it cannot be judged; `reason` then says what is missing."""

    name: str
    target: str
    actual: str
    met: bool | None
    reason: str
    evidence: str

    @property
    def met_word(self) -> str:
        """`met` in words."""
        return MET_WORDS[self.met]

    def to_json(self) -> dict[str, object]:
        """The outcome for `heng evaluate --format json`."""
        return {
            "name": self.name,
            "target": self.target,
            "actual": self.actual,
            "met": self.met,
            "reason": self.reason,
            "evidence": self.evidence,
        }


def indicator_outcome(indicator: Indicator, actual: Actual | None) -> IndicatorOutcome:
    """What `actual` (None: not delivered) means for `indicator`."""
    reached = attainment(indicator, actual)
    shown, evidence = ("", "") if actual is None else (actual.text, actual.evidence)
    return IndicatorOutcome(indicator.name, indicator.target.text, shown, reached.met, reached.reason, evidence)
