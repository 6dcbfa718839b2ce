"""Settings of record ingest from rulebook/ingest.toml."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from heng.rulebook.loader import read


@dataclass(frozen=True, slots=True)
class IngestLimits:
    """When a batch is refused as a whole: shares of bad rows (of the batch; of an entity of some size), and bytes."""

    bad_share: Fraction
    bad_share_of_entity: Fraction
    entity_rows: int
    bytes: int


@cache
def ingest_limits() -> IngestLimits:
    """The limits in force."""
    limits = read("ingest.toml")["limits"]
    return IngestLimits(
        bad_share=Fraction(limits["maximum_bad_share"]),
        bad_share_of_entity=Fraction(limits["maximum_bad_share_of_entity"]),
        entity_rows=limits["entity_rows"],
        bytes=limits["maximum_bytes"],
    )
