"""When two names are one measure, and when they must never be taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.review.naming import closeness, normal_name, opposed, tasks
from heng.rulebook.profiles import load_profile

PROFILE = load_profile("central")
WORDS = (
    "案件",
    "法定审限内",
    "结案",
    "调解",
    "成功",
    "培训",
    "干警",
    "验收",
    "合格",
    "及时",
    "送达",
    "网络",
    "使用",
    "当事人",
    "满意",
    "平均",
    "的",
    "全年",
)
ENDINGS = ("率", "数量", "时间", "满意度", "比例", "次数")
NAMES = st.builds(
    lambda words, ending: "".join(words) + ending,
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.sampled_from(ENDINGS),
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("网络链路使用率", "网络链路利用率"),
        ("法定审限内结案率（任务2）", "诉讼案件法定审限内结案率"),
        ("审限内结案率", "法定审限内结案率"),
        ("全年受理执行案件数(任务3)", "全年受理执行案件数量"),
        ("1.培训人次数", "培训人次"),
        ("指标1：验收合格率（%）", "验收合格率"),
        ("退费及时性", "退费及时率"),
        ("网上的立案率", "网上立案率"),
        ("一审判决案件发改率", "一审判决案件改判发回重审率"),
        ("“三公”经费控制率", "三公经费控制率"),
        ("执行案件辅助成本（件）", "执行案件辅助成本"),
        ("小区居民满意度（≥90%）", "小区居民满意度"),
        ("ＩＴ设备数量", "it设备数"),
    ],
)
def test_writings_of_one_measure_meet(first: str, second: str) -> None:
    assert normal_name(first, PROFILE) == normal_name(second, PROFILE)
    assert not opposed(first, second, PROFILE)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("验收合格率", "验收不合格率"),
        ("办结率（民事）", "办结率（刑事）"),
        ("一审服判息诉率", "二审服判息诉率"),
        ("12368热线接通率", "12345热线接通率"),
        ("设备采购及时率", "设备采购合格率"),
        ("退费及时率", "退费逾期率"),
        ("工作完成率（任务1）", "工作完成率（任务2）"),
        ("一期工程进度", "二期工程进度"),
        ("干警满意度", "当事人满意度"),
        ("系统故障率", "系统无故障率"),
        ("新收案件数", "结案件数"),
        ("电脑购置数量", "电脑租赁数量"),
        ("6层公共场所保洁时间", "8层公共场所保洁时间"),
        ("诉前调解成功率", "诉中调解成功率"),
        ("编外人员考核合格率", "在编人员考核合格率"),
    ],
)
def test_what_makes_two_measures_is_never_merged(first: str, second: str) -> None:
    assert opposed(first, second, PROFILE)
    assert closeness(first, second, PROFILE) == 0
    assert normal_name(first, PROFILE) != normal_name(second, PROFILE) or tasks(first) != tasks(second)


def test_words_with_a_denying_character_deny_nothing() -> None:
    assert not opposed("不动产登记协查率", "登记协查率", PROFILE)
    assert not opposed("未成年人案件回访率", "人案件回访率", PROFILE)


@given(NAMES, NAMES)
def test_closeness_is_symmetric_and_between_none_and_one(first: str, second: str) -> None:
    there, back = closeness(first, second, PROFILE), closeness(second, first, PROFILE)
    assert there == back
    assert 0 <= there <= 1
    assert opposed(first, second, PROFILE) == opposed(second, first, PROFILE)


@given(NAMES)
def test_a_name_is_itself_and_its_normal_form_stays(name: str) -> None:
    assert closeness(name, name, PROFILE) == 1
    assert not opposed(name, name, PROFILE)


@given(NAMES, st.integers(min_value=0, max_value=20), st.sampled_from(("不", "未", "非")))
def test_a_denial_put_anywhere_into_a_name_makes_it_another(name: str, place: int, denial: str) -> None:
    at = min(place, len(name) - 1)
    denied = name[:at] + denial + name[at:]
    assert normal_name(denied, PROFILE) != normal_name(name, PROFILE)
    assert closeness(denied, name, PROFILE) == 0
