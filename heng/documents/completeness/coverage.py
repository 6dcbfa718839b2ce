"""Rows that look like indicators and were read as nothing: the last net under every layout."""

import re
from collections.abc import Iterator

from heng.documents.completeness.read_paper import ReadPaper, bare_place
from heng.documents.layouts.announce import announce
from heng.documents.layouts.headings import is_known_label, plain
from heng.documents.layouts.levels import is_comparison, is_first, is_second
from heng.documents.layouts.rows import Row, one_line
from heng.domain.finding import Finding, Where
from heng.domain.review.declared import units_and_projects
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Document

_SIGNED = re.compile(r"(?:≥|≤|>=|<=|>|<|=)\s*\d[\d.,]*\s*\S{0,6}|\d[\d.,]*\s*\S{0,4}以[上下内]")
_SHOWN_PLACES, _QUOTED = 20, 60
# Shorter texts (是, 元, 10) stand in many places and prove nothing.
_TELLING = 4


def gaps(paper: ReadPaper) -> Iterator[Finding]:
    """One finding (I98) for each sheet with rows of levels, signs or values that nothing read refers to."""
    known = _known_places(paper.document)
    told = _told(paper.document)
    for sheet in paper.sheets:
        lost = [row for row in sheet.rows if _looks_like_indicator(row) and not _is_read(row, known, told)]
        if lost:
            text = one_line(" ".join(slot.text for _, slot in lost[0].filled()))[:_QUOTED]
            places = [row.where() for row in lost[:_SHOWN_PLACES]]
            yield announce("I98", sheet.title or "表格", *places, count=len(lost), text=text)


def _known_places(document: Document) -> frozenset[Where]:
    """Every place that something read or announced refers to; in lines of text the column makes no difference."""
    places = [where for finding in document.findings for where in finding.where]
    for holder in units_and_projects(document):
        places += [holder.where, *(indicator.where for indicator in holder.indicators)]
    for table in document.tables:
        places += [table.where, *(row.where for row in table.rows)]
    places += [statement.where for statement in document.statements]
    return frozenset(map(_key, places))


def _key(where: Where) -> Where:
    place = bare_place(where)
    return Where(line=place.line) if place.line is not None and place.cell is None else place


def _told(document: Document) -> str:
    """Everything that was read, in one text without blanks: what stands in it is not lost."""
    parts = []
    for holder in units_and_projects(document):
        parts += [holder.name, holder.objective]
        parts += [f"{one.name}{one.target.text}\n{one.remark}" for one in holder.indicators]
        parts += [text for _, text in holder.texts]
    for unit in document.units:
        parts += [f"{task.name}{task.content}{task.expected}" for task in unit.tasks]
    return re.sub(r"\s", "", "\n".join(parts))


def _looks_like_indicator(row: Row) -> bool:
    """A level beside a name, or a comparison with its value; headings and level words alone are none."""
    texts = [slot.text for _, slot in row.filled()]
    telling = [text for text in texts if _tells(text)]
    levelled = any(map(is_second, texts))
    signed = any(is_comparison(text) or _SIGNED.fullmatch(folded(text).strip()) for text in texts)
    return bool(telling) and len(texts) > 1 and (levelled or signed)


def _tells(text: str) -> bool:
    squeezed = plain(text)
    return len(squeezed) >= _TELLING and not is_known_label(text) and not is_first(text) and not is_second(text)


def _is_read(row: Row, known: frozenset[Where], told: str) -> bool:
    if any(_key(slot.where) in known for _, slot in row.filled()):
        return True
    telling = max((slot.text for _, slot in row.filled() if _tells(slot.text)), key=len)
    return re.sub(r"\s", "", telling) in told
