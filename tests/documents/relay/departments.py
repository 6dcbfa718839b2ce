"""Forms of a department as a whole (部门整体绩效目标), as the provinces print them."""

from collections.abc import Callable, Sequence

from tests.documents.relay import sketch
from tests.documents.relay.declaration import Paper, Whole
from tests.documents.relay.forms import LEVELS
from tests.documents.relay.sheet import Put, Sheet
from tests.documents.relay.sketch import Column, Rows, fitted, headed, one, priced, stretched, three, weight
from tests.documents.relay.style import Style

Head = Callable[[Paper, Whole, Style, int], Rows]


def one_for_each(title: str, columns: Sequence[Column], head: Head) -> Callable[[Paper, Style], list[Sheet]]:
    """A layout with one form for each department."""

    def lay(paper: Paper, style: Style) -> list[Sheet]:
        shown, width = fitted(columns, style, 8)
        sheets = []
        for whole in paper.departments:
            rows = [*headed(paper, style, title, width), *head(paper, whole, style, width)]
            rows += sketch.table(whole.aims, shown, style, total="100")
            if style.signed:
                rows.append(
                    stretched(width, "填报人：王敏", Put("联系电话：12345678", 2), f"填报日期：{paper.year}年1月5日")
                )
            sheets.append(Sheet("部门整体", tuple(rows)))
        return sheets

    return lay


def sichuan(paper: Paper, whole: Whole, style: Style, width: int) -> Rows:
    """Sichuan: tasks without money of their own, the money below its headings."""
    amounts, duties = whole.amounts, whole.duties
    return [
        stretched(width, style.label("部门名称"), f"{whole.code}-{whole.name}"),
        stretched(width, Put("年度主要任务", 1, len(duties) + 1), Put("任务名称", 3), "主要内容"),
        *(stretched(width - 1, Put(duty.name, 3), duty.content) for duty in duties),
        stretched(
            width,
            Put(priced(paper, style, "部门整体支出情况"), 1, 2),
            Put("资金总额", 2),
            Put("财政拨款", 2),
            "其他资金",
        ),
        stretched(
            width - 1,
            Put(paper.printed(amounts.total), 2),
            Put(paper.printed(amounts.fiscal_appropriation), 2),
            paper.printed(amounts.other_funds),
        ),
        stretched(width, style.label("年度总体目标"), whole.objective),
    ]


def central(paper: Paper, whole: Whole, style: Style, width: int) -> Rows:
    """The form of the Ministry of Finance: each task with its money, the sum below them."""
    amounts, duties = whole.amounts, whole.duties
    return [
        stretched(width, style.caption("部门（单位）名称"), whole.name),
        stretched(
            width,
            Put("年度主要任务", 1, len(duties) + 3),
            Put("任务名称", 1, 2),
            Put("主要内容", 2, 2),
            priced(paper, style, "预算金额"),
        ),
        stretched(width - 4, "总额", "财政拨款", "其他资金"),
        *(
            stretched(
                width - 1, duty.name, Put(duty.content, 2), paper.printed(duty.amount), paper.printed(duty.amount), ""
            )
            for duty in duties
        ),
        stretched(
            width - 1,
            Put("金额合计", 3),
            paper.printed(amounts.total),
            paper.printed(amounts.fiscal_appropriation),
            paper.printed(amounts.other_funds),
        ),
        stretched(width, style.label("年度总体目标"), whole.objective),
    ]


def beijing(paper: Paper, whole: Whole, style: Style, width: int) -> Rows:
    """Beijing: the money in one row, no tasks."""
    amounts = whole.amounts
    return [
        stretched(width, style.caption("部门（单位）名称"), whole.name),
        stretched(
            width,
            Put(priced(paper, style, "总体资金情况"), 1, 2),
            Put("预算支出总额", 3),
            Put("财政拨款", 2),
            "其他资金",
        ),
        stretched(
            width - 1,
            Put(paper.printed(amounts.total), 3),
            Put(paper.printed(amounts.fiscal_appropriation), 2),
            paper.printed(amounts.other_funds),
        ),
        stretched(width, style.label("整体绩效目标"), whole.objective),
        stretched(width, "其他说明", "无"),
    ]


