"""Courts: setting one up, opening a fiscal year, and joining people to it."""

from collections.abc import Collection

from django.db import transaction

from heng.apps.audit import services as audit
from heng.apps.organisation.models import Court, FiscalYear, Membership
from heng.apps.user.models import User
from heng.domain.errors import NotFound, WrongState, WrongUsage
from heng.domain.period import parse_period
from heng.domain.workflow.permissions import Act, check_may
from heng.domain.workflow.role import Role
from heng.rulebook.courts import court as known_court


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


@transaction.atomic
def add_court(actor: User, code: str, name: str) -> Court:
    """A new court; the name comes from the rulebook, and from `name` only where the rulebook does not know `code`."""
    check_may(Role(actor.role), Act.MANAGE_COURTS)
    known = known_court(code)
    official = known.name if known else name
    if not official:
        raise WrongUsage(f"名录里没有代字“{code}”。请核对代字；确实是新的法院时，请同时填写名称。")
    court, created = Court.objects.get_or_create(code=code, defaults={"name": official})
    if not created:
        raise WrongState(f"代字“{code}”的法院（{court.name}）已经在列表中，不必再添加。")
    audit.record(actor, "建立法院", f"court:{code}", court=code, details={"name": official})
    return court


@transaction.atomic
def add_year(actor: User, code: str, year: str) -> FiscalYear:
    """The fiscal year `year` of the court `code`, opened if it is not yet."""
    check_may(Role(actor.role), Act.MANAGE_COURTS)
    court = Court.objects.filter(code=code).first()
    if court is None:
        raise NotFound(f"没有代字为“{code}”的法院，请在列表中选择。")
    if not (year.isascii() and year.isdecimal()):
        raise WrongUsage(f"“{year}”不是年度。请填写四位数字，如 2024。")
    return open_year(court, parse_period(year).start.year, actor)


@transaction.atomic
def set_courts(actor: User, user: User, courts: Collection[Court]) -> None:
    """Make `user` a member of exactly `courts`; every joining and leaving is an event of its own."""
    check_may(Role(actor.role), Act.MANAGE_ACCOUNTS)
    wanted = {court.pk: court for court in courts}
    present = {each.court_id: each for each in Membership.objects.filter(user=user).select_related("court")}
    for key in wanted.keys() - present.keys():
        Membership.objects.create(user=user, court=wanted[key])
        audit.record(actor, "加入法院", f"user:{user.username}", court=wanted[key].code)
    for key in present.keys() - wanted.keys():
        present[key].delete()
        audit.record(actor, "离开法院", f"user:{user.username}", court=present[key].court.code)
