"""A finding keeps its name over re-reviews, and a decision about it never covers anything else."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from heng.domain.finding import Certainty, Finding, Severity, Where
from heng.domain.review.identity import facts, key, matched, seal
from heng.domain.target.declaration import Document, Indicator, Project
from heng.domain.target.target_value import Comparison, Form, TargetValue

ROW, OTHER = Where(sheet="目标表", cell="C7"), Where(sheet="目标表", cell="C8")


def finding(message: str = "“案件调解时效”是时间，应为≤，写成了≥30", where: Where = ROW, **other) -> Finding:
    given = {
        "rule": "R20",
        "severity": Severity.ERROR,
        "certainty": Certainty.CERTAIN,
        "subject": "调解 / 案件调解时效",
    }
    return Finding(message=message, where=(where,), **(given | other))


def paper(value: str = "30", objective: str = "及时调解。", weight: str = "10") -> Document:
    target = TargetValue(Comparison.AT_LEAST, Form.NUMBER, value, "日", f"≥{value}日", Decimal(value))
    row = Indicator("产出指标", "时效指标", "案件调解时效", target, ROW, weight=Decimal(weight))
    return Document("x.xlsx", "0" * 64, projects=(Project("调解", Where(), objective=objective, indicators=(row,)),))


def test_other_figures_and_quotations_are_the_same_finding() -> None:
    assert key(finding()) == key(finding("“案件平均调解时效”是时间，应为≤，写成了≥45"))


def test_another_rule_row_or_reason_is_another_finding() -> None:
    names = {
        key(finding()),
        key(finding(rule="R22")),
        key(finding(where=OTHER)),
        key(finding("度量单位没有填写")),
    }
    assert len(names) == 4


def test_a_finding_without_a_place_is_known_by_its_subject() -> None:
    assert key(finding(where=Where())) != key(finding(where=Where(), subject="调解 / 另一项"))
    assert key(finding(where=Where())) == key(finding(where=Where()))


def test_a_seal_breaks_with_any_figure_of_the_finding_or_of_its_row() -> None:
    whole = seal(finding(), facts(paper()))
    assert whole == seal(finding(), facts(paper()))
    assert whole != seal(finding("“案件调解时效”是时间，应为≤，写成了≥31"), facts(paper()))
    assert whole != seal(finding(), facts(paper(value="31")))
    assert whole != seal(finding(severity=Severity.WARNING), facts(paper()))
    assert whole != seal(replace(finding(), where=(ROW, OTHER)), facts(paper()))


def test_a_seal_holds_while_the_weight_of_the_row_changes() -> None:
    assert seal(finding(), facts(paper())) == seal(finding(), facts(paper(weight="20")))


def test_a_finding_about_an_objective_is_sealed_with_its_words() -> None:
    vague = finding("目标过于笼统", Where(), subject="调解")
    assert seal(vague, facts(paper())) != seal(vague, facts(paper(objective="又一句空话。")))


def test_a_rule_that_was_worded_anew_is_still_known_by_its_place() -> None:
    before, after = finding(), finding("“案件调解时效”越短越好，请用≤")
    kept, now = (key(before), "seal"), (key(after), "other")
    assert kept[0] != now[0]
    [match] = matched([kept], [now])
    assert not match.same
    assert matched([kept], [(key(finding(where=OTHER)), "other")]) == []


PLACES = st.sampled_from(["a" * 12, "b" * 12])
KEYS = st.tuples(PLACES, st.sampled_from(["x" * 12, "y" * 12])).map("".join)
NAMES = st.lists(st.tuples(KEYS, st.sampled_from("123")), max_size=8)


@given(NAMES, NAMES)
def test_no_decision_is_given_to_two_findings_and_none_with_its_seal_is_passed_over(kept, found) -> None:
    matches = matched(kept, found)
    assert len({match.kept for match in matches}) == len(matches) == len({match.finding for match in matches})
    for match in matches:
        assert kept[match.kept][0][:12] == found[match.finding][0][:12]
        assert match.same == (kept[match.kept] == found[match.finding])
    for name in set(kept) & set(found):
        same = [match for match in matches if match.same and kept[match.kept] == name]
        assert len(same) == min(kept.count(name), found.count(name))


@given(NAMES, st.randoms(use_true_random=False))
def test_the_order_of_findings_changes_nothing_for_those_that_say_the_same(found, random) -> None:
    shuffled = random.sample(found, len(found))
    assert all(match.same for match in matched(found, shuffled))
    assert len(matched(found, shuffled)) == len(found)
