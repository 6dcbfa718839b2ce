"""What the summary of income and spending must satisfy: its two sides are equal, each is the sum of its lines."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from heng.domain.review.book.table_sums import figure_of
from heng.domain.review.book.terms import line_name, named_rows
from heng.domain.review.profile import Profile
from heng.domain.review.sums import Total
from heng.domain.target.declaration import BudgetTable, TableRow

SUMMARIES = ("revenue_expenditure", "fiscal_revenue_expenditure")
_INCOME, _SPENDING = re.compile(r"^收入总计$"), re.compile(r"^支出总计$")
_YEAR_INCOME, _YEAR_SPENDING = re.compile(r"^本年收入(?:合计)?$"), re.compile(r"^(?:本年支出合计|本年支出|支出小计)$")
_BROUGHT = re.compile(
    r"^(?:(?:上年|年初)(?:财政拨款)?(?:结转(?:和|及)?结余|结转|结转结余资金)|使用非财政拨款结余(?:和专用结余)?|(?:用|动用)?事业基金弥补收支差额|用事业基金弥补收支差额|使用专用结余)$"
)
_LEFT = re.compile(
    r"^(?:(?:年末|年终)(?:财政拨款)?(?:结转(?:和|及)?结余|结转)|结转下年(?:支出)?|结余分配|提取专用基金)$"
)
# What may stand between this year's sum and the total of either side, with the parts of what is carried.
_KNOWN = re.compile(
    rf"{_BROUGHT.pattern}|{_LEFT.pattern}|^(?:本年支出(?:合计)?|收入总计|支出总计|总计|(?:一般公共预算|政府性基金预算|国有资本经营预算)(?:财政拨款|拨款)?|基本支出结转|项目支出结转(?:和结余)?|经营结余|单位资金)$"
)
_CARRIED = re.compile(r"结转|结余|弥补")
_SIDES, _FUNDS = 2, 3
_BRACKETED = re.compile(r"^\s*[（(][一二三][)）]")
# 工资福利支出 and 对个人和家庭的补助.
_OF_PEOPLE = ("301", "303")
_NUMBERED = re.compile(r"^\s*[一二三四五六七八九十]{1,3}[、.．]")


def basic_parts(table: BudgetTable) -> Iterator[Total]:
    """人员经费合计 and 公用经费合计 of a table of basic expenditure without such columns, by economic classes."""
    if table.kind != "economic_expenditure":
        return
    rows = {row.code: row for row in table.rows if row.code and re.fullmatch(r"[35]\d\d", row.code)}
    for name, is_own in (
        ("人员经费合计", _OF_PEOPLE.__contains__),
        ("公用经费合计", lambda code: code not in _OF_PEOPLE),
    ):
        total = next(
            (row for row in named_rows(table.rows) if line_name(row.name) == name and _main(row) is not None), None
        )
        figure = _main(total) if total else None
        parts = tuple(
            part
            for code, row in rows.items()
            if code.startswith("3") and is_own(code) and (part := _main(row)) is not None
        )
        if total and figure is not None and parts and "302" in rows:
            yield Total(f"“{name}”", parts, figure, total.where, name)


def balances(table: BudgetTable, profile: Profile) -> Iterator[Total]:
    """Every balance of a summary table whose figures are printed."""
    if table.kind not in SUMMARIES:
        return
    names = [(line_name(row.name), row) for row in table.rows]
    income, spending = _first(names, _INCOME), _first(names, _SPENDING)
    both = [row for name, row in names if name == "总计"]
    if income is None and spending is None and len(both) == _SIDES:
        income, spending = both
    carried = [
        *_carried(names, income, _first(names, _YEAR_INCOME), _BROUGHT),
        *_carried(names, spending, _first(names, _YEAR_SPENDING), _LEFT),
    ]
    yield from carried
    wrong = any(sum(total.parts, Decimal()) != total.total for total in carried)
    if income and spending and not wrong:
        total, other = _main(income), _main(spending)
        if total is not None and other is not None:
            yield Total("支出总计（应等于收入总计）", (total,), other, spending.where, "支出总计")
    yield from _classes(table, names, profile)
    yield from _incomes(table, names)
    yield from _appropriations(names)


def _appropriations(names: list[tuple[str, TableRow]]) -> Iterator[Total]:
    """一、本年收入 of the appropriations is the sum of （一）…（三）below it."""
    total = _first(names, re.compile("^本年收入$"))
    rows = [row for _, row in names if _BRACKETED.match(row.name) and re.search("拨款|预算收入", row.name)]
    figure = _main(total) if total else None
    parts = [part for row in rows if (part := _main(row)) is not None]
    if total and figure is not None and parts and len(rows) <= _FUNDS and _NUMBERED.match(total.name):
        yield Total("“本年收入”", tuple(parts), figure, total.where, "本年收入")


def _carried(
    names: list[tuple[str, TableRow]], total: TableRow | None, year: TableRow | None, carried: re.Pattern[str]
) -> Iterator[Total]:
    """This year's income (spending) and what was brought (is left) make the total; it may count nothing carried."""
    whole, own = (_main(row) if row else None for row in (total, year))
    rows = [row for name, row in names if carried.match(name) and not _is_part(row)]
    parts = [part for row in rows if (part := _main(row)) is not None]
    if not total or not year or whole is None or own is None or not parts or whole == own:
        return
    places = [row for _, row in names]
    between = names[places.index(year) + 1 : places.index(total)]
    unknown = [row for name, row in between if not _KNOWN.match(name) and not _is_part(row) and _main(row)]
    if not unknown:
        name = line_name(total.name)
        yield Total(f"“{name}”", (own, *parts), whole, total.where, name)


