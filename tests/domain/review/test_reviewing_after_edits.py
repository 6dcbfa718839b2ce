"""Reviewing an edited paper again gives what reviewing it afresh gives, whatever was edited."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heng.domain.finding import Finding
from heng.domain.review.declared import Declared, Holder
from heng.domain.review.profile import Profile
from heng.domain.review.review import review
from heng.domain.review.reviewer import Reviewer
from heng.domain.review.scope import About
from heng.domain.target.declaration import Document, Indicator, Unit
from heng.rulebook import loader
from heng.rulebook.profiles import load_profile
from tests.domain.review.conftest import build

PROFILES = ("central", "sichuan", "guangdong")


def examples() -> list[Document]:
    """The failing and passing papers of every rule."""
    read = [loader.read(name) for name in loader.names("review/examples")]
    return [build(example[part]) for example in read for part in ("fail", "pass")]


PAPERS = examples()
PROJECTS = [project for paper in PAPERS for project in paper.projects]
UNITS = [unit for paper in PAPERS for unit in paper.units]
HOLDERS: list[Holder] = [*UNITS, *PROJECTS]
INDICATORS = [item for holder in HOLDERS for item in holder.indicators]
TABLES = [table for paper in PAPERS for table in paper.tables]
STATEMENTS = [statement for paper in PAPERS for statement in paper.statements]


@st.composite
def papers(draw: Any) -> Document:
    return Document(
        file="例.xlsx",
        sha256="",
        kind=draw(st.sampled_from([paper.kind for paper in PAPERS])),
        fiscal_year=2024,
        units=tuple(draw(st.lists(st.sampled_from(UNITS), max_size=2))),
        projects=tuple(draw(st.lists(st.sampled_from(PROJECTS), max_size=6))),
        tables=tuple(draw(st.lists(st.sampled_from(TABLES), max_size=3))),
        statements=tuple(draw(st.lists(st.sampled_from(STATEMENTS), max_size=4))),
    )


def with_other_indicator(draw: Any, holder: Holder) -> Holder:
    rows = list(holder.indicators)
    put: Indicator = draw(st.sampled_from(INDICATORS))
    if rows and draw(st.booleans()):
        rows[draw(st.integers(0, len(rows) - 1))] = put
    elif rows and draw(st.booleans()):
        rows.pop(draw(st.integers(0, len(rows) - 1)))
    else:
        rows.insert(draw(st.integers(0, len(rows))), put)
    return replace(holder, indicators=tuple(rows))


def with_other_words(draw: Any, holder: Holder) -> Holder:
    other = draw(st.sampled_from(HOLDERS))
    edited = (
        replace(holder, name=other.name),
        replace(holder, objective=other.objective),
        replace(holder, amounts=other.amounts),
    )
    return edited[draw(st.integers(0, 2))]


@st.composite
def edits(draw: Any, paper: Document) -> Document:
    """The paper after one edit; all else is the same objects."""
    what = draw(st.sampled_from(["units", "projects", "tables", "statements", "year"]))
    if what == "units":
        return replace(paper, units=with_one_edited(draw, paper.units))
    if what == "projects":
        return replace(paper, projects=with_one_edited(draw, paper.projects))
    if what == "tables":
        return replace(paper, tables=(*paper.tables[1:], draw(st.sampled_from(TABLES))))
    if what == "statements":
        return replace(paper, statements=(*paper.statements[1:], draw(st.sampled_from(STATEMENTS))))
    return replace(paper, fiscal_year=draw(st.sampled_from([2023, 2024])))


def with_one_edited(draw: Any, holders: tuple[Any, ...]) -> tuple[Any, ...]:
    """The units or projects with one edited, or in another order, or with one left out."""
    if not holders or draw(st.booleans()):
        return tuple(draw(st.permutations(holders))[draw(st.integers(0, 1)) :])
    place = draw(st.integers(0, len(holders) - 1))
    edit = with_other_indicator if draw(st.booleans()) else with_other_words
    return (*holders[:place], edit(draw, holders[place]), *holders[place + 1 :])


@settings(max_examples=120, deadline=None)
@given(st.data(), st.sampled_from(PROFILES))
def test_any_number_of_edits_leaves_the_findings_of_a_fresh_review(data: Any, slug: str) -> None:
    profile = load_profile(slug)
    reviewer, paper = Reviewer(profile), data.draw(papers())
    assert set(reviewer.review(paper)) == set(review(paper, profile))
    for _ in range(data.draw(st.integers(1, 4))):
        paper = data.draw(edits(paper))
        assert sorted(reviewer.review(paper), key=repr) == sorted(review(paper, profile), key=repr)


def test_only_the_edited_indicator_is_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    profile = load_profile("central")
    reviewer = Reviewer(profile)
    rows = tuple(replace(item, where=replace(item.where, line=at)) for at, item in enumerate(INDICATORS[:40]))
    unit = replace(UNITS[0], indicators=rows)
    assert isinstance(unit, Unit)
    paper = Document(file="例.xlsx", sha256="", units=(unit,))
    reviewer.review(paper)
    seen: list[str] = []
    check = reviewer.indicator_checks[0]

    def watched(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
        seen.append(item.indicator.name)
        yield from ()

    monkeypatch.setattr(reviewer, "indicator_checks", [replace(check, check=watched)])
    edited = replace(rows[7], name="另一个名称")
    reviewer.review(replace(paper, units=(replace(unit, indicators=(*rows[:7], edited, *rows[8:])),)))
    assert seen == ["另一个名称"]
