"""The records page."""

from django.urls import reverse

from heng.records.store import RecordStore


def test_the_rows_of_the_court_are_those_of_the_store(cast, sign_in, records) -> None:
    answer = sign_in(cast.auditor).get(reverse("records:status"))
    head = RecordStore(records).head()
    assert head is not None
    assert {row.entity: row.rows for row in answer.context["entities"]} == {
        state.entity: state.rows for state in head.entities
    }
    assert head.id in answer.content.decode()


def test_rows_held_back_are_listed_with_reason_and_remedy(cast, sign_in, records) -> None:
    answer = sign_in(cast.auditor).get(reverse("records:status"))
    assert answer.context["quarantined"] > 0
    _, first = answer.context["rejections"][0]
    shown = answer.content.decode()
    assert first.reason in shown
    assert first.fix in shown


def test_another_court_sees_nothing_of_it(cast, sign_in, records) -> None:
    answer = sign_in(cast.outsider).get(reverse("records:status"))
    assert not answer.context["entities"]
    assert not answer.context["batches"]
    assert "还没有业务数据" in answer.content.decode()
