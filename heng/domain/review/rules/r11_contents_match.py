"""A table of the contents that the book does not hold, or holds under another title or in another order."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.book.contents import Listed, absent, renamed, swapped
from heng.domain.review.book.nothing import unexplained
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import Frame
from heng.domain.target.declaration import Document, DocumentKind

RULE = Rule(
    code="R11",
    slug="contents_match",
    title="目录与正文的表格不一致，或空表没有说明",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="disclosure-inspection",
    fix="请使目录与正文的表名、顺序一致；没有数据的表也要保留空表并注明。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Tables that the contents name, held against the titles that stand in the book."""
    if document.kind is not DocumentKind.BUDGET_BOOK:
        return
    listed = Listed.of(document)
    for entry, title, where in renamed(listed):
        message = f"目录写“{entry.text}”，正文的表名是“{title}”。"
        yield RULE.finding(title, message, entry.where, where)
    for entry in absent(listed):
        message = f"目录列有“{entry.text}”，正文中没有这张表，也没有这个标题。"
        yield RULE.finding(entry.text, message, entry.where)
    for table in unexplained(document):
        message = f"“{table.title}”没有数据，表下和文字中都没有说明为什么是空表。"
        fix = "请在表下注明，例如“本部门没有政府性基金预算安排的支出，故本表无数据”。"
        yield RULE.finding(table.title, message, table.where, fix=fix)
    pair = swapped(listed)
    if pair:
        message = f"目录中“{pair[0].text}”在“{pair[1].text}”之前，正文的顺序相反。"
        yield RULE.finding(pair[0].text, message, pair[0].where, severity=Severity.HINT)


CHECKS = (Frame(check),)
