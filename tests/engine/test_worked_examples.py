"""Every definition has worked examples, every example a definition, and both engines give what the example says."""

import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from heng.domain.indicator.options import choose, resolve
from heng.domain.money import round_half_up
from heng.domain.period import parse_period
from heng.engine.compute import compute
from heng.engine.reference import reference
from heng.rulebook.indicators import definition, load_definitions
from tests.engine.parquet_store import with_court, write

FOLDER = Path(__file__).parents[1] / "worked_examples" / "indicators"
FILES = {path.stem: tomllib.loads(path.read_text(), parse_float=Decimal) for path in sorted(FOLDER.glob("*.toml"))}
EXAMPLES = [
    pytest.param(slug, example, id=f"{slug}-{number}")
    for slug, data in FILES.items()
    for number, example in enumerate(data["example"])
]


def test_definitions_and_examples_match_one_to_one():
    assert {definition.slug for definition in load_definitions()} == set(FILES)
    assert all(data["indicator"] == slug for slug, data in FILES.items())


def expected(example):
    denominator, value = example.get("denominator"), example.get("value")
    return {
        "numerator": Fraction(example["numerator"]),
        "denominator": None if denominator is None else Fraction(denominator),
        "value": value,
        "excluded": example["excluded"],
        "status": example["status"],
    }


def four_decimals(value):
    return None if value is None else str(round_half_up(value, 4))


@pytest.mark.parametrize(("slug", "example"), EXAMPLES)
def test_the_compiled_query_gives_the_example(slug, example, tmp_path):
    store = write(tmp_path, with_court(example["rows"]))
    period, options = parse_period(example["period"]), example.get("options", {})
    [result] = compute(store, [definition(slug)], example["court"], period, options=options)
    assert {
        "numerator": result.numerator,
        "denominator": result.denominator,
        "value": four_decimals(result.value),
        "excluded": result.excluded,
        "status": result.status.value,
    } == expected(example)


@pytest.mark.parametrize(("slug", "example"), EXAMPLES)
def test_the_reference_gives_the_example(slug, example):
    found = definition(slug)
    resolved = resolve(found, choose(found, example.get("options", {})))
    tables = with_court(example["rows"])
    sides, excluded = reference(resolved, tables, example["court"], parse_period(example["period"]))
    assert {
        "numerator": sides.numerator,
        "denominator": sides.denominator,
        "value": four_decimals(sides.value),
        "excluded": excluded,
        "status": sides.status.value,
    } == expected(example)
