"""The contracts hold together: keys are filled, references and orders point to fields that exist."""

import pytest

from heng.domain.errors import WrongUsage
from heng.domain.record.contract import FieldType
from heng.rulebook.contracts import entities, load_contract
from heng.rulebook.courts import court, courts

ENTITIES = entities()


def test_the_contracts_that_the_headline_indicators_need_are_there() -> None:
    assert {"case", "deadline_event", "filing_request", "hearing", "mediation", "fee_refund", "it_ticket"} <= set(
        ENTITIES
    )


@pytest.mark.parametrize("entity", ENTITIES)
def test_key_fields_are_required(entity: str) -> None:
    contract = load_contract(entity)
    assert contract.key
    assert all(contract.field(name).required for name in contract.key)


@pytest.mark.parametrize("entity", ENTITIES)
def test_references_point_to_entities_with_one_key_field(entity: str) -> None:
    for field in load_contract(entity).fields:
        if field.references:
            assert len(load_contract(field.references).key) == 1


@pytest.mark.parametrize("entity", ENTITIES)
def test_orders_compare_fields_of_one_type(entity: str) -> None:
    contract = load_contract(entity)
    for order in contract.orders:
        assert contract.field(order.earlier).type is contract.field(order.later).type


@pytest.mark.parametrize("entity", ENTITIES)
def test_enums_and_only_enums_have_values_with_different_labels(entity: str) -> None:
    for field in load_contract(entity).fields:
        labels = [label for _, label in field.values]
        assert bool(labels) == (field.type is FieldType.ENUM)
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("entity", ENTITIES)
def test_labels_are_chinese_and_do_not_repeat(entity: str) -> None:
    labels = [field.label for field in load_contract(entity).fields]
    assert len(set(labels)) == len(labels)
    assert all(not label.isascii() for label in labels)


@pytest.mark.parametrize("entity", ENTITIES)
def test_no_field_takes_a_name_that_every_record_has(entity: str) -> None:
    assert not {"court", "_batch", "_row"} & {field.name for field in load_contract(entity).fields}


def test_an_unknown_entity_is_answered_with_the_known_ones() -> None:
    with pytest.raises(WrongUsage, match="filing_request"):
        load_contract("filings")


def test_courts_are_known_by_their_court_word() -> None:
    internet = court("粤0192")
    assert internet is not None
    assert internet.name == "广州互联网法院"
    assert court("粤9999") is None
    assert len({one.code for one in courts()}) == len(courts())
