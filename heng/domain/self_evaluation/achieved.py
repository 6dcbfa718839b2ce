"""Putting computed actuals in the place of stated ones, without losing what no computation can know."""

from collections.abc import Mapping
from dataclasses import replace

from heng.domain.self_evaluation.actual import Actual
from heng.domain.self_evaluation.department_facts import DepartmentFacts
from heng.domain.target.declaration import Indicator
from heng.domain.target.target_value import Form


def with_actuals(facts: DepartmentFacts, actuals: Mapping[str, Actual]) -> DepartmentFacts:
    """`facts` with `actuals`, by indicator name, instead of its own.

    A stated judgement stays beside the new figure where the figure cannot decide (rankings, words), and where it says
    that the target was missed for a reason outside the figure.
    """
    merged = {
        one.name: _merged(one, facts.actuals.get(one.name), actuals[one.name])
        for one in facts.indicators
        if one.name in actuals
    }
    return replace(facts, actuals={**facts.actuals, **merged})


def _merged(indicator: Indicator, stated: Actual | None, new: Actual) -> Actual:
    if stated is None or new.met is not None:
        return new
    undecidable = indicator.target.form not in (Form.NUMBER, Form.RANGE)
    if undecidable or stated.met is False:
        evidence = "；".join(text for text in (stated.evidence, new.evidence) if text)
        return replace(
            new, met=stated.met, share=stated.share, tier=stated.tier, reason=stated.reason, evidence=evidence
        )
    return new
