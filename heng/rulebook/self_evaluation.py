"""The self-evaluation rulebook: scoring rules by profile (scoring.toml) and department schemes (one file each)."""

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from heng.domain.errors import NotFound
from heng.domain.self_evaluation.department_scheme import ItemKind, ItemRule, PartRule, Scheme
from heng.domain.self_evaluation.scoring_rules import GradeBand, RateBand, ScoringRules, Tier
from heng.rulebook.loader import read, source_title

SCORING = "self_evaluation/scoring.toml"
SCHEMES = ("guangzhou_department",)


def scoring_profiles() -> tuple[str, ...]:
    """The names of the profiles that have scoring rules."""
    return tuple(read(SCORING)["profile"])


@cache
def scoring_rules(profile: str = "central") -> ScoringRules:
    """The scoring rules of `profile`; raises NotFound with the known ones for any other."""
    data = read(SCORING)
    if profile not in data["profile"]:
        raise NotFound(f"没有“{profile}”的自评计分规则，可用：{'、'.join(data['profile'])}。")
    row, defaults = data["profile"][profile], data["defaults"]
    return ScoringRules(
        profile=profile,
        name=row["name"],
        execution_points=Decimal(row["execution_points"]),
        indicator_points=Decimal(row["indicator_points"]),
        execution_bands=tuple(
            RateBand(Fraction(band["at_least"]), Fraction(band["share"])) for band in row.get("execution_bands", ())
        ),
        pass_line=Fraction(row["pass_line"]) if "pass_line" in row else None,
        tiers=tuple(Tier(tier["name"], Fraction(tier["high"]), Fraction(tier["low"])) for tier in row["tiers"]),
        grades=tuple(GradeBand(Decimal(band["at_least"]), band["name"]) for band in defaults["grades"]),
        explain_over=Fraction(defaults["explain_over"]),
        deduct_over=Fraction(defaults["deduct_over"]),
        reason_below=Fraction(defaults["reason_below"]),
        places=defaults["places"],
        source=source_title(row["source"]),
        certainty=row["certainty"],
    )


@cache
def scheme(slug: str) -> Scheme:
    """The department scheme `slug`; raises NotFound with the known ones for any other."""
    if slug not in SCHEMES:
        raise NotFound(f"没有“{slug}”这一自评方案，可用：{'、'.join(SCHEMES)}。")
    data = read(f"self_evaluation/{slug}.toml")
    source = source_title(data["source"])
    return Scheme(
        slug=data["slug"],
        name=data["name"],
        profile=data["profile"],
        parts=tuple(_part(row, source) for row in data["part"]),
        source=source,
        certainty=data["certainty"],
    )


def _part(row: dict[str, Any], source: str) -> PartRule:
    items = tuple(_item(item, source) for item in row["item"])
    return PartRule(row["slug"], row["name"], Decimal(row["maximum"]), items)


def _item(row: dict[str, Any], source: str) -> ItemRule:
    return ItemRule(
        slug=row["slug"],
        head=row["head"],
        name=row["name"],
        kind=ItemKind(row["kind"]),
        maximum=Decimal(row["maximum"]) if "maximum" in row else None,
        source=source,
        certainty=row["certainty"],
        points_each=Decimal(row.get("points_each", 0)),
        elements=tuple((element["name"], Decimal(element["points"])) for element in row.get("elements", ())),
        note=row.get("note", ""),
    )
