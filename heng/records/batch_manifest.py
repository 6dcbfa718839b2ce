"""The manifest of a delivered batch (manifest.toml): which court, which system, which files."""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from typing import Any

from heng.domain.errors import UnreadableInput
from heng.rulebook.case_numbers import case_words
from heng.rulebook.contracts import entities

MANIFEST = "manifest.toml"
_COURT = re.compile(r"(?P<initial>最高法|\D)(\d{2}(\d{2})?)?", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class DeliveredFile:
    """One file of a batch: entity, name inside the batch, rows without heading, SHA-256 of its bytes."""

    entity: str
    name: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BatchManifest:
    """What a court system says it delivers."""

    court: str
    system: str
    delivered_at: str
    files: tuple[DeliveredFile, ...]

    @property
    def digest(self) -> str:
        """A digest of court and contents; the order of the files and the time of delivery do not matter."""
        contents = sorted(f"{file.entity} {file.sha256}" for file in self.files)
        return hashlib.sha256("\n".join([self.court, *contents]).encode()).hexdigest()

    @property
    def batch_id(self) -> str:
        """The id under which the batch is known (b-…)."""
        return f"b-{self.digest[:12]}"


def parse_manifest(data: bytes) -> BatchManifest:
    """The manifest that `data` holds; UnreadableInput says what is missing or contradictory in it."""
    try:
        content = tomllib.loads(data.decode("utf-8-sig"))
        manifest = BatchManifest(
            court=str(content["court"]),
            system=str(content["system"]),
            delivered_at=str(content["delivered_at"]),
            files=tuple(_file(entry) for entry in content["files"]),
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise UnreadableInput(
            f"批次清单 {MANIFEST} 不是有效的 TOML（UTF-8）文件：{problem}。请重新导出清单。"
        ) from None
    except (KeyError, TypeError, ValueError) as problem:
        raise UnreadableInput(
            f"批次清单 {MANIFEST} 缺少或写错了 {problem}。须有 court、system、delivered_at，以及每个文件的 entity、file、rows、sha256。"
        ) from None
    _check(manifest)
    return manifest


def _file(entry: dict[str, Any]) -> DeliveredFile:
    return DeliveredFile(str(entry["entity"]), str(entry["file"]), int(entry["rows"]), str(entry["sha256"]).lower())


def _check(manifest: BatchManifest) -> None:
    court = _COURT.fullmatch(manifest.court)
    if court is None or court["initial"] not in case_words().initials:
        raise UnreadableInput(f"批次清单中的法院“{manifest.court}”不是法院代字。应如 粤0192、粤01、粤。")
    if not manifest.files:
        raise UnreadableInput(f"批次清单 {MANIFEST} 没有列出任何文件。")
    for file in manifest.files:
        if file.entity not in entities():
            raise UnreadableInput(f"批次清单中的数据类“{file.entity}”没有契约。已有契约：{'、'.join(entities())}。")
        if not _SHA256.fullmatch(file.sha256):
            raise UnreadableInput(f"批次清单中 {file.name} 的 sha256 不是 64 位十六进制数。请重新计算。")
    for what, names in (
        ("数据类", [file.entity for file in manifest.files]),
        ("文件", [file.name for file in manifest.files]),
    ):
        if len(set(names)) < len(names):
            raise UnreadableInput(f"批次清单中有重复的{what}。一个批次中每类数据只能有一个文件。")
