"""A project named by an economic item or a bare code."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder, EachTable
from heng.domain.target.declaration import BudgetTable, Project, TableRow

RULE = Rule(
    code="R63",
    slug="name_says_project",
    title="项目名称是经济科目或代码",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="disclosure-inspection",
    fix="请用能说明用途的名称。",
)

_CODE_ONLY = re.compile(r"[A-Za-z0-9][A-Za-z0-9\-_/]{6,}")
_LETTER = re.compile(r"^[\u4e00-\u9fff]{1,8}[\[〔(（【]20\d\d[\]〕)）】]\d+号")
_ECONOMIC_CODE = re.compile(r"[35]\d{2}(?:\d{2})?")
_CODE_AHEAD = re.compile(r"[35]\d{2}(?:\d{2})?[\s.、_—\-]*(?=[\u4e00-\u9fff])")


def _check_project(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """委托业务费 or GZIT2023-… tell nobody what the money is for; 工作经费 hardly does."""
    if not isinstance(holder, Project):
        return
    name = holder.name.strip()
    if name in profile.lexicons["economic_classification"]:
        yield RULE.finding(name, f"项目名称“{name}”是支出科目，看不出做什么。", holder.where)
    elif _CODE_AHEAD.sub("", name, count=1) in _items(name, profile):
        yield RULE.finding(name, f"项目名称“{name}”是支出科目的代码和名称，看不出做什么。", holder.where)
    elif _CODE_ONLY.fullmatch(name):
        yield RULE.finding(name, f"项目名称“{name}”只是代码，看不出做什么。", holder.where)
    elif name in profile.lexicons["economic_items"]:
        yield _hint(holder, f"项目名称“{name}”与支出科目相同，看不出做什么。")
    elif _LETTER.match(name):
        yield _hint(holder, f"项目名称“{name}”以文号开头，看不出做什么。")


def _items(name: str, profile: Profile) -> frozenset[str]:
    """The names of items that may stand behind a code; none where the name begins with no code."""
    words = profile.lexicons["economic_classification"] + profile.lexicons["economic_items"]
    return frozenset(words) if _CODE_AHEAD.match(name) else frozenset()


def _hint(project: Project, message: str) -> Finding:
    return RULE.finding(
        project.name.strip(), message, project.where, severity=Severity.HINT, certainty=Certainty.JUDGEMENT
    )


def _check_table(table: BudgetTable, about: About, profile: Profile) -> Iterator[Finding]:
    """Lines of a table of projects; one that lists economic items beside their projects is no such table."""
    if table.kind != "project_expenditure":
        return
    items = [row for row in table.rows if _is_item(row, profile)]
    if items and len(items) * 2 < len([row for row in table.rows if row.name.strip()]):
        for row in items:
            name = row.name.strip()
            yield RULE.finding(name, f"“{table.title}”的项目“{name}”是支出科目，看不出做什么。", row.where)


def _is_item(row: TableRow, profile: Profile) -> bool:
    named = row.name.strip() in profile.lexicons["economic_classification"]
    return named and not _ECONOMIC_CODE.fullmatch(row.code or "")


CHECKS = (EachHolder(_check_project), EachTable(_check_table))
