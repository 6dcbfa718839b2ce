"""Characters that nobody sees, and characters of symbol fonts: left out of, or read into, what a file holds."""

import re
from dataclasses import replace
from typing import TypeVar

from heng.documents.content import Cell, Content, Grid, Line

Spoken = TypeVar("Spoken", Cell, Line)
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Programs store the characters of the fonts Symbol and Wingdings at U+F000 and what follows.
_SYMBOLS = {
    "\uf0b3": "≥", "\uf0a3": "≤", "\uf0b9": "≠", "\uf0bb": "≈", "\uf0b1": "±", "\uf0b4": "×", "\uf0b8": "÷", "\uf0a5": "∞",
    "\uf03d": "=", "\uf03e": ">", "\uf03c": "<", "\uf02b": "+", "\uf02d": "-", "\uf025": "%",
    "\uf0fe": "☑", "\uf052": "☑", "\uf0fc": "✓", "\uf0a8": "□", "\uf06f": "□", "\uf071": "□",
}  # fmt: skip
_TABLE = str.maketrans(dict.fromkeys(_INVISIBLE, "") | {"\u00a0": " ", "\u2007": " ", "\u202f": " "} | _SYMBOLS)
_ANY = re.compile(f"[{_INVISIBLE}\u00a0\u2007\u202f{''.join(_SYMBOLS)}]")
# In Wingdings the place of ≤ is an empty box; ≤ stands before a number only.
_BOX = re.compile("\uf0a3(?!\\s*[0-9０-９])")


def without_invisible(content: Content) -> Content:
    """`content` with blanks of one kind, without characters that have no width, with the signs of symbol fonts read."""
    lines = tuple(_seen(line) for line in content.lines)
    return replace(content, lines=lines, grids=tuple(map(_grid, content.grids)))


def seen(text: str) -> str:
    """The text as it is seen."""
    return _BOX.sub("□", text).translate(_TABLE) if _ANY.search(text) else text


def _grid(grid: Grid) -> Grid:
    if not any(_ANY.search(cell.text) for row in grid.rows for cell in row):
        return replace(grid, title=seen(grid.title))
    return replace(grid, title=seen(grid.title), rows=tuple(tuple(map(_seen, row)) for row in grid.rows))


def _seen(part: Spoken) -> Spoken:
    text = seen(part.text)
    return part if text is part.text else replace(part, text=text.strip() if isinstance(part, Cell) else text)
