"""The layouts that papers come in, in the order in which they are tried; the highest score reads the paper."""

from typing import Protocol

from heng.documents.content import Content
from heng.documents.layouts import (
    bracketed_list,
    grid_paper,
    guangdong_cells,
    guangdong_columns,
    narrative_report,
    plain_form,
)
from heng.domain.target.declaration import Document


class Layout(Protocol):
    """A module that reads one kind of layout."""

    def recognise(self, content: Content) -> int:
        """How surely this layout can read `content`; 0 means not at all."""

    def read(self, content: Content, file: str, sha256: str) -> Document:
        """The paper in `content`."""


LAYOUTS: tuple[Layout, ...] = (
    grid_paper,
    guangdong_columns,
    guangdong_cells,
    bracketed_list,
    plain_form,
    narrative_report,
)
