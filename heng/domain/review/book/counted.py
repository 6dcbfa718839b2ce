"""Totals and counts that a sentence prints beside each other and that must agree: 收入总计 and 支出总计, projects by grade."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heng.domain.review.figures import MONEY, NUMBER, Amount, Sentence, amount

_BOTH = re.compile(
    rf"(?<!本年)收入(?:决算|预算)?总计(?:为|共)?\s*(?P<income>{NUMBER})\s*(?P<unit>{MONEY})[,、;]\s*"
    rf"支出(?:决算|预算)?总计(?:为|共)?\s*(?P<spending>{NUMBER})\s*(?P<other>{MONEY})"
)
_PROJECTS = re.compile(r"(?P<before>\d+)个(?:二级|一级|预算|部门)?项目|项目(?:共计?)?(?P<behind>\d+)个")
_GRADE = re.compile(
    r"(?<![偏误])[“\"]?(?:优秀?|良好?|中等?|合格|不合格|较?差)[”\"]?等?级?(?:\([^()]{0,24}\))?(?:的|等级)?(?:项目)?(?:有|共|为)?(?P<count>\d+)个"
)


@dataclass(frozen=True, slots=True)
class Graded:
    """Projects by grade, and how many there were."""

    text: str
    whole: int
    parts: tuple[int, ...]


def both_totals(sentence: Sentence) -> Iterator[tuple[Amount, Amount]]:
    """Total income and total spending where one sentence prints both and they differ."""
    for match in _BOTH.finditer(sentence.text):
        income, spending = amount(match["income"], match["unit"]), amount(match["spending"], match["other"])
        if abs(income.yuan - spending.yuan) > max(income.step, spending.step):
            yield income, spending


def graded_counts(sentence: Sentence) -> Iterator[Graded]:
    """Counts by grade that do not make the number of projects told before them in the same sentence."""
    text = f"{sentence.before}{sentence.text}" if _GRADE.search(sentence.text) else ""
    grades = list(_GRADE.finditer(text))
    wholes = [match for match in _PROJECTS.finditer(text) if grades and match.end() <= grades[0].start()]
    if len(grades) < 2 or not wholes:
        return
    last = wholes[-1]
    whole, parts = int(last["before"] or last["behind"]), tuple(int(match["count"]) for match in grades)
    if sum(parts) != whole:
        yield Graded(text[grades[0].start() : grades[-1].end()], whole, parts)
