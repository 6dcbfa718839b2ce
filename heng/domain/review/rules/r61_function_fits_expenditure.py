"""Project expenditure under a function that is for basic expenditure, and the reverse."""

from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.money import wan_text
from heng.domain.review.book.classification import misnamed
from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachTable
from heng.domain.target.declaration import BudgetTable, TableRow

RULE = Rule(
    code="R61",
    slug="function_fits_expenditure",
    title="支出类别与功能或经济科目不符",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="budget-jinjiang-2024",
    fix="请把项目支出列入“一般行政管理事务”等科目，大型修缮等列入项目支出；确属规定允许的，请说明。",
)


def check(table: BudgetTable, about: About, profile: Profile) -> Iterator[Finding]:
    """Rows of 行政运行 in tables of project expenditure, 大型修缮 in tables of basic expenditure; codes of other names."""
    wrong = _wrong_list(table)
    for row in table.rows:
        if wrong and row.name.strip() in profile.lexicons[wrong] and _largest(row):
            message = f"“{table.title}”中列有“{row.name.strip()}”{_largest(row)}万元，{_REASONS[wrong]}。"
            yield RULE.finding(f"{table.title} / {row.name.strip()}", message, row.where)
        other = misnamed(row, profile)
        if other:
            message = f"“{table.title}”中代码{row.code}写作“{row.name.strip()}”，该代码的科目名称是“{other}”。"
            fix = "请核对科目代码和名称，以当年《政府收支分类科目》为准。"
            yield RULE.finding(
                f"{table.title} / {row.name.strip()}", message, row.where, certainty=Certainty.CERTAIN, fix=fix
            )


_REASONS = {
    "project_in_basic_function": "该功能科目反映基本支出，不应安排项目支出",
    "basic_in_project_item": "这类支出属于项目支出，不应列在基本支出中",
}


def _wrong_list(table: BudgetTable) -> str:
    """The list of names that a table should not hold; blank for other tables."""
    if _is_project_table(table):
        return "project_in_basic_function"
    return "basic_in_project_item" if _is_basic_table(table) else ""


def _is_project_table(table: BudgetTable) -> bool:
    return "项目支出" in table.title and not mentions(table.title, ("绩效", "基本支出"))


def _is_basic_table(table: BudgetTable) -> bool:
    return "基本支出" in table.title and "项目支出" not in table.title


def _largest(row: TableRow) -> str:
    figures = [figure for _, figure in row.amounts if figure]
    return wan_text(max(figures)) or "" if figures else ""


CHECKS = (EachTable(check),)
