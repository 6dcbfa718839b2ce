"""Office packages (zip): opened with limits that count what is really inflated, and XML parsed without any entity."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from heng.documents.readers.limits import beyond, limit
from heng.domain.errors import UnreadableInput

_CHUNK = 1 << 20
_DAMAGED = "文件已损坏或不完整（可能下载中断）。请重新下载，或用 Office、WPS 打开后另存一份再导入。"
_SUSPICIOUS = "文件结构异常（{}），为安全起见未读取。请用 Office 或 WPS 打开后另存一份再导入。"


@dataclass(frozen=True, slots=True)
class Package:
    """The inflated parts of a package by their names, without leading slash."""

    parts: dict[str, bytes]

    def xml(self, name: str) -> etree._Element:
        """The root of the XML part `name`; raises UnreadableInput where it is absent or damaged."""
        if name not in self.parts:
            raise UnreadableInput(_DAMAGED)
        return parse_xml(self.parts[name])

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
    """All XML and relation parts of an office package, inflated within the limits.

    Raises UnreadableInput for damaged, encrypted or suspicious packages (doubled names, paths that lead outside,
    document type declarations) and beyond the limits on entries and inflated bytes.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_entries(entries)
            return Package({entry.filename.lstrip("/"): part for entry, part in _inflated(archive, entries)})
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as problem:
        raise UnreadableInput(_DAMAGED) from problem


def parse_xml(part: bytes) -> etree._Element:
    """The root of an XML part, parsed without entities, network or huge trees."""
    try:
        root = etree.fromstring(part, _parser())
    except etree.XMLSyntaxError as problem:
        raise UnreadableInput(_DAMAGED) from problem
    if _has_doctype(root):
        raise UnreadableInput(_SUSPICIOUS.format("含有文档类型声明或实体"))
    return root


def elements(part: bytes, *names: str) -> Iterator[etree._Element]:
    """The elements of these local names in a large XML part, one after another, each forgotten after use."""
    tags = tuple(f"{{*}}{name}" for name in names)
    try:
        context = etree.iterparse(
            io.BytesIO(part), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        for _, element in context:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as problem:
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


def _inflated(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    """Every entry with its content; media are counted against the limit too, but only parts that are read are kept."""
    left = limit("package", "inflated_bytes")
    for entry in entries:
        kept, content = entry.filename.lower().endswith((".xml", ".rels")), bytearray()
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    allowed = limit("package", "inflated_bytes") >> 20
                    raise UnreadableInput(
                        f"文件展开后超过 {allowed} MiB，可能是异常压缩的文件，未读取。请确认文件来源。"
                    )
                content += chunk if kept else b""
        yield entry, bytes(content)
