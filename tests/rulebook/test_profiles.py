"""Profiles: chosen by the region a paper names, complete, and refused when unknown."""

from typing import Any

import pytest

from heng.domain.errors import WrongUsage
from heng.domain.finding import Where
from heng.domain.review.rules import RULES
from heng.domain.target.declaration import Document, Unit
from heng.rulebook import loader
from heng.rulebook.profiles import load_profile, profile_for, profile_slugs


@pytest.mark.parametrize(
    ("unit", "slug"),
    [
        ("广州互联网法院", "guangdong"),
        ("217-成都市锦江区人民法院部门", "sichuan"),
        ("天津市河北区人民法院", "tianjin"),
        ("大英县司法局", "sichuan"),
        ("扎赉特旗人民检察院", "inner_mongolia"),
        ("某某人民法院", "central"),
    ],
)
def test_the_region_that_the_unit_names_first_decides(unit: str, slug: str) -> None:
    assert profile_for(Document(file="x", sha256="", units=(Unit(unit, Where()),))) == slug


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    with pytest.raises(WrongUsage) as refused:
        load_profile("atlantis")
    assert all(slug in str(refused.value) for slug in profile_slugs())


@pytest.mark.parametrize("slug", profile_slugs())
def test_every_profile_is_complete_and_sourced(slug: str) -> None:
    profile = load_profile(slug)
    assert profile.slug == slug
    assert profile.source in loader.read("sources.toml")
    assert profile.rules
    assert all(sum(scheme.values()) in profile.weight_totals for scheme in profile.weight_schemes)


@pytest.mark.parametrize("slug", profile_slugs())
def test_no_profile_excludes_a_rule_that_does_not_exist(slug: str) -> None:
    excluded: list[Any] = loader.read(f"profiles/{slug}.toml")["without"]
    assert set(excluded) <= {module.RULE.code for module in RULES}


@pytest.mark.parametrize("name", ["review/lexicons.toml", "review/thresholds.toml"])
def test_every_word_list_and_threshold_has_unit_source_certainty_and_date(name: str) -> None:
    for slug, entry in loader.read(name).items():
        assert {"label", "unit", "source", "certainty", "in_force_from"} <= entry.keys(), slug
