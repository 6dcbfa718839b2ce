"""What reading a page of a PDF announces: what it could not read, and what it left out."""

from collections.abc import Iterator

from heng.documents.readers.announce import announce
from heng.documents.readers.pdf_characters import PageCharacters
from heng.documents.readers.pdf_fields import Filled
from heng.documents.readers.pdf_strokes import Drawing
from heng.domain.finding import Finding, Where

_SHOWN = 12


def page_notes(characters: PageCharacters, drawing: Drawing, filled: Filled, number: int) -> Iterator[Finding]:
    """The announcements about page `number` (I70–I74)."""
    where = Where(page=number)
    page = f"第 {number} 页"
    unreadable = characters.unreadable()
    if unreadable:
        yield announce("I70", f"{page}有 {unreadable} ", where)
    if characters.scanned_text:
        yield announce("I71", page, where)
    for left_out in _left_out(characters, filled, page):
        yield announce("I72", left_out, where)
    if not drawing.complete:
        yield announce("I73", page, where)
    if filled.places:
        yield announce("I74", f"{page}有 {filled.places} ", where)


def _left_out(characters: PageCharacters, filled: Filled, page: str) -> Iterator[str]:
    slanted = "".join(characters.slanted).strip()
    if slanted:
        yield f"{page}的斜排或浅色文字“{slanted[:_SHOWN]}{'…' * (len(slanted) > _SHOWN)}”视为水印"
    if characters.outside:
        yield f"{page}有 {characters.outside} 个字在页面可见范围之外"
    if characters.hidden:
        yield f"{page}有 {len(characters.hidden)} 个看不见的字"
    if filled.remarks:
        yield f"{page}有 {filled.remarks} 条批注"
