"""Where uploaded batches lie: HENG_HOME/deliveries/<sha256>/<name>."""

import hashlib
import tempfile
from pathlib import Path, PurePath

from django.core.files.base import File

from heng.domain.errors import UnreadableInput
from heng.records.home import data_folder


def keep(upload: "File[bytes]", limit_mib: int) -> tuple[str, str, int]:
    """Keep the upload; gives its name, digest and size. UnreadableInput beyond `limit_mib`, with nothing kept."""
    name = PurePath((upload.name or "").replace("\\", "/")).name[-150:] or "批次.zip"
    digest, size = hashlib.sha256(), 0
    with tempfile.TemporaryDirectory(dir=_folder(), prefix="incoming-") as waiting:
        path = Path(waiting) / "batch"
        with path.open("wb") as file:
            for chunk in upload.chunks():
                size += len(chunk)
                if size > limit_mib * 2**20:
                    raise UnreadableInput(f"“{name}”超过 {limit_mib} MiB 的上限，没有保存。请分成几个批次交付。")
                digest.update(chunk)
                file.write(chunk)
        place = stored(digest.hexdigest(), name)
        place.parent.mkdir(exist_ok=True, mode=0o750)
        path.replace(place)
    return name, digest.hexdigest(), size


def stored(sha256: str, name: str) -> Path:
    """Where the batch with this digest and name lies."""
    return _folder() / sha256 / name


def _folder() -> Path:
    path = data_folder() / "deliveries"
    path.mkdir(exist_ok=True, mode=0o750)
    return path
