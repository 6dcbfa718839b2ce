"""The official forms as people meet them in Excel: locked heads, choices, no formulas, ready to print."""

import io

import pytest
from openpyxl import load_workbook

from heng.documents.target_text import read_target
from heng.documents.writers.template_kind import TemplateKind
from heng.documents.writers.template_workbook import blank_template, filled_template
from heng.domain.errors import WrongUsage
from heng.domain.finding import Where
from heng.domain.target.declaration import Document, DocumentKind, Indicator, Project

HERE = Where()


def opened(data: bytes):
    return load_workbook(io.BytesIO(data))


def cells(sheet):
    return {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value is not None}


@pytest.mark.parametrize("kind", TemplateKind)
def test_heads_are_locked_cells_below_are_open_and_the_page_is_a4_across(kind):
    book = opened(blank_template(kind, "甲区人民法院", 2025))
    sheet = book.worksheets[0]
    heading = cells(sheet)["三级指标"]
    assert sheet.protection.sheet
    assert heading.protection.locked
    assert not sheet.cell(heading.row + 1, heading.column).protection.locked
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.freeze_panes is not None
    assert sheet.print_title_rows == f"${heading.row}:${heading.row}"
    assert book.worksheets[-1].title == "填表说明"
    assert book.vba_archive is None


def test_levels_and_signs_are_chosen_from_lists_on_every_row_to_fill():
    sheet = opened(blank_template(TemplateKind.PROJECT_TARGETS, "甲区人民法院", 2025)).worksheets[0]
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    heading = cells(sheet)["指标性质"]
    [signs] = [formula for place, formula in lists.items() if place.startswith(heading.column_letter)]
    assert signs == '"≥,≤,=,>,<,定性"'
    assert any("产出指标" in formula for formula in lists.values())
    assert all(len(formula) <= 257 for formula in lists.values()), "Excel takes no longer list"


def test_a_region_without_weights_has_no_such_column_unless_the_paper_has_weights():
    blank = opened(blank_template(TemplateKind.PROJECT_TARGETS_WIDE, "某法院", 2025, "tianjin")).worksheets[0]
    assert "权重" not in cells(blank)
    assert "权重" in cells(opened(blank_template(TemplateKind.PROJECT_TARGETS_WIDE, "某法院", 2025)).worksheets[0])


def test_an_unknown_profile_is_refused_with_the_known_ones():
    with pytest.raises(WrongUsage, match="可用的有"):
        blank_template(TemplateKind.PROJECT_TARGETS, "某法院", 2025, "atlantis")


def test_text_that_begins_like_a_formula_stays_text():
    indicator = Indicator("产出指标", "数量指标", "=HYPERLINK(1)", read_target("≥1"), HERE)
    project = Project("@SUM(A1)", HERE, objective="+cmd", indicators=(indicator,))
    data = filled_template(Document("x", "", DocumentKind.PROJECT_TARGETS, 2025, "万元", projects=(project,)))
    found = cells(opened(data).worksheets[0])
    for text in ("=HYPERLINK(1)", "@SUM(A1)", "+cmd"):
        assert (found[text].data_type, found[text].quotePrefix) == ("s", True)


def test_equal_forms_are_equal_files():
    first, second = (blank_template(TemplateKind.DEPARTMENT_TARGETS, "某法院", 2025) for _ in range(2))
    assert first == second
