"""People as the list shows them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from heng.apps.user.models import User
from heng.rulebook.accounts import idle_after


@dataclass(frozen=True, slots=True)
class Line:
    """A person with the names of the courts; `idle` marks an enabled account that nobody has used for long."""

    person: User
    courts: tuple[str, ...]
    idle: bool


def lines() -> list[Line]:
    """All people, by sign-in name."""
    now = timezone.now()
    people = User.objects.prefetch_related("memberships__court")
    return [Line(one, tuple(each.court.name for each in one.memberships.all()), is_idle(one, now)) for one in people]


def is_idle(person: User, now: datetime) -> bool:
    """Whether the account is enabled and was last used (or else made) longer ago than the rulebook allows."""
    return person.is_active and now - (person.last_login or person.created_at) > idle_after()
