"""Forms with one table for each project, as the provinces print them: labels, money and goals above the indicators."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from tests.documents.relay import sketch
from tests.documents.relay.declaration import Paper, Venture
from tests.documents.relay.sheet import Put, Sheet
from tests.documents.relay.sketch import Column, Rows, fitted, headed, priced, stretched
from tests.documents.relay.style import Style

Head = Callable[[Paper, Venture, Style, int], Rows]
LEVELS = (sketch.category(), sketch.subcategory(), sketch.name())


def one_form_each(title: str, columns: Sequence[Column], head: Head) -> Callable[[Paper, Style], list[Sheet]]:
    """A layout with one form for each project, stacked on one sheet or on sheets of their own."""

    def lay(paper: Paper, style: Style) -> list[Sheet]:
        shown, width = fitted(columns, style, 8)
        forms = []
        for venture in paper.projects:
            rows = [*headed(paper, style, title, width, _corner(head, venture))]
            rows += [*head(paper, venture, style, width), *sketch.table(venture.aims, shown, style, total="100")]
            if style.signed:
                rows.append(
                    stretched(width, "填报人：王敏", Put("联系电话：12345678", 2), f"填报日期：{paper.year}年1月5日")
                )
            forms.append(rows)
        if style.stacked:
            return [Sheet("绩效目标", tuple(row for form in forms for row in form))]
        return [Sheet("绩效目标", tuple(form)) for form in forms]

    return lay


def _corner(head: Head, venture: Venture) -> str:
    return f"207101{venture.unit}" if head in (tianjin, hebei) else ""


def central(paper: Paper, venture: Venture, style: Style, width: int) -> Rows:
    """The form of the Ministry of Finance, which Anhui, Hunan and many others keep."""
    amounts = venture.amounts
    return [
        stretched(width, style.caption("项目名称"), venture.name),
        stretched(width, style.caption("主管部门"), Put(venture.unit, 3), style.caption("实施单位"), venture.unit),
        stretched(
            width, Put(priced(paper, style, "项目资金"), 1, 3), Put("年度资金总额：", 3), paper.printed(amounts.total)
        ),
        stretched(width - 1, Put("其中：财政拨款", 3), paper.printed(amounts.fiscal_appropriation)),
        stretched(width - 1, Put("　　　其他资金", 3), paper.printed(amounts.other_funds)),
        stretched(width, style.label("年度目标"), venture.objective),
    ]


def tianjin(paper: Paper, venture: Venture, style: Style, width: int) -> Rows:
    """Tianjin: the unit in the corner, the money in one row, what it is used for below."""
    amounts = venture.amounts
    return [
        stretched(width, style.label("项目名称"), venture.name),
        stretched(
            width,
            Put("预算规模及资金用途", 1, 2),
            priced(paper, style, "预算数"),
            paper.printed(amounts.total),
            "其中：财政\n资金",
            paper.printed(amounts.fiscal_appropriation),
            style.label("其他资金"),
            paper.printed(amounts.other_funds),
        ),
        stretched(width - 1, "用于本项目各项支出"),
        stretched(width, style.label("绩效目标"), venture.objective),
    ]


def hebei(paper: Paper, venture: Venture, style: Style, width: int) -> Rows:
    """Hebei: the code beside the name, and a plan of spending by quarters in per cent."""
    amounts = venture.amounts
    return [
        stretched(width, style.caption("项目编码"), Put(venture.code, 3), style.caption("项目名称"), venture.name),
        stretched(
            width,
            Put("预算规模及资金用途", 1, 2),
            priced(paper, style, "预算数"),
            paper.printed(amounts.total),
            "其中：财政资金",
            paper.printed(amounts.fiscal_appropriation),
            style.label("其他资金"),
            paper.printed(amounts.other_funds),
        ),
        stretched(width - 1, "保障项目所需的各项开支"),
        stretched(width, Put("资金支出计划（%）", 1, 2), Put("3月底", 2), Put("6月底", 2), "10月底", "12月底"),
        stretched(width - 1, Put("25.00", 2), Put("50.00", 2), "75.00", "100.00"),
        stretched(width, style.label("绩效目标"), venture.objective),
    ]


def beijing(paper: Paper, venture: Venture, style: Style, width: int) -> Rows:
    """Beijing: department, unit, person in charge; money of the year with its sources in one row each."""
    amounts = venture.amounts
    return [
        stretched(width, style.caption("项目名称"), Put(venture.name, 3), style.caption("项目类型"), "其他运转类"),
        stretched(width, style.caption("主管部门"), Put(venture.unit, 3), style.caption("实施单位"), venture.unit),
        stretched(width, style.caption("项目负责人"), Put("李强", 3), style.caption("联系电话"), "010-12345678"),
        stretched(
            width, Put(priced(paper, style, "预算资金"), 1, 3), Put("年度资金总额", 3), paper.printed(amounts.total)
        ),
        stretched(width - 1, Put("其中：当年财政拨款", 3), paper.printed(amounts.fiscal_appropriation)),
        stretched(width - 1, Put("其他资金", 3), paper.printed(amounts.other_funds)),
        stretched(width, style.label("总体目标"), venture.objective),
    ]


def shanghai(paper: Paper, venture: Venture, style: Style, width: int) -> Rows:
    """Shanghai: the sum of all years beside this year's request, two goals side by side, dates."""
    half = width // 2
    return [
        stretched(width, style.label("项目名称"), Put(venture.name, 3), style.label("项目类别"), "经常性项目"),
        stretched(width, style.label("预算主管部门"), Put(venture.unit, 3), style.label("实施单位"), venture.unit),
        stretched(width, "计划开始日期", Put(f"{paper.year}-01-01", 3), "计划完成日期", f"{paper.year}-12-31"),
        stretched(width, style.label("项目概况"), "本项目为日常审判工作提供保障。"),
        stretched(width, style.label("立项依据"), "《人民法院工作年度要点》等文件。"),
        stretched(
            width,
            priced(paper, style, "项目总预算"),
            Put(paper.printed(venture.whole_period_total), 3),
            priced(paper, style, "项目当年预算"),
            paper.printed(venture.amounts.total),
        ),
        stretched(
            width,
            priced(paper, style, "同名项目上年预算额"),
            Put(paper.printed(venture.amounts.total), 3),
            "同名项目上年预算执行数",
            "12.34",
        ),
        stretched(width, Put(style.label("项目总目标"), half), style.label("年度绩效目标")),
        stretched(width, Put("三年内完成各项建设任务。", half), venture.objective),
    ]


