"""The passages of a form beside its objective: what was achieved, what the conclusion says, problems, measures, reasons."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from heng.documents.layouts.blocks import Block, is_form_title
from heng.documents.layouts.execution_cells import Execution
from heng.documents.layouts.form_labels import Pair
from heng.documents.layouts.headings import heading, plain, words
from heng.documents.layouts.rows import Row, Slot
from heng.rulebook.loader import read

_INLINE = re.compile(r"(?P<label>[^:：]{2,16}?)\s*[:：]\s*(?P<text>\S.*)", re.DOTALL)
# Labels above the indicators whose text is no target of the year.
_ABOVE = ("outcome", "whole_period_objective")
_RATE, _REASON = "预算执行率", "预算执行情况原因"


def passages(
    found: Sequence[Pair], form: Sequence[Block], below: Sequence[Row], money: Execution | None
) -> tuple[tuple[str, str], ...]:
    """Label and text of each passage, as written: those labelled in `found` above the first table of `form`, those of
    the rows `below` it up to the next form, and what the money part says of its rate and its reasons. A column of
    reasons that no row fills is a blank passage."""
    texts: dict[str, list[str]] = {}
    for label, text in (*_above(found), *_of_money(money), *_below(form, below), *_unfilled(form)):
        if text not in texts.setdefault(label, []):
            texts[label].append(text)
    return tuple((label, "\n".join(parts)) for label, parts in texts.items())


def _above(found: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    for pair in found:
        label = plain(pair.label.text)
        if heading("ignored", pair.label.text) in _ABOVE or label in _labels():
            yield label, pair.value.text


def _below(form: Sequence[Block], below: Sequence[Row]) -> Iterator[tuple[str, str]]:
    inside = (row for block in form for row in block.body)
    after = (row for row in _until_next_form(below))
    for row in (*inside, *after):
        for label, text in _labelled(row):
            if plain(label) in _labels() and text.text:
                yield plain(label), text.text


def _labelled(row: Row) -> Iterator[tuple[str, Slot]]:
    filled = [slot for _, slot in row.filled()]
    for slot in filled:
        inline = _INLINE.fullmatch(slot.text)
        if inline:
            yield inline["label"], Slot(inline["text"], slot.where)
    for label, value in pairwise(filled):
        if plain(value.text) not in _labels() and plain(value.text) not in words("after_table"):
            yield label.text, value


def _until_next_form(rows: Sequence[Row]) -> Iterator[Row]:
    for row in rows:
        if is_form_title(row):
            return
        yield row


def _of_money(money: Execution | None) -> Iterator[tuple[str, str]]:
    if money is None or not money.rows:
        return
    header, *rows = money.rows
    for column, slot in header.filled():
        texts = list(dict.fromkeys(row.text(column) for row in rows if row.text(column)))
        if heading("execution", slot.text) == "rate" and texts:
            yield _RATE, texts[0]
        elif plain(slot.text) in read("reading/self_evaluation.toml")["execution_reasons"]:
            yield from ((_REASON, text) for text in texts or [""])


def _unfilled(form: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """The column of reasons of a table, blank, where no row says anything in it: it was asked for and not given."""
    for block in form:
        for column in block.columns:
            if column.field == "reason" and column.title and not any(row.text(column.index) for row in block.body):
                yield plain(column.title), ""


def _labels() -> frozenset[str]:
    rules = read("reading/self_evaluation.toml")
    return frozenset((*rules["conclusions"], *rules["passages"]))
