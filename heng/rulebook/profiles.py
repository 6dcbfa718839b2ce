"""The profiles of rulebook/profiles/*.toml, with the word lists and thresholds of rulebook/review/."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import PurePosixPath

from heng.domain.errors import WrongUsage
from heng.domain.review.profile import Profile
from heng.domain.review.rules import RULES
from heng.domain.target.declaration import Document
from heng.rulebook import loader

DEFAULT = "central"


def profile_slugs() -> tuple[str, ...]:
    """The slugs of all profiles, sorted."""
    return tuple(PurePosixPath(name).stem for name in loader.names("profiles"))


@cache
def load_profile(slug: str) -> Profile:
    """The profile `slug`. Raises WrongUsage, listing the known ones, for any other word."""
    if slug not in profile_slugs():
        known = "、".join(f"{known}（{loader.read(f'profiles/{known}.toml')['name']}）" for known in profile_slugs())
        raise WrongUsage(f"没有名为“{slug}”的地区口径。可用的有：{known}。")
    data = loader.read(f"profiles/{slug}.toml")
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
        lexicons={name: tuple(entry["words"]) for name, entry in loader.read("review/lexicons.toml").items()},
        numbers={name: Decimal(entry["value"]) for name, entry in loader.read("review/thresholds.toml").items()},
        expected_categories=tuple(data["expected_categories"]),
        weight_schemes=schemes,
        source_titles={source: entry["title"] for source, entry in loader.read("sources.toml").items()},
    )


def profile_for(document: Document) -> str:
    """The profile of the region that the paper's units name first; `central` where none is named."""
    for name in _names(document):
        found = sorted(
            (name.index(region), -len(region), slug)
            for slug in profile_slugs()
            for region in loader.read(f"profiles/{slug}.toml")["regions"]
            if region in name
        )
        if found:
            return found[0][2]
    return DEFAULT


def _names(document: Document) -> Iterator[str]:
    """What may name the region, the surest first."""
    yield from (unit.name for unit in document.units)
    yield from (project.unit for project in document.projects)
    yield from (table.title for table in document.tables)
    yield from (project.name for project in document.projects)
    yield document.file
