"""预算执行率 of a self-evaluation: the printed rate, its points, and the sources of money, held against each other."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from heng.domain.finding import Certainty, Severity
from heng.domain.money import wan_text
from heng.domain.review.figures import Amount, decimal, percent, percent_fits, places
from heng.domain.review.profile import Profile
from heng.domain.review.self_evaluated.fault import Fault
from heng.domain.review.self_evaluated.money import Line, Spending, spendings
from heng.domain.review.self_evaluated.reasons import explained
from heng.domain.review.self_evaluated.rounding import decimals, last_digit, shows
from heng.domain.review.sums import sum_gap, sum_message
from heng.domain.self_evaluation.execution_score import execution_item, execution_rate
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Document, Unit

_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%?")
_FULL = Decimal(100)
_HIGHEST_SHARE = Decimal("1.5")


def execution_faults(document: Document, profile: Profile) -> Iterator[Fault]:
    """Rates that do not recompute, points beside the rate, spending above the budget, sources beside their total."""
    for spent in spendings(document):
        for line in (spent.total, *spent.sources):
            yield from _rate(spent, line, document.money_unit)
        yield from _unfilled(spent)
        yield from _overspent(spent, profile)
        yield from _points(spent, profile)
        yield from _sources(spent, profile)
        yield from _changed(spent, profile)
        yield from _basic_and_project(spent, document, profile)


def stated_rate(text: str | None) -> str | None:
    """The rate in per cent that a cell prints: `96.50%`, `96.5`, `0.965` (a share of 1); None for words and blanks."""
    found = _PERCENT.fullmatch(folded(text or "").strip())
    if not found:
        return None
    number = found[1]
    if "%" in folded(text or "") or decimal(number) > _HIGHEST_SHARE:
        return number
    return f"{decimal(number) * _FULL:.{max(0, places(number) - 2)}f}"


def _rate(spent: Spending, line: Line, money_unit: str | None) -> Iterator[Fault]:
    stated = stated_rate(line.rate)
    budget, executed = line.budget, line.executed
    if stated is None or budget is None or executed is None or budget <= 0:
        return
    part, whole = _amount(executed, money_unit), _amount(budget, money_unit)
    right = percent(executed, budget, places(stated))
    if percent_fits(stated, part, whole) is not False or (right > _FULL and decimal(stated) == _FULL):
        return
    near = abs(right - decimal(stated)) <= Decimal(1).scaleb(-places(stated))
    initial = bool(line.initial) and percent_fits(stated, part, _amount(line.initial or budget, money_unit)) is True
    why = "，所写的是按年初预算数计算的" if initial else "，相差的是末位" if near else ""
    label = "" if line is spent.total else f"（{line.label}）"
    message = (
        f"“{spent.holder.name}”的预算执行率{label}写为{stated}%，按执行数{wan_text(executed)}÷预算数{wan_text(budget)}"
        f"（万元）复算为{right}%{why}。"
    )
    soft = near or initial
    yield Fault(
        "R14",
        f"{spent.holder.name} / 预算执行率{label}",
        message,
        (line.where,),
        Severity.WARNING if soft else Severity.ERROR,
        Certainty.LIKELY if soft else Certainty.CERTAIN,
        "请按执行数÷全年（调整后）预算数重新计算，四舍五入到所写位数。",
    )


def _unfilled(spent: Spending) -> Iterator[Fault]:
    """A total of nothing above sources that were spent; a blank rate beside points of execution."""
    name, total = spent.holder.name, spent.total
    used = [line for line in spent.sources if line.executed]
    if not total.executed and used:
        message = (
            f"“{name}”{used[0].label}全年执行数{wan_text(used[0].executed)}万元，年度资金总额一行的执行数却为0，"
            "执行率和得分无从计算。"
        )
        yield Fault(
            "R71", f"{name} / 预算执行率", message, (total.where,), Severity.ERROR, fix="请补填资金总额、执行率和得分。"
        )
    elif total.rate == "" and total.budget and spent.holder.execution_score is not None:
        score = spent.holder.execution_score
        message = f"“{name}”预算执行率得分{score:f}分，执行率一栏却没有填写。"
        yield Fault("R07", f"{name} / 预算执行率", message, (total.where,), fix="请填写执行率（执行数÷全年预算数）。")


def _amount(yuan: Decimal, money_unit: str | None) -> Amount:
    return Amount(yuan, last_digit(yuan, money_unit), 0, 0)


def _overspent(spent: Spending, profile: Profile) -> Iterator[Fault]:
    line, name = spent.total, spent.holder.name
    if line.budget is None or line.executed is None:
        return
    if line.executed - line.budget > profile.numbers["rounding_step"]:
        against = "年初预算数" if line.is_initial else "全年预算数"
        message = (
            f"“{name}”预算执行数{wan_text(line.executed)}万元超过{against}{wan_text(line.budget)}万元"
            f"（{percent(line.executed, line.budget, 2)}%）。"
            if line.budget > 0
            else f"“{name}”预算执行数{wan_text(line.executed)}万元，而{against}为0。"
        )
        severity = Severity.WARNING if line.is_initial else Severity.ERROR
        fix = "请核对预算数是否漏计年中追加或上年结转，或执行数是否写错。"
        yield Fault("R71", f"{name} / 预算执行率", message, (line.where,), severity, Certainty.LIKELY, fix)


def _points(spent: Spending, profile: Profile) -> Iterator[Fault]:
    """Points of execution above their weight, or beside weight × rate (or the profile's bands)."""
    holder, line = spent.holder, spent.total
    weight, score = holder.execution_weight, holder.execution_score
    if score is None or weight is None or weight <= 0:
        return
    subject = f"{holder.name} / 预算执行率"
    if score > weight:
        message = f"“{holder.name}”预算执行率得分{score:f}超过分值{weight:f}。"
        yield Fault("R71", subject, message, (line.where,), Severity.ERROR, Certainty.CERTAIN)
        return
    rate = execution_rate(line.budget, line.executed)
    if rate is None or profile.scoring is None or rate > 1:
        return
    printed = stated_rate(line.rate)
    right = [Fraction(weight) * rate, *([Fraction(weight) * Fraction(decimal(printed)) / 100] if printed else [])]
    banded = execution_item(line.budget, line.executed, weight, profile.scoring).points
    if any(shows(score, exact) for exact in right) or score == banded:
        return
    # Round shares of the weight (9 of 10, all of 20) are what a region's own bands give; they are no slip of arithmetic.
    by_bands = score > 0 and (score * 10 / weight) % 1 == 0
    message = (
        f"“{holder.name}”预算执行率{percent(line.executed or Decimal(), line.budget or _FULL, 2)}%，"
        f"按{weight:f}分计应得{_two(right[0])}分，表中得分{_shown(score)}分"
        f"{'；如按本地分档计分，请注明' if by_bands else ''}。"
    )
    yield Fault(
        "R71",
        subject,
        message,
        (line.where,),
        Severity.WARNING if by_bands else Severity.ERROR,
        Certainty.LIKELY if by_bands else Certainty.CERTAIN,
        "请按执行率×分值重新计算得分和总分。",
    )


def _shown(points: Decimal) -> str:
    """Points as forms print them: 10, 9.60."""
    return f"{points:f}" if points % 1 == 0 or decimals(points) > 2 else f"{points:.2f}"


def _two(points: Fraction) -> str:
    return f"{percent(Decimal(points.numerator), Decimal(points.denominator) * _FULL, 2)}"


def _sources(spent: Spending, profile: Profile) -> Iterator[Fault]:
    """Sources beside their total in the columns of spending and first budget, where those of the budget in force add up."""
    total, parts = spent.total, spent.sources
    budgets = [line.budget for line in parts if line.budget is not None]
    if not total.budget or len(budgets) < 2 or sum(budgets) != total.budget:
        return
    columns = (("全年执行数", total.executed, [line.executed for line in parts if line.budget or line.executed]),)
    for label, whole, figures in columns:
        known = [figure for figure in figures if figure is not None]
        gap = sum_gap(known, whole, profile) if whole is not None and len(known) == len(figures) > 0 else None
        if gap is not None and whole is not None:
            message = sum_message(f"“{spent.holder.name}”的{label}（各资金来源）", known, whole, gap)
            subject = f"{spent.holder.name} / {label}"
            yield Fault("R12", subject, message, (total.where,), gap, Certainty.CERTAIN)


def _changed(spent: Spending, profile: Profile) -> Iterator[Fault]:
    """A budget that changed during the year, or was hardly spent, in a form that asks for the reason and has none."""
    holder, line = spent.holder, spent.total
    asked = explained(holder, profile)
    if asked is not False or line.budget is None or line.initial is None:
        return
    if abs(line.budget - line.initial) > profile.numbers["rounding_step"]:
        message = (
            f"“{holder.name}”年初预算{wan_text(line.initial)}万元，调整后{wan_text(line.budget)}万元，"
            "表中要求填写的原因没有填写。"
        )
        fix = "请在原因栏写明年中追加或调减的依据（文号、事由）。"
        yield Fault("R71", f"{holder.name} / 年度预算数", message, (line.where,), fix=fix)
    rate = execution_rate(line.budget, line.executed)
    if rate is not None and profile.scoring is not None and rate < profile.scoring.reason_below:
        message = (
            f"“{holder.name}”预算执行率{percent(line.executed or Decimal(), line.budget, 2)}%，"
            f"低于{profile.scoring.reason_below * 100}%，没有写明原因。"
        )
        yield Fault("R72", f"{holder.name} / 预算执行率", message, (line.where,), fix="请填写执行率偏低的原因。")


def _basic_and_project(spent: Spending, document: Document, profile: Profile) -> Iterator[Fault]:
    """基本支出 and 项目支出 of a department's form, which are parts of its budget or of its spending."""
    line, name = spent.total, spent.holder.name
    tables = [table for table in document.tables if table.kind == "department_overview"]
    if not isinstance(spent.holder, Unit) or len(tables) != 1 or len(document.units) != 1 or line.executed is None:
        return
    rows = {row.name.removesuffix("总额"): row for row in tables[0].rows if len(row.amounts) == 1}
    parts = [rows[word].amounts[0][1] for word in ("基本支出", "项目支出") if word in rows]
    known = [part for part in parts if part is not None]
    if len(known) != 2:
        return
    wholes = [whole for whole in (line.executed, line.budget, line.initial) if whole is not None]
    gaps = [sum_gap(known, whole, profile) for whole in wholes]
    if None in gaps or Severity.WARNING in gaps:
        return
    message = (
        f"“{name}”按支出性质分：基本支出{wan_text(known[0])}万元加项目支出{wan_text(known[1])}万元为{wan_text(sum(known, Decimal()))}万元，"
        f"与全年执行数{wan_text(line.executed)}万元、全年预算数{wan_text(line.budget) or '—'}万元都不相等。"
    )
    fix = "请核对基本支出、项目支出与年度资金总额。"
    where = (rows["基本支出"].where, rows["项目支出"].where, line.where)
    yield Fault("R12", f"{name} / 按支出性质分", message, where, Severity.ERROR, Certainty.LIKELY, fix)
