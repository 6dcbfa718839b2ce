"""Weights that do not reach the whole say how much is missing and at which level."""

import pytest

from heng.domain.finding import Certainty, Severity
from tests.documents.completeness.conftest import HEADINGS, ROWS


def test_a_whole_paper_is_not_suspected(read):
    assert not [finding for finding in read([HEADINGS, *ROWS]).findings if finding.rule >= "I90"]


@pytest.mark.parametrize("lost", range(len(ROWS)))
def test_each_lost_row_is_missed(announced, lost):
    rows = [HEADINGS, *(row for index, row in enumerate(ROWS) if index != lost)]
    assert len(announced("I90", rows)) == 1


def test_the_level_that_falls_short_is_named_with_its_last_row(announced):
    [message] = announced("I90", [HEADINGS, *ROWS[:2], *ROWS[3:]])
    assert "合计为80，应为90，少10" in message
    assert "“产出指标”（最后一行是“生效裁判改判率”）" in message


def test_too_much_is_said_too(announced):
    [message] = announced("I90", [HEADINGS, *ROWS, (*ROWS[-1][:-1], "15")])
    assert "合计为105，应为100，多5" in message


def test_a_weight_that_was_not_read_is_counted(announced):
    [message] = announced("I90", [HEADINGS, *ROWS[:-1], (*ROWS[-1][:-1], "")])
    assert "其中1个指标没有读到权重" in message


def test_papers_without_weights_are_left_alone(announced):
    assert announced("I90", [HEADINGS[:-1], *(row[:-1] for row in ROWS)]) == []


def test_files_that_keep_every_cell_give_a_hint_and_torn_text_a_warning(read):
    rows = [HEADINGS, *ROWS[1:]]
    severities = {
        kind: next(finding for finding in read(rows, kind=kind).findings if finding.rule == "I90").severity
        for kind in ("xlsx", "docx", "txt")
    }
    assert severities == {"xlsx": Severity.HINT, "docx": Severity.HINT, "txt": Severity.WARNING}


def test_a_gap_is_never_blamed_on_the_author(read):
    found = [finding for finding in read([HEADINGS, *ROWS[1:]]).findings if finding.rule >= "I90"]
    assert {finding.certainty for finding in found} == {Certainty.EXTRACTION}
    assert all(finding.where for finding in found)
