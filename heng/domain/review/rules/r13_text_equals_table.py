"""An amount in the text is not the one in the table, or not the one elsewhere in the text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import wan_text
from heng.domain.review.book.across_tables import UNSURE_UNIT
from heng.domain.review.book.nothing import denied
from heng.domain.review.book.printed import Printed, has_budgets, printed
from heng.domain.review.book.said import Said, said
from heng.domain.review.book.told_twice import project_stages, told_twice
from heng.domain.review.figures import MONEY, NUMBER, Sentence, amount, sentences
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import Frame
from heng.domain.review.sums import sum_gap
from heng.domain.target.declaration import Document, DocumentKind

RULE = Rule(
    code="R13",
    slug="text_equals_table",
    title="文字与表格的数字不一致",
    severity=Severity.ERROR,
    certainty=Certainty.LIKELY,
    source="disclosure-inspection",
    fix="请以表格为准核对文字，或改正表格。",
)

# A table in 万元 rounds what a sentence in 元 prints in full.
_CENT_OF_WAN = Decimal(100)
_WHOLE = re.compile(rf"(?<!财政拨款)收支总(?:预算|决算)(?:数|额)?(?:为)?\s*({NUMBER})\s*({MONEY})")
_COUNTED = re.compile(rf"绩效目标管理[^。]{{0,20}}项目\s*(\d+)\s*个[^。]{{0,12}}?({NUMBER})\s*({MONEY})")


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Amounts that sentences give for a line of a table, for the whole budget, and for the projects with targets."""
    unsure = any(loss.rule == UNSURE_UNIT for loss in document.findings)
    figures = {} if unsure else printed(document.tables, profile)
    told = tuple(said(document, figures, profile))
    for mention in told:
        if mention.role != "budget" or has_budgets(mention.name, document, profile):
            yield from _against_tables(mention, figures, profile)
    if document.kind is DocumentKind.BUDGET_BOOK and len(document.units) <= 1:
        yield from _told_twice(told, figures, profile)
    yield from _office(told, figures, document)
    yield from _within(document)
    for one in denied(document, figures, profile):
        message = f"文字写“{one.words.strip()}”，但表中{one.what}有{wan_text(one.amount)}万元。"
        yield RULE.finding(one.what.strip("“”"), message, *one.where)
    for sentence in sentences(document):
        yield from _whole(sentence, document, profile)
        yield from _projects(sentence, document, profile)


def _within(document: Document) -> Iterator[Finding]:
    """Two amounts of one item in one paragraph; one number of projects with two amounts of money in two stages."""
    if document.kind is not DocumentKind.BUDGET_BOOK:
        return
    for sentence in sentences(document):
        for one in told_twice(sentence):
            message = (
                f"“{one.name}”先写{wan_text(one.first.yuan)}万元，后写支出决算{wan_text(one.second.yuan)}万元，"
                f"相差{wan_text(abs(one.first.yuan - one.second.yuan))}万元。"
            )
            yield RULE.finding(one.name, message, sentence.where, fix="请核对并统一同一科目的决算数。")
        for stages in project_stages(sentence):
            message = f"同为{stages.count}个项目，涉及金额前后不同：{stages.text}。"
            fix = "绩效目标、跟踪和自评的项目相同的，金额应当一致；口径不同的请注明。"
            yield RULE.finding("绩效管理的项目金额", message, sentence.where, severity=Severity.WARNING, fix=fix)


def _against_tables(one: Said, figures: Printed, profile: Profile) -> Iterator[Finding]:
    stated = one.amount.yuan
    known = figures.get(one.name)
    if not known or stated in known:
        return
    nearest = min(known, key=lambda figure: abs(figure - stated))
    yield from _differs(f"“{one.name}”", one.amount.yuan, nearest, one.amount.step, one.sentence, profile)


