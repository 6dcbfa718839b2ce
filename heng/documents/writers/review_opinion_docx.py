"""The review opinion as a Word file: what the PDF says, open to changes by the reviewer."""

import io
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from heng.documents.writers import review_opinion_text as text
from heng.documents.writers.archive import without_moment
from heng.documents.writers.docx_field import footer_line
from heng.documents.writers.docx_grid import (
    HEAD,
    SIZE,
    SMALL,
    SOFT,
    TINY,
    Words,
    add_words,
    clean,
    fill,
    grid,
    merge,
    merge_same,
)
from heng.documents.writers.docx_page import official_document
from heng.domain.review.opinion import Opinion

_COLOURS = {"error": "B42318", "warning": "B54708", "hint": "175CD3"}
_GROUP = "F7F9FA"
_FINDING_WIDTHS = (11, 15, 44, 108)


def write(opinion: Opinion) -> bytes:
    """The opinion as an A4 DOCX; equal opinions give equal bytes."""
    document = official_document(opinion.title)
    _set_page(document, opinion)
    _head(document, opinion)
    _chapter(document, "一、审核情况")
    _scores(document, opinion)
    _chapter(document, "二、审核发现的问题")
    sections = text.sections(opinion)
    if not sections:
        _line(document, text.nothing(opinion))
    for section in sections:
        _line(document, f"{section.title}（{section.count}条）", bold=True, keep=True)
        _findings(document, section)
    _waived(document, opinion)
    _signature(document, opinion)
    _annex(document, opinion)
    written = io.BytesIO()
    document.save(written)
    return without_moment(written.getvalue())


def _set_page(document: Any, opinion: Opinion) -> None:
    section = document.sections[0]
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin, section.bottom_margin, section.footer_distance = Mm(16), Mm(20), Mm(9)
    for name in ("Normal", "Heading 1"):
        document.styles[name].font.size = Pt(11) if name == "Heading 1" else SIZE
        document.styles[name].paragraph_format.line_spacing = 1.15
    document.styles["Heading 1"].font.bold = True
    document.styles["Footer"].paragraph_format.tab_stops.clear_all()
    document.styles["Heading 1"].paragraph_format.space_before = Pt(10)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(4)
    document.styles["Title"].font.size = Pt(18)
    names, checksum = map(clean, text.footer(opinion))
    footer_line(section.footer.paragraphs[0], names, section.page_width - section.left_margin * 2)
    add_words(section.footer.add_paragraph(), (checksum, False, SOFT, Pt(7)))


def _head(document: Any, opinion: Opinion) -> None:
    rows = [[[(label, False, "", SIZE)], [(value, False, "", SIZE)]] for label, value in opinion.facts]
    table = grid(document, (20, 158), rows)
    for row in table.rows:
        fill(row.cells[0], HEAD)
    _line(document, "").paragraph_format.line_spacing = Pt(6)
    grade, sentence = text.verdict(opinion)
    box = grid(document, (28, 150), [[[], [(sentence, False, "", SIZE)]]])
    fill(box.cell(0, 0), HEAD)
    first = box.cell(0, 0).paragraphs[0]
    first.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_words(first, ("建议等级", False, SOFT, SMALL))
    large = box.cell(0, 0).add_paragraph()
    large.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_words(large, (grade, True, "", Pt(22)))
    add_words(box.cell(0, 1).add_paragraph(), (opinion.summary, False, "", SIZE))


def _scores(document: Any, opinion: Opinion) -> None:
    headings = ("方面", "要点", "审核内容", "分值", "建议分", "扣分说明")
    rows = [
        [
            [(row.part, True, "", SIZE)],
            [(row.point, False, "", SIZE)],
            [(row.question, False, SOFT, SMALL)],
            [(row.maximum, False, "", SIZE)],
            [(row.points, False, "", SIZE)],
            [(row.lost, False, "", SMALL)],
        ]
        for row in text.score_rows(opinion)
    ]
    table = grid(document, (18, 22, 56, 11, 14, 57), rows, headings, right=(3, 4))
    merge_same(table)
    for note in opinion.notes:
        add_words(document.add_paragraph(), (f"注：{note}", False, SOFT, TINY))


def _findings(document: Any, section: text.Section, plain: bool = False) -> None:
    rows: list[list[list[Words]]] = []
    heads: list[int] = []
    for group in section.groups:
        heads.append(len(rows) + 1)
        rows.append([_group_words(group), [], [], []])
        rows += [_entry_words(entry, plain) for entry in group.entries]
    table = grid(document, _FINDING_WIDTHS, rows, ("序号", "级别", "对象", "问题"), centre=(0, 1))
    for number in heads:
        cells = table.rows[number].cells
        merged = merge(cells[0], cells[-1])
        merged.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT
        merged.paragraphs[0].paragraph_format.keep_with_next = True
        fill(merged, _GROUP)


def _group_words(group: text.Group) -> list[Words]:
    parts: list[Words] = [(f"{group.rule}　{group.title}", True, "", SIZE)]
    parts += [(f"　{group.point}", False, SOFT, TINY)] if group.point else []
    parts += [(f"　改法：{group.fix}", False, "", SMALL)] if group.fix else []
    return parts + ([(f"　依据：{group.source}", False, SOFT, TINY)] if group.source else [])


def _entry_words(entry: text.Entry, plain: bool) -> list[list[Words]]:
    colour = SOFT if plain else _COLOURS[entry.severity]
    level: list[Words] = [(entry.word, True, colour, SIZE)]
    level += [(f"\n{entry.remark}", False, SOFT, Pt(7))] if entry.remark else []
    problem: list[Words] = [(entry.message, False, "", SIZE)]
    problem += [(f"改法：{entry.fix}", False, SOFT, SIZE)] if entry.fix else []
    problem += [(f"［{entry.place}］", False, SOFT, TINY)] if entry.place else []
    return [[(str(entry.number), False, "", SIZE)], level, [(entry.subject, False, "", Pt(8.5))], problem]


def _waived(document: Any, opinion: Opinion) -> None:
    rows = [[[(part, False, "", SIZE)] for part in row] for row in text.waived_rows(opinion)]
    if rows:
        _chapter(document, f"三、已说明保留的意见（{len(rows)}条）")
        _line(document, text.WAIVED_LEAD)
        grid(document, (11, 17, 36, 57, 57), rows, ("序号", "规则", "对象", "问题", "保留理由"), centre=(0,))


def _signature(document: Any, opinion: Opinion) -> None:
    boxes = "".join(f"　□ {grade}" for grade in opinion.grade_names)
    lines = (
        f"审核结论（由审核人确定）：{boxes}",
        "审核单位（盖章）：",
        "审核人（签字）：　　　　　　　　　　日期：　　　　年　　月　　日",
    )
    for position, words in enumerate(lines):
        line = _line(document, words, keep=position < len(lines) - 1)
        line.paragraph_format.space_before = Pt(14)


def _annex(document: Any, opinion: Opinion) -> None:
    annex = text.annex(opinion)
    if annex.count:
        _chapter(document, f"{annex.title}（{annex.count}条）").paragraph_format.page_break_before = True
        _line(document, text.ANNEX_LEAD)
        _findings(document, annex, plain=True)


def _chapter(document: Any, title: str) -> Any:
    return document.add_heading(title, 1)


def _line(document: Any, words: str, *, bold: bool = False, keep: bool = False) -> Any:
    added = document.add_paragraph()
    added.paragraph_format.keep_with_next = keep
    added.paragraph_format.space_before = added.paragraph_format.space_after = Pt(3)
    add_words(added, (words, bold, "", SIZE))
    return added
