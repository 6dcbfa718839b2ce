"""Record contracts: what a court system delivers, field by field."""

from dataclasses import dataclass
from enum import StrEnum


class FieldType(StrEnum):
    """The type of a field. Money is `money_fen`: whole 分. Datetimes are Asia/Shanghai wall-clock time."""

    STRING = "string"
    INTEGER = "integer"
    MONEY_FEN = "money_fen"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"
    ENUM = "enum"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: English name, Chinese label, type, whether it must be filled, and for enums value → label.

    `references` names the entity whose key the value is. `form` "case_number" asks for a well-formed case number,
    "own_case_number" for one of the delivering court.
    """

    name: str
    label: str
    type: FieldType
    required: bool
    values: tuple[tuple[str, str], ...] = ()
    minimum: int | None = None
    references: str | None = None
    form: str | None = None

    def label_of(self, value: str) -> str:
        """The Chinese label of an enum value; the value itself where the contract knows none."""
        return dict(self.values).get(value, value)


@dataclass(frozen=True, slots=True)
class Order:
    """A rule between two fields of a record: `earlier` must not be after `later` (blank fields are ignored)."""

    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class Contract:
    """The contract of one entity. `key` names the primary key; `court` fields are implied and always present."""

    entity: str
    label: str
    system: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    orders: tuple[Order, ...]
    source: str
    certainty: str

    def field(self, name: str) -> Field:
        """The field called `name`; KeyError if the contract has none."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(f"{self.entity}.{name}")
