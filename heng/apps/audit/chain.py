"""The hash chain of the audit trail: digest of an event, and verification of a run of events."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol


class Chained(Protocol):
    """What verification needs of an event."""

    sequence: int
    previous: str
    digest: str

    def payload(self) -> dict[str, Any]:
        """What the digest covers."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a verification: events seen, the newest digest, and the first event that does not fit."""

    count: int
    head: str
    broken_at: int | None


def digest(previous: str, payload: dict[str, Any]) -> str:
    """SHA-256 over the digest before and the event in canonical JSON."""
    text = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def verify(events: Iterable[Chained]) -> Verdict:
    """Whether `events`, oldest first, form an unbroken chain from the very first event."""
    count, head = 0, ""
    for event in events:
        fits = event.sequence == count + 1 and event.previous == head and event.digest == digest(head, event.payload())
        if not fits:
            return Verdict(count, head, event.sequence)
        count, head = count + 1, event.digest
    return Verdict(count, head, None)
