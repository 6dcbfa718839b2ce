"""Self-evaluations without a defect, as a careful court hands them in. Defects are planted into them."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from heng.domain.budget.amounts import Amounts
from tests.documents.relay.declaration import Aim, Paper, Target, Venture, Whole
from tests.documents.relay.papers import at_least, at_most, exactly
from tests.review.clean_papers import COURT

REASON = "部分当事人反映停车不便，已协调增设车位。"
WORKS, ASKED = "改造法庭数量", "诉讼当事人对庭审环境的满意度"
_LEVELS = {
    "数量": ("产出指标", "数量指标"),
    "质量": ("产出指标", "质量指标"),
    "时效": ("产出指标", "时效指标"),
    "成本": ("成本指标", "经济成本指标"),
    "社会": ("效益指标", "社会效益指标"),
    "可持续": ("效益指标", "可持续影响指标"),
    "满意度": ("满意度指标", "服务对象满意度指标"),
}


def done(level: str, name: str, target: Target, points: tuple[str, str], actual: str, note: str = "") -> Aim:
    """An indicator with its points (weight, score), what was achieved, and the reason where it fell short."""
    polarity = "反向" if target.comparison == "≤" or target.value == "0" else "正向"
    weight, score = points
    return Aim(*_LEVELS[level], name, target, weight, polarity, actual=actual, score=score, note=note)


AIMS = (
    done("数量", WORKS, exactly("3", "个"), ("10", "10"), "3个"),
    done("质量", "改造工程验收合格率", exactly("100", "%"), ("15", "15"), "100%"),
    done("时效", "改造工程工期", at_most("90", "天"), ("15", "15"), "86天"),
    done("成本", "改造工程成本", at_most("400", "万元"), ("20", "20"), "390万元"),
    done("社会", "法庭安全事故次数", exactly("0", "次"), ("10", "10"), "0次"),
    done("可持续", "改造后法庭使用年限", at_least("8", "年"), ("10", "10"), "8年"),
    done("满意度", ASKED, at_least("90", "%"), ("10", "9.7"), "87.3%", REASON),
)
HALL = Venture(
    name="审判法庭维修改造",
    unit=COURT,
    amounts=Amounts(total=Decimal(4000000), fiscal_appropriation=Decimal(4000000)),
    objective="完成三个审判法庭的维修改造，消除安全隐患，保障庭审顺利进行。",
    aims=AIMS,
    code="110107240000010000021",
    initial=Decimal(4000000),
    executed=Decimal(3900000),
    execution_weight="10",
    execution_score="9.75",
)


def evaluated(layout: str) -> Paper:
    """A project that was evaluated rightly, with the points that the form `layout` gives to execution."""
    if layout == "hubei":
        new: dict[str, dict[str, Any]] = {
            "改造工程成本": {"weight": "10", "score": "10"},
            ASKED: {"actual": "91.3%", "score": "10", "note": ""},
        }
        aims = tuple(replace(aim, **new.get(aim.name, {})) for aim in AIMS)
        return Paper(2024, (replace(HALL, aims=aims, execution_weight="20", execution_score="19.5"),))
    if layout == "hebei":
        rate = Aim(
            "预算执行率", "预算执行率", "预算执行率", exactly("100", "%"), "10", "正向", actual="97.5%", score="9.75"
        )
        return Paper(2024, (replace(HALL, aims=(rate, *AIMS), execution_weight="", execution_score=""),))
    return Paper(2024, (HALL,))


def evaluated_court() -> Paper:
    """A department that met all of its targets."""
    aims = (
        done("数量", "一审案件审结数", at_least("12000", "件"), ("20", "20"), "12150件"),
        done("质量", "法定审限内结案率", at_least("95", "%"), ("20", "20"), "96.2%"),
        done("时效", "案件平均审理用时", at_most("75", "天"), ("10", "10"), "71天"),
        done("成本", "年度支出控制数", at_most("13192.83", "万元"), ("10", "10"), "13192.83万元"),
        done("社会", "一审服判息诉率", at_least("85", "%"), ("20", "20"), "86.1%"),
        done("满意度", "诉讼当事人对审判工作的满意度", at_least("90", "%"), ("10", "10"), "92%"),
    )
    money = Amounts(total=Decimal(131928300), fiscal_appropriation=Decimal(131928300))
    objective = "依法履行审判职能，推进诉讼服务中心建设，提升审判质效。"
    return Paper(2024, departments=(Whole(name=COURT, amounts=money, objective=objective, aims=aims, code="217001"),))
