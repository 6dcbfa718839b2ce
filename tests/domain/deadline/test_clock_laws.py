"""Laws of the clock that hold for every case."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from heng.domain.deadline.case_clock import CaseClock, DeadlineEvent, EventKind
from heng.domain.deadline.clock import ClockSettings, due_on, within_limit
from heng.domain.deadline.intervals import Days, clip, union
from heng.domain.deadline.months import add_months

FIRST, LAST = date(2015, 1, 1), date(2025, 12, 31)
days = st.dates(FIRST, LAST)


@st.composite
def cases(draw: st.DrawFn) -> CaseClock:
    filed_on = draw(days)
    closed_on = filed_on + timedelta(days=draw(st.integers(0, 900)))
    return CaseClock(filed_on, closed_on, "civil", limit_months=draw(st.integers(1, 12)))


@st.composite
def deductions(draw: st.DrawFn) -> DeadlineEvent:
    from_on = draw(days)
    to_on = draw(st.none() | st.integers(0, 200).map(lambda length: from_on + timedelta(days=length)))
    return DeadlineEvent(EventKind.DEDUCT, from_on, to_on)


@st.composite
def extensions(draw: st.DrawFn) -> DeadlineEvent:
    approved_on = draw(days)
    return DeadlineEvent(EventKind.EXTEND, approved_on, None, draw(st.integers(1, 6)), approved_on)


events = st.lists(deductions() | extensions(), max_size=6)


@given(cases(), events, deductions() | extensions())
def test_one_more_deduction_or_extension_never_moves_the_due_day_earlier(case, some, another):
    before, after = due_on(case, some), due_on(case, [*some, another])
    assert before is not None
    assert after is not None
    assert after >= before


@given(cases(), events, st.randoms())
def test_the_order_in_which_events_are_delivered_does_not_matter(case, some, random):
    shuffled = list(some)
    random.shuffle(shuffled)
    assert within_limit(case, some).due_on == within_limit(case, shuffled).due_on
    assert within_limit(case, some).deducted_days == within_limit(case, shuffled).deducted_days


@given(cases(), st.lists(deductions(), max_size=6))
def test_deducted_days_are_the_union_of_days_inside_filing_and_closing(case, some):
    covered = {
        case.filed_on + timedelta(days=offset)
        for offset in range(1, (case.closed_on - case.filed_on).days + 1)
        if any(
            event.from_on <= case.filed_on + timedelta(days=offset) <= (event.to_on or case.closed_on) for event in some
        )
    }
    verdict = within_limit(case, some)
    assert verdict.deducted_days == len(covered)
    assert verdict.net_days == (case.closed_on - case.filed_on).days - len(covered)
    assert verdict.net_days is not None
    assert verdict.net_days >= 0


@given(cases(), st.lists(deductions(), max_size=6))
def test_delivering_a_deduction_twice_changes_nothing(case, some):
    assert within_limit(case, some) == within_limit(case, [*some, *some])


@given(cases(), events)
def test_what_is_within_without_extensions_is_within_with_them(case, some):
    strict = within_limit(case, some, ClockSettings(count_extensions=False))
    assert not strict.within or within_limit(case, some).within


@given(cases(), events)
def test_the_holiday_shift_only_moves_later_and_to_a_working_day(case, some):
    def no_weekend(day: date) -> bool:
        return day.weekday() < 5

    plain, shifted = due_on(case, some), due_on(case, some, ClockSettings(working_day=no_weekend))
    assert plain is not None
    assert shifted is not None
    assert shifted >= plain
    assert no_weekend(shifted)


@given(days, st.integers(0, 600))
def test_adding_months_keeps_the_day_or_takes_the_month_end(day, months):
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@given(st.lists(st.tuples(days, st.integers(0, 100)), max_size=8))
def test_the_union_covers_the_same_days_in_disjoint_ordered_intervals(pairs):
    intervals = [Days(first, first + timedelta(days=length)) for first, length in pairs]
    merged = union(intervals)
    covered = {one.first + timedelta(days=n) for one in intervals for n in range(len(one))}
    assert sum(map(len, merged)) == len(covered)
    assert all(left.last + timedelta(days=1) < right.first for left, right in pairwise(merged))


def test_clipping_leaves_nothing_of_an_interval_whose_end_precedes_its_start():
    assert clip(Days(date(2022, 3, 2), date(2022, 3, 1)), date(2022, 1, 1), date(2022, 12, 31)) is None
