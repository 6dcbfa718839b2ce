"""A report does not claim what it lost points for."""

from dataclasses import replace

import pytest

from heng.domain.finding import Where
from heng.domain.target.declaration import DocumentKind, Paragraph
from tests.domain.review.self_evaluated.forms import form, found, project

LOST = "绩效指标考核：一审服判息诉率指标未达到年度目标，远程庭审系统虽完成建设但尚未推广，扣3分。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实现远程庭审系统覆盖12个法庭。", [("R71", "warning")]),
        ("本年远程庭审系统未推广，下年继续。", []),
        ("远程庭审系统建设按计划推进。", []),
        ("全年完成远程庭审系统建设。", []),  # as the deduction says too
        ("一审服判息诉率实现89.2%。", []),  # its own figure, and no claim of the target
        ("一审服判息诉率、结案率全部实现预期目标。", [("R71", "warning")]),
        ("结案率98%，全部实现预期目标。", [("R70", "warning")]),  # the missed one is left out
        ("一审服判息诉率89.2%。结案率98%，均实现预期目标。", []),
        ("各项工作顺利开展。", []),
    ],
)
def test_what_lost_points_is_not_claimed_elsewhere(text: str, expected: list[tuple[str, str]]) -> None:
    paragraphs = tuple(Paragraph(words, "text", Where(line=line)) for line, words in enumerate((LOST, text), 1))
    document = replace(form(project(), kind=DocumentKind.SELF_EVALUATION_REPORT), paragraphs=paragraphs)
    assert found(document, "R70", "R71") == expected


def test_a_form_is_not_read_as_a_report() -> None:
    paragraphs = (Paragraph(LOST, "text", Where(line=1)), Paragraph("实现远程庭审系统覆盖。", "text", Where(line=2)))
    assert found(replace(form(project()), paragraphs=paragraphs), "R70", "R71") == []
