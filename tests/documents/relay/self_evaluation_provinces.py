"""Self-evaluation forms of Sichuan, Hubei, Hebei, Shanghai and Inner Mongolia."""

from collections.abc import Sequence
from decimal import Decimal

from tests.documents.relay.declaration import Aim, Paper, Venture
from tests.documents.relay.self_evaluation_rows import (
    Row,
    execution_rows,
    levelled,
    money_cells,
    named,
    rate,
    scored,
)
from tests.documents.relay.sheet import Put, Sheet


def sichuan(paper: Paper) -> list[Sheet]:
    """The form of Sichuan: goal and result, execution of 10 points, sign, value and unit apart, 90 points of indicators."""
    return [_sichuan(paper, project) for project in paper.projects]


def _sichuan(paper: Paper, project: Venture) -> Sheet:
    labels = {
        "fiscal_appropriation": "其中：财政资金",
        "special_account": "财政专户管理资金",
        "own_funds": "单位资金",
        "other_funds": "其他资金",
    }
    lines = [("总额", money_cells(paper.printed, project, project.amounts.total, True))]
    lines += [
        (label, money_cells(paper.printed, project, getattr(project.amounts, source), False))
        for source, label in labels.items()
    ]
    heads = ("年初预算", "调整后预算数", "预算执行数", "预算执行率", "权重", "得分", "原因")
    rows: list[Row] = [
        (Put(f"部门预算项目支出绩效自评表（{paper.year}年度）", 11),),
        (Put("项目名称"), Put(named(project), 10)),
        (Put("主管部门"), Put("云岭省财政厅", 3), Put("实施单位\n（盖章）"), Put(project.unit, 6)),
        (
            Put("项目基本情况", 1, 3),
            Put("1.项目年度目标完成情况", 1, 2),
            Put("项目年度目标", 4),
            Put("年度目标完成情况", 5),
        ),
        (Put(project.objective, 4), Put("对照年度目标，说明相关任务目标的完成情况（100字以内）", 5)),
        (Put("2.项目实施内容及过程概述"), Put("已按合同实施。", 9)),
        (Put("预算执行情况（10分）", 1, 6), Put(f"年度预算数（{paper.money_unit}）"), *map(Put, heads), Put("", 2)),
    ]
    for number, (label, (initial, adjusted, executed, weight, share, score)) in enumerate(lines):
        figures = (label, initial, adjusted, executed, share, weight or "/", score if number == 0 else "/")
        rows.append((*map(Put, figures), *((Put("", 1, 5), Put("", 2, 5)) if number == 0 else ())))
    columns = (
        "一级指标",
        "二级指标",
        "三级指标",
        "指标性质",
        "指标值",
        "度量单位",
        "完成值",
        "权重",
        "得分",
        "未完成原因分析",
    )

    def cells(aim: Aim) -> Sequence[str]:
        return *aim.target.in_three(), aim.actual, aim.weight, aim.score, aim.note

    body = list(levelled(project.aims, cells))
    rows.append((Put("绩效指标（90分）", 1, len(body) + 1), *map(Put, columns)))
    rows += [*body, (Put("合计", 8), Put("100"), Put(f"{scored(project)}"), Put(""))]
    rows += [(Put(text), Put("（200字以内）", 10)) for text in ("评价结论", "存在问题", "改进措施")]
    rows.append((Put("项目负责人：", 5), Put("财务负责人：", 6)))
    return Sheet("自评", tuple(rows), above=("报表编号：510000_0013zp",))


def hubei(paper: Paper) -> list[Sheet]:
    """The form of Hubei: the total in the title block, 20 points of execution, one table per yearly goal, no levels repeated."""
    return [_hubei(paper, project) for project in paper.projects]


