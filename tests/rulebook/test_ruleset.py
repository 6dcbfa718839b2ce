"""The version of the rules changes with every rule, threshold and profile, and with nothing else."""

import re

import pytest

from heng.rulebook.ruleset import digest_of, ruleset_version


@pytest.fixture
def tree(tmp_path):
    for name, text in (
        ("domain/review/rules/r20.py", "RULE = 1\n"),
        ("rulebook/review/thresholds.toml", "value = 100\n"),
        ("rulebook/profiles/central.toml", "weight_totals = [90]\n"),
        ("rulebook/review/examples/r20.toml", "says = []\n"),
        ("apps/intake/views.py", "page = 1\n"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8", newline="")
    return tmp_path


def test_the_version_is_short_and_the_same_each_time():
    assert re.fullmatch(r"[0-9a-f]{12}", ruleset_version())
    ruleset_version.cache_clear()
    assert ruleset_version() == ruleset_version()


@pytest.mark.parametrize(
    "name", ["domain/review/rules/r20.py", "rulebook/review/thresholds.toml", "rulebook/profiles/central.toml"]
)
def test_a_changed_rule_threshold_or_profile_is_another_version(tree, name):
    before = digest_of(tree)
    (tree / name).write_text("# 改过\n", "utf-8")
    assert digest_of(tree) != before


def test_line_ends_examples_and_other_code_do_not_matter(tree):
    before = digest_of(tree)
    (tree / "rulebook/review/thresholds.toml").write_bytes(b"value = 100\r\n")
    (tree / "apps/intake/views.py").write_text("page = 2\n", "utf-8")
    (tree / "rulebook/review/examples/r20.toml").write_text("says = ['改过']\n", "utf-8")
    assert digest_of(tree) == before
