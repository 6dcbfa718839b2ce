"""Self-evaluation forms of whole departments."""

from collections.abc import Sequence
from decimal import Decimal

from tests.documents.relay.declaration import Aim, Paper, Whole
from tests.documents.relay.self_evaluation_rows import (
    DASH,
    Row,
    levelled,
    scored,
)
from tests.documents.relay.sheet import Put, Sheet


def department(paper: Paper) -> list[Sheet]:
    """The form of a department as a whole with tasks: two columns of money by revenue and by expenditure."""
    return [_department(paper, whole) for whole in paper.departments]


def _department(paper: Paper, whole: Whole) -> Sheet:
    def figures(amount: Decimal | None) -> tuple[str, str, str]:
        return paper.printed(amount), paper.printed(amount), paper.printed(amount)

    heads = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    rows: list[Row] = [
        (Put("部门（单位）名称", 2), Put(whole.name, 7)),
        (Put(f"年度预算申请（{paper.money_unit}）", 1, 5), Put("", 2), *map(Put, heads)),
        (Put("年度资金总额", 2), *map(Put, figures(whole.amounts.total)), Put("10"), Put("100%"), Put("10")),
        (
            Put("其中：一般公共预算拨款", 2),
            *map(Put, figures(whole.amounts.fiscal_appropriation)),
            Put(DASH),
            Put("100%"),
            Put(DASH),
        ),
        (
            Put("财政专户管理资金", 2),
            *map(Put, figures(whole.amounts.special_account)),
            Put(DASH),
            Put(""),
            Put(DASH),
        ),
        (Put("其他资金", 2), *map(Put, figures(whole.amounts.other_funds)), Put(DASH), Put(""), Put(DASH)),
        (Put("年度总体目标", 1, 2), Put("预期目标", 4), Put("实际完成情况", 4)),
        (Put(whole.objective, 4), Put("全部完成", 4)),
    ]
    columns = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")

    def cells(aim: Aim) -> Sequence[str]:
        return aim.target.in_one(), aim.actual, aim.weight, aim.score, aim.note

    body = list(levelled(whole.aims, cells))
    rows += [(Put("绩效指标", 1, len(body) + 1), *map(Put, columns)), *body]
    rows.append((Put("总分", 6), Put("100"), Put(f"{scored(whole) + 10}"), Put("")))
    return Sheet("整体", tuple(rows), above=("部门整体支出绩效自评表", f"（{paper.year}年度）"))


def guangdong_department(paper: Paper) -> list[Sheet]:
    """The table of Guangdong: full marks, standard, self-awarded points and evidence; no targets and no actuals."""
    sheets = []
    for whole in paper.departments:

        def cells(aim: Aim) -> Sequence[str]:
            return aim.weight, "完成得满分，未完成按比例扣分", aim.score, "见附件"

        columns = ("一级指标", "二级指标", "三级指标", "分值", "评分标准", "自评得分", "佐证材料")
        rows: list[Row] = [
            (Put("部门名称"), Put(whole.name, 6)),
            (
                Put("评价指标", 3),
                Put("分值", 1, 2),
                Put("评分标准", 1, 2),
                Put("自评得分", 1, 2),
                Put("佐证材料", 1, 2),
            ),
            tuple(map(Put, columns[:3])),
            *levelled(whole.aims, cells, points=True),
            (Put("合计", 3), Put("100"), Put(""), Put(f"{scored(whole)}"), Put("")),
        ]
        sheets.append(Sheet("评分", tuple(rows), above=(f"{paper.year}年度部门整体支出绩效自评表",)))
    return sheets
