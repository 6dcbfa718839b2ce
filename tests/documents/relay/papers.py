"""Declarations of courts in our own words, with the kinds of values that clerks write."""

from decimal import Decimal

from heng.domain.budget.amounts import Amounts
from tests.documents.relay.declaration import Aim, Duty, Paper, Target, Venture, Whole

OUTPUT, EFFECT, PLEASED, COST = "产出指标", "效益指标", "满意度指标", "成本指标"


def at_least(value: str, unit: str, written: str = "", **split: tuple[str, str, str]) -> Target:
    """A lower bound."""
    return Target("≥", value, unit, written, split.get("cells"))


def at_most(value: str, unit: str, written: str = "", **split: tuple[str, str, str]) -> Target:
    """An upper bound."""
    return Target("≤", value, unit, written, split.get("cells"))


def exactly(value: str, unit: str, written: str = "", **split: tuple[str, str, str]) -> Target:
    """An equal value."""
    return Target("=", value, unit, written, split.get("cells"))


def words(text: str) -> Target:
    """A target in words."""
    return Target("定性", text, "", text, ("定性", text, ""))


# Every kind of value that papers print, with the one reading of it.
TARGETS = (
    at_least("95", "%"),
    at_least("95", "%", "95%以上"),
    at_least("95", "%", "不低于95％"),
    at_least("98", "%", "≥98百分比", cells=(">=", "98", "百分比")),
    exactly("100", "%", "=100.00(%)", cells=("＝", "100.00", "%")),
    exactly("100", "%", "100%", cells=("=", "100%", "")),
    exactly("1", "人", "1人"),
    exactly("40", "件次"),
    at_least("400", "平方米"),
    at_least("8", "小时", "不少于8小时", cells=("不少于", "8", "小时")),
    at_most("24", "小时", "24小时内", cells=("≤", "24", "小时")),
    at_most("3", "‰", "≤3‰"),
    at_most("2", "%", "2%以下", cells=("小于等于", "2", "百分比")),
    at_most("30", "天", "30天以内", cells=("<=", "30", "天")),
    at_least("1200", "件", "≥1,200件", cells=("大于等于", "1,200", "件")),
    at_least("5.4", "万宗"),
    exactly("328661.81", "元", "328,661.81元"),
    at_most("20", "万元"),
    exactly("0", "起", "0起"),
    Target(">", "90", "%", cells=("大于", "90", "%")),
    Target("<", "5", "次", cells=("小于", "5", "次")),
    Target("range", "80~90", "%", "80%-90%", ("=", "80-90", "%")),
    words("优良中低差"),
    words("持续提升"),
    words("有效保障"),
    words("显著改善审判质效，群众司法获得感增强"),
    exactly("0.5", "%", "0.5%"),
    at_least("7.5", "分"),
    at_most("2024-12-31", "", "2024年12月31日前", cells=("≤", "2024-12-31", "")),
    at_least("2", "次/年", "≥2次/年"),
    at_least("95", "%", "９５％以上", cells=("≥", "９５", "％")),
)

NAMES = (
    "网上立案率",
    "一审案件审结数",
    "法定审限内结案率",
    "陪审员参审案件数量",
    "资金支付及时率",
    "项目总成本",
    "诉讼当事人满意度",
    "案件平均审理天数（民事）",
    "法官人均结案数",
    "庭审直播场次",
    "送达成功率",
    "执行到位金额",
    "法治宣传活动次数",
    "司法公信力提升程度",
    "信息化系统故障修复时限",
    "社会稳定风险化解情况",
    "设备采购数量",
    "工程验收合格率",
    "预算控制数",
    "干警满意度",
    "12368热线接通率",
    "档案数字化加工页数",
    "A4纸张采购量",
    "5G法庭覆盖率",
    "能耗降低率",
    "诉前调解成功率",
    "发改案件比例",
    "培训人次",
    "物业服务面积",
    "租赁期限",
)

LEVELS = (
    (OUTPUT, "数量指标"),
    (OUTPUT, "质量指标"),
    (OUTPUT, "时效指标"),
    (COST, "经济成本指标"),
    (COST, "社会成本指标"),
    (EFFECT, "经济效益指标"),
    (EFFECT, "社会效益指标"),
    (EFFECT, "生态效益指标"),
    (EFFECT, "可持续影响指标"),
    (PLEASED, "服务对象满意度指标"),
)


def _aims(*rows: tuple[int, str, Target, str]) -> tuple[Aim, ...]:
    return tuple(
        Aim(*LEVELS[level], name, target, weight, note="按实际完成情况计分") for level, name, target, weight in rows
    )


def maintenance() -> Paper:
    """Two projects of one court, one of them with own funds."""
    hall = Venture(
        name="审判法庭维修改造",
        unit="清河区人民法院",
        amounts=Amounts(total=Decimal(4000000), fiscal_appropriation=Decimal(4000000)),
        objective="目标1：完成三个审判法庭的维修改造；\n目标2：消除安全隐患，保障庭审顺利进行。",
        aims=_aims(
            (0, "维修面积", TARGETS[8], "15"),
            (0, "改造法庭数量", exactly("3", "个"), "15"),
            (1, "工程验收合格率", TARGETS[4], "15"),
            (2, "项目完成时间", TARGETS[28], "5"),
            (3, "项目总成本", at_most("400", "万元"), "20"),
            (6, "改善诉讼环境", words("效果明显"), "20"),
            (9, "诉讼当事人满意度", TARGETS[1], "10"),
        ),
        code="110107240000010000021",
        whole_period_total=Decimal(9000000),
    )
    running = Venture(
        name="办案业务费（陪审员补助及专线）",
        unit="清河区人民法院",
        amounts=Amounts(total=Decimal(902000), fiscal_appropriation=Decimal(800000), other_funds=Decimal(102000)),
        objective="保障陪审员参审，提升审判质效：全年审结案件不少于1.2万件。",
        aims=_aims(
            (0, "陪审员参审案件数量", at_least("900", "件"), "20"),
            (1, "案件调解率", at_least("40", "%"), "20"),
            (2, "补助发放及时率", exactly("100", "%"), "10"),
            (8, "化解矛盾纠纷", words("持续影响"), "30"),
            (9, "陪审员满意度", at_least("90", "%"), "10"),
        ),
        code="110107240000010000022",
        whole_period_total=Decimal(2706000),
    )
    return Paper(2024, (hall, running))


def whole_court() -> Paper:
    """A court as a whole: tasks with their money, an objective and the indicators of the year."""
    court = Whole(
        name="清河区人民法院",
        amounts=Amounts(total=Decimal(131928300), fiscal_appropriation=Decimal(131484700), other_funds=Decimal(443600)),
        objective="依法履行审判职能，全年结案率不低于95%；推进诉讼服务中心建设。",
        aims=_aims(
            (0, "一审案件审结数", at_least("1.2", "万件"), "10"),
            (0, "法治宣传活动次数", at_least("20", "场"), "10"),
            (1, "法定审限内结案率", at_least("95", "%"), "20"),
            (2, "部门预算执行率", exactly("100", "%"), "10"),
            (3, "三公经费控制率", at_most("100", "%"), "20"),
            (6, "提升司法公信力", words("持续提升"), "20"),
            (9, "诉讼当事人满意度", at_least("90", "%"), "10"),
        ),
        code="217001",
        duties=(
            Duty("审判执行工作", "依法审理各类案件，推进执行攻坚。", Decimal(90000000)),
            Duty("机关运行保障", "保障人员经费和日常公用经费。", Decimal(41928300)),
        ),
    )
    return Paper(2024, departments=(court,))
