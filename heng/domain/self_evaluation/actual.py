"""What was achieved: the actual value of an indicator, typed from a form, stated in facts or computed from records."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Actual:
    """The actual (实际完成值) of one indicator.

    `value` is the figure in `unit` (None where it is words), `text` what is shown. `met` is a judgement from outside
    (a ranking, a certificate, an inspection) and wins over the figures; `share` is the part of the weight that a
    judge grants (0–1) where no formula gives it, `tier` the qualitative level (达成 …). `evidence` names the paper, or
    the id of the computed result, that shows it.
    """

    text: str
    value: Fraction | None = None
    unit: str = ""
    met: bool | None = None
    share: Fraction | None = None
    tier: str | None = None
    reason: str = ""
    evidence: str = ""
