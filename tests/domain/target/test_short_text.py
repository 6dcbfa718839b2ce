"""Targets in a few characters."""

import pytest

from heng.domain.target.parse_target import parse_target
from heng.domain.target.short_text import short_text


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("≥95%", "≥ 95 %"),
        ("预期实现值为≤1小时。", "≤ 1 小时"),
        ("预期实现值为48000件。", "48,000 件"),
        ("=100%", "= 100 %"),
        ("等于3次", "= 3 次"),
        ("网上立案率=网上立案数/总立案数*100%，预期实现值为99%。", "99 %"),
        ("80%-90%", "80～90 %"),
        ("实际执行到位率，预期实现值全市法院第一。", "第 1 名"),
        ("前三名", "前 3 名"),
    ],
)
def test_only_the_authors_own_sign_is_shown(written: str, short: str) -> None:
    assert short_text(parse_target(written)) == short


def test_words_stay_as_they_stand() -> None:
    assert short_text(parse_target("明显提升")) == "明显提升"
