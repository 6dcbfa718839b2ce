"""Fields that definitions may use beyond the contract: from the statutory clock, and from the period itself."""

from dataclasses import replace

from heng.domain.record.contract import Contract, Field, FieldType

CLOCK_FIELDS = (
    Field("within_limit", "法定审限内结案", FieldType.BOOLEAN, required=False),
    Field("within_limit_without_extension", "不计延长的审限内结案", FieldType.BOOLEAN, required=False),
    Field("net_days", "净审理天数（已扣除）", FieldType.INTEGER, required=False),
)
AGE_AT_START, AGE_AT_END, CLOSED_WITHIN, PERIOD_END = "@age_at_start", "@age_at_end", "@closed_within", "@period_end"
PERIOD_FIELDS = (
    Field(AGE_AT_START, "至期初已历天数", FieldType.INTEGER, required=True),
    Field(AGE_AT_END, "至期末已历天数", FieldType.INTEGER, required=True),
    Field(CLOSED_WITHIN, "在期间内终结", FieldType.BOOLEAN, required=True),
    Field(PERIOD_END, "期末", FieldType.DATETIME, required=True),
)
COURT = Field("court", "法院代字", FieldType.STRING, required=True)
_DERIVED = {"case": CLOCK_FIELDS}


def with_derived(contract: Contract) -> Contract:
    """`contract` with the fields that definitions may use beside the delivered ones."""
    return replace(contract, fields=(*contract.fields, COURT, *_DERIVED.get(contract.entity, ()), *PERIOD_FIELDS))


def uses_clock(entity: str, fields: set[str]) -> bool:
    """Whether any of `fields` of `entity` comes from the statutory clock."""
    return bool(fields & {field.name for field in _DERIVED.get(entity, ())})
