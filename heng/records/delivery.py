"""A delivered batch as bytes: a folder or a zip archive with manifest.toml, whole and as announced."""

import hashlib
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from heng.domain.errors import UnreadableInput, WrongUsage
from heng.records.batch_manifest import MANIFEST, BatchManifest, DeliveredFile, parse_manifest
from heng.rulebook.ingest import ingest_limits

DATA_KINDS = (".csv", ".jsonl", ".parquet")


@dataclass(frozen=True, slots=True)
class Delivery:
    """A batch whose files are all there; `read` gives the verified bytes of one of them."""

    manifest: BatchManifest
    read: Callable[[DeliveredFile], bytes]

    def verify(self) -> None:
        """Read every file once, so that a damaged one is noticed before anything else is said about the batch."""
        for file in self.manifest.files:
            self.read(file)


def batches(path: Path) -> tuple[Path, ...]:
    """The batches at `path` in loading order: the path itself, or the batch folders and archives directly inside."""
    if not path.exists():
        raise WrongUsage(f"找不到 {path}。请给出批次文件夹或 zip 文件。")
    if path.is_file() or (path / MANIFEST).exists():
        return (path,)
    inside = [child for child in sorted(path.iterdir()) if child.suffix == ".zip" or (child / MANIFEST).exists()]
    if not inside:
        raise UnreadableInput(
            f"{path} 中没有批次清单 {MANIFEST}。每个批次须附清单，写明法院、系统和各文件的行数与校验值。"
        )
    return tuple(inside)


def open_delivery(path: Path) -> Delivery:
    """The batch at `path`; UnreadableInput where files are missing, not announced, damaged or too large."""
    contents = _archive(path) if path.is_file() else _folder(path)
    if MANIFEST not in contents:
        raise UnreadableInput(f"{path.name} 中没有批次清单 {MANIFEST}。")
    manifest = parse_manifest(contents[MANIFEST]())
    announced = {file.name for file in manifest.files}
    extra = sorted(name for name in contents if name.endswith(DATA_KINDS) and name not in announced)
    if extra:
        raise UnreadableInput(f"{path.name} 中的 {'、'.join(extra)} 没有列入清单。请补入清单，或从批次中移走。")
    missing = sorted(announced - set(contents))
    if missing:
        raise UnreadableInput(f"{path.name} 缺少清单所列的文件：{'、'.join(missing)}。请重新打包。")
    return Delivery(manifest, lambda file: _verified(contents[file.name](), file))


def _verified(data: bytes, file: DeliveredFile) -> bytes:
    found = hashlib.sha256(data).hexdigest()
    if found != file.sha256:
        raise UnreadableInput(
            f"{file.name} 的内容与清单不符（sha256 应为 {file.sha256[:12]}…，实为 {found[:12]}…）。请重新传送。"
        )
    return data


def _folder(path: Path) -> dict[str, Callable[[], bytes]]:
    files = [child for child in sorted(path.iterdir()) if child.is_file()]
    _refuse_oversize(path.name, sum(file.stat().st_size for file in files))
    return {file.name: file.read_bytes for file in files}


def _archive(path: Path) -> dict[str, Callable[[], bytes]]:
    """The files of a zip, read in place (nothing is unpacked to disk); one enclosing folder is allowed."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, OSError):
        raise UnreadableInput(f"{path.name} 不是完整的 zip 文件。请重新打包或传送。") from None
    _refuse_oversize(path.name, sum(entry.file_size for entry in entries))
    names = {PurePosixPath(entry.filename).name: entry.filename for entry in entries}
    if len(names) < len(entries):
        raise UnreadableInput(f"{path.name} 中有同名文件。一个 zip 只能装一个批次。")
    return {name: lambda inside=inside: _unzip(path, inside) for name, inside in names.items()}  # type: ignore[misc]


def _unzip(path: Path, name: str) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(name)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):
        raise UnreadableInput(f"{path.name} 中的 {name} 已损坏或加密，无法解压。请重新打包。") from None


def _refuse_oversize(name: str, size: int) -> None:
    limit = ingest_limits().bytes
    if size > limit:
        raise UnreadableInput(f"{name} 解开后有 {size} 字节，超过上限 {limit}。请分批交付。")
