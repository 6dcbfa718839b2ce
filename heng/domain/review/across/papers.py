"""Papers of one unit and their place in the year: declared, published, evaluated."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from heng.domain.finding import Where
from heng.domain.review.declared import Holder, unit_of, units_and_projects
from heng.domain.target.declaration import Document, DocumentKind, Unit


class Stage(IntEnum):
    """Where a paper stands in the year."""

    DECLARED = 0
    PUBLISHED = 1
    EVALUATED = 2


STAGE_NAMES = {Stage.DECLARED: "申报表", Stage.PUBLISHED: "公开的预决算", Stage.EVALUATED: "自评"}
_STAGES = {
    DocumentKind.PROJECT_TARGETS: Stage.DECLARED,
    DocumentKind.DEPARTMENT_TARGETS: Stage.DECLARED,
    DocumentKind.BUDGET_BOOK: Stage.PUBLISHED,
    DocumentKind.SELF_EVALUATION_FORM: Stage.EVALUATED,
    DocumentKind.SELF_EVALUATION_REPORT: Stage.EVALUATED,
}
_SHORTEST_UNIT = 5
_NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with its stage, its year (None where it prints none) and the units it speaks for."""

    document: Document
    stage: Stage
    year: int | None
    units: frozenset[str]

    @property
    def is_book(self) -> bool:
        """Whether it is a budget or final-account book, which may hold targets or self-evaluations besides."""
        return self.document.kind is DocumentKind.BUDGET_BOOK

    @property
    def file(self) -> str:
        """The name of its file."""
        return self.document.file


def staged(documents: Sequence[Document]) -> tuple[Paper, ...]:
    """The papers that have a place in the year, in the order of year and stage; others are left out."""
    papers = [
        Paper(document, _stage(document), document.fiscal_year, _units(document))
        for document in documents
        if document.kind in _STAGES
    ]
    return tuple(sorted(papers, key=lambda paper: (paper.year or 0, paper.stage, paper.file)))


def of_one_unit(first: Paper, second: Paper, papers: Sequence[Paper]) -> bool:
    """Whether two papers speak for one unit; one that names none belongs to the only unit that the others name."""
    if first.units and second.units:
        return any(same_unit(one, other) for one in first.units for other in second.units)
    named = [unit for paper in papers for unit in paper.units]
    return all(same_unit(named[0], unit) for unit in named)


def unit_key(name: str) -> str:
    """A unit's name as it meets other writings of it: without code, 人民, 部门 and 本级."""
    plain = unit_of(Unit(name=re.sub(r"[（(](?:本级|部门|机关|汇总)[)）]", "", name), where=_NOWHERE))
    return plain.replace("人民法院", "法院").replace("人民检察院", "检察院")


def same_unit(first: str, second: str) -> bool:
    """Whether two keys name one unit, be it with or without the province or city before it."""
    shorter, longer = sorted((first, second), key=len)
    return shorter == longer or (len(shorter) >= _SHORTEST_UNIT and longer.endswith(shorter))


def holder_unit(holder: Holder) -> str:
    """The key of the unit that a unit is or a project belongs to."""
    return unit_key(unit_of(holder))


def _stage(document: Document) -> Stage:
    """The stage by the kind of paper; a book of final accounts whose indicators have results evaluates."""
    items = (item for holder in units_and_projects(document) for item in holder.indicators)
    evaluates = document.kind is DocumentKind.BUDGET_BOOK and any(item.actual for item in items)
    return Stage.EVALUATED if evaluates else _STAGES[document.kind]


def _units(document: Document) -> frozenset[str]:
    keys = {holder_unit(holder) for holder in units_and_projects(document)}
    return frozenset(keys - {""})
