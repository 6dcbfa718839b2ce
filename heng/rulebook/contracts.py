"""Record contracts from rulebook/contracts: one TOML file per entity that a court system delivers."""

from functools import cache
from typing import Any

from heng.domain.errors import WrongUsage
from heng.domain.record.contract import Contract, Field, FieldType, Order
from heng.rulebook.loader import names, read

_FOLDER = "contracts"


@cache
def entities() -> tuple[str, ...]:
    """The names of all entities under contract, sorted."""
    return tuple(sorted(name.removeprefix(f"{_FOLDER}/").removesuffix(".toml") for name in names(_FOLDER)))


@cache
def load_contract(entity: str) -> Contract:
    """The contract of `entity`; WrongUsage names the known entities where there is none of that name."""
    if entity not in entities():
        raise WrongUsage(f"没有名为“{entity}”的数据契约。已有契约：{'、'.join(entities())}。")
    data = read(f"{_FOLDER}/{entity}.toml")
    values: dict[str, dict[str, str]] = data.get("values", {})
    return Contract(
        entity=entity,
        label=data["label"],
        system=data["system"],
        key=tuple(data["key"]),
        fields=tuple(_field(name, entry, values.get(name, {})) for name, entry in data["fields"].items()),
        orders=tuple(Order(earlier, later) for earlier, later in data.get("orders", ())),
        source=data["source"],
        certainty=data["certainty"],
    )


def _field(name: str, entry: dict[str, Any], values: dict[str, str]) -> Field:
    return Field(
        name=name,
        label=entry["label"],
        type=FieldType(entry["type"]),
        required=entry.get("required", False),
        values=tuple(values.items()),
        minimum=entry.get("minimum"),
        references=entry.get("references"),
        form=entry.get("form"),
    )
