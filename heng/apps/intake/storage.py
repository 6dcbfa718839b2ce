"""Where uploaded files lie: HENG_HOME/uploads, each under its sha256, so that equal files are kept once."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import File

from heng.domain.errors import UnreadableInput
from heng.records.home import data_folder


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it came in: the temporary path, its digest and size."""

    path: Path
    sha256: str
    size: int


def folder() -> Path:
    """The uploads folder, created on first use."""
    path = data_folder() / "uploads"
    path.mkdir(exist_ok=True, mode=0o750)
    return path


def stored(sha256: str) -> Path:
    """Where the file with this digest lies."""
    return folder() / sha256


@contextmanager
def receive(upload: "File[bytes]", limit_mib: int) -> Iterator[Received]:
    """The upload as a temporary file, gone afterwards unless kept; UnreadableInput beyond `limit_mib`."""
    descriptor, name = tempfile.mkstemp(dir=folder(), prefix="incoming-", suffix=_suffix(upload.name))
    path, digest, size = Path(name), hashlib.sha256(), 0
    try:
        with os.fdopen(descriptor, "wb") as file:
            for chunk in upload.chunks():
                size += len(chunk)
                if size > limit_mib * 2**20:
                    raise UnreadableInput(
                        f"文件“{upload.name}”超过 {limit_mib} MiB 的上限，没有保存。请拆分文件后再上传。"
                    )
                digest.update(chunk)
                file.write(chunk)
        yield Received(path, digest.hexdigest(), size)
    finally:
        path.unlink(missing_ok=True)


def keep(received: Received) -> None:
    """Give the file its place; the same content twice is the same file."""
    received.path.replace(stored(received.sha256))


def _suffix(name: str | None) -> str:
    suffix = Path(name or "").suffix
    return suffix if suffix[1:].isalnum() and len(suffix) <= 6 else ""
