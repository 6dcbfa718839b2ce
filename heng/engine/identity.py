"""Ids of results: derived from what was counted, how and with which outcome, so that equal facts have equal ids."""

import hashlib
import json
from collections.abc import Mapping
from fractions import Fraction

from heng.domain.indicator.definition import Definition
from heng.domain.period import Period


def result_id(
    definition: Definition,
    options: Mapping[str, str],
    snapshot: str,
    court: str,
    period: Period,
    by: Mapping[str, str],
    value: Fraction | None,
) -> str:
    """`r-` and 16 hexadecimal digits; the same on every machine for the same definition, records and value."""
    parts = {
        "definition": definition.version,
        "options": dict(options),
        "snapshot": snapshot,
        "court": court,
        "period": period.name,
        "by": dict(by),
        "value": None if value is None else str(value),
    }
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False)
    return f"r-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
