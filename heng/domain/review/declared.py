"""A paper seen as a flat list: who declares which indicator, and what reading it has lost."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from heng.domain.finding import Finding
from heng.domain.target.declaration import Document, Indicator, Project, Unit
from heng.domain.target.target_value import Form, TargetValue

Holder = Unit | Project
_CODE = re.compile(r"^[\dA-Za-z]+\s*[-—–_]\s*")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


@dataclass(frozen=True, slots=True)
class Declared:
    """An indicator together with the unit or project that declares it."""

    holder: Holder
    indicator: Indicator

    @property
    def subject(self) -> str:
        """How findings name it: holder / indicator."""
        return f"{self.holder.name} / {self.indicator.name}"


def units_and_projects(document: Document) -> Iterator[Holder]:
    """All units, then all projects."""
    yield from document.units
    yield from document.projects


def holders(document: Document) -> tuple[Holder, ...]:
    """The units and projects that declare indicators, in the order of the paper."""
    return tuple(holder for holder in units_and_projects(document) if holder.indicators)


def declared(document: Document) -> Iterator[Declared]:
    """Every indicator of the paper with its holder."""
    for holder in holders(document):
        for indicator in holder.indicators:
            yield Declared(holder, indicator)


def torn(losses: Iterable[Finding], holder: Holder, codes: tuple[str, ...]) -> bool:
    """Whether reading announced, by one of `codes`, a loss that names this unit or project: no fault of the author."""
    named = (loss for loss in losses if loss.rule in codes)
    return bool(holder.name) and any(holder.name in f"{loss.subject}{loss.message}" for loss in named)


def unit_of(holder: Holder) -> str:
    """The unit that a holder belongs to, without its code and without 部门 or 本级, so that spellings meet."""
    name = holder.unit if isinstance(holder, Project) else holder.name
    return _CODE.sub("", re.sub(r"\s", "", name)).removesuffix("本级").removesuffix("部门")


def bare(name: str) -> str:
    """A name without blanks and without what stands in brackets: （任务2）, （元/箱）."""
    return re.sub(r"\s", "", _BRACKETS.sub("", name))


def shown(target: TargetValue) -> str:
    """The target as a person would write it: ≥95%."""
    if target.form is Form.NUMBER:
        return f"{target.comparison.value}{target.value}{target.unit}"
    return target.text or target.value
