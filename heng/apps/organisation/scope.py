"""Which court and fiscal year a person is working on, kept in the session."""

from dataclasses import dataclass

from django.utils import timezone

from heng.apps.organisation.models import Court, FiscalYear
from heng.apps.organisation.permissions import courts_of
from heng.apps.user.http import SignedIn
from heng.apps.user.models import User
from heng.domain.errors import NotFound


@dataclass(frozen=True, slots=True)
class Scope:
    """The chosen court (None for people without membership) and year, with what can be chosen instead."""

    court: Court | None
    year: int
    courts: tuple[Court, ...]
    years: tuple[int, ...]


def scope_of(request: SignedIn) -> Scope:
    """The scope of this session: what was chosen last, else the first court and its newest opened year.

    The year stays for the session, so that a paper of another year does not move the ground under the person's feet.
    """
    courts = tuple(courts_of(request.user))
    chosen = request.session.get("court")
    court = next((each for each in courts if each.code == chosen), courts[0] if courts else None)
    years = tuple(FiscalYear.objects.filter(court=court).values_list("year", flat=True)) if court else ()
    newest = years[0] if years else timezone.localdate().year
    if request.session.get("year") not in years:
        request.session["year"] = newest
    return Scope(court, request.session["year"], courts, years or (newest,))


def court_of(request: SignedIn) -> Court:
    """The court being worked on; NotFound for people who belong to none."""
    court = scope_of(request).court
    if court is None:
        raise NotFound("您的账号还没有关联法院，因此没有可以显示的内容。请系统管理员为您关联法院。")
    return court


def choose(request: SignedIn, court: str, year: str) -> None:
    """Remember the court and year to work on; NotFound for a court that is not the person's."""
    _check_member(request.user, court)
    request.session["court"] = court
    if year.isdecimal():
        request.session["year"] = int(year)


def _check_member(user: User, code: str) -> None:
    if not courts_of(user).filter(code=code).exists():
        raise NotFound(f"没有找到代字为“{code}”的法院，或者您不属于该院。请从列表中选择。")
