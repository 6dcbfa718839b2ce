"""A result far better than its target, without a reason."""

from collections.abc import Iterator
from fractions import Fraction

from heng.domain.finding import Certainty
from heng.domain.review.meaning import UP
from heng.domain.review.profile import Profile
from heng.domain.review.self_evaluated.actuals import is_above_whole
from heng.domain.review.self_evaluated.fault import Fault
from heng.domain.review.self_evaluated.scores import Scored, fault, said_target


def surplus_faults(one: Scored, profile: Profile) -> Iterator[Fault]:
    """Floors exceeded by more than the rulebook lets pass without explanation."""
    item, excess = one.indicator, one.reached.excess
    if not one.reached.met or item.target.comparison not in UP or one.reason or is_above_whole(one, profile):
        return
    if excess * 100 > Fraction(profile.numbers["surplus_explained"]):
        message = f"目标{said_target(item)}，完成值{item.actual}，超出{float(excess) * 100:.0f}%，没有说明原因。"
        fix = "请说明原因；目标定得过低的，下年度应调高。"
        yield fault(one, "R72", message, fix, Certainty.JUDGEMENT)
