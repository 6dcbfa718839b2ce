"""Self-evaluation papers: the same declaration with its spending, actuals and scores, laid out as provinces print it."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from decimal import Decimal

from heng.domain.budget.amounts import Amounts
from tests.documents.relay.declaration import Aim, Paper, Venture
from tests.documents.relay.self_evaluation_departments import department, guangdong_department
from tests.documents.relay.self_evaluation_provinces import hebei, hubei, inner_mongolia, shanghai, sichuan
from tests.documents.relay.self_evaluation_rows import Row, decimal, execution_rows, levelled, named, scored
from tests.documents.relay.sheet import Put, Sheet

Layout = Callable[[Paper], list[Sheet]]


def central(paper: Paper) -> list[Sheet]:
    """The form of the ministry: budget, adjusted budget and spending by source, goal and result side by side."""
    return [_central(paper, project) for project in paper.projects]


def anhui(paper: Paper) -> list[Sheet]:
    """The same with points behind level names, numbered indicators, unfilled lines of the template and a note."""
    return [
        _central(
            paper,
            project,
            points=True,
            numbered=True,
            below=(
                "注：1.一级指标分值统一设置为产出50分、效益30分、满意度10分、预算执行10分。",
                "2.得分一档最高不能超过该指标分值上限。",
            ),
        )
        for project in paper.projects
    ]


def beijing(paper: Paper) -> list[Sheet]:
    """The same with a person in charge, levels in every row and points printed as `10.00`."""
    return [_central(paper, project, repeated=True, decimals=True, in_charge=True) for project in paper.projects]


def hunan(paper: Paper) -> list[Sheet]:
    """The same with four decimals, an open heading row above and the sign of the target inside its cell."""
    return [_central(paper, project, places=4, money_label="项目资金", corner=True) for project in paper.projects]


def tianjin(paper: Paper) -> list[Sheet]:
    """All forms stacked on one sheet, each under its title."""
    rows: list[Row] = []
    for project in paper.projects:
        form = _central(paper, project, titled=False)
        rows += [(Put(form.above[0], 9),), (Put(form.above[1], 9),), *form.rows, (Put("", 9),)]
    return [Sheet("自评", tuple(rows))]


def _central(
    paper: Paper,
    project: Venture,
    *,
    points: bool = False,
    numbered: bool = False,
    repeated: bool = False,
    decimals: bool = False,
    in_charge: bool = False,
    places: int | None = None,
    money_label: str = "",
    corner: bool = False,
    titled: bool = True,
    below: tuple[str, ...] = (),
) -> Sheet:
    def money(amount: Decimal | None) -> str:
        return paper.printed(amount, places)

    label = money_label or f"项目资金（{paper.money_unit}）"
    rows: list[Row] = [
        (Put("项目名称", 2), Put(named(project), 7)),
        (Put("主管部门", 2), Put("云岭省财政厅", 3), Put("实施单位", 1), Put(project.unit, 3)),
    ]
    if in_charge:
        rows.append((Put("项目负责人", 2), Put("周明", 3), Put("联系电话"), Put("0871-6500123", 3)))
    heads = ("年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分")
    lines = list(execution_rows(project, money))
    rows.append((Put(label, 1, len(lines) + 1), Put("", 2), *map(Put, heads)))
    rows += [(Put(name, 2), *map(Put, cells)) for name, cells in lines]
    rows.append((Put("年度总体目标", 1, 2), Put("预期目标", 4), Put("实际完成情况", 4)))
    rows.append((Put(project.objective, 4), Put("已按计划完成，达到预期效果。", 4)))
    heading = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")

    def cells(aim: Aim) -> Sequence[str]:
        weight, score = (decimal(aim.weight), decimal(aim.score)) if decimals else (aim.weight, aim.score)
        return aim.target.in_one(), aim.actual, weight, score, aim.note

    body = list(levelled(project.aims, cells, points=points, numbered=numbered, repeated=repeated))
    rows.append((Put("绩\n效\n指\n标", 1, len(body) + 1), *map(Put, heading)))
    rows += body
    rows.append((Put("总分", 6), Put("100"), Put(f"{scored(project)}"), Put("")))
    title = ("项目支出绩效自评表", f"（{paper.year}年度）")
    above = (*title, f"金额单位：{paper.money_unit}") if corner else title
    return Sheet("自评表", tuple(rows), above=above if titled else title, below=below)


PROJECT_LAYOUTS: dict[str, Layout] = {
    "central": central,
    "anhui": anhui,
    "beijing": beijing,
    "hunan": hunan,
    "tianjin": tianjin,
    "sichuan": sichuan,
    "hubei": hubei,
    "hebei": hebei,
    "shanghai": shanghai,
    "inner_mongolia": inner_mongolia,
}
DEPARTMENT_LAYOUTS: dict[str, Layout] = {"department": department, "guangdong_department": guangdong_department}
# What a form does not print: sources of money beside the total, the budget at the start, the points of execution.
WITHOUT_SOURCES = frozenset({"hubei"})
WITHOUT_INITIAL = frozenset({"hubei", "hebei"})
WITHOUT_EXECUTION_POINTS = frozenset({"hebei"})
SPLIT_TARGETS = frozenset({"sichuan", "hebei", "inner_mongolia"})
SOURCES_OF = {
    "sichuan": frozenset({"total", "fiscal_appropriation", "special_account", "own_funds", "other_funds"}),
    "hebei": frozenset({"total", "fiscal_appropriation", "other_funds"}),
    "hubei": frozenset({"total"}),
}
_CENTRAL_SOURCES = frozenset({"total", "fiscal_appropriation", "carryover", "other_funds"})


def amounts_in(layout: str, amounts: Amounts) -> Amounts:
    """What of `amounts` the form prints."""
    printed = SOURCES_OF.get(layout, _CENTRAL_SOURCES)
    return Amounts(
        **{field.name: getattr(amounts, field.name) if field.name in printed else None for field in fields(Amounts)}
    )
