"""Every rule finds its fault in the failing example and is silent on the passing one."""

from pathlib import PurePosixPath
from typing import Any

import pytest

from heng.domain.review.review import review
from heng.domain.review.rules import RULES
from heng.rulebook import loader
from heng.rulebook.profiles import load_profile

EXAMPLES = {PurePosixPath(name).stem.upper(): loader.read(name) for name in loader.names("review/examples")}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_failing_example_is_found_with_its_figures(code: str, paper: Any) -> None:
    example = EXAMPLES[code]
    found = [finding for finding in findings(example, example["fail"], paper) if finding.rule == code]
    assert found
    said = "".join(finding.message for finding in found)
    assert [word for word in example["fail"]["says"] if word not in said] == []
    assert all(finding.where and finding.fix and finding.source and finding.subject for finding in found)


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_passing_example_raises_no_finding_of_the_rule(code: str, paper: Any) -> None:
    example = EXAMPLES[code]
    assert [finding.message for finding in findings(example, example["pass"], paper) if finding.rule == code] == []


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert set(EXAMPLES) == {module.RULE.code for module in RULES}


def findings(example: dict[str, Any], data: dict[str, Any], paper: Any) -> tuple[Any, ...]:
    return review(paper(data), load_profile(example.get("profile", "central")))
