"""The review opinion as a PDF for print."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from heng.documents.storable import storable
from heng.documents.writers import review_opinion_text as text
from heng.documents.writers.fonts import print_font
from heng.domain.review.opinion import Opinion

_TEMPLATE = Path(__file__).with_name("review_opinion.typ")
_LONG_RUN = re.compile("[!-~]{24}")
# The moment of writing is left out, so that equal opinions give equal files.
_NO_MOMENT = int(datetime(2000, 1, 1, tzinfo=UTC).timestamp())


def write(opinion: Opinion) -> bytes:
    """The opinion as an A4 PDF. Raises WrongUsage where no font with Chinese characters is there."""
    import typst

    font = print_font()
    data = json.dumps(_breakable(storable({**_data(opinion), "font": font.family})), ensure_ascii=False)
    printed = typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=font.fonts,
        sys_inputs={"data": data},
        timestamp=_NO_MOMENT,
    )
    assert isinstance(printed, bytes), "without an output file the document comes as bytes"
    return printed


def _data(opinion: Opinion) -> dict[str, object]:
    grade, sentence = text.verdict(opinion)
    return {
        "title": opinion.title,
        "facts": opinion.facts,
        "grade": grade,
        "grades": opinion.grade_names,
        "verdict": sentence,
        "summary": opinion.summary,
        "notes": opinion.notes,
        "scores": list(_scores(opinion)),
        "sections": [{**asdict(section), "plain": False} for section in text.sections(opinion)],
        "nothing": text.nothing(opinion),
        "waived": list(text.waived_rows(opinion)),
        "waived_lead": text.WAIVED_LEAD,
        "annex": {**asdict(text.annex(opinion)), "plain": True},
        "annex_lead": text.ANNEX_LEAD,
        "footer": text.footer(opinion),
    }


def _breakable(value: Any) -> Any:
    """`value` with places to break in long runs of Latin characters, which else would leave their cell."""
    if isinstance(value, str):
        return _LONG_RUN.sub("\\g<0>\u200b", value)
    if isinstance(value, list):
        return [_breakable(item) for item in value]
    if isinstance(value, dict):
        return {key: _breakable(item) for key, item in value.items()}
    return value


def _scores(opinion: Opinion) -> Iterator[dict[str, object]]:
    """The rows of the table of scores; `span` is the number of rows that a dimension's name stands before."""
    for part, group in groupby(text.score_rows(opinion), key=lambda row: row.part):
        rows = tuple(group)
        for position, row in enumerate(rows):
            yield {**asdict(row), "part": part, "span": 0 if position else len(rows)}
