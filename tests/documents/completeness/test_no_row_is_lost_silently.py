"""A row that looks like an indicator and was read as nothing is announced, whatever layout left it out."""

import pytest

from heng.documents.completeness.coverage import gaps
from heng.documents.completeness.read_paper import ReadPaper
from heng.documents.read import interpret, read_content
from heng.rulebook.profiles import load_profile
from tests.documents.completeness.conftest import ABOVE, HEADINGS, ROWS
from tests.documents.relay.formats import OFFICE, TEXT
from tests.documents.relay.sheet import Put, Sheet


@pytest.fixture(params=["xlsx", "docx", "html", "csv", "txt", "xls"])
def paper(request):
    rows = tuple(tuple(map(Put, row)) for row in (HEADINGS, *ROWS))
    content = read_content((OFFICE | TEXT)[request.param]([Sheet("表", rows, ABOVE)]), f"paper.{request.param}")
    return content, interpret(content, "paper", "")


def lost(content, document):
    return list(gaps(ReadPaper(content, document, load_profile("central"))))


def test_a_paper_read_whole_has_no_such_row(paper):
    assert lost(*paper) == []


@pytest.mark.parametrize("index", range(len(ROWS)))
def test_a_row_that_a_layout_left_out_is_found(paper, index):
    content, document = paper
    [project] = document.projects
    kept = tuple(one for number, one in enumerate(project.indicators) if number != index)
    thinner = type(document)(
        document.file,
        document.sha256,
        document.kind,
        document.fiscal_year,
        document.money_unit,
        document.units,
        (type(project)(project.name, project.indicators[-1 if index == 0 else 0].where, indicators=kept),),
    )
    [finding] = lost(content, thinner)
    assert (finding.rule, ROWS[index][4] in finding.message) == ("I98", True)


def test_nothing_is_said_of_a_file_that_no_layout_recognised(read):
    codes = [finding.rule for finding in read([("产出指标", "审结案件数", "≥900件")], above=()).findings]
    assert codes == ["I01"]
