"""Every class of defect of a self-evaluation: a change of a clean paper or of what its form prints, and what must see it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any

from tests.documents.relay.declaration import Aim, Paper, Venture
from tests.documents.relay.papers import at_most
from tests.documents.relay.sheet import Put, Sheet
from tests.review.evaluated_papers import ASKED, WORKS

PASS, TERM, COST, SAFE, LASTS = (
    "改造工程验收合格率",
    "改造工程工期",
    "改造工程成本",
    "法庭安全事故次数",
    "改造后法庭使用年限",
)
# Forms with a column of reasons beside the indicators; that of Hebei describes indicators there.
WITH_REASONS = frozenset({"central", "anhui", "beijing", "hunan", "tianjin", "sichuan", "shanghai", "inner_mongolia"})
OF_MINISTRY = frozenset({"central", "anhui", "beijing", "hunan", "tianjin"})
ALL = WITH_REASONS | {"hubei", "hebei"}


@dataclass(frozen=True, slots=True)
class EvaluationDefect:
    """A defect planted by `plant` into the paper, then by `reprint` into the form; `also` may speak of the same fault."""

    name: str
    rule: str
    subject: str
    plant: Callable[[Paper], Paper] = lambda paper: paper
    reprint: Callable[[Sheet], Sheet] = lambda sheet: sheet
    also: frozenset[str] = frozenset()
    layouts: frozenset[str] = ALL


def project(**new: Any) -> Callable[[Paper], Paper]:
    """Change fields of the project."""
    return lambda paper: replace(paper, projects=tuple(replace(one, **new) for one in paper.projects))


def aim(which: str, **new: Any) -> Callable[[Paper], Paper]:
    """Change fields of one indicator."""

    def change(one: Aim) -> Aim:
        return replace(one, **new) if one.name == which else one

    def aims(venture: Venture) -> Venture:
        return replace(venture, aims=tuple(map(change, venture.aims)))

    return lambda paper: replace(paper, projects=tuple(map(aims, paper.projects)))


def both(first: Callable[[Paper], Paper], second: Callable[[Paper], Paper]) -> Callable[[Paper], Paper]:
    """One change after the other."""
    return lambda paper: second(first(paper))


def printed(old: str, new: str, *, last: bool = False) -> Callable[[Sheet], Sheet]:
    """Print `new` in the first (or last) cell that holds nothing but `old`."""
    return partial(_printed, old=old, new=new, last=last)


def _printed(sheet: Sheet, *, old: str, new: str, last: bool) -> Sheet:
    places = [
        (row, cell)
        for row, cells in enumerate(sheet.rows)
        for cell, put in enumerate(cells)
        if put.text == old or (put.text.startswith(old) and len(old) > len("100.00%"))
    ]
    assert places, f"{old} stands nowhere"
    at_row, at_cell = places[-1 if last else 0]
    rows = [list(row) for row in sheet.rows]
    put = rows[at_row][at_cell]
    rows[at_row][at_cell] = Put(put.text.replace(old, new), put.columns, put.rows)
    return replace(sheet, rows=tuple(map(tuple, rows)))


DEFECTS = (
    EvaluationDefect("a rate beside its money", "R14", "预算执行率", reprint=printed("97.50%", "95.70%")),
    EvaluationDefect("a rate left blank", "R07", "预算执行率", reprint=printed("97.50%", ""), layouts=ALL - {"hebei"}),
    EvaluationDefect(
        "points of execution beside the rate",
        "R71",
        "预算执行率",
        project(execution_score="9.25"),
        layouts=ALL - {"hebei", "hubei"},
    ),
    EvaluationDefect(
        "full points for an execution that was not full",
        "R71",
        "预算执行率",
        project(execution_score="10"),
        layouts=ALL - {"hebei", "hubei"},
    ),
    EvaluationDefect(
        "more spent than there was",
        "R71",
        "预算执行率",
        both(
            project(executed=Decimal(4100000), execution_score="10"),
            aim(COST, name="每个法庭改造成本", target=at_most("133", "万元/个"), actual="130万元/个"),
        ),
        layouts=ALL - {"hebei", "hubei"},
    ),
    EvaluationDefect("more points than the item has", "R71", PASS, aim(PASS, score="17"), also=frozenset({"R24"})),
    EvaluationDefect("full points for a missed floor", "R71", ASKED, aim(ASKED, actual="87.3%", score="10")),
    EvaluationDefect("full points for a missed cap", "R71", TERM, aim(TERM, actual="95天")),
    EvaluationDefect("full points for a harm that came", "R71", SAFE, aim(SAFE, actual="1次")),
    EvaluationDefect("full points for fewer than asked", "R71", WORKS, aim(WORKS, actual="2个")),
    EvaluationDefect(
        "points far above completion", "R71", ASKED, aim(ASKED, actual="60%", score="9.7", note="停车不便")
    ),
    EvaluationDefect("points lost for nothing", "R71", PASS, aim(PASS, score="12")),
    EvaluationDefect("a miss without reason", "R72", ASKED, aim(ASKED, note=""), layouts=WITH_REASONS),
    EvaluationDefect(
        "a reason for what was met", "R71", LASTS, aim(LASTS, note="未达到年度目标"), layouts=WITH_REASONS
    ),
    EvaluationDefect("words for a figure", "R71", LASTS, aim(LASTS, actual="已完成")),
    EvaluationDefect("another unit", "R71", TERM, aim(TERM, actual="86%")),
    EvaluationDefect("a share for per cent", "R71", PASS, aim(PASS, actual="1")),
    EvaluationDefect("more than the whole", "R24", PASS, aim(PASS, actual="110%")),
    EvaluationDefect("far more than asked", "R72", LASTS, aim(LASTS, actual="12年")),
    EvaluationDefect("a cost beside the spending", "R71", COST, aim(COST, actual="380万元")),
    EvaluationDefect(
        "a total beside its items",
        "R12",
        "自评总分",
        reprint=printed("99.45", "97.45", last=True),
        also=frozenset({"R13"}),
        layouts=ALL - {"hubei"},
    ),
    EvaluationDefect(
        "two totals", "R71", "自评总分", reprint=printed("99.5", "97.5", last=True), layouts=frozenset({"hubei"})
    ),
    EvaluationDefect(
        "a grade beside its total", "R71", "自评等级", reprint=printed("优", "良"), layouts=frozenset({"hebei"})
    ),
    EvaluationDefect(
        "a conclusion beside the table",
        "R13",
        "自评总分",
        reprint=printed("本项目自评得分99.45", "本项目自评得分97.45"),
        layouts=frozenset({"shanghai"}),
    ),
    EvaluationDefect(
        "all is done beside a miss",
        "R71",
        "实际完成情况",
        reprint=printed("已按计划完成，达到预期效果。", "各项指标全部完成。"),
        layouts=OF_MINISTRY,
    ),
)
