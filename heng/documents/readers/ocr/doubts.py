"""What is announced about a scan: that it is one, what is uncertain, and what could not be read at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from heng.documents.content import Line
from heng.documents.readers.announce import announce
from heng.documents.readers.ocr.settings import number
from heng.documents.readers.page_table import PageTable
from heng.domain.finding import Finding, Where

_SHOWN = 12


def read_from_pictures(pages: Sequence[int]) -> Finding:
    """That the file, or some pages of it, was read from pictures (I50)."""
    shown = "、".join(map(str, pages[:_SHOWN])) + ("等" if len(pages) > _SHOWN else "")
    return replace(announce("I50", shown), where=tuple(Where(page=page) for page in pages))


def doubts(lines: Sequence[Line], tables: Sequence[PageTable]) -> list[Finding]:
    """Each text of a page that was read with less confidence than the rulebook asks for (I51), those of one page in order.

    Beyond a number of single ones the rest of the page is announced together (I52).
    """
    low = number("confidence", "low")
    texts = [(line.text, line.where) for line in lines]
    texts += [(cell.text, cell.where) for table in tables for row in table.grid.rows for cell in row]
    found = [(text, where) for text, where in texts if where.confidence is not None and where.confidence < low]
    single = int(number("confidence", "single_findings"))
    notes = [announce("I51" if text else "I53", text.replace("\n", ""), where) for text, where in found[:single]]
    rest = [where for _, where in found[single:]]
    return [*notes, replace(announce("I52", len(rest)), where=tuple(rest))] if rest else notes
