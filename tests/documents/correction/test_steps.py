"""Undo and redo are steps of their own: the list only grows, and what is in force follows from it."""

from hypothesis import given
from hypothesis import strategies as st

from heng.documents.correction.change import Change
from heng.documents.correction.steps import (
    Kind,
    Step,
    brought_back,
    changes_in_force,
    checked,
    in_force,
    redoable,
    undoable,
)


def correct(number: int) -> Step:
    return Step(number, Kind.CORRECT, (Change("fiscal_year", None, 2000 + number),))


def take_back(steps: list[Step]) -> list[Step]:
    return [*steps, Step(len(steps) + 1, Kind.UNDO, concerns=undoable(steps))]


def bring_back(steps: list[Step]) -> list[Step]:
    return [*steps, Step(len(steps) + 1, Kind.REDO, concerns=redoable(steps))]


@given(st.integers(1, 6), st.integers(1, 6))
def test_as_many_redos_as_undos_give_what_was_there(corrections: int, taken: int) -> None:
    steps = [correct(number) for number in range(1, corrections + 1)]
    before = changes_in_force(steps)
    times = min(taken, corrections)
    for _ in range(times):
        steps = take_back(steps)
    assert changes_in_force(steps) == before[: corrections - times]
    for _ in range(times):
        steps = bring_back(steps)
    assert changes_in_force(steps) == before
    assert redoable(steps) is None


def test_a_new_correction_ends_what_could_be_redone_in_order() -> None:
    steps = take_back([correct(1), correct(2)])
    assert redoable(steps) == 2
    assert redoable([*steps, correct(4)]) is None
    assert brought_back([*steps, correct(4)], 2), "the history still offers it by itself"


def test_a_single_correction_in_the_middle_is_taken_back_alone() -> None:
    steps = [correct(1), correct(2), correct(3), Step(4, Kind.UNDO, concerns=2)]
    assert in_force(steps) == {1, 3}
    assert undoable(steps) == 3


def test_a_new_reading_begins_anew_without_losing_the_history() -> None:
    ticks = (Change("finding:a", False, True),)
    steps = [correct(1), Step(2, Kind.CHECK, ticks), Step(3, Kind.REREAD)]
    assert changes_in_force(steps) == []
    assert checked(steps) == frozenset()
    assert undoable(steps) is None
    assert not brought_back(steps, 1)


def test_a_tick_can_be_taken_off_again() -> None:
    on, off = (Change("finding:a", False, True), Change("finding:b", False, True)), (Change("finding:a", True, False),)
    assert checked([Step(1, Kind.CHECK, on), Step(2, Kind.CHECK, off)]) == {"finding:b"}
