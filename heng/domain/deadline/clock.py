"""The statutory clock 审限: when a case is due, and whether it was closed in time.

1. The clock starts on the filing day (the first day of a period is not counted) or, where it was reset, on the day
   of the last reset that is not after closing. Deductions and extensions of before the start are spent.
2. Due is the same day of the month `limit` months later (month end where there is no such day).
3. Then come, by date, the deductions (merged into disjoint intervals inside (start, closing]) and the extensions
   (dated by approval). Each counts only if the limit has not expired before it begins: a deduction moves due by its
   days, an extension by its months.
4. With the holiday shift, a due day that is no working day moves to the next one.

Sources: 民事诉讼法第85条, 民诉法解释第125、243、258条, 最高法关于严格执行案件审理期限制度的若干规定第8–10条.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from heng.domain.deadline.case_clock import CaseClock, DeadlineEvent, EventKind, Verdict
from heng.domain.deadline.intervals import ONE_DAY, Days, clip, union
from heng.domain.deadline.months import add_months

WorkingDay = Callable[[date], bool]
_STOPPING = (EventKind.DEDUCT, EventKind.SUSPEND)


@dataclass(frozen=True, slots=True)
class ClockSettings:
    """How the clock runs where the sources leave it open.

    `resetting_categories`: categories in which a procedure switch starts the clock anew (rulebook time_limits.toml).
    `count_extensions`: whether approved extensions count. `working_day`: the test that switches the holiday shift on.
    """

    resetting_categories: Collection[str] = ()
    count_extensions: bool = True
    working_day: WorkingDay | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    start: date
    months: int
    days: int
    pushed: int
    settings: ClockSettings
    reasons: tuple[str, ...]

    def due(self) -> date:
        due = add_months(self.start, self.months) + timedelta(days=self.days + self.pushed)
        working_day = self.settings.working_day
        while working_day is not None and not working_day(due):
            due += ONE_DAY
        return due

    def noting(self, reason: str) -> "_Run":
        return replace(self, reasons=(*self.reasons, reason))


def within_limit(
    case: CaseClock,
    events: Iterable[DeadlineEvent],
    settings: ClockSettings = ClockSettings(),
    as_of: date | None = None,
) -> Verdict:
    """Whether `case` was closed within its limit, or (pending) has already passed it on the day `as_of`.

    A pending case that is not yet overdue has no outcome (`within` None). Cases without a limit have neither.
    """
    events = tuple(events)
    end = case.closed_on or as_of
    deducted = _deductions(events, case.filed_on, end)
    deducted_days = sum(len(days) for days in deducted)
    net_days = None if case.closed_on is None else (case.closed_on - case.filed_on).days - deducted_days
    if not case.has_limit:
        unknown = case.limit_months is None and case.limit_days is None
        reason = "未提供法定审限，无法判断。" if unknown else "该类案件没有法定审限，不参加审限内结案的计算。"
        return Verdict(None, None, net_days, deducted_days, (reason,))
    run = _run(case, events, settings, end)
    due = run.due()
    return Verdict(due, _outcome(case, due, as_of), net_days, deducted_days, run.reasons)


def due_on(
    case: CaseClock,
    events: Iterable[DeadlineEvent],
    settings: ClockSettings = ClockSettings(),
    as_of: date | None = None,
) -> date | None:
    """The last day within the limit; None for a case without a limit. Open deductions run to closing or `as_of`."""
    return within_limit(case, events, settings, as_of).due_on


def _outcome(case: CaseClock, due: date, as_of: date | None) -> bool | None:
    if case.closed_on is not None:
        return case.closed_on <= due
    return False if as_of is not None and as_of > due else None


def _run(case: CaseClock, events: tuple[DeadlineEvent, ...], settings: ClockSettings, end: date | None) -> _Run:
    start = _start(case, events, settings, end)
    run = _Run(start, case.limit_months or 0, case.limit_days or 0, 0, settings, ())
    run = run.noting(f"自{start}起算，期限{_limit_text(case)}，届满日{run.due()}。")
    steps: list[tuple[date, Days | DeadlineEvent]] = [(days.first, days) for days in _deductions(events, start, end)]
    steps += [(event.approved_on, event) for event in _extensions(events, settings) if event.approved_on is not None]
    for day, step in sorted(steps, key=lambda dated: dated[0]):
        if day >= start:
            run = _apply(run, day, step)
    for reason in _left_out(events, settings, end):
        run = run.noting(reason)
    return run


def _left_out(events: Iterable[DeadlineEvent], settings: ClockSettings, end: date | None) -> Iterator[str]:
    for event in _extensions(events, settings):
        if event.approved_on is None:
            yield f"{event.from_on}起的延长没有批准日期，不计入。"
    for event in events:
        if event.kind in _STOPPING and event.to_on is None and end is None:
            yield f"{event.from_on}起的扣除尚未结束，届满日还会顺延。"


def _apply(run: _Run, day: date, step: Days | DeadlineEvent) -> _Run:
    what = (
        f"扣除{step.first}至{step.last}共{len(step)}日"
        if isinstance(step, Days)
        else f"{day}批准延长{step.extend_months}个月"
    )
    if day > run.due():
        return run.noting(f"{what}，但此时审限已于{run.due()}届满，不计入。")
    if isinstance(step, Days):
        run = replace(run, pushed=run.pushed + len(step))
    else:
        run = replace(run, months=run.months + (step.extend_months or 0))
    return run.noting(f"{what}，届满日顺延至{run.due()}。")


def _start(case: CaseClock, events: Iterable[DeadlineEvent], settings: ClockSettings, end: date | None) -> date:
    resets = (event.from_on for event in events if _resets(event, case.category, settings))
    return max([case.filed_on, *(day for day in resets if end is None or day <= end)])


def _resets(event: DeadlineEvent, category: str, settings: ClockSettings) -> bool:
    if event.kind is EventKind.PROCEDURE_SWITCH:
        return category in settings.resetting_categories if event.resets is None else event.resets
    return event.kind is EventKind.RESTART


def _deductions(events: Iterable[DeadlineEvent], after: date, end: date | None) -> tuple[Days, ...]:
    until = end or date.max
    stops = (event for event in events if event.kind in _STOPPING and (event.to_on or end))
    parts = (clip(Days(event.from_on, event.to_on or until), after, until) for event in stops)
    return union(part for part in parts if part is not None)


def _extensions(events: Iterable[DeadlineEvent], settings: ClockSettings) -> tuple[DeadlineEvent, ...]:
    if not settings.count_extensions:
        return ()
    return tuple(event for event in events if event.kind is EventKind.EXTEND and (event.extend_months or 0) > 0)


def _limit_text(case: CaseClock) -> str:
    months = f"{case.limit_months}个月" if case.limit_months else ""
    return months + (f"{case.limit_days}日" if case.limit_days else "")
