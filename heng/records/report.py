"""What a load (or a check without loading) did, for people and machines."""

from dataclasses import asdict, dataclass

from heng.records.quarantine import Rejection


@dataclass(frozen=True, slots=True)
class EntityReport:
    """Rows of one entity: delivered, stored (`loaded`), stored in place of older ones (`replaced`), held back."""

    entity: str
    label: str
    delivered: int
    loaded: int
    replaced: int
    quarantined: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """Rows that were stored although something about them is doubtful: how many, with an example value."""

    entity: str
    field: str
    label: str
    rows: int
    example: str
    reason: str

    def __str__(self) -> str:
        return f"{self.entity} 的{self.label}有 {self.rows} 行{self.reason}，例如“{self.example}”。"


@dataclass(frozen=True, slots=True)
class LoadReport:
    """A batch and what became of it; `snapshot` is None for a check."""

    batch: str
    court: str
    system: str
    delivered_at: str
    entities: tuple[EntityReport, ...]
    rejections: tuple[Rejection, ...]
    doubts: tuple[Doubt, ...]
    snapshot: str | None = None
    previous: str | None = None

    @property
    def delivered(self) -> int:
        """All rows of the batch."""
        return sum(entity.delivered for entity in self.entities)

    @property
    def quarantined(self) -> int:
        """The rows held back."""
        return sum(entity.quarantined for entity in self.entities)

    def to_json(self) -> dict[str, object]:
        """The report for machine-readable output."""
        return {
            **{
                name: getattr(self, name)
                for name in ("batch", "court", "system", "delivered_at", "snapshot", "previous")
            },
            "delivered": self.delivered,
            "quarantined": self.quarantined,
            "entities": [asdict(entity) for entity in self.entities],
            "rejections": [rejection.to_json() for rejection in self.rejections],
            "doubts": [asdict(doubt) for doubt in self.doubts],
        }
