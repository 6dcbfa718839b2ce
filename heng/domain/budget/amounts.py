"""Amounts by funding source, as a declaration or budget table prints them."""

from dataclasses import dataclass, fields
from decimal import Decimal

from heng.domain.money import wan_text


@dataclass(frozen=True, slots=True)
class Amounts:
    """Money by source in yuan; None where the paper leaves the cell blank (blank is not zero)."""

    total: Decimal | None = None
    fiscal_appropriation: Decimal | None = None
    special_account: Decimal | None = None
    carryover: Decimal | None = None
    own_funds: Decimal | None = None
    other_funds: Decimal | None = None

    def parts(self) -> tuple[Decimal, ...]:
        """The stated amounts of the single sources, without the total."""
        values = (getattr(self, field.name) for field in fields(self) if field.name != "total")
        return tuple(value for value in values if value is not None)

    def filled_from(self, other: "Amounts") -> "Amounts":
        """These amounts, with those of `other` where these are blank."""
        pairs = ((field.name, getattr(self, field.name)) for field in fields(self))
        return Amounts(**{name: getattr(other, name) if own is None else own for name, own in pairs})

    def to_json(self) -> dict[str, str | None]:
        """The amounts in 万元 as decimal strings."""
        return {field.name: wan_text(getattr(self, field.name)) for field in fields(self)}
