"""Courts: setting one up, opening a fiscal year, and joining people to it."""

from django.db import transaction

from heng.apps.audit import services as audit
from heng.apps.organisation.models import Court, FiscalYear, Membership
from heng.apps.user.models import User


@transaction.atomic
def set_up_court(code: str, name: str) -> Court:
    """The court `code`, created if it is not there."""
    court, created = Court.objects.get_or_create(code=code, defaults={"name": name})
    if created:
        audit.record(None, "建立法院", f"court:{code}", court=code, details={"name": name})
    return court


@transaction.atomic
def open_year(court: Court, year: int, actor: User | None = None) -> FiscalYear:
    """The fiscal year `year` of `court`, opened if it is not yet."""
    opened, created = FiscalYear.objects.get_or_create(court=court, year=year)
    if created:
        audit.record(actor, "开启年度", f"year:{year}", court=court.code)
    return opened


@transaction.atomic
def join(user: User, court: Court) -> None:
    """Make `user` a member of `court`."""
    _, created = Membership.objects.get_or_create(user=user, court=court)
    if created:
        audit.record(None, "加入法院", f"user:{user.username}", court=court.code)
