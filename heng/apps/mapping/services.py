"""Keeping mappings: saving, renaming, withdrawing, handing them to the readers, and counting what they read."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone

from heng.apps.audit import services as audit
from heng.apps.mapping.models import MappingUse, MappingVersion, SavedMapping
from heng.apps.organisation.models import Court
from heng.apps.organisation.permissions import permit
from heng.apps.user.models import User
from heng.documents.mapping.apply import source_of
from heng.documents.mapping.from_json import mapping_from_json
from heng.documents.mapping.mapping import Mapping
from heng.domain.errors import NotFound, WrongState, WrongUsage
from heng.domain.workflow.permissions import Act

MOST = 200
_LONGEST_NAME = 80


def for_reading(court: Court) -> tuple[Mapping, ...]:
    """The mappings by which the papers of `court` are read, the newest first."""
    kept = SavedMapping.objects.filter(court=court, withdrawn_at=None).prefetch_related("versions")
    return tuple(mapping_from_json(one.latest.data | {"name": one.name}) for one in kept)


def listed(user: User, court: Court) -> QuerySet[SavedMapping]:
    """The mappings of `court` with their versions and the number of files that they read (`used`)."""
    permit(user, Act.READ_PAPERS, court)
    everything = SavedMapping.objects.filter(court=court).annotate(used=Count("uses"))
    return everything.prefetch_related("versions__saved_by")


def mapping_of(user: User, number: int, act: Act = Act.READ_PAPERS) -> SavedMapping:
    """The mapping with this number if `user` may do `act` with it; NotFound otherwise."""
    found = SavedMapping.objects.select_related("court").filter(pk=number).first()
    if found is None:
        raise NotFound("没有找到这份栏目对应。它可能属于其他法院，或地址有误；请从“栏目对应”列表进入。")
    permit(user, act, found.court)
    return found


@transaction.atomic
def keep(user: User, court: Court, mapping: Mapping) -> MappingVersion:
    """Keep `mapping`: a new version where the court has one for the same table, else a new one."""
    permit(user, Act.MAP_COLUMNS, court)
    name = _name(mapping.name)
    Court.objects.select_for_update().get(pk=court.pk)
    signature = mapping.signature()
    kept = SavedMapping.objects.filter(court=court, signature=signature, withdrawn_at=None).first()
    if kept is None:
        if SavedMapping.objects.filter(court=court, withdrawn_at=None).count() >= MOST:
            raise WrongState(f"已保存 {MOST} 份栏目对应，达到上限。请先在“栏目对应”列表中停用不再使用的。")
        kept = SavedMapping.objects.create(court=court, name=name, signature=signature)
    kept.name = name
    kept.save(update_fields=["name"])
    signed = replace(mapping, name=name, saved_by=user.name, saved_on=f"{timezone.localdate():%Y-%m-%d}")
    newest = kept.versions.first()
    number = newest.number + 1 if newest else 1
    version = MappingVersion.objects.create(mapping=kept, number=number, data=signed.to_json(), saved_by=user)
    details = {"version": number, "signature": signature}
    audit.record(user, "保存栏目对应", f"mapping:{kept.pk}", court=court.code, details=details)
    return version


@transaction.atomic
def rename(user: User, number: int, name: str) -> SavedMapping:
    """Give the mapping another name; papers that it read keep the name of then."""
    found = mapping_of(user, number, Act.MAP_COLUMNS)
    found.name = _name(name)
    found.save(update_fields=["name"])
    audit.record(user, "更名栏目对应", f"mapping:{number}", court=found.court.code)
    return found


@transaction.atomic
def withdraw(user: User, number: int) -> SavedMapping:
    """Read no more papers by the mapping; what it read stays. WrongState where it is withdrawn already."""
    found = mapping_of(user, number, Act.MAP_COLUMNS)
    if found.withdrawn_at is not None:
        raise WrongState(f"“{found.name}”已经停用。请刷新页面。")
    found.withdrawn_at = timezone.now()
    found.save(update_fields=["withdrawn_at"])
    audit.record(user, "停用栏目对应", f"mapping:{number}", court=found.court.code)
    return found


@transaction.atomic
def exported(user: User, number: int) -> SavedMapping:
    """The mapping, to be handed out as a file; the event is noted."""
    found = mapping_of(user, number)
    audit.record(user, "导出栏目对应", f"mapping:{number}", court=found.court.code)
    return found


def note_uses(court: Court, sha256: str, findings: Iterable[dict[str, Any]]) -> None:
    """Count the file `sha256` as read by the mappings that its `findings` name; inside the transaction that stores it."""
    named = {finding["source"] for finding in findings if finding["rule"] == "I58"}
    if not named:
        return
    for kept in SavedMapping.objects.filter(court=court, withdrawn_at=None).prefetch_related("versions"):
        if source_of(mapping_from_json(kept.latest.data)) in named:
            MappingUse.objects.get_or_create(mapping=kept, sha256=sha256)


def _name(name: str) -> str:
    stripped = " ".join(name.split())
    if not stripped or len(stripped) > _LONGEST_NAME:
        raise WrongUsage(f"栏目对应的名称应为 1 到 {_LONGEST_NAME} 个字。请填写名称，例如“某区法院项目绩效表”。")
    return stripped