def anhui(paper: Paper, venture: Venture, style: Style, width: int) -> Rows:
    """Anhui: the whole period on the left, the year on the right, in money and in goals."""
    amounts, whole = venture.amounts, paper.printed(venture.whole_period_total)
    return [
        stretched(width, style.caption("项目名称"), venture.name),
        stretched(width, "主管部门及代码", Put(f"[042]{venture.unit}", 3), style.caption("实施单位"), venture.unit),
        stretched(width, style.caption("项目属性"), Put("延续项目", 3), style.caption("项目期"), "3年"),
        stretched(
            width,
            Put(priced(paper, style, "项目资金"), 1, 3),
            Put("中期资金总额：", 2),
            whole,
            Put("年度资金总额：", 2),
            paper.printed(amounts.total),
        ),
        stretched(
            width - 1,
            Put("其中：财政拨款", 2),
            whole,
            Put("其中：财政拨款", 2),
            paper.printed(amounts.fiscal_appropriation),
        ),
        stretched(width - 1, Put("其他资金", 2), "", Put("其他资金", 2), paper.printed(amounts.other_funds)),
        stretched(
            width,
            Put("总体目标", 1, 2),
            Put(f"中期目标（{paper.year}年—{paper.year + 2}年）", 3),
            style.label("年度目标"),
        ),
        stretched(width - 1, Put("三年内完成各项建设任务。", 3), venture.objective),
    ]