def henan(paper: Paper, whole: Whole, style: Style, width: int) -> Rows:
    """Henan: numbered rows of sources and of kinds of spending."""
    amounts, duties = whole.amounts, whole.duties
    return [
        stretched(width, style.caption("部门（单位）名称"), whole.name),
        stretched(width, "年度履职目标", whole.objective),
        stretched(width, Put("年度主要任务", 1, len(duties) + 1), Put("任务名称", 3), "主要内容"),
        *(stretched(width - 1, Put(duty.name, 3), duty.content) for duty in duties),
        stretched(
            width, Put("预算情况", 1, 6), Put(priced(paper, style, "部门预算总额"), 4), paper.printed(amounts.total)
        ),
        stretched(width - 1, Put("1、资金来源：（1）政府预算资金", 4), paper.printed(amounts.fiscal_appropriation)),
        stretched(width - 1, Put("（2）财政专户管理资金", 4), paper.printed(amounts.special_account)),
        stretched(width - 1, Put("（3）单位资金", 4), paper.printed(amounts.own_funds)),
        stretched(width - 1, Put("2、资金结构：（1）基本支出", 4), paper.printed(whole.amounts.total)),
        stretched(width - 1, Put("（2）项目支出", 4), "0.00"),
    ]


def hunan(paper: Paper, whole: Whole, style: Style, width: int) -> Rows:
    """Hunan: income by kind beside spending by kind."""
    amounts = whole.amounts
    return [
        stretched(width, style.caption("部门名称"), whole.name),
        stretched(
            width, Put(priced(paper, style, "年度预算申请"), 1, 4), Put("资金总额：", 3), paper.printed(amounts.total)
        ),
        stretched(width - 1, Put("按收入性质分", 3), "按支出性质分"),
        stretched(
            width - 1,
            Put("其中：一般公共预算", 2),
            paper.printed(amounts.fiscal_appropriation),
            Put("其中：基本支出", 2),
            paper.printed(amounts.total),
        ),
        stretched(width - 1, Put("其他资金", 2), paper.printed(amounts.other_funds), Put("项目支出", 2), "0.00"),
        stretched(width, style.label("整体绩效目标"), whole.objective),
    ]


def shanghai(paper: Paper, whole: Whole, style: Style, width: int) -> Rows:
    """Shanghai: duties in prose, tasks, the objective last."""
    return [
        stretched(width, style.caption("部门名称"), whole.name),
        stretched(width, "部门主要职责", "依法审判法律规定由本院管辖的各类案件。"),
        stretched(
            width,
            "年度预算总额" + (f"（{paper.money_unit}）" if style.money == "label" else ""),
            paper.printed(whole.amounts.total),
        ),
        stretched(width, style.label("年度总体目标"), whole.objective),
    ]


_SPLIT = (*LEVELS, *three("绩效指标性质", "绩效指标值", "绩效度量单位"))
DEPARTMENT_LAYOUTS: dict[str, tuple[Callable[[Paper, Style], list[Sheet]], frozenset[str]]] = {
    "sichuan": (
        one_for_each("部门整体支出绩效目标表", (*_SPLIT, weight()), sichuan),
        frozenset({"code", "tasks", "weight", "other_funds"}),
    ),
    "central": (
        one_for_each("部门（单位）整体支出绩效目标申报表", (*LEVELS, one()), central),
        frozenset({"tasks", "task money", "other_funds"}),
    ),
    "beijing": (
        one_for_each("部门整体支出绩效目标申报表", (*LEVELS, one("指标值（包含数字及文字描述）")), beijing),
        frozenset({"other_funds"}),
    ),
    "henan": (
        one_for_each("部门（单位）整体绩效目标表", (*LEVELS, one(), sketch.note("指标说明")), henan),
        frozenset({"tasks"}),
    ),
    "hunan": (
        one_for_each("整体支出绩效目标表", (*LEVELS, one(), weight("分值")), hunan),
        frozenset({"weight", "other_funds"}),
    ),
    "shanghai": (one_for_each("部门整体绩效目标表", (*LEVELS, one("指标目标值")), shanghai), frozenset({"total only"})),
}
