"""Papers of one unit held against each other: what was declared, published and evaluated, this year and before."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from heng.domain.review.across.conflict import Conflict
from heng.domain.review.across.last_year import against_last_year
from heng.domain.review.across.later_stage import changes, missing_projects
from heng.domain.review.across.money import against_tables
from heng.domain.review.across.one_year import at_odds
from heng.domain.review.across.papers import Paper, of_one_unit, staged
from heng.domain.review.across.reports import is_report, reported_otherwise, unreported
from heng.domain.review.across.years import against_history, copied_from_last_year, is_declared
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import Document


def conflicts(papers: Sequence[Document], profile: Profile) -> tuple[Conflict, ...]:
    """The contradictions between the papers, papers of other units kept apart, each once.

    Within a year: targets, weights and amounts that changed on the way from declaration to self-evaluation, indicators
    and projects left out, the department's measures against those of its projects, amounts against the tables of the
    book. Between years: last year's figures, targets copied although the money moved, targets far from what was reached.
    """
    known = staged(papers)
    found: dict[tuple[str, str, tuple[str, ...]], Conflict] = {}
    for one in _all(known, profile):
        found.setdefault((one.finding.rule, one.finding.message, one.files), one)
    return tuple(found.values())


def _all(papers: Sequence[Paper], profile: Profile) -> Iterator[Conflict]:
    for first, second in combinations(papers, 2):
        if of_one_unit(first, second, papers):
            yield from _between(first, second, profile)
    for paper in papers:
        own = [other for other in papers if other is not paper and of_one_unit(paper, other, papers)]
        if is_declared(paper):
            yield from against_history(paper, own, profile)
            same_year = [other for other in own if _one_year(paper, other)]
            yield from missing_projects(paper, same_year, profile)


def _between(first: Paper, second: Paper, profile: Profile) -> Iterator[Conflict]:
    """`first` is the earlier of the two, by year and stage."""
    if _one_year(first, second):
        earlier, later = sorted((first, second), key=lambda paper: paper.stage)
        yield from changes(earlier, later, profile)
        if is_declared(first) and is_declared(second):
            yield from at_odds(first, second, profile)
        yield from _books(first, second, profile)
        if is_report(later):
            yield from _report(earlier, later, profile)
        elif is_report(earlier):
            yield from _report(later, earlier, profile)
    elif first.year is not None and second.year == first.year + 1:
        if is_declared(first) and is_declared(second):
            yield from copied_from_last_year(first, second, profile)
        if first.is_book and second.is_book:
            yield from against_last_year(first, second, profile)


def _report(form: Paper, report: Paper, profile: Profile) -> Iterator[Conflict]:
    """A report against the declaration, or against the self-evaluation form."""
    yield from unreported(form, report, profile) if is_declared(form) else reported_otherwise(report, form, profile)


def _books(first: Paper, second: Paper, profile: Profile) -> Iterator[Conflict]:
    """Projects of either paper against the tables of the other, where that is a book."""
    for targets, book in ((first, second), (second, first)):
        if book.is_book and not targets.is_book:
            yield from against_tables(targets, book, profile)


def _one_year(first: Paper, second: Paper) -> bool:
    """Whether two papers may be of one year; one that prints none may be of any."""
    return first.year == second.year or None in (first.year, second.year)
