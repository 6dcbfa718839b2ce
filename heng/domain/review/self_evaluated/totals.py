"""The total score of a self-evaluation: the sum of its items, full marks, and the same total wherever it is printed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from heng.domain.finding import Certainty, Severity
from heng.domain.review.declared import Holder, units_and_projects
from heng.domain.review.figures import decimal
from heng.domain.review.profile import Profile
from heng.domain.review.self_evaluated.fault import Fault
from heng.domain.review.self_evaluated.rounding import shows
from heng.domain.target.declaration import Document, Statement, Unit

TOTAL, SUMMARY = "自评总分", "自评得分"
_QUOTED = 24
_ROUNDING = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals that a form prints for one unit or project, the one of its own table first, and of a summary."""

    holder: Holder
    printed: tuple[Statement, ...]
    summary: tuple[Statement, ...]

    @property
    def total(self) -> Decimal | None:
        """The total of the form itself, else of the summary."""
        found = self.printed or self.summary
        return decimal(found[0].value) if found else None


def totals(document: Document) -> tuple[Totals, ...]:
    """The printed totals by unit and project; names that stand twice are left out."""
    stated: dict[str, list[Statement]] = {}
    for statement in document.statements:
        if statement.unit == "分" and statement.subject.endswith((TOTAL, SUMMARY)) and _is_number(statement.value):
            stated.setdefault(statement.subject, []).append(statement)
    # A project may stand twice: as declared, and as evaluated.
    evaluated = [holder for holder in units_and_projects(document) if isinstance(holder, Unit) or _is_scored(holder)]
    names = Counter(holder.name for holder in evaluated)
    return tuple(
        Totals(holder, _own(stated, holder.name, TOTAL), _own(stated, holder.name, SUMMARY))
        for holder in evaluated
        if names[holder.name] == 1 or isinstance(holder, Unit)
    )


def _is_scored(holder: Holder) -> bool:
    return not holder.indicators or any(item.score is not None or item.actual for item in holder.indicators)


def total_faults(document: Document, profile: Profile) -> Iterator[Fault]:
    """Totals beside the sum of their items, above full marks, or differing between head, foot and summary."""
    for one in totals(document):
        yield from _differing(one, profile)
        if one.printed:
            yield from _above_full(one, profile)
            yield from _beside_sum(one, profile)


def _own(stated: Mapping[str, list[Statement]], name: str, label: str) -> tuple[Statement, ...]:
    return tuple(stated.get(f"{name}{label}", ())) if name else ()


def _differing(one: Totals, profile: Profile) -> Iterator[Fault]:
    """Two values of one total; the full marks beside it are none."""
    full = profile.numbers["full_marks"]
    found = [statement for statement in (*one.printed, *one.summary) if decimal(statement.value) != full]
    values = {decimal(statement.value) for statement in found}
    if all(shows(first, second) or shows(second, first) for first in values for second in values):
        return
    places = "；".join(dict.fromkeys(f"{statement.value}分（“{_quoted(statement)}”）" for statement in found))
    message = f"“{one.holder.name}”的自评总分前后不一致：{places}。"
    where = tuple(statement.where for statement in found)
    fix = "请核对后统一为一个总分。"
    subject = f"{one.holder.name} / 自评总分"
    yield Fault("R71", subject, message, where, Severity.ERROR, Certainty.CERTAIN, fix)


def _above_full(one: Totals, profile: Profile) -> Iterator[Fault]:
    full = profile.numbers["full_marks"]
    for statement in one.printed[:1]:
        if decimal(statement.value) > full:
            message = (
                f"“{one.holder.name}”的自评总分为{statement.value}分（“{_quoted(statement)}”），超过满分{full}分。"
            )
            yield _fault("R24", one, message, statement, Severity.ERROR, "请核对各项得分是否超过分值。")


def _beside_sum(one: Totals, profile: Profile) -> Iterator[Fault]:
    """The printed total of the form against its items; one that any of the figures of the form explains is right."""
    scores = [indicator.score for indicator in one.holder.indicators]
    known = [score for score in scores if score is not None]
    # Weights of twice the full marks hold the rows of subtotals as well.
    if not known or len(known) != len(scores) or _weights(one.holder) == 2 * profile.numbers["full_marks"]:
        return
    statement, added = one.printed[0], sum(known, Decimal())
    printed = [decimal(other.value) for other in one.printed]
    sums = _possible(one.holder, added, statement, profile)
    if any(shows(value, total) for value in printed for total in sums) or _may_hold_execution(one, added, profile):
        return
    execution, gap = one.holder.execution_score, abs(sums[-1] - printed[0])
    items = f"各指标得分之和{added:f}分"
    if execution is not None:
        items += f"，加预算执行率得分{execution:f}分为{sums[-1]:f}分"
    message = f"“{one.holder.name}”的自评总分写为{printed[0]:f}分（“{_quoted(statement)}”），{items}，相差{gap:f}分。"
    # Where the weights themselves leave a gap, a line may be missing instead of a sum being wrong.
    sure = gap > _ROUNDING and (execution is not None or _weights(one.holder) == profile.numbers["full_marks"])
    severity = Severity.ERROR if sure else Severity.WARNING
    yield _fault("R12", one, message, statement, severity, "请按各项得分重新相加。")


def _possible(holder: Holder, added: Decimal, statement: Statement, profile: Profile) -> list[Decimal]:
    """The totals that the items give: with the points of execution last, where they are printed.

    Some forms list execution among the indicators too; their weights then make full marks without it.
    """
    if holder.execution_score is None:
        return [added]
    weights = _weights(holder)
    # A total beside the weights of the indicators alone (合计 90 88.5) is one of the indicators alone.
    apart = f"{weights.normalize():f}" in statement.text.split()
    alone = [added] if weights >= profile.numbers["full_marks"] or apart else []
    return [*alone, added + holder.execution_score]


def _may_hold_execution(one: Totals, added: Decimal, profile: Profile) -> bool:
    """Whether the rest of the total may be the points of execution, which were not read: what usual weights leave."""
    left = profile.numbers["full_marks"] - _weights(one.holder)
    usual = {total for total in profile.weight_totals if total != profile.numbers["full_marks"]}
    unread = one.holder.execution_score is None and _weights(one.holder) in {*usual, Decimal(80), Decimal(90)}
    return unread and 0 <= decimal(one.printed[0].value) - added <= left


def _weights(holder: Holder) -> Decimal:
    return sum((one.weight or Decimal() for one in holder.indicators), Decimal())


def _fault(code: str, one: Totals, message: str, statement: Statement, severity: Severity, fix: str) -> Fault:
    subject = f"{one.holder.name} / 自评总分"
    return Fault(code, subject, message, (statement.where,), severity, Certainty.CERTAIN, fix)


def _quoted(statement: Statement) -> str:
    return statement.text[-_QUOTED:]


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()
