"""The actual that a self-evaluation form states for an indicator (实际完成值), read for scoring."""

from fractions import Fraction

from heng.domain.self_evaluation.actual import Actual
from heng.domain.self_evaluation.scoring_rules import ScoringRules
from heng.domain.target.declaration import Indicator
from heng.domain.target.parse_target import parse_target
from heng.domain.target.target_value import Form

_EVIDENCE = "自评表所填完成值"


def stated_actual(indicator: Indicator, rules: ScoringRules) -> Actual | None:
    """The actual in the indicator's own cell; None for a blank one.

    A figure is read with its unit (the target's where none is written), the name of a tier as that tier; any other
    words stay words and are not taken for a figure.
    """
    text = (indicator.actual or "").strip()
    if not text:
        return None
    if any(tier.name == text for tier in rules.tiers):
        return Actual(text, tier=text, evidence=_EVIDENCE)
    read = parse_target(text)
    if read.form is not Form.NUMBER or read.number is None:
        return Actual(text, evidence=_EVIDENCE)
    return Actual(text, Fraction(read.number), read.unit or indicator.target.unit, evidence=_EVIDENCE)
