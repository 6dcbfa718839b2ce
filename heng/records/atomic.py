"""Files that are either as before or complete, also after a power failure."""

import os
from pathlib import Path


def write_atomically(path: Path, text: str) -> None:
    """Put `text` (UTF-8) in place of the file at `path`; readers see the old or the new content, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.draft")
    with draft.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
