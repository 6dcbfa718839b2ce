"""A plan names another year than the year it is made for, or a paper names no year at all."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.book.years import stale_years
from heng.domain.review.declared import Declared, Holder, units_and_projects
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder, EachIndicator, Frame
from heng.domain.target.declaration import Document, DocumentKind, Project, Unit
from heng.domain.target.target_value import Form

RULE = Rule(
    code="R01",
    slug="stale_year",
    title="年度不一致",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2015-88",
    fix="请按本表年度改写；确属引用以往年度的，请写明“截至”“比”等字样。",
)

_OF_ONE_YEAR = (DocumentKind.PROJECT_TARGETS, DocumentKind.DEPARTMENT_TARGETS, DocumentKind.SELF_EVALUATION_FORM)
_YEAR = re.compile(
    r"(?<![\d\-—–~至自从较比于与截底第])(?<!截至)(20\d\d)\s*年(?!以来|起|底前已|[\-—–~至]|已|出台|印发|修订|修正|发布)"
)
_PLAN = re.compile(r"^[^。；]{0,40}?(?:将|拟|计划|力争|预计|确保|争取|目标|安排|应|要)")
_FLOOR = re.compile(r"^[^。；]{0,40}?(?:以上|以内|不少于|不低于|不超过)")
_PAST = re.compile(r"^[^。；]{0,40}?(?:已|了|曾|(?<!公)共(?![同享建治产青和])|基础上|以来|底|末|初|印发|出台|发布)")
_QUOTED = re.compile(r"《[^》]*》|[（(〔\[][^）)〕\]]*[）)〕\]]|“[^”]*”|\"[^\"]*\"")
_NOTHING = re.compile(
    r"(?:^|(?<=[。；]))[^，。；]{0,16}?(20\d\d)年(?:度)?[^，。；比\d]{0,12}?(?:无|没有|未安排|不涉及)[^，。；]{0,8}"
    r"(?:政府性基金|国有资本|三公|因公出国|公务|采购|预算|拨款)"
)
_NAMED_YEAR = re.compile(r"20\d\d")
# The work of a year may end early in the next; what ends later is the work of another year.
_LATEST = 1


def _check_paper(document: Document, profile: Profile) -> Iterator[Finding]:
    """A paper for one year that does not say which."""
    first = next(units_and_projects(document), None)
    if document.kind in _OF_ONE_YEAR and document.fiscal_year is None and first is not None:
        message = f"全文没有写明预算年度，看不出“{first.name}”等目标是哪一年的。"
        yield RULE.finding(first.name, message, first.where, fix="请在标题或表头写明年度。")


def _check_book(document: Document, profile: Profile) -> Iterator[Finding]:
    """Sentences and titles of a book that are still last year's, and what it says not to have in another year."""
    found = {(stale.text, stale.year, stale.where) for stale in stale_years(document)}
    if document.kind is DocumentKind.BUDGET_BOOK and document.fiscal_year:
        denied = ((_NOTHING.search(p.text), p) for p in document.paragraphs if p.role == "text")
        found |= {
            (match[0], int(match[1]), paragraph.where)
            for match, paragraph in denied
            if match and int(match[1]) != document.fiscal_year
        }
    for text, year, where in sorted(found, key=str):
        message = f"“{text}”写的是{year}年，而本文件是{document.fiscal_year}年度，可能沿用了以往年度的文字。"
        yield RULE.finding(text, message, where)


def check(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Objectives, tasks and indicator names that plan for a year other than the paper's own."""
    if about.fiscal_year is None:
        return
    year = _other_year(holder, about.fiscal_year)
    if year:
        message = (
            f"“{holder.name}”的目标文字写的是{year}年，而本表是{about.fiscal_year}年度，可能沿用了以往年度的文字。"
        )
        yield RULE.finding(holder.name, message, holder.where)


def _check_indicator(item: Declared, about: About, profile: Profile) -> Iterator[Finding]:
    """Names and target dates of another year."""
    if about.fiscal_year is None:
        return
    indicator = item.indicator
    named = re.search(r"(20\d\d)年(?:度)?(?:预算|成本|支出)?控制数", indicator.name)
    if named and int(named[1]) != about.fiscal_year:
        message = f"指标名称写的是{named[1]}年，而本表是{about.fiscal_year}年度。"
        yield RULE.finding(item.subject, message, indicator.where)
    dated = indicator.target.form is Form.DATE and re.match(r"20\d\d", indicator.target.value)
    if dated and not 0 <= int(dated[0]) - about.fiscal_year <= _LATEST:
        message = f"指标“{indicator.name}”的目标是“{indicator.target.text}”，而本表是{about.fiscal_year}年度。"
        yield RULE.finding(item.subject, message, indicator.where)


def _other_year(holder: Unit | Project, fiscal_year: int) -> int | None:
    if isinstance(holder, Project) and _NAMED_YEAR.search(holder.name):
        return None
    tasks = holder.tasks if isinstance(holder, Unit) else ()
    texts = (holder.objective, *(part for task in tasks for part in (task.name, task.content, task.expected)))
    years = [year for text in texts for year in _planned_years(_QUOTED.sub("", text))]
    return next((year for year in years if year < fiscal_year), None) if fiscal_year not in years else None


def _planned_years(text: str) -> Iterator[int]:
    """Years that a plan is about: “2023年，我院将…”, “2023年完成…” or “2023年办理80件以上”; a look back (较2022年, 2022年已…) is none."""
    for match in _YEAR.finditer(text):
        clause = text[match.end() :]
        opens = not text[: match.start()].strip() or text[: match.start()].rstrip()[-1] in "。；;：:、"
        aims = opens or (text[: match.start()].rstrip()[-1:] in "，," and _FLOOR.match(clause))
        if _PLAN.match(clause) or (aims and not _PAST.match(clause)):
            yield int(match[1])


CHECKS = (Frame(_check_paper), Frame(_check_book), EachHolder(check), EachIndicator(_check_indicator))
