"""What names of indicators mean: the words that courts use, on both sides of every line."""

from collections.abc import Callable

import pytest

from heng.domain.finding import Where
from heng.domain.review.meaning import is_cost, is_good_rate, is_harm, is_time_limit, is_unit_cost, same_measure
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import Indicator
from heng.domain.target.parse_target import parse_target
from heng.rulebook.profiles import load_profile

PROFILE = load_profile("central")


def named(name: str, unit: str = "%", category: str = "产出指标", subcategory: str = "质量指标") -> Indicator:
    return Indicator(category, subcategory, name, parse_target("10", sign="≥", unit=unit), Where())


@pytest.mark.parametrize(
    "name",
    [
        "有效投诉次数",
        "网络安全泄密事件发生次数",
        "一审判决案件改发率",
        "档案数据遗失率",
        "责任消防事故数",
        "培训不合格率",
        "群众不满意率",
    ],
)
def test_what_nobody_wants_is_harm(name: str) -> None:
    assert is_harm(named(name), PROFILE)


@pytest.mark.parametrize(
    "name",
    [
        "漏洞修复率",
        "投诉处理率",
        "信访工作满意率",
        "行政处罚执行率",
        "安全隐患消除率",
        "长期未结案件化解率",
        "系统平均运行无故障率",
        "应急演练次数",
        "12368投诉答复件数",
        "处理故障数量",
    ],
)
def test_the_remedy_against_harm_is_none(name: str) -> None:
    assert not is_harm(named(name), PROFILE)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("系统故障修复时效", "小时"),
        ("平均在院审理天数", "天"),
        ("司法救助申请审核期限", "工作日"),
        ("首执案件结案平均用时", "天"),
    ],
)
def test_time_limits_should_be_short(name: str, unit: str) -> None:
    assert is_time_limit(named(name, unit), PROFILE)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("监控录像资料保存时效", "天"),
        ("人均培训时长", "小时"),
        ("新办公区租赁年限", "年"),
        ("每日保洁时间", "小时"),
        ("档案数字化时效率", "%"),
        ("辅助服务可持续期限", "月"),
    ],
)
def test_times_that_last_are_no_limits(name: str, unit: str) -> None:
    assert not is_time_limit(named(name, unit), PROFILE)


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("案件结案率", True),
        ("服判息诉率", True),
        ("培训合格率", True),
        ("培训不合格率", False),
        ("一审案件改发率", False),
        ("三公经费控制率", False),
    ],
)
def test_rates_of_success_are_told_from_other_rates(name: str, good: bool) -> None:
    assert is_good_rate(named(name), PROFILE) is good


@pytest.mark.parametrize(
    ("check", "name", "unit", "expected"),
    [
        (is_cost, "年初预算控制数", "万元", True),
        (is_cost, "挽回权利人经济损失金额", "亿元", False),
        (is_cost, "执行到位总金额", "亿元", False),
        (is_cost, "救助金发放金额", "万元", False),
        (is_unit_cost, "调解案件单件成本", "元", True),
        (is_unit_cost, "档案托管成本（元/箱）", "元", True),
        (is_unit_cost, "培训费用", "元/人", True),
        (is_unit_cost, "送达服务总预算", "万元", False),
    ],
)
def test_money_spent_is_told_from_money_gained(
    check: Callable[[Indicator, Profile], bool], name: str, unit: str, expected: bool
) -> None:
    assert check(named(name, unit), PROFILE) is expected


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("法定审限内结案率（任务2）", "诉讼案件法定审限内结案率", True),
        ("全年受理执行案件数", "全年受理执行案件数量", True),
        ("网络链路使用率", "网络链路利用率", True),
        ("网上的立案率", "网上立案率", True),
        ("案件调解成功率", "多元纠纷调解成功率", False),
        ("建设智慧诉讼系统数量", "建设智慧管理系统数量", False),
    ],
)
def test_two_writings_of_one_measure_meet(first: str, second: str, same: bool) -> None:
    assert (same_measure(first, PROFILE) == same_measure(second, PROFILE)) is same