def hubei(paper: Paper, venture: Venture, style: Style, width: int) -> Rows:
    """Hubei: many labels of identity, sources of money in a table of their own."""
    amounts = venture.amounts
    return [
        stretched(width, style.caption("项目名称"), Put(venture.name, 3), style.caption("项目编码"), venture.code),
        stretched(
            width, style.caption("项目主管部门"), Put(venture.unit, 3), style.caption("项目执行单位"), venture.unit
        ),
        stretched(width, style.caption("项目负责人"), Put("李强", 3), style.caption("联系电话"), "027-12345678"),
        stretched(width, style.caption("项目属性"), Put("持续性项目", 3), style.caption("项目类别"), "部门预算项目"),
        stretched(
            width, style.caption("起始年度"), Put(str(paper.year), 3), style.caption("终止年度"), str(paper.year + 2)
        ),
        stretched(width, style.caption("立项依据"), "根据年度工作安排设立。"),
        stretched(
            width,
            priced(paper, style, "项目总预算"),
            Put(paper.printed(venture.whole_period_total), 3),
            priced(paper, style, "项目当年预算"),
            paper.printed(amounts.total),
        ),
        stretched(width, Put("项目资金来源", 1, 4), Put("资金来源项目", 3), priced(paper, style, "金额")),
        stretched(width - 1, Put("合计", 3), paper.printed(amounts.total)),
        stretched(width - 1, Put("一般公共预算财政拨款", 3), paper.printed(amounts.fiscal_appropriation)),
        stretched(width - 1, Put("其他资金", 3), paper.printed(amounts.other_funds)),
        stretched(width, style.label("年度绩效目标"), venture.objective),
    ]


def hunan(paper: Paper, venture: Venture, style: Style, width: int) -> Rows:
    """Hunan: amounts with four decimals, the goal of the whole period above the year's."""
    amounts = venture.amounts
    return [
        stretched(width, style.caption("项目名称"), Put(venture.name, 3), style.caption("项目单位"), venture.unit),
        stretched(width, style.caption("主管部门"), Put(venture.unit, 3), style.caption("项目类型"), "特定目标类"),
        stretched(
            width,
            priced(paper, style, "年度资金总额"),
            Put(paper.printed(amounts.total, 4), 3),
            "其中：财政拨款",
            paper.printed(amounts.fiscal_appropriation, 4),
        ),
        stretched(width, style.caption("其他资金"), paper.printed(amounts.other_funds, 4)),
        stretched(width, "实施期绩效目标", "三年内完成各项建设任务。"),
        stretched(width, "本年度绩效目标", venture.objective),
    ]


def sichuan(paper: Paper, venture: Venture, style: Style, width: int) -> Rows:
    """Sichuan: department and unit with their codes, all sources of money in one row."""
    amounts = venture.amounts
    return [
        stretched(width, style.caption("项目名称"), f"{venture.code}-{venture.name}"),
        stretched(width, style.caption("预算单位"), f"217001-{venture.unit}"),
        stretched(
            width,
            Put(priced(paper, style, "项目资金"), 1, 2),
            "年度资金总额",
            Put("财政拨款", 2),
            "财政专户管理资金",
            "单位资金",
            "其他资金",
        ),
        stretched(
            width - 1,
            paper.printed(amounts.total),
            Put(paper.printed(amounts.fiscal_appropriation), 2),
            paper.printed(amounts.special_account),
            paper.printed(amounts.own_funds),
            paper.printed(amounts.other_funds),
        ),
        stretched(width, style.label("总体目标"), venture.objective),
    ]


def inner_mongolia(paper: Paper, venture: Venture, style: Style, width: int) -> Rows:
    """Labels with a colon and their value in one cell, each amount with its unit."""
    amounts = venture.amounts
    return [
        stretched(width, Put(f"项目名称：{venture.name}", 4), f"项目编码：{venture.code}"),
        stretched(width, Put(f"主管部门：{venture.unit}", 4), f"实施单位：{venture.unit}"),
        stretched(
            width,
            Put(_inline(paper, "资金总额", amounts.total), 3),
            Put(_inline(paper, "财政拨款", amounts.fiscal_appropriation), 2),
            _inline(paper, "其他资金", amounts.other_funds),
        ),
        stretched(width, style.label("绩效目标"), venture.objective),
    ]


def _inline(paper: Paper, label: str, amount: Decimal | None) -> str:
    return f"{label}：" + (f"{paper.printed(amount)}{paper.money_unit}" if amount is not None else "")
