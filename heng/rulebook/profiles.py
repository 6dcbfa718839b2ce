"""The profiles of rulebook/profiles/*.toml, with the word lists and thresholds of rulebook/review/."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from heng.domain.errors import WrongUsage
from heng.domain.review.policy import Against, Policy
from heng.domain.review.profile import Profile
from heng.domain.review.rules import RULES
from heng.domain.target.declaration import Document
from heng.rulebook import loader
from heng.rulebook.self_evaluation import scoring_profiles, scoring_rules

DEFAULT = "central"
_LEXICONS = (
    "review/lexicons.toml",
    "review/book.toml",
    "review/completeness.toml",
    "review/meaning.toml",
    "review/self_evaluated.toml",
)


def profile_slugs() -> tuple[str, ...]:
    """The slugs of all profiles, sorted."""
    return tuple(PurePosixPath(name).stem for name in loader.names("profiles"))


@cache
def load_profile(slug: str, fiscal_year: int | None = None) -> Profile:
    """The profile `slug` as it is in force for a budget year, today's where none is given.

    Raises WrongUsage, listing the known ones, for any other word.
    """
    if slug not in profile_slugs():
        known = "、".join(f"{known}（{loader.read(f'profiles/{known}.toml')['name']}）" for known in profile_slugs())
        raise WrongUsage(f"没有名为“{slug}”的地区口径。可用的有：{known}。")
    data = profile_data(slug, fiscal_year)
    schemes = tuple({name: Decimal(points) for name, points in row.items()} for row in data.get("weight_schemes", ()))
    return Profile(
        slug=data["slug"],
        name=data["name"],
        weight_totals=tuple(Decimal(total) for total in data["weight_totals"]),
        category_weights=schemes[0] if schemes else {},
        mandatory_categories=tuple(data["mandatory_categories"]),
        rules=tuple(module.RULE.code for module in RULES if module.RULE.code not in data["without"]),
        source=data["source"],
        certainty=data["certainty"],
        lexicons={name: tuple(entry["words"]) for file in _LEXICONS for name, entry in loader.read(file).items()},
        numbers={name: Decimal(entry["value"]) for name, entry in loader.read("review/thresholds.toml").items()},
        expected_categories=tuple(data["expected_categories"]),
        weight_schemes=schemes,
        source_titles={source: entry["title"] for source, entry in loader.read("sources.toml").items()},
        policies=_policies(),
        settings=frozenset(name for name, entry in data["settings"].items() if entry["value"]),
        scoring=scoring_rules(slug if slug in scoring_profiles() else DEFAULT),
    )


def profile_data(slug: str, fiscal_year: int | None = None) -> dict[str, Any]:
    """What a profile says for a budget year: what it inherits, its own values, and what came into force since.

    A budget year follows what was in force on its first day.
    """
    own = loader.read(f"profiles/{slug}.toml")
    inherited = profile_data(own["inherits"], fiscal_year) if "inherits" in own else {}
    day = date(fiscal_year, 1, 1) if fiscal_year else date.max
    since = sorted((part for part in own.get("dated", ()) if part["in_force_from"] <= day), key=_in_force_from)
    data = {**inherited, **own, "settings": {**inherited.get("settings", {}), **own.get("settings", {})}}
    for part in since:
        data |= part
    return data


def _in_force_from(part: dict[str, Any]) -> date:
    found: date = part["in_force_from"]
    return found


def profile_for(document: Document) -> str:
    """The profile of the region that the paper's units name first; `central` where none is named."""
    return profile_reason(document)[0]


def profile_reason(document: Document) -> tuple[str, str, str]:
    """The profile of a paper, the word for the region that decided it and the name in which that stands, both blank
    where no region is named."""
    for name in _names(document):
        found = sorted(
            (name.index(region), -len(region), slug, region)
            for slug in profile_slugs()
            for region in loader.read(f"profiles/{slug}.toml")["regions"]
            if region in name
        )
        if found:
            return found[0][2], found[0][3], name
    return DEFAULT, "", ""


def _policies() -> tuple[Policy, ...]:
    """The entries of review/policy.toml, in their order."""
    return tuple(
        Policy(
            slug=slug,
            rule=entry["rule"],
            against=Against(entry["against"]),
            names=tuple(entry["names"]),
            first_fiscal_year=entry["first_fiscal_year"],
            message=entry["message"],
            fix=entry["fix"],
            severity=entry["severity"],
            source=entry["source"],
            without=tuple(entry.get("without", ())),
            units=tuple(entry.get("units", ())),
            limits={unit: Decimal(limit) for unit, limit in entry.get("limits", {}).items()},
        )
        for slug, entry in loader.read("review/policy.toml").items()
    )


def _names(document: Document) -> Iterator[str]:
    """What may name the region, the surest first."""
    yield from (unit.name for unit in document.units)
    yield from (project.unit for project in document.projects)
    yield from (table.title for table in document.tables)
    yield from (project.name for project in document.projects)
    yield document.file
