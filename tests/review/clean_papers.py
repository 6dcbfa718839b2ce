"""Papers without a defect: what a careful court hands in. Defects are planted into them."""

from decimal import Decimal

from heng.domain.budget.amounts import Amounts
from tests.documents.relay.declaration import Aim, Duty, Paper, Target, Venture, Whole
from tests.documents.relay.papers import at_least, at_most, exactly

COURT = "清河区人民法院"
_LEVELS = {
    "数量": ("产出指标", "数量指标"),
    "质量": ("产出指标", "质量指标"),
    "时效": ("产出指标", "时效指标"),
    "成本": ("成本指标", "经济成本指标"),
    "社会": ("效益指标", "社会效益指标"),
    "可持续": ("效益指标", "可持续影响指标"),
    "满意度": ("满意度指标", "服务对象满意度指标"),
}


def aim(level: str, name: str, target: Target, weight: str, polarity: str = "正向") -> Aim:
    """An indicator on its level, the same over all years as in the year but for its figure."""
    return Aim(*_LEVELS[level], name, target, weight, polarity, _over_all_years(target))


def clean() -> Paper:
    """Two projects that a reviewer would let pass."""
    hall = Venture(
        name="审判法庭维修改造",
        unit=COURT,
        amounts=Amounts(total=Decimal(4000000), fiscal_appropriation=Decimal(4000000)),
        objective="完成三个审判法庭的维修改造，消除安全隐患，保障庭审顺利进行。",
        aims=(
            aim("数量", "改造法庭数量", exactly("3", "个"), "10"),
            aim("质量", "改造工程验收合格率", exactly("100", "%"), "15"),
            aim("时效", "改造工程工期", at_most("90", "天"), "15", "反向"),
            aim("成本", "改造工程成本", at_most("400", "万元"), "20", "反向"),
            aim("社会", "法庭安全事故次数", exactly("0", "次"), "10", "反向"),
            aim("可持续", "改造后法庭使用年限", at_least("8", "年"), "10"),
            aim("满意度", "诉讼当事人对庭审环境的满意度", at_least("90", "%"), "10"),
        ),
        code="110107240000010000021",
        whole_period_total=Decimal(9000000),
    )
    lay_judges = Venture(
        name="人民陪审员履职补助",
        unit=COURT,
        amounts=Amounts(total=Decimal(902000), fiscal_appropriation=Decimal(800000), other_funds=Decimal(102000)),
        objective="按时足额发放陪审员补助，保障陪审员参审，促进司法民主。",
        aims=(
            aim("数量", "陪审员参审案件数", at_least("900", "件"), "20"),
            aim("质量", "陪审员参审率", at_least("80", "%"), "10"),
            aim("时效", "补助发放及时率", exactly("100", "%"), "10"),
            aim("成本", "陪审员补助成本", at_most("90.2", "万元"), "20", "反向"),
            aim("社会", "参审案件服判息诉率", at_least("85", "%"), "20"),
            aim("满意度", "陪审员对履职保障的满意度", at_least("92", "%"), "10"),
        ),
        code="110107240000010000022",
        whole_period_total=Decimal(2706000),
    )
    return Paper(2024, (hall, lay_judges))


def clean_court() -> Paper:
    """A department paper that a reviewer would let pass."""
    court = Whole(
        name=COURT,
        amounts=Amounts(total=Decimal(131928300), fiscal_appropriation=Decimal(131928300)),
        objective="依法履行审判职能，推进诉讼服务中心建设，提升审判质效。",
        aims=(
            aim("数量", "一审案件审结数", at_least("1.2", "万件"), "10"),
            aim("数量", "法治宣传活动次数", at_least("20", "场"), "10"),
            aim("质量", "法定审限内结案率", at_least("95", "%"), "10"),
            aim("时效", "案件平均审理用时", at_most("75", "天"), "10", "反向"),
            aim("成本", "年度支出控制数", at_most("13192.83", "万元"), "20", "反向"),
            aim("社会", "一审服判息诉率", at_least("85", "%"), "20"),
            aim("满意度", "诉讼当事人对审判工作的满意度", at_least("90", "%"), "10"),
        ),
        code="217001",
        duties=(
            Duty("审判执行工作", "依法审理各类案件，推进执行攻坚。", Decimal(90000000)),
            Duty("机关运行保障", "保障人员经费和日常公用经费。", Decimal(41928300)),
        ),
    )
    return Paper(2024, departments=(court,))


def _over_all_years(target: Target) -> Target:
    """Quantities add up over three years; rates and limits stay."""
    counted = target.comparison in ("≥", "=") and target.unit not in ("%", "年") and target.value.isdigit()
    return Target(target.comparison, str(int(target.value) * 3), target.unit) if counted else target
