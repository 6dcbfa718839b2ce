"""How long work reports where it stands."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done (Chinese), how much is done and how much there is."""


def silent(_label: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""
