"""One function per kind of item: from the facts to the points lost, the arithmetic and the evidence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from heng.domain.errors import WrongUsage
from heng.domain.money import round_half_up
from heng.domain.self_evaluation.actual import Actual
from heng.domain.self_evaluation.attainment import attainment
from heng.domain.self_evaluation.breakdown import points_text
from heng.domain.self_evaluation.department_facts import DepartmentFacts, Fault
from heng.domain.self_evaluation.department_scheme import ItemKind, ItemRule


@dataclass(frozen=True, slots=True)
class Loss:
    """The points lost (None: cannot be said), why, the actual as text, and what shows it."""

    points: Decimal | None
    reason: str
    actual: str = ""
    evidence: tuple[str, ...] = ()


def loss(rule: ItemRule, facts: DepartmentFacts, actuals: Mapping[str, Actual]) -> Loss:
    """The loss on the item `rule`; never more than its maximum. A BALANCE item is settled by its part, not here."""
    found = _BY_KIND[rule.kind](rule, facts, actuals)
    if found.points is None or rule.maximum is None or found.points <= rule.maximum:
        return found
    capped = f"{found.reason}扣分以该项满分{points_text(rule.maximum)}分为限。"
    return Loss(rule.maximum, capped, found.actual, found.evidence)


def _per_unmet(rule: ItemRule, facts: DepartmentFacts, actuals: Mapping[str, Actual]) -> Loss:
    if not facts.indicators:
        return Loss(None, "没有绩效指标，无法计分。")
    reached = [(one.name, attainment(one, actuals.get(one.name))) for one in facts.indicators]
    unmet = [name for name, result in reached if result.met is False]
    unknown = [name for name, result in reached if result.met is None]
    evidence = tuple(f"{name}：{result.reason}" for name, result in reached if result.met is False)
    counts = f"{len(reached)}项中{len(reached) - len(unmet) - len(unknown)}项达成"
    if unknown:
        return Loss(
            None, f"{counts}，{len(unknown)}项无法判定（{'、'.join(unknown)}），待补充后计分。", counts, evidence
        )
    points = rule.points_each * len(unmet)
    if not unmet:
        return Loss(points, "全部指标达成，不扣分。", counts)
    each = points_text(rule.points_each)
    return Loss(
        points, f"{'、'.join(unmet)}未达成，{len(unmet)}项×{each}分＝扣{points_text(points)}分。", counts, evidence
    )


def _rate(rule: ItemRule, facts: DepartmentFacts, _: Mapping[str, Actual]) -> Loss:
    rate = facts.rates.get(rule.slug)
    if rate is None or rule.maximum is None:
        return Loss(None, f"没有提供“{rule.name}”的比率，无法计分。")
    short = max(Fraction(0), 1 - rate.value)
    points = round_half_up(Fraction(rule.maximum) * short)
    evidence = (rate.evidence,) if rate.evidence else ()
    if not short:
        return Loss(points, f"{rate.text}，不扣分。", _percent(rate.value), evidence)
    arithmetic = f"{points_text(rule.maximum)}×（100%−{_percent(rate.value)}）＝扣{points_text(points)}分"
    return Loss(points, f"{rate.text}，{arithmetic}。", _percent(rate.value), evidence)


def _control(rule: ItemRule, facts: DepartmentFacts, _: Mapping[str, Actual]) -> Loss:
    rate = facts.rates.get(rule.slug)
    if rate is None or rule.maximum is None:
        return Loss(None, f"没有提供“{rule.name}”，无法计分。")
    evidence = (rate.evidence,) if rate.evidence else ()
    if rate.value <= 1:
        return Loss(Decimal(0), f"{rate.text}，未超过100%，不扣分。", _percent(rate.value), evidence)
    return Loss(
        rule.maximum, f"{rate.text}，超过100%，扣{points_text(rule.maximum)}分。", _percent(rate.value), evidence
    )


def _fault(rule: ItemRule, facts: DepartmentFacts, _: Mapping[str, Actual]) -> Loss:
    found = _faults(rule, facts)
    if not found:
        return Loss(Decimal(0), "未发现问题，不扣分。")
    texts = "；".join(fault.text for fault in found)
    return Loss(rule.maximum, f"{texts}。扣{points_text(rule.maximum)}分。", f"{len(found)}个问题", _evidence(found))


def _elements(rule: ItemRule, facts: DepartmentFacts, _: Mapping[str, Actual]) -> Loss:
    found, points_of = _faults(rule, facts), dict(rule.elements)
    if not found:
        return Loss(Decimal(0), "要素齐全，不扣分。")
    missing = list(dict.fromkeys(fault.element for fault in found))
    for element in missing:
        if element not in points_of:
            raise WrongUsage(
                f"“{rule.name}”没有“{element}”这一要素，可用：{'、'.join(points_of)}。请修改自评事实文件。"
            )
    points = sum((points_of[element] for element in missing), Decimal(0))
    texts = "；".join(fault.text for fault in found)
    sums = "＋".join(f"{element}{points_text(points_of[element])}" for element in missing)
    return Loss(points, f"{texts}。{sums}＝扣{points_text(points)}分。", f"缺{'、'.join(missing)}", _evidence(found))


_BY_KIND: Mapping[ItemKind, Callable[[ItemRule, DepartmentFacts, Mapping[str, Actual]], Loss]] = {
    ItemKind.PER_UNMET: _per_unmet,
    ItemKind.RATE: _rate,
    ItemKind.CONTROL: _control,
    ItemKind.FAULT: _fault,
    ItemKind.ELEMENTS: _elements,
}


def _faults(rule: ItemRule, facts: DepartmentFacts) -> tuple[Fault, ...]:
    return tuple(fault for fault in facts.faults if fault.item == rule.slug)


def _evidence(faults: tuple[Fault, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fault.evidence for fault in faults if fault.evidence))


def _percent(value: Fraction) -> str:
    return f"{round_half_up(value * 100, 4):f}".rstrip("0").rstrip(".") + "%"