def _is_part(row: TableRow) -> bool:
    """Whether a row says which part of the row above it is."""
    return re.match(r"\s*(?:其中|[（(]|\d)", row.name) is not None


def _classes(table: BudgetTable, names: list[tuple[str, TableRow]], profile: Profile) -> Iterator[Total]:
    """The functional classes make this year's spending, in every column."""
    known = {entry.split("=")[1] for entry in profile.lexicons["functional_codes"] if len(entry.split("=")[0]) == 3}
    total = _first(names, _YEAR_SPENDING)
    rows = [row for name, row in names if name in known]
    own = {line_name(row.name) for row in rows}
    unknown = [name for name, row in names if name.endswith("支出") and _NUMBERED.match(row.name) and name not in known]
    amounts = {name: any(figure for _, figure in row.amounts) for name, row in names}
    others = [name for name in unknown if amounts[name] and not _YEAR_SPENDING.match(name) and name not in _NO_CLASS]
    if total is None or len(own) != len(rows) or others or any(name in _OTHER_SIDES for name, _ in names):
        return
    for heading, figure in total.amounts:
        parts = tuple(part for row in rows if (part := figure_of(row, heading)) is not None)
        if figure is not None and parts:
            yield Total(f"“{line_name(total.name)}”（{heading}）", parts, figure, total.where, line_name(total.name))


# A table that classifies spending in other ways too has lines of the same names on both sides.
_OTHER_SIDES = ("工资福利支出", "机关工资福利支出", "商品和服务支出")
_NO_CLASS = ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出", "事业单位经营支出")


def _incomes(table: BudgetTable, names: list[tuple[str, TableRow]]) -> Iterator[Total]:
    """The numbered kinds of income make this year's income."""
    total = _first(names, _YEAR_INCOME)
    if total is None or table.kind != "revenue_expenditure":
        return
    before = [row for _, row in names[: [row for _, row in names].index(total)]]
    if any(_NUMBERED.match(row.name) and _CARRIED.search(row.name) and _main(row) for row in before):
        return
    rows = [row for row in before if _NUMBERED.match(row.name) and re.search("收入|资金|拨款", row.name)]
    rows = [row for row in rows if not _CARRIED.search(row.name) and not line_name(row.name).endswith("支出")]
    figure = _main(total)
    parts = tuple(part for row in rows if (part := _main(row)) is not None)
    if figure is not None and parts and _consecutive(rows):
        yield Total("“本年收入合计”", parts, figure, total.where, "本年收入合计")


def _consecutive(rows: list[TableRow]) -> bool:
    """Whether the numbering runs on from one without a gap, so that no kind of income is missing."""
    digits = "一二三四五六七八九"
    numbers = [re.sub(r"\s", "", row.name)[0] for row in rows]
    return numbers == list(digits[: len(numbers)])


def _first(names: list[tuple[str, TableRow]], pattern: re.Pattern[str]) -> TableRow | None:
    return next((row for name, row in names if pattern.match(name)), None)


def _main(row: TableRow) -> Decimal | None:
    """The amount of a row in its first column; None where further columns could be meant."""
    figures: Mapping[str, Decimal | None] = dict(row.amounts)
    if len(figures) == 1 or any("合计" in heading for heading in figures):
        return next((figure for heading, figure in figures.items() if len(figures) == 1 or "合计" in heading), None)
    return None
