"""Definitions, results and records as plain data for printing: what `heng explain` shows."""

from collections.abc import Mapping
from typing import Any

from heng.domain.indicator.definition import Definition, Measure
from heng.domain.indicator.options import choose, resolve
from heng.domain.indicator.wording import measure_text
from heng.engine.lineage import Counts, Page, Row
from heng.rulebook.contracts import load_contract
from heng.rulebook.indicators import file_of
from heng.rulebook.loader import FOLDER, source_title


def definition_data(definition: Definition, options: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The definition in words, under the given options: formula, sides, source, file, and what can be chosen."""
    chosen = choose(definition, options or {})
    resolved = resolve(definition, chosen)
    return {
        "slug": definition.slug,
        "name": definition.name,
        "aliases": list(definition.aliases),
        "unit": definition.unit,
        "polarity": definition.polarity,
        "category": definition.category,
        "formula": definition.formula,
        "numerator": _sides(resolved.numerator),
        "denominator": _sides(resolved.denominator),
        "source": source_title(definition.source),
        "certainty": definition.certainty,
        "in_force_from": definition.in_force_from.isoformat(),
        "author": definition.author,
        "checker": definition.checker,
        "next_review": definition.next_review.isoformat(),
        "version": definition.version,
        "file": f"heng/{FOLDER.name}/{file_of(definition.slug)}",
        "options": [
            {
                "name": option.name,
                "label": option.label,
                "value": chosen[option.name],
                "default": option.default,
                "choices": dict(option.choices),
                "reason": option.reason,
            }
            for option in definition.options
        ],
    }


def counts_data(counts: Counts) -> dict[str, Any]:
    """The number of records in each role and the reasons of those left out of a side."""
    return {
        "numerator": counts.numerator,
        "denominator": counts.denominator,
        "missed": counts.missed,
        "excluded": counts.excluded,
        "reasons": [{"role": role.value, "reason": text, "count": number} for role, text, number in counts.reasons],
    }


def page_data(page: Page) -> dict[str, Any]:
    """A page of records."""
    return {"total": page.total, "offset": page.offset, "rows": [row_data(row) for row in page.rows]}


def row_data(row: Row) -> dict[str, Any]:
    """A record with its role, reason and provenance; dates and amounts as text."""
    return {
        "entity": row.entity,
        "key": {name: _plain(value) for name, value in row.key.items()},
        "role": row.role.value,
        "reason": row.reason,
        "batch": row.batch,
        "line": row.line,
        "record": {name: _plain(value) for name, value in row.record.items()},
    }


def _sides(measures: tuple[Measure, ...]) -> list[str]:
    return [measure_text(measure, load_contract) for measure in measures]


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | bool) else str(value)