def _told_twice(told: tuple[Said, ...], figures: Printed, profile: Profile) -> Iterator[Finding]:
    """The same figure in two places of the text, where no table holds it: 机关运行经费 in two sections."""
    places: defaultdict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in told:
        if one.name in profile.lexicons["strong_terms"] and not figures.get(one.name):
            places[one.name, one.role].append(one)
    for (name, _), ones in places.items():
        values: Mapping[Decimal, Said] = {one.amount.yuan: one for one in reversed(ones)}
        first, *others = sorted(values.values(), key=ones.index)
        for other in others:
            gap = abs(first.amount.yuan - other.amount.yuan)
            if gap > max(first.amount.step, other.amount.step):
                message = (
                    f"“{name}”在文中有两个数：{wan_text(first.amount.yuan)}万元和{wan_text(other.amount.yuan)}万元。"
                )
                places_of = (first.sentence.where, other.sentence.where)
                yield RULE.finding(name, message, *places_of, severity=Severity.WARNING, fix="请核对并统一。")


def _office(told: tuple[Said, ...], figures: Printed, document: Document) -> Iterator[Finding]:
    """In final accounts 机关运行经费 is what the table of basic expenditure prints as 公用经费."""
    office = figures.get("公用经费", frozenset())
    final = document.kind is DocumentKind.BUDGET_BOOK and any("决算" in table.title for table in document.tables)
    for one in told:
        stated = one.amount.yuan
        if final and one.name == "机关运行经费" and len(office) == 1 and stated and stated not in office:
            (printed_office,) = office
            if abs(stated - printed_office) > one.amount.step:
                message = (
                    f"机关运行经费写为{wan_text(stated)}万元，基本支出表的公用经费为{wan_text(printed_office)}万元。"
                )
                fix = "机关运行经费按一般公共预算财政拨款基本支出中的公用经费填列；口径不同的，请说明。"
                yield RULE.finding(one.name, message, one.sentence.where, severity=Severity.WARNING, fix=fix)


def _whole(sentence: Sentence, document: Document, profile: Profile) -> Iterator[Finding]:
    match = _WHOLE.search(sentence.text)
    totals = [unit.amounts.total for unit in document.units if unit.indicators and unit.amounts.total is not None]
    if match and len(totals) == 1 and document.kind is DocumentKind.BUDGET_BOOK:
        stated = amount(match[1], match[2])
        yield from _differs("收支总预算", stated.yuan, totals[0], stated.step, sentence, profile)


def _projects(sentence: Sentence, document: Document, profile: Profile) -> Iterator[Finding]:
    match = _COUNTED.search(sentence.text)
    if match is None or not document.projects:
        return
    count, listed = int(match[1]), [project.amounts.total for project in document.projects]
    if count != len(listed):
        message = f"文字说明写{count}个项目，绩效目标表中读到{len(listed)}个。"
        yield RULE.finding("绩效目标管理的项目", message, sentence.where, severity=Severity.WARNING)
    stated, parts = amount(match[2], match[3]).yuan, [part for part in listed if part is not None]
    severity = sum_gap(parts, stated, profile) if len(parts) == count else None
    if severity:
        message = f"文字说明写涉及{wan_text(stated)}万元，表中各项目之和为{wan_text(sum(parts, Decimal()))}万元。"
        yield RULE.finding("绩效目标管理的项目", message, sentence.where, severity=severity)


def _differs(
    what: str, stated: Decimal, shown: Decimal, step: Decimal, sentence: Sentence, profile: Profile
) -> Iterator[Finding]:
    gap = abs(stated - shown)
    cents = shown % _CENT_OF_WAN == 0 and step < _CENT_OF_WAN
    if gap <= (_CENT_OF_WAN if cents else step) / 2:
        return
    rounding = gap <= profile.numbers["rounding_step"]
    message = f"{what}：文字为{wan_text(stated)}万元，表格为{wan_text(shown)}万元，相差{wan_text(gap)}万元。"
    yield RULE.finding(what.strip("“”"), message, sentence.where, severity=Severity.WARNING if rounding else None)


CHECKS = (Frame(check),)
