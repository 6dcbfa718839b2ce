"""The Word report: what it says, how it looks, and that equal input gives equal bytes."""

import io
import time
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table

from heng.documents.writers.self_evaluation_docx import report_title, self_evaluation_docx
from heng.domain.self_evaluation.department_facts import DepartmentFacts, Narrative
from heng.domain.self_evaluation.score import evaluate
from heng.rulebook.self_evaluation import scheme, scoring_rules
from heng.rulebook.self_evaluation_facts import facts_files, read_facts

FACTS = read_facts(next(facts_files()))


def _report(facts: DepartmentFacts = FACTS) -> bytes:
    return self_evaluation_docx(evaluate(scheme(facts.scheme), facts, scoring_rules()), facts)


def _opened(content: bytes) -> Any:
    return Document(io.BytesIO(content))


@pytest.fixture(scope="module")
def report():
    return _opened(_report())


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_title_and_the_four_chapters_stand_in_order(report):
    headings = [one.text for one in report.paragraphs if one.style.name in ("Title", "Heading 1")]
    chapters = ["一、基本情况", "二、综合评价分析", "三、存在的主要问题", "四、下一步改进措施"]
    assert headings == [report_title(FACTS), *chapters]


def test_the_money_is_shown_with_the_recomputed_rate(report):
    assert _rows(report.tables[0])[1:] == [
        ["年度预算", "8634.17"],
        ["实际支出", "8631.73"],
        ["　其中：基本支出", "4148.76"],
        ["　　　　项目支出", "4482.97"],
        ["预算完成率（实际支出÷年度预算）", "99.97%"],
    ]


def test_the_conclusion_and_the_score_table_give_the_total_the_parts_and_the_grade(report):
    text = "\n".join(one.text for one in report.paragraphs)
    assert "得分88.63分，等级为“良”" in text
    rows = _rows(report.tables[1])
    assert ["履职效能小计", "", "", "50", "45.98", "4.02"] in rows
    assert ["管理效率小计", "", "", "50", "42.65", "7.35"] in rows
    assert rows[-1] == ["合计", "", "", "100", "88.63", "11.37"]


def test_every_deduction_stands_with_its_arithmetic_and_its_grounds(report):
    rows = _rows(report.tables[2])[1:]
    assert len(rows) == 9
    assert all(reason and "评分依据：" in grounds for _, _, reason, grounds in rows)
    assert any("10×（100%−99.8%）＝扣0.02分" in reason for _, _, reason, _ in rows)


def test_every_indicator_stands_with_target_actual_and_whether_it_was_met(report):
    rows = _rows(report.tables[3])[1:]
    assert len(rows) == len(FACTS.indicators)
    assert [row[3] for row in rows].count("未达成") == 4
    assert ["网上立案率", "≥99%", "99.66%", "达成"] in [row[:4] for row in rows]


def test_it_is_set_on_a4_in_named_chinese_fonts_with_page_numbers_and_repeating_heads(report):
    section = report.sections[0]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    fonts = {
        name: report.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) for name in ("Normal", "Title", "Heading 1")
    }
    assert fonts == {"Normal": "仿宋", "Title": "宋体", "Heading 1": "黑体"}
    assert "PAGE" in section.footer.paragraphs[0]._p.xml
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in report.tables)
    assert not any("w:tblHeader" in table.rows[1]._tr.xml for table in report.tables)


def test_what_nobody_has_written_is_a_marked_placeholder_and_nothing_else():
    blank = _opened(_report(replace(FACTS, narrative=Narrative())))
    texts = [one.text for one in blank.paragraphs if "【请填写：" in one.text]
    assert len(texts) == 4
    assert not any("【请填写：" in one.text for one in _opened(_report()).paragraphs)


def test_an_open_score_is_said_to_be_open():
    rates = {slug: rate for slug, rate in FACTS.rates.items() if slug != "spending_rate"}
    text = "\n".join(one.text for one in _opened(_report(replace(FACTS, rates=rates))).paragraphs)
    assert "自评尚未完成，待补充：各月平均支出执行率" in text


def test_equal_input_gives_equal_bytes_at_another_time(monkeypatch):
    first = _report()
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert _report() == first
    assert {entry.date_time[0] for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {1980}
