"""Office packages (zip): opened with limits that count what is really inflated, and XML parsed without any entity."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from lxml import etree

from heng.documents.readers.limits import beyond, limit
from heng.domain.errors import UnreadableInput

_CHUNK = 1 << 20
_HEAD = 4096
_DAMAGED = "文件已损坏或不完整（可能下载中断）。请重新下载，或用 Office、WPS 打开后另存一份再导入。"
_SUSPICIOUS = "文件结构异常（{}），为安全起见未读取。请用 Office 或 WPS 打开后另存一份再导入。"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a package by their names, without leading slash; each is inflated when it is asked for."""

    archive: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]

    def open(self, name: str) -> IO[bytes]:
        """The content of the part `name` as a stream; KeyError where it is absent."""
        return self.archive.open(self.parts[name])

    def xml(self, name: str) -> etree._Element:
        """The root of the XML part `name`; raises UnreadableInput where it is absent or damaged."""
        if name not in self.parts:
            raise UnreadableInput(_DAMAGED)
        if self.parts[name].file_size > limit("package", "part_bytes"):
            raise beyond("文件正文展开后的大小", self.parts[name].file_size, limit("package", "part_bytes"), "字节")
        with self.open(name) as stream:
            return parse_xml(stream.read())

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """The relations of the part `name`: id → (last word of the type, name of the related part)."""
        folder, file = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if rels not in self.parts:
            return {}
        found = {}
        for relation in self.xml(rels).iter("{*}Relationship"):
            target = relation.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], path)
        return found

    def main(self) -> str:
        """The name of the part that holds the document itself."""
        return next((part for kind, part in self.related("").values() if kind == "officeDocument"), "")

    def has_macros(self) -> bool:
        """Whether the package carries a macro project."""
        return any(name.lower().endswith("vbaproject.bin") for name in self.parts)


def entry_names(data: bytes) -> list[str]:
    """The names of the entries of a zip; raises UnreadableInput where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as problem:
        raise UnreadableInput(_DAMAGED) from problem


def open_package(data: bytes) -> Package:
    """The parts of an office package, once each has been inflated on trial within the limits.

    Raises UnreadableInput for damaged, encrypted or suspicious packages (doubled names, paths that lead outside,
    document type declarations) and beyond the limits on entries and inflated bytes.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
        _check_entries(entries)
        _check_inflated(archive, entries)
        return Package(archive, {entry.filename.lstrip("/"): entry for entry in entries})
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as problem:
        raise UnreadableInput(_DAMAGED) from problem


def parse_xml(part: bytes) -> etree._Element:
    """The root of an XML part, parsed without entities, network or huge trees."""
    if b"<!DOCTYPE" in part[:_HEAD] or b"<!ENTITY" in part[:_HEAD]:
        raise UnreadableInput(_SUSPICIOUS.format("含有文档类型声明或实体"))
    try:
        root = etree.fromstring(part, _parser())
    except etree.XMLSyntaxError as problem:
        if getattr(problem, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from problem
        raise UnreadableInput(_DAMAGED) from problem
    if _has_doctype(root):
        raise UnreadableInput(_SUSPICIOUS.format("含有文档类型声明或实体"))
    return root


def elements(part: IO[bytes], *names: str) -> Iterator[etree._Element]:
    """The elements of these local names in a large XML part, one after another, each forgotten after use."""
    tags = tuple(f"{{*}}{name}" for name in names)
    head = part.peek(_HEAD)[:_HEAD] if isinstance(part, zipfile.ZipExtFile) else b""
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise UnreadableInput(_SUSPICIOUS.format("含有文档类型声明或实体"))
    try:
        context = etree.iterparse(
            part, tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        for _, element in context:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError) as problem:
        raise UnreadableInput(_DAMAGED) from problem
    if context.root is not None and _has_doctype(context.root):
        raise UnreadableInput(_SUSPICIOUS.format("含有文档类型声明或实体"))


def _has_doctype(root: etree._Element) -> bool:
    return root.getroottree().docinfo.internalDTD is not None


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > limit("package", "entries"):
        raise beyond("文件内的组成部分", len(entries), limit("package", "entries"), "个")
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) != len(names):
        raise UnreadableInput(_SUSPICIOUS.format("内部有重名部分"))
    if any(name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") for name in names):
        raise UnreadableInput(_SUSPICIOUS.format("内部路径指向文件之外"))
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableInput("文件已加密，无法读取。请取消密码后再导入。")


def _check_inflated(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Inflate every entry and forget it again: what counts is what comes out, not the sizes that the entries state."""
    left = limit("package", "inflated_bytes")
    if sum(entry.file_size for entry in entries) > left:
        raise _inflates_too_far()
    for entry in entries:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _inflates_too_far()


def _inflates_too_far() -> UnreadableInput:
    allowed = limit("package", "inflated_bytes") >> 20
    return UnreadableInput(f"文件展开后超过 {allowed} MiB，可能是异常压缩的文件，未读取。请确认文件来源。")