def _hubei(paper: Paper, project: Venture) -> Sheet:
    def money(amount: Decimal | None) -> str:
        return paper.printed(amount)

    _, adjusted, executed, weight, rate, score = money_cells(paper.printed, project, project.amounts.total, True)
    rows: list[Row] = [
        (Put(f"单位名称：{project.unit}", 4), Put(f"自评得分：{scored(project)}", 4)),
        (Put("项目名称"), Put(named(project), 7)),
        (Put("主管部门"), Put("云岭省财政厅", 3), Put("项目实施单位"), Put(project.unit, 3)),
        (Put("项目类别"), Put("1、部门预算项目☑  2、省直专项□  3、省对下转移支付项目□", 7)),
        (Put("项目属性"), Put("1、持续性项目☑  2、新增性项目□", 7)),
        (
            Put(f"预算执行情况（{paper.money_unit}）\n（{weight}分）", 1, 2),
            Put("", 2),
            Put("预算数（A）"),
            Put("执行数（B）"),
            Put("执行率（B/A）"),
            Put(f"得分\n（{weight}分*执行率）", 2),
        ),
        (Put("年度财政资金总额", 2), Put(adjusted), Put(executed), Put(rate), Put(score, 2)),
        (Put("年度绩效目标"), Put(project.objective, 7)),
    ]
    columns = ("一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "权重", "得分")

    def cells(aim: Aim) -> Sequence[str]:
        return aim.target.in_one(), aim.actual, aim.weight, aim.score

    body = list(levelled(project.aims, cells))
    rows += [(Put("年度绩效目标1\n（80分）", 1, len(body) + 1), *map(Put, columns)), *body]
    rows += [
        (Put("总分", 7), Put(f"{scored(project)}")),
        (Put("偏差大或目标未完成原因分析", 2), Put("无", 6)),
        (Put("改进措施及结果应用方案", 2), Put("继续加强管理", 6)),
    ]
    return Sheet(
        "自评",
        tuple(rows),
        above=(f"{paper.year}年度{project.name}项目自评表",),
        below=("备注：预算执行情况口径：预算数为调整后财政资金总额。",),
    )


def hebei(paper: Paper) -> list[Sheet]:
    """The form of Hebei: execution is an indicator of 10 points, the grade stands at the end."""
    return [_hebei(paper, project) for project in paper.projects]


def _hebei(paper: Paper, project: Venture) -> Sheet:
    def money(amount: Decimal | None) -> str:
        return paper.printed(amount)

    rows: list[Row] = [
        (Put("项目名称"), Put(named(project), 4), Put("实施单位"), Put(project.unit, 4)),
        (
            Put("预算情况", 1, 2),
            Put("全年预算数"),
            Put("其中：财政资金"),
            Put("其他资金"),
            Put("全年执行数"),
            Put("执行率", 5),
        ),
        (
            Put(money(project.amounts.total)),
            Put(money(project.amounts.fiscal_appropriation)),
            Put(money(project.amounts.other_funds)),
            Put(money(project.executed)),
            Put(rate(project.executed, project.amounts.total), 5),
        ),
        (Put("年度绩效目标", 2), Put(project.objective, 8)),
    ]
    columns = (
        "一级指标",
        "二级指标",
        "三级指标",
        "绩效指标描述",
        "符号",
        "目标值",
        "单位",
        "全年完成值",
        "分值",
        "自评得分",
    )

    def cells(aim: Aim) -> Sequence[str]:
        return aim.note, *aim.target.in_three(), aim.actual, aim.weight, aim.score

    rows.append(tuple(map(Put, columns)))
    rows += levelled(project.aims, cells, repeated=True)
    grade = "优" if scored(project) >= 90 else "良"
    rows += [(Put("自评总分", 2), Put(f"{scored(project)}", 3), Put("自评等级"), Put(grade, 4))]
    return Sheet("自评", tuple(rows), above=(f"{paper.year}年度项目支出绩效自评表", f"单位：{paper.money_unit}"))


def shanghai(paper: Paper) -> list[Sheet]:
    """The form of Shanghai: money by year and source, execution as the first row of the indicators, a conclusion below."""
    return [_shanghai(paper, project) for project in paper.projects]


def _shanghai(paper: Paper, project: Venture) -> Sheet:
    label = f"项目资金（{paper.money_unit}）"
    lines = list(execution_rows(project, paper.printed))
    rows: list[Row] = [
        (Put("项目名称", 2), Put(named(project), 6)),
        (Put("预算主管部门", 2), Put("云岭省财政厅", 2), Put("项目实施单位"), Put(project.unit, 3)),
        (
            Put(label, 1, len(lines) + 1),
            Put(""),
            Put("年初预算数"),
            Put("全年预算数"),
            Put("全年执行数"),
            Put("执行率", 3),
        ),
        *((Put(name), *map(Put, (*cells[:3], cells[4])), Put("", 2)) for name, cells in lines),
        (Put("年度总目标", 2), Put(project.objective, 6)),
    ]
    columns = (
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "权重",
        "自评得分",
        "偏差原因分析及改进措施",
    )

    def cells(aim: Aim) -> Sequence[str]:
        return aim.target.in_one(), aim.actual, aim.weight, aim.score, aim.note

    execution = (
        "预算执行率",
        "",
        "",
        "100%",
        rate(project.executed, project.amounts.total),
        project.execution_weight,
        project.execution_score,
        "",
    )
    rows += [tuple(map(Put, columns)), tuple(map(Put, execution)), *levelled(project.aims, cells)]
    rows += [
        (Put("合计", 5), Put("100"), Put(f"{scored(project)}"), Put("")),
        (Put("自评结论", 2), Put(f"本项目自评得分{scored(project)}分，评价等级为“优”。", 6)),
    ]
    return Sheet("自评", tuple(rows), above=("上海市财政项目支出绩效自评表", f"（{paper.year}年度）"))


def inner_mongolia(paper: Paper) -> list[Sheet]:
    """The form of Inner Mongolia: direction and sign in columns of their own, several forms on one sheet."""
    rows: list[Row] = []
    for project in paper.projects:
        rows += [
            (Put("项目支出绩效自评表", 11),),
            (Put(f"（{paper.year}年度）", 6), Put(f"单位：{paper.money_unit}", 5)),
        ]
        rows += [
            (Put("项目名称", 2), Put(named(project), 9)),
            (Put("主管部门", 2), Put("云岭省财政厅", 4), Put("实施单位"), Put(project.unit, 4)),
        ]
        lines = list(execution_rows(project, paper.printed))
        heads = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
        rows.append((Put("项目资金", 1, len(lines) + 1), Put("资金来源", 2), *map(Put, heads), Put("", 2)))
        rows += [(Put(name, 2), *map(Put, cells), Put("", 2)) for name, cells in lines]
        rows += [
            (Put("年度总体目标"), Put("年初设定目标", 5), Put("年度总体目标完成情况综述", 5)),
            (Put(""), Put(project.objective, 5), Put("已完成", 5)),
        ]
        columns = (
            "一级指标",
            "二级指标",
            "三级指标",
            "指标性质",
            "指标方向",
            "年度指标值",
            "计量单位",
            "全年完成值",
            "分值",
            "得分",
            "未完成原因和改进措施",
        )

        def cells(aim: Aim) -> Sequence[str]:
            sign, value, unit = aim.target.in_three()
            return aim.polarity, sign, value, unit, aim.actual, aim.weight, aim.score, aim.note

        rows += [tuple(map(Put, columns)), *levelled(project.aims, cells)]
        rows += [(Put("总分", 8), Put("100"), Put(f"{scored(project)}"), Put("")), (Put("", 11),)]
    return [Sheet("自评", tuple(rows))]
