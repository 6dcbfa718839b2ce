"""Where uploaded files lie: HENG_HOME/arrivals until they are read, then HENG_HOME/uploads, each under its sha256, so
that equal files are kept once."""

import hashlib
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.core.files.base import File

from heng.domain.errors import UnreadableInput
from heng.records.home import data_folder

LEFT_BEHIND_SECONDS = 24 * 3600
INCOMING = "incoming-"


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it came in: the temporary path, its digest and size."""

    path: Path
    sha256: str
    size: int


def folder(name: str = "uploads") -> Path:
    """The folder for files that were read (“uploads”) or wait to be (“arrivals”), created on first use."""
    path = data_folder() / name
    path.mkdir(exist_ok=True, mode=0o750)
    return path


def stored(sha256: str) -> Path:
    """Where the file with this digest lies."""
    return folder() / sha256


def arrived(token: str) -> Path:
    """Where the file lies that waits under this token."""
    return folder("arrivals") / token


@contextmanager
def receive(upload: "File[bytes]", limit_mib: int) -> Iterator[Received]:
    """The upload as a temporary file, gone afterwards unless kept; UnreadableInput beyond `limit_mib`."""
    descriptor, name = tempfile.mkstemp(dir=folder("arrivals"), prefix=INCOMING)
    path, digest, size = Path(name), hashlib.sha256(), 0
    try:
        with os.fdopen(descriptor, "wb") as file:
            for chunk in upload.chunks():
                size += len(chunk)
                if size > limit_mib * 2**20:
                    raise UnreadableInput(
                        f"文件“{plain_name(upload.name)}”超过 {limit_mib} MiB 的上限，没有保存。请拆分文件后再上传。"
                    )
                digest.update(chunk)
                file.write(chunk)
        yield Received(path, digest.hexdigest(), size)
    finally:
        path.unlink(missing_ok=True)


def wait(received: Received) -> str:
    """Let the file wait to be read; the token under which it does."""
    token = secrets.token_hex(16)
    received.path.replace(arrived(token))
    return token


def keep(path: Path, sha256: str) -> None:
    """Give a copy of the file its place; the same content twice is the same file."""
    descriptor, name = tempfile.mkstemp(dir=folder(), prefix=INCOMING)
    os.close(descriptor)
    try:
        shutil.copyfile(path, name)
        Path(name).replace(stored(sha256))
    finally:
        Path(name).unlink(missing_ok=True)


def drop(token: str) -> None:
    """Remove a file that does not wait any more."""
    arrived(token).unlink(missing_ok=True)


def sweep(waiting: Collection[str]) -> None:
    """Remove what interrupted uploads left behind a day ago and longer; files of the tokens `waiting` stay."""
    limit = time.time() - LEFT_BEHIND_SECONDS
    for path in folder("arrivals").iterdir():
        if path.name not in waiting and path.stat().st_mtime < limit:
            path.unlink(missing_ok=True)


def plain_name(name: str | None) -> str:
    """The last part of a file's name as the browser gave it, without folders, within the length of a column."""
    last = PurePath((name or "").replace("\\", "/")).name.replace("\0", "")
    stem, suffix = PurePath(last).stem, PurePath(last).suffix
    return (last if len(last) <= 200 else stem[: 200 - len(suffix)] + suffix)[:200] or "未命名"
