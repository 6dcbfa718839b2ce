"""Vehicles: money for buying without a purchase, a purchase without money, a purchase at full quota, kinds that differ."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import wan_text
from heng.domain.review.book.printed import printed
from heng.domain.review.book.vehicles import Fleet, fleet
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import Frame
from heng.domain.target.declaration import Document, DocumentKind

RULE = Rule(
    code="R62",
    slug="vehicles_agree",
    title="公务用车的数量、购置与金额不符",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="disclosure-inspection",
    fix="请核对车辆编制、保有量、购置数量和购置费，使文字与表格一致。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """What the text says of vehicles, against itself and the tables."""
    if document.kind is not DocumentKind.BUDGET_BOOK:
        return
    cars = fleet(document, profile)
    yield from _purchase(cars, document, profile)
    yield from _quota(cars)
    yield from _kind(cars, document, profile)


def _purchase(cars: Fleet, document: Document, profile: Profile) -> Iterator[Finding]:
    money = printed(document.tables, profile).get("公务用车购置费", frozenset())
    if cars.bought is None or not money or len(document.units) > 1:
        return
    count, where = cars.bought
    if count and not any(money):
        yield RULE.finding("公务用车购置", f"文字写购置公务用车{count}辆，表中公务用车购置费为0。", where)
    elif not count and all(money):
        message = f"文字写没有购置公务用车，表中公务用车购置费为{wan_text(max(money))}万元。"
        yield RULE.finding("公务用车购置", message, where)


def _quota(cars: Fleet) -> Iterator[Finding]:
    if cars.quota and cars.kept and cars.bought and cars.bought[0] and cars.kept >= cars.quota and not cars.replaced:
        message = (
            f"核定车编{cars.quota}辆，现有{cars.kept}辆，已经满编，又拟购置{cars.bought[0]}辆，没有说明更新或报废。"
        )
        fix = "请说明拟报废或更新的车辆，或调整购置计划。"
        yield RULE.finding(
            "公务用车购置", message, cars.bought[1], severity=Severity.HINT, certainty=Certainty.JUDGEMENT, fix=fix
        )


def _kind(cars: Fleet, document: Document, profile: Profile) -> Iterator[Finding]:
    """执法执勤用车 in the text, 一般公务用车 in the table of projects."""
    if not cars.bought_kind:
        return
    words = profile.lexicons["vehicle_kinds"]
    rows = [row for table in document.tables for row in table.rows if "购置" in row.name and "车" in row.name]
    for row in rows:
        kinds = [word for word in words if word in row.name]
        if kinds and not any(kind in cars.bought_kind[0] or cars.bought_kind[0] in kind for kind in kinds):
            message = f"文字写购置“{cars.bought_kind[0]}”，表中写“{row.name.strip()}”，车辆种类不一致。"
            yield RULE.finding("公务用车购置", message, cars.bought_kind[1], row.where)
            return


CHECKS = (Frame(check),)
