"""What a book says last year's figures were, against the book of last year."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Severity, Where
from heng.domain.money import wan_text
from heng.domain.review.across.conflict import Conflict, conflict
from heng.domain.review.across.papers import Paper
from heng.domain.review.declared import bare
from heng.domain.review.figures import amount
from heng.domain.review.profile import Profile
from heng.domain.review.rules import r13_text_equals_table
from heng.domain.target.declaration import Statement

_BEFORE = ("上年", "去年", "上一年")
_FINAL, _BUDGET = "决算", "预算"
_MONEY = ("元", "万元", "亿元")
_SAID_BEFORE = re.compile(r"(?:上年|去年|上一年)(?P<what>预算|决算)数?$")
_WORDS = re.compile(r"部门|单位|本年|当年|年初|\d{4}年度?|预算数?|决算数?|[\s（）()]|的|为")
_HEADED_BEFORE = re.compile(r"(?:上年|去年|(?P<year>20\d\d)年度?)(?:年初)?(?P<what>预算|决算)数?(?P<rest>.*)")
_HEADED_NOW = re.compile(r"(?:(?:本年|当年|(?P<year>20\d\d)年度?)?(?:年初)?(?:预算|决算)数?)?(?P<rest>.*)")
_ENDINGS = re.compile("小计|合计|费用$|费$|支出$")

Key = tuple[str, ...]
Figures = dict[Key, dict[Decimal, Where]]


def against_last_year(before: Paper, now: Paper, profile: Profile) -> Iterator[Conflict]:
    """Last year's figures of sentences and tables of `now`, against those that `before` itself gives once only."""
    for said, printed in (
        (_sentences_before(now), _sentences_now(before)),
        (_tables_before(now), _tables_now(before)),
    ):
        for key, figures in said.items():
            own = printed.get(key, {})
            if len(own) == len(figures) == 1:
                yield from _held(before, now, key[-1], (figures, own), profile)


def _held(
    before: Paper, now: Paper, name: str, both: tuple[dict[Decimal, Where], dict[Decimal, Where]], profile: Profile
) -> Iterator[Conflict]:
    ((figure, where),), ((own, own_where),) = (side.items() for side in both)
    if abs(figure - own) <= profile.numbers["rounding_step"]:
        return
    message = (
        f"“{name}”的上年数，本年文件（{now.file}）写为{wan_text(figure)}万元，"
        f"上年文件（{before.file}）为{wan_text(own)}万元。"
    )
    fix = "请核对上年数；上年数按调整后口径列示的，请加以说明。"
    finding = r13_text_equals_table.RULE.finding(name, message, severity=Severity.WARNING, fix=fix)
    yield conflict(finding, ((before.file, own_where), (now.file, where)), profile)


def _sentences_before(paper: Paper) -> Figures:
    """The figures of last year that sentences give, by 预算 or 决算 and subject."""
    found: Figures = defaultdict(dict)
    for statement in paper.document.statements:
        match = _SAID_BEFORE.search(statement.subject)
        name = _plain(statement.subject[: match.start()], paper) if match else ""
        if match and name and statement.unit in _MONEY:
            found[match["what"], name].setdefault(_yuan(statement), statement.where)
    return found


def _sentences_now(paper: Paper) -> Figures:
    """The figures of the year itself that sentences give, by 预算 or 决算 and subject."""
    found: Figures = defaultdict(dict)
    what = _FINAL if any(_FINAL in table.title for table in paper.document.tables) else _BUDGET
    for statement in paper.document.statements:
        other = any(word in statement.subject for word in (*_BEFORE, "比", "较", "增", "减"))
        if statement.unit in _MONEY and not other:
            found[what, _plain(statement.subject, paper)].setdefault(_yuan(statement), statement.where)
    return found


def _tables_before(paper: Paper) -> Figures:
    """The figures of last year's columns, by kind of table, 预算 or 决算, row and rest of the heading."""
    found: Figures = defaultdict(dict)
    for table in paper.document.tables:
        for row in table.rows:
            for heading, figure in row.amounts:
                match = _HEADED_BEFORE.fullmatch(bare(heading))
                last = match is not None and match["year"] in (None, str((paper.year or 0) - 1))
                if match and last and figure is not None:
                    key = (table.kind, match["what"], _stem(match["rest"]), _row_name(row.name))
                    found[key].setdefault(figure, row.where)
    return found


def _tables_now(paper: Paper) -> Figures:
    """The figures of the year's own columns, under the keys of `_tables_before`."""
    found: Figures = defaultdict(dict)
    for table in paper.document.tables:
        what = _FINAL if _FINAL in table.title else _BUDGET
        for row in table.rows:
            for heading, figure in row.amounts:
                match = _HEADED_NOW.fullmatch(bare(heading))
                own = match is not None and match["year"] in (None, str(paper.year))
                if match and own and figure is not None and not any(word in heading for word in _BEFORE):
                    key = (table.kind, what, _stem(match["rest"]), _row_name(row.name))
                    found[key].setdefault(figure, row.where)
    return found


def _stem(rest: str) -> str:
    return _ENDINGS.sub("", rest)


def _row_name(name: str) -> str:
    return bare(name) or "合计"


def _plain(subject: str, paper: Paper) -> str:
    text = re.sub(r"\s", "", subject)
    for unit in paper.document.units:
        text = text.replace(unit.name.removesuffix("部门"), "")
    return _WORDS.sub("", text)


def _yuan(statement: Statement) -> Decimal:
    return amount(statement.value, statement.unit).yuan
