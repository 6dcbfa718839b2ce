"""Forms and tables that a PDF file prints without any lines are read with the columns of each part."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from heng.documents.content import Content
from heng.documents.read import interpret
from heng.documents.readers.pdf import read_pdf
from tests.documents.relay import pdf
from tests.documents.relay.agreement import declared, differences, heard
from tests.documents.relay.layouts import PROJECT_LAYOUTS
from tests.documents.relay.papers import maintenance
from tests.documents.relay.sheet import Sheet
from tests.documents.relay.style import Style

FORMS = [name for name in PROJECT_LAYOUTS if "wide" not in name and name != "guangdong"]
# Where a date breaks in the middle of a narrow column, its end is told from a row of its own only with lines.
AT_THE_TOP = [name for name in FORMS if name != "hubei over three years"]


def sheets_of(name: str) -> list[Sheet]:
    """Two forms of one court, below each other on a page."""
    return PROJECT_LAYOUTS[name].lay(maintenance(), Style())


def all_characters(content: Content) -> Counter[str]:
    """How often each character stands in the lines and cells."""
    cells = (cell.text for grid in content.grids for row in grid.rows for cell in row)
    return Counter("".join("".join((*cells, *(line.text for line in content.lines))).split()))


def characters_printed(sheets: Sequence[Sheet]) -> Counter[str]:
    """The same of what was printed."""
    texts = (
        text for sheet in sheets for text in (*sheet.above, *sheet.below, *(put.text for *_, put in sheet.placed()))
    )
    return Counter("".join("".join(texts).split()))


@pytest.mark.parametrize("name", AT_THE_TOP)
def test_forms_with_columns_of_their_own_below_each_other_are_read_without_lines(name: str) -> None:
    content = read_pdf(pdf.unruled(sheets_of(name), size=8, align="TOP"))
    document = interpret(content, "paper.pdf", "")
    assert (
        list(differences(declared(maintenance(), PROJECT_LAYOUTS[name]), heard(document, PROJECT_LAYOUTS[name]))) == []
    )
    assert "I46" in {finding.rule for finding in document.findings}


@pytest.mark.parametrize("align", ["TOP", "MIDDLE"])
@pytest.mark.parametrize("name", PROJECT_LAYOUTS)
def test_no_character_is_lost_where_lines_are_missing(name: str, align: str) -> None:
    sheets = sheets_of(name)
    content = read_pdf(pdf.unruled(sheets, size=8, wide="wide" in name, align=align))
    assert all_characters(content) == characters_printed(sheets)


def test_levels_in_the_middle_of_their_rows_are_read_from_a_printed_web_page(tmp_path: Path) -> None:
    names = ["central", "sichuan form", "tianjin", "shanghai"]
    pages = {name: pdf.web_page(sheets_of(name), border="none", size="9pt") for name in names}
    for name, data in pdf.printed(pages, tmp_path).items():
        document = interpret(read_pdf(data), "paper.pdf", "")
        layout = PROJECT_LAYOUTS[name]
        assert list(differences(declared(maintenance(), layout), heard(document, layout))) == []
