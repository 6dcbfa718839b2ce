"""Which named figures of a book rose or fell since last year, by its own sentences and tables."""

import re
from collections import defaultdict
from decimal import Decimal

from heng.domain.review.book.changes import changes
from heng.domain.review.book.mentions import mentions, present, segments
from heng.domain.review.book.terms import canonical, is_plain, line_name, said_name
from heng.domain.review.declared import bare
from heng.domain.review.figures import sentences
from heng.domain.review.profile import Profile
from heng.domain.target.characters import folded
from heng.domain.target.declaration import Document, TableRow

_BEFORE, _NOW = re.compile(r"上年|去年"), re.compile(r"^(?:本年|当年|今年)")
_ITEMS = ("人员经费", "公用经费", "基本支出", "项目支出")


def trends(document: Document, profile: Profile) -> dict[str, int]:
    """1 or -1 by name; a name that rises in one place and falls in another is left out."""
    signs: defaultdict[str, set[int]] = defaultdict(set)
    wanted = {*_ITEMS, *profile.lexicons["strong_terms"]}
    own = [line_name(folded(unit.name)) for unit in document.units if unit.name]
    for sentence in sentences(document):
        for _, segment in segments(sentence.text):
            told = [change for change in changes(segment) if change.delta.yuan and not change.to_budget]
            names = {
                name for item in present(mentions(segment)) for name in (_named(item.words, own, document, profile),)
            }
            if len(told) == 1 and len(names) == 1:
                signs[names.pop()].add(told[0].sign)
    for table in document.tables:
        for row in table.rows:
            name, sign = canonical(row.name, profile), _of_row(row)
            if sign:
                signs[name].add(sign)
    return {name: found.pop() for name, found in signs.items() if len(found) == 1 and name in wanted}


def _named(said: str, own: list[str], document: Document, profile: Profile) -> str:
    found = said_name(said, {}, profile)
    if found is None:
        return ""
    prefix = found[1]
    for name in own:
        prefix = prefix.replace(name, "")
    return found[0] if is_plain(prefix, document.fiscal_year, profile) else ""


def _of_row(row: TableRow) -> int:
    """The direction by the columns of last year and of this year; 0 where there are not exactly these two."""
    last = [figure for heading, figure in row.amounts if _BEFORE.search(heading) and "结转" not in heading]
    now = [figure for heading, figure in row.amounts if _NOW.match(bare(heading))]
    if len(last) != 1 or not now or last[0] is None or now[0] is None:
        return 0
    gap: Decimal = now[0] - last[0]
    return (gap > 0) - (gap < 0)
