"""Where a person may act: the courts of their memberships. What they may do is a matter of their role."""

from django.db.models import QuerySet

from heng.apps.organisation.models import Court
from heng.apps.user.models import User
from heng.domain.errors import NotFound
from heng.domain.workflow.permissions import Act, check_may
from heng.domain.workflow.role import Role


def courts_of(user: User) -> QuerySet[Court]:
    """The courts that `user` belongs to."""
    return Court.objects.filter(memberships__user=user)


def permit(user: User, act: Act, court: Court) -> None:
    """Raise unless `user` may do `act` in `court`; things of other courts are not admitted to exist."""
    check_may(Role(user.role), act)
    if not courts_of(user).filter(pk=court.pk).exists():
        raise NotFound("没有找到这项内容，或者它不属于您所在的法院。请从左侧菜单重新进入。")
