"""PDF files: tables as grids, all other text as lines with tabs for wide gaps; pictures of pages go to recognition."""

from collections.abc import Iterator

import pypdfium2

from heng.documents.content import Content
from heng.documents.readers.announce import announce
from heng.documents.readers.limits import beyond, limit
from heng.documents.readers.ocr.scan import Scanner, installed, missing
from heng.documents.readers.pdf_page import PageReader
from heng.documents.readers.pdf_pages import Page, in_order
from heng.documents.readers.pdf_turned import turned_back
from heng.domain.errors import UnreadableInput
from heng.domain.finding import Where

_PASSWORD = "文件设有打开密码，无法读取。请取消密码后再导入。"  # noqa: S105
_DAMAGED = "PDF 文件已损坏或不完整。请重新下载或重新导出后再导入。"
_SCANNED = "PDF 里没有文字，可能是扫描件。请导入带文字的 PDF，或原始的 Word、Excel 文件。"


def read_pdf(data: bytes) -> Content:
    """The lines of all pages (each with page, number and box, in points from the top left) and their tables.

    A table that goes on over a page break is one grid. Pages without text and whatever cannot be read are announced.
    Raises UnreadableInput for encrypted, damaged and scanned files and beyond the limits.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        raise UnreadableInput(_PASSWORD if "password" in str(problem).lower() else _DAMAGED) from problem
    scanner = Scanner()
    reader = PageReader(scanner)
    try:
        pages = list(_pages(document, reader))
    except pypdfium2.PdfiumError as problem:
        raise UnreadableInput(_DAMAGED) from problem
    finally:
        document.close()
    lines, grids, notes = in_order(pages)
    if not lines and not grids:
        raise UnreadableInput(_SCANNED) if installed() else missing("PDF 里没有文字，可能是扫描件")
    empty = [Where(page=page.number) for page in pages if not (page.lines or page.tables or page.notes)]
    notes = [*scanner.notes(), *(announce("I09", f"第 {where.page} 页没有文字，", where) for where in empty), *notes]
    return turned_back(Content("pdf", lines, grids, notes=tuple(notes)), reader.turned)


def _pages(document: pypdfium2.PdfDocument, reader: PageReader) -> Iterator[Page]:
    if len(document) > limit("pdf", "pages"):
        raise beyond("PDF 页数", len(document), limit("pdf", "pages"), "页")
    if document.get_formtype():
        document.init_forms()
    for index in range(len(document)):
        page = document[index]
        try:
            yield reader.read(page, index + 1)
        finally:
            page.close()
