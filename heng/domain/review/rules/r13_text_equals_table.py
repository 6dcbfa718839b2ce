"""An amount in the text is not the one in the table."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import wan_text
from heng.domain.review.declared import bare
from heng.domain.review.figures import MONEY, NUMBER, Sentence, amount, amounts, sentences
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.sums import sum_gap
from heng.domain.target.characters import folded
from heng.domain.target.declaration import BudgetTable, Document, DocumentKind

RULE = Rule(
    code="R13",
    slug="text_equals_table",
    title="文字与表格的数字不一致",
    severity=Severity.ERROR,
    certainty=Certainty.LIKELY,
    source="disclosure-inspection",
    fix="请以表格为准核对文字，或改正表格。",
)

_AFTER_NAME = re.compile(
    rf"(?:\([^()]*\))?(?:支出|收入|经费|预算|决算)?(?:预算数|决算数|预算|决算)?(?:为|共|合计|总计|安排)?\s*({NUMBER})\s*({MONEY})"
)
_LEVEL_MARK = re.compile(r"\((?:类|款|项)\)")
_TITLE_END = re.compile("(?:预算|决算)?(?:总|明细)?表$")
_SHORTEST_NAME = 4
_WHOLE = re.compile(rf"(?<!财政拨款)收支总(?:预算|决算)(?:数|额)?(?:为)?\s*({NUMBER})\s*({MONEY})")
_COUNTED = re.compile(rf"绩效目标管理[^。]{{0,20}}项目\s*(\d+)\s*个[^。]{{0,12}}?({NUMBER})\s*({MONEY})")


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Amounts that sentences give for a line of a table, for the whole budget, and for the projects with targets."""
    printed = _printed(document.tables, profile)
    for sentence in sentences(document):
        yield from _lines(sentence, printed, profile)
        yield from _whole(sentence, document, profile)
        yield from _projects(sentence, document, profile)


def _printed(tables: tuple[BudgetTable, ...], profile: Profile) -> dict[str, set[Decimal]]:
    """All amounts that tables print for a line, a total column or a whole table that sentences name."""
    found: defaultdict[str, set[Decimal]] = defaultdict(set)
    for table in tables:
        for row in table.rows:
            figures = {heading: figure for heading, figure in row.amounts if figure is not None}
            if row.code or _is_specific(row.name, profile):
                found[bare(row.name)].update(figures.values())
            if bare(row.name) == "合计":
                stem = _TITLE_END.sub("", bare(table.title))
                found[stem if stem.endswith(("支出", "经费")) else ""].update(figures.values())
                for heading in figures.keys() & set(profile.lexicons["stated_headings"]):
                    found[bare(heading)].add(figures[heading])
    return {name: figures for name, figures in found.items() if len(name) >= _SHORTEST_NAME and figures}


def _is_specific(name: str, profile: Profile) -> bool:
    return bare(name).endswith("支出") and bare(name) not in profile.lexicons["unspecific_lines"]


def _lines(sentence: Sentence, printed: dict[str, set[Decimal]], profile: Profile) -> Iterator[Finding]:
    """The first mention of each line with an amount right behind it."""
    text = _LEVEL_MARK.sub("", sentence.text)
    for name, figures in printed.items():
        at = text.find(folded(name))
        match = _AFTER_NAME.match(text, at + len(name)) if at >= 0 else None
        if match is None:
            continue
        stated = amount(match[1], match[2]).yuan
        nearest = min(figures, key=lambda figure: abs(figure - stated))
        yield from _differs(f"“{name}”", stated, nearest, sentence, profile)


def _whole(sentence: Sentence, document: Document, profile: Profile) -> Iterator[Finding]:
    match = _WHOLE.search(sentence.text)
    totals = [unit.amounts.total for unit in document.units if unit.indicators and unit.amounts.total is not None]
    if match and len(totals) == 1 and document.kind is DocumentKind.BUDGET_BOOK:
        yield from _differs("收支总预算", amount(match[1], match[2]).yuan, totals[0], sentence, profile)


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


def _differs(what: str, stated: Decimal, printed: Decimal, sentence: Sentence, profile: Profile) -> Iterator[Finding]:
    exact = {figure.yuan: figure.step for figure in amounts(sentence.text)}
    gap = abs(stated - printed)
    if gap == 0 or gap <= exact.get(stated, Decimal()) / 2:
        return
    rounding = gap <= profile.numbers["rounding_step"]
    message = f"{what}：文字为{wan_text(stated)}万元，表格为{wan_text(printed)}万元，相差{wan_text(gap)}万元。"
    yield RULE.finding(what.strip("“”"), message, sentence.where, severity=Severity.WARNING if rounding else None)
