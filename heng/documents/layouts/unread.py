"""What stands in a table and is read nowhere: columns under unknown headings, amounts behind unknown labels, whole rows."""

import re
from collections.abc import Iterator, Sequence

from heng.documents.layouts.amount_cells import number
from heng.documents.layouts.announce import announce
from heng.documents.layouts.blocks import Block
from heng.documents.layouts.headings import heading, is_known_label, is_total, plain, vocabulary, words
from heng.documents.layouts.levels import is_second
from heng.documents.layouts.rows import Row, Slot, one_line
from heng.domain.finding import Finding

_QUOTED, _TELLING = 40, 4
_YEAR = re.compile(r"20\d\d")


def unread_columns(block: Block, subject: str) -> Iterator[Finding]:
    """One finding for each column under an unknown heading that holds anything: figures (I28) or only texts (I29).

    Words under no heading at all are announced as I76.
    """
    yield from headless_columns(block, subject)
    for column in block.columns:
        if column.field != "unread":
            continue
        cells = [
            row.slots[column.index] for row in block.body if row.text(column.index) and row.slots[column.index].own
        ]
        figures = [slot for slot in cells if number(slot.text) is not None]
        seen = figures or cells
        if seen:
            title = one_line(block.headers[0].text(column.index))
            yield announce(
                "I28" if figures else "I29",
                subject,
                seen[0].where,
                heading=title,
                count=len(seen),
                text=seen[0].text[:_QUOTED],
            )


def headless_columns(block: Block, subject: str) -> Iterator[Finding]:
    """One finding (I76) for each column of an exact table that has words in several rows and no heading."""
    for column in block.columns:
        if column.field != "label" or not block.header.exact or block.headers[0].text(column.index):
            continue
        cells = [
            slot
            for row in block.body
            if column.index < len(row.slots) and (slot := row.slots[column.index]).own and _is_content(slot.text)
        ]
        if cells:
            yield announce(
                "I76", subject, *(slot.where for slot in cells), count=len(cells), text=cells[0].text[:_QUOTED]
            )


def _is_content(text: str) -> bool:
    squeezed = plain(text)
    return (
        len(squeezed) >= _TELLING
        and squeezed not in words("row_labels")
        and not is_known_label(text)
        and not is_second(text)
    )


def unread_amounts(rows: Sequence[Row], subject: str) -> Iterator[Finding]:
    """One finding (I28) for each figure of a form behind a label that speaks of money and is not known."""
    for row in rows:
        label: Slot | None = None
        for _, slot in row.filled():
            if number(slot.text) is None:
                label = slot
            elif label is not None and _is_unknown_money(label.text):
                yield announce("I28", subject, slot.where, heading=one_line(label.text), count=1, text=slot.text)


def unread_rows(rows: Sequence[Row], subject: str) -> Iterator[Finding]:
    """A finding (I45) where rows of figures stand outside every table that was read."""
    left = [row for row in rows if _has_figures(row)]
    if left:
        text = " ".join(slot.text for _, slot in left[0].filled())[:_QUOTED]
        yield announce("I45", subject, left[0].where(), count=len(left), text=one_line(text))


def _has_figures(row: Row) -> bool:
    """Whether the row holds figures beside a text, other than a year, a total and the signatures below a form."""
    texts = [slot.text for _, slot in row.filled()]
    words_beside = [text for text in texts if number(text) is None]
    figures = [text for text in texts if number(text) is not None and not _YEAR.fullmatch(text)]
    signed = any(plain(text) in words("after_table") or heading("ignored", text) for text in words_beside)
    return bool(figures and words_beside) and not signed and not is_total(texts[0])


def _is_unknown_money(text: str) -> bool:
    label = one_line(text)
    money = any(word in label for word in vocabulary()["money"]["words"])
    return money and len(label) <= _QUOTED / 2 and not is_known_label(label) and not is_total(label)
