"""Writing what a review found beside the papers: annotated workbooks, and review opinions as DOCX or PDF."""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from heng.cli.review_run import Reviewed
from heng.documents.read import read_bytes
from heng.domain.errors import WrongUsage

_TITLE = "审核意见"


def write(reviewed: Reviewed, form: str, folder: Path, taken: set[Path]) -> Path:
    """Write the paper's `form` (xlsx, docx, pdf) into `folder` and return its place, which joins those `taken`.

    A paper from a folder keeps its place below it. Papers of one name get names of their own; raises WrongUsage where
    the file cannot be written.
    """
    data = _WRITERS[form](reviewed)
    target = next(place for place in _places(reviewed, form, folder) if place not in taken)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as problem:
        raise WrongUsage(
            f"无法写入 {target}（{problem.strerror}）。请检查文件夹权限，或用 -o 指定别的文件夹。"
        ) from problem
    taken.add(target)
    return target


def loss(path: Path) -> str:
    """What an annotated workbook of the file at `path` does not hold, in words."""
    from heng.documents.writers.annotate_xlsx import is_workbook

    if is_workbook(read_bytes(path)):
        return "图片、图表和宏不保留，请以原文件为准。"
    return "原文件不是xlsx，批注写在按读取结果制成的工作簿里，请以原文件为准。"


def _places(reviewed: Reviewed, form: str, folder: Path) -> Iterator[Path]:
    name = PurePosixPath(reviewed.found.name)
    yield folder / name.with_name(f"{name.stem}-{_TITLE}.{form}")
    yield folder / name.with_name(f"{name.stem}（{name.suffix.lstrip('.')}）-{_TITLE}.{form}")
    number = 2
    while True:
        yield folder / name.with_name(f"{name.stem}（{number}）-{_TITLE}.{form}")
        number += 1


def _workbook(reviewed: Reviewed) -> bytes:
    from heng.documents.writers.annotate_xlsx import annotate

    return annotate(read_bytes(reviewed.found.path), reviewed.findings, content=reviewed.content)


def _docx(reviewed: Reviewed) -> bytes:
    from heng.documents.writers import review_opinion_docx

    return review_opinion_docx.write(reviewed.opinion())


def _pdf(reviewed: Reviewed) -> bytes:
    from heng.documents.writers import review_opinion_pdf

    return review_opinion_pdf.write(reviewed.opinion())


_WRITERS: dict[str, Callable[[Reviewed], bytes]] = {"xlsx": _workbook, "docx": _docx, "pdf": _pdf}
