"""A plan names another year than the year it is made for."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import holders, units_and_projects
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, Project, Unit

RULE = Rule(
    code="R01",
    slug="stale_year",
    title="年度不一致",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2015-88",
    fix="请按本表年度改写；确属引用以往年度的，请写明“截至”“比”等字样。",
)

_YEAR = re.compile(
    r"(?<![\d\-—–~至自从较比于与截底第])(?<!截至)(20\d\d)\s*年(?!以来|起|底前已|[\-—–~至]|已|出台|印发|修订|修正|发布)"
)
_PLAN = re.compile(r"^[^。；]{0,40}?(?:将|拟|计划|力争|预计|确保|争取|目标|安排|应|要)")
_PAST = re.compile(r"^[^。；]{0,40}?(?:已|了|曾|共|基础上|以来|底|末|初|印发|出台|发布)")
_QUOTED = re.compile(r"《[^》]*》|[（(〔\[][^）)〕\]]*[）)〕\]]|“[^”]*”|\"[^\"]*\"")
_NAMED_YEAR = re.compile(r"20\d\d")


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Objectives, tasks and indicator names that plan for a year other than the paper's own."""
    if document.fiscal_year is None:
        return
    for holder in units_and_projects(document):
        year = _other_year(holder, document.fiscal_year)
        if year:
            message = f"“{holder.name}”的目标文字写的是{year}年，而本表是{document.fiscal_year}年度，可能沿用了以往年度的文字。"
            yield RULE.finding(holder.name, message, holder.where)
    yield from _named(document, document.fiscal_year)


def _other_year(holder: Unit | Project, fiscal_year: int) -> int | None:
    if isinstance(holder, Project) and _NAMED_YEAR.search(holder.name):
        return None
    tasks = holder.tasks if isinstance(holder, Unit) else ()
    texts = (holder.objective, *(part for task in tasks for part in (task.name, task.content, task.expected)))
    years = [year for text in texts for year in _planned_years(_QUOTED.sub("", text))]
    return next((year for year in years if year < fiscal_year), None) if fiscal_year not in years else None


def _planned_years(text: str) -> Iterator[int]:
    """Years that a plan is about: “2023年，我院将…” or “2023年完成…”; a look back (较2022年, 2022年已…) is none."""
    for match in _YEAR.finditer(text):
        clause = text[match.end() :]
        opens = not text[: match.start()].strip() or text[: match.start()].rstrip()[-1] in "。；;：:、"
        if _PLAN.match(clause) or (opens and not _PAST.match(clause)):
            yield int(match[1])


def _named(document: Document, fiscal_year: int) -> Iterator[Finding]:
    for holder in holders(document):
        for indicator in holder.indicators:
            match = re.search(r"(20\d\d)年(?:度)?(?:预算|成本|支出)?控制数", indicator.name)
            if match and int(match[1]) != fiscal_year:
                message = f"指标名称写的是{match[1]}年，而本表是{fiscal_year}年度。"
                yield RULE.finding(f"{holder.name} / {indicator.name}", message, indicator.where)
