"""A bar on the terminal while many files are read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heng.documents.batch import Reading


def with_progress(readings: "Iterator[Reading]", count: int, label: str = "读取") -> "Iterator[Reading]":
    """The readings, with a bar on the terminal where there are several."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(label),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}"),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=count == 1 or not console.is_terminal) as progress:
        task = progress.add_task("", total=count, name="")
        for reading in readings:
            progress.update(task, advance=1, name=reading.found.name)
            yield reading
