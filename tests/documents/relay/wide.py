"""Wide tables: projects in merged cells beside their indicators, and the numbered strings of Guangdong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tests.documents.relay import sketch
from tests.documents.relay.declaration import Aim, Paper, Venture
from tests.documents.relay.sheet import Put, Sheet
from tests.documents.relay.sketch import Column, Rows, dressed, headed, priced
from tests.documents.relay.style import Style


@dataclass(frozen=True, slots=True)
class Owned:
    """A column of the project: its heading and what it prints; `money` says that the heading may state the unit."""

    heading: str
    text: Callable[[Paper, Venture], str]
    money: bool = False


UNIT = Owned("单位名称", lambda _, venture: f"217001-{venture.unit}")
PROJECT = Owned("项目名称", lambda _, venture: venture.name)
CODED = Owned("项目名称", lambda _, venture: f"{venture.code}-{venture.name}" if venture.code else venture.name)
OBJECTIVE = Owned("年度目标", lambda _, venture: venture.objective)


def source(heading: str, field: str) -> Owned:
    """The column of one source of money."""
    return Owned(heading, lambda paper, venture: paper.printed(getattr(venture.amounts, field)), money=True)


def wide(
    title: str, owned: Sequence[Owned], columns: Sequence[Column], *, name: str = ""
) -> Callable[[Paper, Style], list[Sheet]]:
    """A layout with one table for all projects; cells of a project are merged, printed first only, or repeated."""

    def lay(paper: Paper, style: Style) -> list[Sheet]:
        shown = dressed(columns, style)
        lead = [Put(style.label("序号"))] if style.serial else []
        heads = [priced(paper, style, own.heading) if own.money else style.label(own.heading) for own in owned]
        width = len(lead) + len(heads) + sum(column.span for column in shown)
        rows = headed(paper, style, title, width, name and f"{name}：{paper.projects[0].unit}")
        above, *below = sketch.heading_rows(shown, replace(style, serial=False))
        height = 1 + len(below)
        rows += [(*(Put(put.text, 1, height) for put in (*lead, *map(Put, heads))), *above), *below]
        for number, venture in enumerate(paper.projects, 1):
            rows += _of_project(paper, venture, owned, shown, style, number)
        return [Sheet("项目绩效", tuple(rows))]

    return lay


def _of_project(
    paper: Paper, venture: Venture, owned: Sequence[Owned], columns: Sequence[Column], style: Style, number: int
) -> Rows:
    plain = Style(
        levels=style.levels, side="", numbered=style.numbered, points=style.points, traditional=style.traditional
    )
    body = sketch.table(venture.aims, columns, plain)[len(sketch.heading_rows(columns, plain)) :]
    texts = [*([str(number)] if style.serial else []), *(own.text(paper, venture) for own in owned)]
    if style.levels == "merged":
        return [(*(Put(text, 1, len(body)) for text in texts), *body[0]), *body[1:]]
    later = texts if style.levels == "repeated" else [""] * len(texts)
    return [(*map(Put, texts if place == 0 else later), *row) for place, row in enumerate(body)]


def numbered(paper: Paper, style: Style) -> list[Sheet]:
    """Guangdong: one row for each project, all its indicators in one cell."""
    heads = ["项目名称", "预算数", "财政拨款", "其他资金", "绩效目标", "绩效指标"]
    width = len(heads) + 1
    rows = headed(paper, style, "项目支出绩效目标表", width, f"单位名称：{paper.projects[0].unit}")
    shown = [priced(paper, style, head) if head in ("预算数", "财政拨款", "其他资金") else head for head in heads]
    rows.append((Put("序号"), *map(Put, shown)))
    for number, venture in enumerate(paper.projects, 1):
        money = [
            paper.printed(getattr(venture.amounts, field)) for field in ("total", "fiscal_appropriation", "other_funds")
        ]
        rows.append(
            tuple(map(Put, [str(number), venture.name, *money, venture.objective, numbered_string(venture.aims)]))
        )
    return [Sheet("项目支出绩效", tuple(rows))]


def numbered_string(aims: Sequence[Aim]) -> str:
    """`1、1-产出指标；11-数量指标；名称；实施周期指标值:…；年度指标值:…。2、…`"""
    firsts = list(dict.fromkeys(aim.category for aim in aims))
    seconds = {first: list(dict.fromkeys(aim.subcategory for aim in aims if aim.category == first)) for first in firsts}
    items = []
    for number, aim in enumerate(aims, 1):
        first = firsts.index(aim.category) + 1
        second = seconds[aim.category].index(aim.subcategory) + 1
        whole = f"实施周期指标值:{aim.whole_period.in_one()}；" if aim.whole_period else ""
        items.append(
            f"{number}、{first}-{aim.category}；{first}{second}-{aim.subcategory}；{aim.name}；{whole}年度指标值:{aim.target.in_one()}。"
        )
    return "".join(items)
