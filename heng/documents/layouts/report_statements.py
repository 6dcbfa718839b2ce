"""The figures of a report of self-evaluation: points and targets are told what they are points and targets of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from heng.documents.content import Line
from heng.documents.layouts.paragraphs import paragraphs
from heng.documents.layouts.statements import statements
from heng.domain.finding import Where
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Statement
from heng.rulebook.loader import read

_EDGES = " （(）)，,、：:；;≥≤=＝≧≦><＞＜"
_CLAUSES = re.compile(r"[，,；;：:。（()）]")
_NUMBERED = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）.、．]\s*)+")
_BASIS = re.compile(r"^(?:根据|按照|依据|对照)《[^》]*》")
_ON_WHAT_BASIS = re.compile(r"根据|按照|依据|对照|经|因|由于|其中|共|综上")
_LONGEST_ITEM = 24
_POINT, _POINTS_TAKEN = "分", "扣分"
_FEWEST_GRADES = 2
# Points belong to an item named at most so many lines above them.
_NEAR = 3


def report_statements(lines: Sequence[Line]) -> tuple[Statement, ...]:
    """As `statements`, with the item before bare points (得9.5分) and the indicator before a bare target or actual.

    Sentences that list the scale of grades state no result and are left out.
    """
    found = [statement for statement in statements(lines) if not _is_scale(statement.text)]
    numbered = enumerate(paragraphs(lines))
    return tuple(_told(found, {place: number for number, paragraph in numbered for _, place in paragraph.starts}))


def _told(found: Sequence[Statement], paragraph: Mapping[Where, int]) -> Iterator[Statement]:
    item: Statement | None = None
    for _, group in groupby(found, key=lambda statement: statement.text):
        measure = ""
        for statement in group:
            named = replace(statement, subject=_bracketed(statement) or _trimmed(statement.subject))
            if statement.unit == _POINT and not _is(named.subject, "score_words"):
                item = replace(named, subject=_item(named.subject))
                yield named
            elif statement.unit == _POINT:
                beside = item is not None and paragraph.get(item.where) == paragraph.get(named.where)
                yield _with_item(named, item, measure, beside=beside)
            elif _is(named.subject, "target_words") or _is(named.subject, "actual_words"):
                measure = measure or _before(statement)
                yield replace(named, subject=f"{measure}{named.subject}")
            else:
                measure = _without(named.subject, "target_words", "actual_words")
                yield named


def _with_item(points: Statement, item: Statement | None, measure: str, *, beside: bool) -> Statement:
    """The points as those of the item named in their paragraph, else of the figure before them, else of the item above."""
    named = item.subject if item is not None else ""
    above = item is not None and _near(item, points)
    of = (named if beside else "") or measure or _before(points) or (named if above else "")
    return replace(points, subject=f"{of}{points.subject}")


def _near(item: Statement, points: Statement) -> bool:
    above, below = item.where.line, points.where.line
    return item.where.page == points.where.page and (above is None or below is None or 0 <= below - above <= _NEAR)


def _item(subject: str) -> str:
    return "" if subject.endswith(_POINTS_TAKEN) else _without(subject, "score_words")


def _before(statement: Statement) -> str:
    """The clause before the word that the figure stands behind, when it holds no figure: `受理案件数，目标值≥8000件`."""
    text, word = statement.text, _trimmed(statement.subject).removesuffix(_POINT)
    lead = text[: text.find(word)] if word and word in text else ""
    clauses = [clause.strip(_EDGES) for clause in _CLAUSES.split(_NUMBERED.sub("", lead)) if clause.strip(_EDGES)]
    last = clauses[-1] if clauses else ""
    unfit = re.search(r"\d|扣", folded(last)) or len(last) > _LONGEST_ITEM or _ON_WHAT_BASIS.match(last)
    return "" if unfit else last


def _bracketed(statement: Statement) -> str:
    """The words before a bracket that holds nothing but full marks: `目标完成（10分）`."""
    pattern = rf"([^，,。；;：:（()）]{{2,24}})[（(]\s*{re.escape(statement.value)}\s*分[）)]"
    found = re.search(pattern, _NUMBERED.sub("", statement.text)) if statement.unit == _POINT else None
    return _NUMBERED.sub("", found[1]).strip(_EDGES) if found and not re.search(r"\d", found[1]) else ""


def _trimmed(subject: str) -> str:
    """The subject without signs at its ends, and without a bracket that its figure's unit closes."""
    opened = subject.count("（") > subject.count("）")
    return _BASIS.sub("", subject.replace("（", "") if opened else subject).strip(_EDGES)


def _is(subject: str, name: str) -> bool:
    return subject in _words(name)


def _without(subject: str, *names: str) -> str:
    """The subject without a closing word of the lists `names`, the longest first."""
    ending = next(
        (word for name in names for word in _longest_first(name) if subject.endswith(word) and subject != word), ""
    )
    return subject.removesuffix(ending)


def _is_scale(text: str) -> bool:
    return len(re.findall(read("reading/self_evaluation.toml")["scale"], text)) >= _FEWEST_GRADES


@cache
def _longest_first(name: str) -> tuple[str, ...]:
    return tuple(sorted(_words(name), key=len, reverse=True))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read("reading/self_evaluation.toml")[name])
