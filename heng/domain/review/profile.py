"""Profiles: what a region's rules for a year expect of a declaration. Values come from rulebook/profiles/*.toml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from heng.domain.review.policy import Policy
from heng.domain.self_evaluation.scoring_rules import ScoringRules


@dataclass(frozen=True, slots=True)
class Profile:
    """One region's expectations.

    `weight_totals` are the sums of weights that are right at declaration (90 where 预算执行率 brings the other 10);
    empty means that weights are not declared. `category_weights` maps level-1 names to their usual points and
    `weight_schemes` holds every accepted split, the usual one first. `mandatory_categories` must occur in each
    project, `expected_categories` should. `lexicons` holds named word lists, `numbers` named thresholds, `rules` the
    codes of the rules that apply, `source_titles` the titles of the texts that rules name by id, `policies` what policies
    ask from a fiscal year on. `settings` are the
    named choices that are switched on: what the sources leave open is off until a user decides. `scoring` is how
    self-evaluations give points.
    """

    slug: str
    name: str
    weight_totals: tuple[Decimal, ...]
    category_weights: Mapping[str, Decimal]
    mandatory_categories: tuple[str, ...]
    rules: tuple[str, ...]
    source: str
    certainty: str
    lexicons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    expected_categories: tuple[str, ...] = ()
    weight_schemes: tuple[Mapping[str, Decimal], ...] = ()
    source_titles: Mapping[str, str] = field(default_factory=dict)
    policies: tuple[Policy, ...] = ()
    settings: frozenset[str] = frozenset()
    scoring: ScoringRules | None = None
