"""Builders of small office files, so that each test shows the part of the file that it is about."""

import io
import zipfile
from collections.abc import Callable

import pytest

_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_RELATION = (
    '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
)
_SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def relations(*entries: tuple[str, str, str]) -> str:
    return _RELATIONS.format("".join(_RELATION.format(*entry) for entry in entries))


@pytest.fixture
def package() -> Callable[[dict[str, str | bytes]], bytes]:
    """A zip of the given parts."""
    return zipped


@pytest.fixture
def workbook() -> Callable[..., bytes]:
    """A workbook of one sheet "表" with the given sheet data, number formats by style and other parts."""

    def build(rows: str, after: str = "", formats: tuple[str, ...] = (), state: str = "visible", **parts: str) -> bytes:
        styles = "".join(f'<numFmt numFmtId="{170 + n}" formatCode="{code}"/>' for n, code in enumerate(formats))
        cells = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{170 + n}"/>' for n in range(len(formats)))
        return zipped(
            {
                "[Content_Types].xml": _TYPES,
                "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
                "xl/workbook.xml": f'<workbook {_SHEET}><sheets><sheet name="表" sheetId="1" state="{state}" r:id="s1"/></sheets></workbook>',
                "xl/_rels/workbook.xml.rels": relations(
                    ("s1", "worksheet", "worksheets/sheet1.xml"), ("s2", "styles", "styles.xml")
                ),
                "xl/styles.xml": f"<styleSheet {_SHEET}><numFmts>{styles}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>",
                "xl/worksheets/sheet1.xml": f"<worksheet {_SHEET}>{parts.pop('before', '')}<sheetData>{rows}</sheetData>{after}</worksheet>",
                **parts,
            }
        )

    return build


@pytest.fixture
def word() -> Callable[[str], bytes]:
    """A Word document with the given body."""

    def build(body: str) -> bytes:
        return zipped(
            {
                "[Content_Types].xml": _TYPES,
                "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
                "word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>",
            }
        )

    return build
