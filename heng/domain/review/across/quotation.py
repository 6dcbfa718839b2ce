"""What stands at the places that a conflict names, in the few words that fit beside a link."""

from collections.abc import Iterator, Mapping

from heng.domain.finding import Where
from heng.domain.money import wan_text
from heng.domain.review.declared import Holder, shown, units_and_projects
from heng.domain.target.declaration import Document, Indicator, TableRow

_MOST_AMOUNTS, _MOST_WORDS = 3, 60


Quotations = Mapping[Where, Mapping[str, str]]


def quotations(document: Document) -> Quotations:
    """What stands at each place of a paper, by the name under which findings speak of it."""
    found: dict[Where, dict[str, str]] = {}
    for where, name, text in _all(document):
        found.setdefault(where, {})[name] = text
    return found


def quoted(found: Quotations, where: Where, subject: str) -> str:
    """What stands at a place; where it holds several things (a line with all indicators), the one that `subject` names,
    and nothing where it names none."""
    here = found.get(where, {})
    return here.get(subject, "") if len(here) > 1 else next(iter(here.values()), "")


def _all(document: Document) -> Iterator[tuple[Where, str, str]]:
    for holder in units_and_projects(document):
        yield holder.where, holder.name, _holder(holder)
        for indicator in holder.indicators:
            yield indicator.where, f"{holder.name} / {indicator.name}", _indicator(indicator)
    for table in document.tables:
        yield from ((row.where, row.name, _row(row)) for row in table.rows)
    told = [(one.where, one.text) for one in document.statements] + [
        (one.where, one.text) for one in document.paragraphs
    ]
    yield from ((where, text, _cut(text)) for where, text in told)


def _holder(holder: Holder) -> str:
    total = holder.amounts.total
    return holder.name if total is None else f"{holder.name}　{wan_text(total)}万元"


def _indicator(indicator: Indicator) -> str:
    weight = f"　权重{indicator.weight}" if indicator.weight is not None else ""
    reached = f"　完成{indicator.actual}" if indicator.actual else ""
    return f"{indicator.name}　{shown(indicator.target)}{weight}{reached}"


def _row(row: TableRow) -> str:
    told = [f"{heading}{wan_text(amount)}" for heading, amount in row.amounts if amount is not None]
    return _cut("　".join((row.name, *told[:_MOST_AMOUNTS])))


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _MOST_WORDS else f"{plain[:_MOST_WORDS]}…"
