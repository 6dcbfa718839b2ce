"""The audit trail: what is written stays, and whoever changes it is found out."""

import pytest
from django.db import DatabaseError, connection, transaction

from heng.apps.audit.models import AuditEvent, AuditHead
from heng.apps.audit.services import record, verify_trail


@pytest.fixture
def trail(db) -> list[AuditEvent]:
    return [record(None, "测试", f"thing:{number}", details={"数": number}) for number in range(1, 6)]


REMOVALS = {
    "sqlite": ("DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"),
    "postgresql": ("DROP TRIGGER audit_no_change ON audit_auditevent",),
}


def unprotected() -> None:
    with connection.cursor() as cursor:
        for statement in REMOVALS[connection.vendor]:
            cursor.execute(statement)


def test_an_untouched_trail_is_whole(trail) -> None:
    verdict = verify_trail()
    assert (verdict.count, verdict.broken_at) == (5, None)
    assert verdict.head == trail[-1].digest


def test_the_database_refuses_to_change_an_event(trail) -> None:
    with pytest.raises(DatabaseError, match="不能修改"), transaction.atomic():
        AuditEvent.objects.filter(sequence=3).update(act="别的")


def test_the_database_refuses_to_delete_an_event(trail) -> None:
    with pytest.raises(DatabaseError, match="不能删除"), transaction.atomic():
        AuditEvent.objects.filter(sequence=3).delete()


@pytest.mark.parametrize(
    "change", [{"act": "别的"}, {"details": {"数": 99}}, {"success": False}, {"court": "粤01"}, {"actor_name": "某人"}]
)
def test_a_changed_event_is_found_even_with_the_protection_gone(trail, change) -> None:
    unprotected()
    AuditEvent.objects.filter(sequence=3).update(**change)
    assert verify_trail().broken_at == 3


def test_a_removed_event_is_found(trail) -> None:
    unprotected()
    AuditEvent.objects.filter(sequence=2).delete()
    assert verify_trail().broken_at == 3


def test_a_cut_off_end_is_found(trail) -> None:
    unprotected()
    AuditEvent.objects.filter(sequence=5).delete()
    assert verify_trail().broken_at == 5


def test_an_inserted_event_is_found(trail) -> None:
    AuditEvent.objects.create(sequence=6, at=trail[0].at, actor_name="—", act="伪造", subject="x", digest="0" * 64)
    assert verify_trail().broken_at == 6


def test_the_head_row_follows_the_newest_event(trail) -> None:
    head = AuditHead.objects.get()
    assert (head.sequence, head.digest) == (5, trail[-1].digest)


@transaction.atomic
def failing_write() -> None:
    record(None, "失败的写入", "thing:6")
    raise ZeroDivisionError


def test_a_write_that_fails_takes_its_event_with_it(trail) -> None:
    with pytest.raises(ZeroDivisionError):
        failing_write()
    assert verify_trail().count == 5
