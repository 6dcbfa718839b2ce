"""The grade (优良中差) against the total score that stands beside it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Severity
from heng.domain.review.figures import decimal
from heng.domain.review.profile import Profile
from heng.domain.review.self_evaluated.fault import Fault
from heng.domain.review.self_evaluated.totals import Totals, totals
from heng.domain.self_evaluation.scoring_rules import ScoringRules, grade
from heng.domain.target.declaration import Document, Statement

GRADE = "自评等级"
_SPELLINGS = {"优秀": "优", "良好": "良", "中等": "中", "较差": "差"}
_LAST_CELL = re.compile(r"\s(优秀?|良好?|中等?|较?差)$")


def grade_faults(document: Document, profile: Profile) -> Iterator[Fault]:
    """Grades that the total does not give: of each unit and project, and of a report as a whole."""
    if profile.scoring is None:
        return
    grades = {statement.subject: statement for statement in document.statements if statement.subject.endswith(GRADE)}
    for one in totals(document):
        if one.total is not None:
            stated = grades.get(f"{one.holder.name}{GRADE}") if one.holder.name else None
            yield from _judge(one.holder.name, one.total, stated or _beside(one), profile.scoring)
    whole = whole_score(document)
    if whole is not None and GRADE in grades:
        yield from _judge("自评报告", decimal(whole.value), grades[GRADE], profile.scoring)


_WHOLE = re.compile(
    r"(?:本|我)?(?:部门|单位|院|项目)?(?:整体)?(?:支出)?(?:绩效)?(?:自评|评价|自我评价)?(?:综合|最终|总体)?(?:自评|评价)?(?:总得分|总分|得分|评分)(?:合计)?"
)
# How the score of the whole begins; 总分 100 alone is the full marks.
_LEADS = (
    "整体",
    "总",
    "综合",
    "最终",
    "本",
    "我",
    "部门",
    "单位整体",
    "自评总",
    "绩效自评总",
    "评价总",
    "自评综合",
    "评价综合",
)
_FULL_MARKS = ("总分", "总分合计", "评价总分")


def whole_score(document: Document) -> Statement | None:
    """The one score that the text of a report gives to the whole unit; None where it gives none or several."""
    found = [
        statement
        for statement in document.statements
        if statement.unit == "分"
        and _WHOLE.fullmatch(statement.subject)
        and statement.subject.startswith(_LEADS)
        and not (statement.subject in _FULL_MARKS and statement.value == "100")
    ]
    return found[0] if len({statement.value for statement in found}) == 1 else None


def _judge(name: str, total: Decimal, stated: Statement | None, rules: ScoringRules) -> Iterator[Fault]:
    if stated is None:
        return
    word = _SPELLINGS.get(stated.value, stated.value)
    right = grade(rules, total)
    if word == right or word not in {band.name for band in rules.grades}:
        return
    message = (
        f"“{name}”自评总分{total:f}分，按{_scale(rules)}应为“{right}”，写为“{stated.value}”（“{stated.text[-40:]}”）。"
    )
    fix = "请核对总分和等级；本地另有等级标准的，请注明。"
    yield Fault("R71", f"{name} / {GRADE}", message, (stated.where,), Severity.ERROR, Certainty.LIKELY, fix)


def _beside(one: Totals) -> Statement | None:
    """A grade in the last cell of the row of the total."""
    for statement in one.printed:
        found = _LAST_CELL.search(statement.text)
        if found:
            return Statement(GRADE, found[1], "", statement.text, statement.where)
    return None


def _scale(rules: ScoringRules) -> str:
    return "、".join(f"{band.at_least}分以上{band.name}" for band in rules.grades if band.at_least)
