"""Court fees: worked examples, both forms of the scale against each other, halving, caps and the refund deadline."""

import tomllib
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.domain.errors import WrongUsage
from heng.domain.fee.schedule import fee, halved, quick_fee, refund_due_on, rounded, share
from heng.rulebook.fee_schedule import fee_schedule
from heng.rulebook.loader import source_title

SCALES = ("acceptance", "enforcement", "preservation")
EXAMPLES = tomllib.loads((Path(__file__).parents[2] / "worked_examples/fee/fees.toml").read_text("utf-8"))["example"]
PAIRS = [(example["scale"], amount, due) for example in EXAMPLES for amount, due in example["values"]]
CENT = Decimal("0.01")
amounts = st.decimals(0, 10**9, places=2)


@pytest.mark.parametrize(("scale", "amount", "due"), PAIRS)
def test_the_fee_is_the_worked_example(scale, amount, due):
    assert fee(getattr(fee_schedule(), scale), Decimal(amount)) == Fraction(due)


@pytest.mark.parametrize("name", SCALES)
def test_slice_form_and_quick_form_agree_at_every_boundary_and_a_cent_around_it(name):
    scale = getattr(fee_schedule(), name)
    boundaries = [step.up_to for step in scale.slices if step.up_to is not None]
    for boundary in boundaries:
        for amount in (boundary - CENT, boundary, boundary + CENT):
            assert fee(scale, amount) == quick_fee(scale, amount), amount


@pytest.mark.parametrize("name", SCALES)
@given(amount=amounts)
def test_slice_form_and_quick_form_agree_everywhere(name, amount):
    scale = getattr(fee_schedule(), name)
    assert fee(scale, amount) == quick_fee(scale, amount)


@pytest.mark.parametrize("name", SCALES)
@given(one=amounts, other=amounts)
def test_a_larger_claim_never_costs_less(name, one, other):
    scale = getattr(fee_schedule(), name)
    assert fee(scale, min(one, other)) <= fee(scale, max(one, other))


def test_a_negative_amount_is_refused():
    with pytest.raises(WrongUsage, match="不能为负数"):
        fee(fee_schedule().acceptance, Decimal(-1))


def test_two_grounds_for_halving_halve_once():
    schedule = fee_schedule()
    full = fee(schedule.acceptance, Decimal(1_000_000))
    both = halved(full, ["summary", "mediated"], schedule.halving_grounds, schedule.halving_part)
    assert both == halved(full, ["summary"], schedule.halving_grounds, schedule.halving_part) == 6900
    assert halved(full, [], schedule.halving_grounds, schedule.halving_part) == 13800


def test_an_unknown_ground_for_halving_is_refused_with_the_known_ones():
    schedule = fee_schedule()
    with pytest.raises(WrongUsage, match="mediated、withdrawn、summary、joined"):
        halved(Fraction(50), ["settled"], schedule.halving_grounds, schedule.halving_part)


def test_a_payment_order_costs_a_third_and_bankruptcy_half_up_to_its_cap():
    schedule = fee_schedule()
    assert share(schedule.acceptance, Decimal(100_000), schedule.payment_order_part) == Fraction(2300, 3)
    reached = Decimal(111_640_000)
    part, cap = schedule.bankruptcy_part, schedule.bankruptcy_cap
    assert (
        share(schedule.acceptance, reached - 1, part, cap) < share(schedule.acceptance, reached, part, cap) == 300_000
    )
    assert share(schedule.acceptance, reached * 2, part, cap) == 300_000


@pytest.mark.parametrize(("places", "charged"), [(2, "2769.14"), (1, "2769.1"), (0, "2769")])
def test_rounding_is_a_setting(places, charged):
    assert rounded(fee(fee_schedule().acceptance, Decimal("123456.78")), places) == Decimal(charged)


def test_a_refund_is_due_fifteen_days_after_the_document_takes_effect():
    assert refund_due_on(date(2022, 12, 20), fee_schedule().refund_days) == date(2023, 1, 4)


def test_every_scale_names_its_article_and_source():
    for name in SCALES:
        scale = getattr(fee_schedule(), name)
        assert scale.article
        assert source_title(scale.source)
