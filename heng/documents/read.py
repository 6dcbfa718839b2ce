"""Reading a paper: what kind of file it is, its content, and the layout that knows what the content says."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from heng.documents.completeness.check import gaps
from heng.documents.content import Content
from heng.documents.layouts import LAYOUTS
from heng.documents.mapping.apply import apply_mappings
from heng.documents.mapping.mapping import Mapping
from heng.documents.own_list import without_own_list
from heng.documents.readers.allowance import allow_seconds
from heng.documents.readers.invisible import without_invisible
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.sniff import Format, sniff
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.target.declaration import Document

# Format → module and function. A reader is imported when it is needed: some load large libraries.
_READERS: dict[Format, tuple[str, str]] = {
    "text": ("text", "read_text"),
    "csv": ("csv", "read_csv"),
    "xlsx": ("xlsx", "read_xlsx"),
    "xls": ("xls", "read_xls"),
    "xlsb": ("xlsb", "read_xlsb"),
    "spreadsheet_xml": ("spreadsheet_xml", "read_spreadsheet_xml"),
    "open_document": ("open_document", "read_open_document"),
    "docx": ("docx", "read_docx"),
    "html": ("html", "read_html"),
    "mht": ("mht", "read_mht"),
    "image": ("image", "read_image"),
    "pdf": ("pdf", "read_pdf"),
}


def read_document(path: Path, name: str | None = None) -> Document:
    """The paper in the file `path`, called `name` (by default the file's own name).

    A readable file that no layout recognises is a document of kind unknown with the finding I01. Raises
    UnreadableInput, with the name of the file and what to do, where the file itself cannot be read.
    """
    return read_with_content(path, name)[0]


def read_with_content(
    path: Path, name: str | None = None, mappings: Sequence[Mapping] = ()
) -> tuple[Document, Content]:
    """As `read_document`, with the content that the paper was read from; tables that `mappings` fit are read by them."""
    called = name or path.name
    try:
        data = read_bytes(path)
        content = read_content(data, called)
        return interpret(content, called, hashlib.sha256(data).hexdigest(), mappings), content
    except UnreadableInput as problem:
        raise UnreadableInput(f"“{called}”：{problem}") from problem


def read_bytes(path: Path) -> bytes:
    """The bytes of a file within the limit; UnreadableInput where there is no readable file."""
    try:
        if path.is_dir():
            raise UnreadableInput("这是文件夹。请选择其中的文件逐个导入。")
        if not path.is_file():
            raise UnreadableInput("文件不存在，或不是普通文件。请检查路径和文件名。")
        allowed = limit("file", "bytes")
        with path.open("rb") as file:
            data = file.read(allowed + 1)
    except OSError as problem:
        raise UnreadableInput(
            f"文件打不开（{problem.strerror}）。请检查权限和文件名，或关闭正在使用它的程序后再试。"
        ) from problem
    if len(data) > allowed:
        raise beyond("文件大小", max(path.stat().st_size, len(data)), allowed, "字节")
    return data


def read_content(data: bytes, name: str = "") -> Content:
    """The content of a file; its kind is judged by its bytes. Raises UnreadableInput for what no reader reads."""
    module, function = _READERS[sniff(data, name)]
    content: Content = getattr(import_module(f"heng.documents.readers.{module}"), function)(data)
    cells = sum(len(row) for grid in content.grids for row in grid.rows)
    allow_seconds(cells // limit("process", "many_cells") * limit("process", "many_cells_seconds"))
    return without_own_list(without_invisible(content))


def interpret(content: Content, file: str, sha256: str, mappings: Sequence[Mapping] = ()) -> Document:
    """The paper that `content` is; what the reader announced comes first.

    Tables that one of `mappings` fits are read by it, all else by the layout that is surest of it.
    """

    def by_layout(part: Content) -> Document:
        return _by_layout(part, file, sha256)

    document = apply_mappings(content, file, sha256, mappings, by_layout) if mappings else by_layout(content)
    repeated = set(content.notes)
    findings = (*content.notes, *(note for note in document.findings if note not in repeated))
    document = replace(document, findings=findings)
    return replace(document, findings=(*findings, *gaps(content, document)))


def _by_layout(content: Content, file: str, sha256: str) -> Document:
    scores = [(layout.recognise(content), layout) for layout in LAYOUTS]
    best, layout = max(scores, key=lambda pair: pair[0], default=(0, None))
    return layout.read(content, file, sha256) if layout and best > 0 else _unknown(content, file, sha256)


def _unknown(content: Content, file: str, sha256: str) -> Document:
    seen = f"读到 {len(content.lines)} 行文字、{len(content.grids)} 张表"
    message = f"没有认出这份材料的版式（{seen}，已对照全部 {len(LAYOUTS)} 类版式）。"
    fix = "请确认是绩效目标表、自评表、自评报告或部门预算；如是，请检查表头是否完整，在“文件”页面手工对应栏目，或改用官方模板填写后导入。"
    finding = Finding("I01", Severity.ERROR, Certainty.EXTRACTION, file, message, fix)
    return Document(file=file, sha256=sha256, findings=(finding,))
