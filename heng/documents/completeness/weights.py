"""Weights that do not add up to what the region asks: rows of the level that falls short may be missing."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from heng.documents.completeness.announcing import gap
from heng.documents.completeness.read_paper import ReadPaper
from heng.domain.finding import Finding
from heng.domain.review.declared import Holder, torn
from heng.domain.target.declaration import Indicator, Project
from heng.domain.target.reading import figure

# Sums that are right anywhere: the whole, and the whole without the ten points of 预算执行率.
_USUAL = (Decimal(90), Decimal(100))
_ANNOUNCED = ("I16", "I19")


def gaps(paper: ReadPaper) -> Iterator[Finding]:
    """One finding (I90) for each unit or project whose weights miss the sum, naming the level that falls short.

    Tables of points inside reports need not add up to any sum and are left out.
    """
    for holder in paper.target_holders:
        known = [indicator.weight for indicator in holder.indicators if indicator.weight is not None]
        if not known or torn(paper.document.findings, holder, _ANNOUNCED):
            continue
        added = sum(known, Decimal())
        expected = _expected(paper, holder, added)
        blank = len(holder.indicators) - len(known)
        if added != expected or blank:
            yield _gap(paper, holder, added, expected, blank)


def _expected(paper: ReadPaper, holder: Holder, added: Decimal) -> Decimal:
    """The accepted sum that is nearest; a form that prints the points of 预算执行率 leaves the rest to its rows."""
    execution = holder.execution_weight if isinstance(holder, Project) else None
    accepted = {*(paper.profile.weight_totals or _USUAL), _USUAL[1]}
    if execution is not None:
        accepted |= {_USUAL[1] - execution}
    return min(sorted(accepted), key=lambda total: abs(total - added))


def _gap(paper: ReadPaper, holder: Holder, added: Decimal, expected: Decimal, blank: int) -> Finding:
    short = _short(paper, holder, expected - added)
    after = _last(holder, short) if short else holder.indicators[-1]
    details = {
        "sum": figure(added),
        "expected": figure(expected),
        "gap": figure(abs(expected - added)),
        "how": "少" if added < expected else "多" if added > expected else "差",
        "blank": f"，其中{blank}个指标没有读到权重" if blank else "",
        "level": f"“{short}”（最后一行是“{after.name}”）" if short else f"“{after.name}”之前或之后",
    }
    return gap(paper, "I90", holder.name, after.where, **details)


def _short(paper: ReadPaper, holder: Holder, missing: Decimal) -> str:
    """The level-1 name whose points fall short by just what is missing in a usual split; blank where none does."""
    read: dict[str, Decimal] = {}
    for indicator in holder.indicators:
        read[indicator.category] = read.get(indicator.category, Decimal()) + (indicator.weight or Decimal())
    for scheme in paper.profile.weight_schemes:
        lacking = [name for name in read if _matching(scheme, name) - read[name] == missing > 0]
        if len(lacking) == 1:
            return lacking[0]
    return ""


def _matching(scheme: Mapping[str, Decimal], name: str) -> Decimal:
    return next((points for level, points in scheme.items() if name[:2] and level.startswith(name[:2])), Decimal())


def _last(holder: Holder, category: str) -> Indicator:
    return [indicator for indicator in holder.indicators if indicator.category == category][-1]
