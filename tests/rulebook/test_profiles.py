"""Profiles: chosen by the region a paper names, complete, and refused when unknown."""

from dataclasses import replace
from typing import Any

import pytest

from heng.domain.errors import WrongUsage
from heng.domain.finding import Where
from heng.domain.review.review import review
from heng.domain.review.rules import RULES
from heng.domain.target.declaration import Document, Unit
from heng.rulebook import loader
from heng.rulebook.profiles import load_profile, profile_data, profile_for, profile_slugs
from tests.domain.review.conftest import build


@pytest.mark.parametrize(
    ("unit", "slug"),
    [
        ("广州互联网法院", "guangdong"),
        ("217-成都市锦江区人民法院部门", "sichuan"),
        ("天津市河北区人民法院", "tianjin"),
        ("大英县司法局", "sichuan"),
        ("北京市西城区人民法院", "beijing"),
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
    excluded: list[Any] = profile_data(slug)["without"]
    assert set(excluded) <= {module.RULE.code for module in RULES}


@pytest.mark.parametrize(
    "name",
    [
        "review/lexicons.toml",
        "review/book.toml",
        "review/completeness.toml",
        "review/meaning.toml",
        "review/thresholds.toml",
    ],
)
def test_every_word_list_and_threshold_has_unit_source_certainty_and_date(name: str) -> None:
    for slug, entry in loader.read(name).items():
        assert {"label", "unit", "source", "certainty", "in_force_from"} <= entry.keys(), slug


@pytest.mark.parametrize("slug", profile_slugs())
def test_what_the_sources_leave_open_is_off(slug: str) -> None:
    settings = profile_data(slug)["settings"]
    assert all({"label", "source", "certainty"} <= entry.keys() for entry in settings.values())
    assert not [name for name, entry in settings.items() if entry["value"] and entry["certainty"] == "open"]
    assert load_profile(slug).settings == frozenset()


def test_a_region_says_only_what_differs_and_inherits_the_rest() -> None:
    assert "mandatory_categories" not in loader.read("profiles/tianjin.toml")
    assert load_profile("tianjin").mandatory_categories == load_profile("central").mandatory_categories
    assert load_profile("tianjin").weight_totals == ()


def test_a_budget_year_follows_what_was_in_force_on_its_first_day() -> None:
    def with_cost(year: int | None) -> bool:
        return any("成本指标" in scheme for scheme in load_profile("central", year).weight_schemes)

    assert [with_cost(year) for year in (2021, 2022, None)] == [False, True, True]


@pytest.mark.parametrize("slug", profile_slugs())
def test_every_profile_dates_and_sources_what_it_says(slug: str) -> None:
    own = loader.read(f"profiles/{slug}.toml")
    for part in (own, *own.get("dated", ())):
        assert {"in_force_from", "source", "certainty"} <= part.keys()
        assert part["source"] in loader.read("sources.toml")


def test_a_setting_that_is_switched_on_asks_for_more() -> None:
    paper = build(
        {
            "projects": [
                {
                    "indicators": [
                        ["产出指标", "数量指标", "案件审结数", "≥", "1200", "件"],
                        ["效益指标", "社会效益指标", "服判息诉率", "≥", "85", "%"],
                    ]
                }
            ]
        }
    )
    usual = load_profile("central")
    asked = replace(usual, settings=frozenset({"cost_for_every_project"}))
    said = [
        "".join(finding.message for finding in review(paper, profile) if finding.rule == "R04")
        for profile in (usual, asked)
    ]
    assert ["成本" in words for words in said] == [False, True]
