"""A paper as it was read, beside the file that it was read from: what the checks of completeness look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from heng.documents.content import Content
from heng.documents.layouts.blocks import Block, blocks
from heng.documents.layouts.levels import is_second
from heng.documents.layouts.rows import Row, Sheet, sheets
from heng.domain.finding import Where
from heng.domain.review.declared import Holder, holders
from heng.domain.review.profile import Profile
from heng.domain.target.declaration import Document, Indicator

# In these files every cell and line is certain; what does not add up was hardly lost in reading.
_EXACT_KINDS = ("xlsx", "docx", "html", "csv")


@dataclass(frozen=True)
class ReadPaper:
    """`document` as read from `content`, and the profile of its region."""

    content: Content
    document: Document
    profile: Profile

    @property
    def exact(self) -> bool:
        """Whether the kind of file keeps every cell in its place, so that rows hardly get lost."""
        return self.content.kind in _EXACT_KINDS

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The rows of the file."""
        return sheets(self.content)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The tables of indicators in the file."""
        return tuple(block for sheet in self.sheets for block in blocks(sheet.rows))

    @cached_property
    def holders(self) -> tuple[Holder, ...]:
        """The units and projects that declare indicators."""
        return holders(self.document)

    @cached_property
    def target_holders(self) -> tuple[Holder, ...]:
        """The holders whose levels are those of a target paper; a table of points (履职效能, 过程) follows no such frame."""
        return tuple(holder for holder in self.holders if _follows_targets(holder))

    @cached_property
    def by_place(self) -> Mapping[Where, Sequence[Indicator]]:
        """The indicators by the place they were read from."""
        found: dict[Where, list[Indicator]] = {}
        for holder in self.holders:
            for indicator in holder.indicators:
                found.setdefault(bare_place(indicator.where), []).append(indicator)
        return found

    def indicators_in(self, row: Row) -> tuple[Indicator, ...]:
        """The indicators whose place is in `row`."""
        places = dict.fromkeys(bare_place(slot.where) for _, slot in row.filled())
        return tuple(indicator for place in places for indicator in self.by_place.get(place, ()))


def _follows_targets(holder: Holder) -> bool:
    """Whether at least half of the printed levels are usual ones; lost levels prove nothing."""
    printed = [(one.category, one.subcategory) for one in holder.indicators if one.category or one.subcategory]
    return sum(any(map(is_second, levels)) for levels in printed) * 2 >= len(printed)


def bare_place(where: Where) -> Where:
    """The place alone: what is known of it besides (how surely a scan was read) makes no other place of it."""
    return Where(where.sheet, where.page, where.line, where.cell, where.column, where.bbox)
