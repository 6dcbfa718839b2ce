"""Corrections leave what was read as it is, say exactly what changed, and can be taken back one by one."""

from copy import deepcopy
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from heng.documents.correction.apply import apply_corrections, value_at
from heng.documents.correction.change import Change, change_from_json
from heng.documents.correction.edits import changes_of
from heng.documents.from_json import document_from_json
from heng.domain.finding import Where
from heng.domain.target.declaration import Document, DocumentKind, Indicator, Project, Unit
from heng.domain.target.parse_target import parse_target

Json = dict[str, Any]


def indicator(name: str, text: str = "≥95%", weight: str | None = "10") -> Indicator:
    return Indicator(
        "产出指标",
        "数量指标",
        name,
        parse_target(text),
        Where(sheet="表", cell="C3"),
        Decimal(weight) if weight else None,
    )


def paper() -> Json:
    """Two projects with two and one indicators, and a unit with none."""
    document = Document(
        file="表.xlsx",
        sha256="0" * 64,
        kind=DocumentKind.PROJECT_TARGETS,
        fiscal_year=2024,
        money_unit="万元",
        units=(Unit("某某人民法院", Where()),),
        projects=(
            Project("办案业务费", Where(), indicators=(indicator("结案率"), indicator("送达率", "≥90%"))),
            Project("信息化运维", Where(), indicators=(indicator("系统可用率", "≥99.9%"),)),
        ),
    )
    return dict(document.to_json())


PLACES = [
    ("fiscal_year", st.sampled_from(["2023", "2025", ""])),
    ("projects/0/name", st.text(max_size=12)),
    ("projects/0/amounts/total", st.sampled_from(["12.5", "1,300", "", "902000元"])),
    ("projects/1/objective", st.text(max_size=20)),
    ("projects/0/indicators/0/name", st.text(max_size=12)),
    ("projects/0/indicators/1/weight", st.sampled_from(["5", "7.5分", ""])),
    ("projects/1/indicators/0/target/value", st.sampled_from(["98", "≤3‰", "优", "80～90%"])),
    ("units/0/name", st.text(max_size=12)),
]
sets = st.one_of(
    [st.builds(lambda text, place=place: {"place": place, "text": text}, typed) for place, typed in PLACES]
)
ROWS = ["projects/0/indicators/0", "projects/0/indicators/1", "projects/1/indicators/0"]
others = st.one_of(
    st.builds(lambda row: {"remove": row}, st.sampled_from(ROWS)),
    st.builds(
        lambda row, to: {"move": row, "to": to}, st.sampled_from(ROWS), st.sampled_from(["projects/0", "units/0"])
    ),
    st.builds(lambda name: {"add": "projects/1", "values": {"name": name}}, st.text(max_size=8)),
)


def done(edits: list[Json]) -> list[list[Change]]:
    """The changes of each edit as a step of its own; edits to what is no longer there are left out."""
    steps: list[list[Change]] = []
    for number, edit in enumerate(edits, 1):
        corrected = apply_corrections(paper(), [change for step in steps for change in step])
        try:
            steps.append(changes_of(corrected, [edit], number))
        except ValueError:
            steps.append([])
    return steps


def flat(steps: list[list[Change]]) -> list[Change]:
    return [change for step in steps for change in step]


def test_without_changes_the_content_is_what_was_read() -> None:
    assert apply_corrections(paper(), []).content == paper()


@given(st.lists(st.one_of(sets, others), max_size=8))
def test_corrected_content_is_a_document_of_the_exchange_form_and_the_reading_stays_as_it_is(edits: list[Json]) -> None:
    read = paper()
    before = deepcopy(read)
    corrected = apply_corrections(read, flat(done(edits)))
    assert read == before
    assert document_from_json(corrected.content).to_json() == corrected.content


@given(st.lists(st.one_of(sets, others), max_size=8))
def test_taking_back_every_step_from_the_last_gives_each_state_in_between(edits: list[Json]) -> None:
    steps = done(edits)
    states = [apply_corrections(paper(), flat(steps[:count])).content for count in range(len(steps) + 1)]
    assert states[0] == paper()
    for count, state in enumerate(states):
        assert apply_corrections(paper(), flat(steps)[: len(flat(steps[:count]))]).content == state


@given(st.lists(st.one_of(sets, others), min_size=1, max_size=8), st.data())
def test_any_single_step_can_be_left_out_and_no_indicator_is_lost_by_it(edits: list[Json], data: st.DataObject) -> None:
    steps = done(edits)
    out = data.draw(st.integers(0, len(steps) - 1))
    rest = steps[:out] + steps[out + 1 :]
    shown = apply_corrections(paper(), flat(rest))
    removed = {change.place for change in flat(rest) if change.after is None and change.place.count("/") == 3}
    places = {row.place for entry in shown.entries() for row in entry.indicators}
    assert set(ROWS) - removed <= places


@given(st.permutations(PLACES[:4]))
def test_changes_to_different_places_may_come_in_any_order(places: list[Any]) -> None:
    typed = {
        "fiscal_year": 2025,
        "projects/0/name": "审判业务",
        "projects/0/amounts/total": "5.00",
        "projects/1/objective": "好",
    }
    changes = [Change(place, None, typed[place]) for place, _ in places]
    straight = [Change(place, None, value) for place, value in typed.items()]
    assert apply_corrections(paper(), changes).content == apply_corrections(paper(), straight).content


def test_a_removed_unit_or_project_stays_while_an_indicator_belongs_to_it() -> None:
    away = Change("projects/1/indicators/0/owner", "projects/1", "projects/0")
    gone = Change("projects/1", {"name": "信息化运维"}, None)
    assert [entry.place for entry in apply_corrections(paper(), [away, gone]).projects] == ["projects/0"]
    kept = apply_corrections(paper(), [gone])
    assert [len(entry.indicators) for entry in kept.projects] == [2, 1]


def test_a_moved_indicator_comes_after_those_that_were_read_there_and_an_added_one_last() -> None:
    changes = [
        Change("projects/0/indicators/+1.1", None, paper()["projects"][0]["indicators"][0] | {"name": "新增"}),
        Change("projects/1/indicators/0/owner", "projects/1", "projects/0"),
    ]
    [first, second] = apply_corrections(paper(), changes).projects
    assert [row.data["name"] for row in first.indicators] == ["结案率", "送达率", "系统可用率", "新增"]
    assert second.indicators == ()


def test_a_change_to_a_row_whose_addition_was_taken_back_does_nothing() -> None:
    late = Change("projects/0/indicators/+1.1/name", "", "迟到")
    assert apply_corrections(paper(), [late]).content == paper()


def test_what_stands_at_a_place_is_found_after_the_changes_before() -> None:
    changes = [Change("projects/0/indicators/0/weight", "10", "12.5")]
    assert value_at(paper(), changes, "projects/0/indicators/0/weight") == "12.5"
    assert value_at(paper(), changes, "projects/0/amounts/total") is None
    assert value_at(paper(), [], "projects/0/indicators/1/target")["text"] == "≥90%"


@given(st.lists(st.one_of(sets, others), max_size=5))
def test_changes_come_back_from_their_stored_form(edits: list[Json]) -> None:
    changes = flat(done(edits))
    assert [change_from_json(change.to_json()) for change in changes] == changes
