"""Pictures of pages: measured when a paper is read, drawn when somebody looks, kept in HENG_HOME/pictures."""

import os
import tempfile
import threading
from pathlib import Path

from heng.apps.intake import storage
from heng.apps.intake.models import Paper
from heng.documents import page_picture
from heng.documents.correction.apply import Json
from heng.domain.errors import NotFound, UnreadableInput

# Drawing takes a process each; people who leaf through a book must not start one for every page at once.
_AT_ONCE = threading.Semaphore(2)


def page_sizes(path: Path, original: Json) -> Json:
    """{"pages": [[width, height], …]} for files with pages; a file whose pages cannot be drawn has none to show."""
    if original["kind"] not in page_picture.KINDS:
        return {}
    try:
        return {"pages": [list(size) for size in page_picture.page_sizes(path, original["kind"])]}
    except UnreadableInput:
        return {"pages": []}


def picture(paper: Paper, page: int) -> Path:
    """The picture of a page (from 1), drawn on first use; NotFound for a page that there is not, UnreadableInput for
    one that cannot be drawn."""
    count = len(paper.original.get("pages", ()))
    if not 1 <= page <= count:
        raise NotFound(f"“{paper.file_name}”没有第 {page} 页的图像。请从文件页面进入。")
    path = storage.folder("pictures") / f"{paper.sha256}-{page}.png"
    if not path.exists():
        with _AT_ONCE:
            _draw(paper, page, path)
    return path


def _draw(paper: Paper, page: int, path: Path) -> None:
    """Drawn beside its place and moved there whole, so that nobody is shown half a picture."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=storage.INCOMING, suffix=".png")
    os.close(descriptor)
    try:
        page_picture.draw_page(storage.stored(paper.sha256), paper.original["kind"], page, Path(name))
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
