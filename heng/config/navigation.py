"""The left navigation in the order of the year, and the scope shown above it."""

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse

from heng.apps.organisation.scope import scope_of
from heng.apps.user.http import SignedIn
from heng.apps.user.models import User
from heng.domain.workflow.permissions import Act, may
from heng.domain.workflow.role import Role


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the navigation; `part` is the app whose pages it stands for."""

    label: str
    page: str
    icon: str
    act: Act

    @property
    def part(self) -> str:
        """The app that the page belongs to."""
        return self.page.split(":")[0]

    @property
    def address(self) -> str:
        """The address of the page."""
        return reverse(self.page)


ENTRIES = (
    Entry("工作台", "workbench:home", "layout-dashboard", Act.READ_PAPERS),
    Entry("绩效目标", "target:declarations", "target-arrow", Act.READ_TARGETS),
    Entry("绩效自评", "self_evaluation:evaluations", "report-analytics", Act.READ_SCORES),
    Entry("指标库", "indicator:library", "math-function", Act.READ_FIGURES),
    Entry("业务数据", "records:status", "database", Act.READ_RECORDS),
    Entry("文件", "intake:papers", "files", Act.READ_PAPERS),
    Entry("审计记录", "audit:trail", "shield-check", Act.READ_AUDIT),
    Entry("系统", "accounts:accounts", "settings", Act.READ_ACCOUNTS),
)


# Apps whose pages stand under the entry of another.
UNDER = {"organisation": "accounts", "fitting": "intake", "official_form": "intake", "review": "intake"}


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The entries that the person's role opens, which of them is current, and the scope."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {}
    match = request.resolver_match
    return {
        "entries": [entry for entry in ENTRIES if may(Role(user.role), entry.act)],
        "part": UNDER.get(match.app_name, match.app_name) if match else "",
        "scope": scope_of(cast("SignedIn", request)),
        "may": {act.name: may(Role(user.role), act) for act in Act},
    }
