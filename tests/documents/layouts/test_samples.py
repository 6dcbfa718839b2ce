"""The sample papers give exactly what their expected content says."""

import json
from decimal import Decimal

import pytest

_SOURCES = {
    "total": "total",
    "fiscal_appropriation": "fiscal",
    "special_account": "special_account",
    "carryover": "carryover",
    "own_funds": "own",
    "other_funds": "other",
}


def _figure(value):
    return None if value is None else Decimal(str(value)).normalize()


def _amount(text):
    return None if text is None else Decimal(text).normalize()


@pytest.fixture(
    params=["baodi_2022.html", "sichuan_qingshen_daying_2023_selfeval.docx", "tianjin_hebei_court_2023.xlsx"]
)
def pair(request, samples, paper):
    expected = json.loads((samples / f"{request.param}.expected.json").read_text(encoding="utf-8"))
    return paper(samples / request.param), expected


def test_year_money_unit_and_units(pair):
    document, expected = pair
    assert document.money_unit == expected["amount_unit_in_file"]
    assert document.fiscal_year == expected["departments"][0]["year"]
    assert [(u.name, u.code) for u in document.units] == [(d["name"], d["code"]) for d in expected["departments"]]


def test_projects_with_their_amounts_and_objectives(pair):
    document, expected = pair
    read = [(p.name, p.code, p.unit, p.objective) for p in document.projects]
    assert read == [(p["name"], p["code"], p["department"], p["goal"]) for p in expected["projects"]]
    for project, wanted in zip(document.projects, expected["projects"], strict=True):
        amounts = {name: _amount(text) for name, text in project.amounts.to_json().items()}
        assert amounts == {name: _figure(wanted["amounts_wan"][source]) for name, source in _SOURCES.items()}


def test_execution_of_the_budget(pair):
    document, expected = pair
    for project, wanted in zip(document.projects, expected["projects"], strict=True):
        printed = wanted.get("execution", {})
        read = project.to_json()
        assert (_amount(read["initial"]), _amount(read["executed"])) == (
            _figure(printed.get("initial")),
            _figure(printed.get("spent")),
        )
        assert (project.execution_weight, project.execution_score) == (printed.get("weight"), printed.get("score"))


def test_indicators_with_levels_targets_and_weights(pair):
    document, expected = pair
    for project, wanted in zip(document.projects, expected["projects"], strict=True):
        read = [indicator.to_json() for indicator in project.indicators]
        assert [
            (
                i["category"],
                i["subcategory"],
                i["name"],
                i["comparison"],
                i["value"],
                i["unit"],
                i["weight"],
                i["actual"] or "",
                i["score"],
            )
            for i in read
        ] == [
            (
                i["category1"],
                i["category2"],
                i["name"],
                i["operator"],
                str(i["value"]),
                i["unit"],
                None if i["weight"] is None else str(i["weight"]),
                i.get("actual", ""),
                i.get("score"),
            )
            for i in wanted["indicators"]
        ]


def test_every_value_keeps_its_place(pair):
    document, _ = pair
    places = [i.where for p in document.projects for i in p.indicators]
    assert all(place.cell for place in places)
    assert len({(place.sheet, place.cell) for place in places}) == len(places)
