"""The self-evaluation report of a department (部门整体支出绩效自评报告) as a Word file."""

import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from docx.enum.text import WD_COLOR_INDEX

from heng.documents.writers.archive import without_moment
from heng.documents.writers.docx_page import official_document, paragraph
from heng.documents.writers.docx_table import add_table
from heng.domain.money import percent_text, wan_text
from heng.domain.self_evaluation.breakdown import Evaluation, Item, points_text
from heng.domain.self_evaluation.department_facts import DepartmentFacts, Money, Section
from heng.domain.self_evaluation.execution_score import execution_rate

NUMERALS = "一二三四五六七八九十"
CERTAINTY_WORDS = {"confirmed": "", "inferred": "（推定）", "memory": "（待核）", "proposal": "（建议）"}


def self_evaluation_docx(evaluation: Evaluation, facts: DepartmentFacts) -> bytes:
    """The report of `evaluation` on `facts`; equal input gives equal bytes.

    Sections that nobody has written yet hold a highlighted 【请填写…】; no other text is made up.
    """
    document = official_document(report_title(facts))
    _situation(document, facts)
    _conclusion(document, evaluation, facts)
    document.add_heading("三、存在的主要问题", 1)
    _sections(document, facts.narrative.problems, "预算管理、绩效目标设定、组织实施等方面存在的主要问题")
    document.add_heading("四、下一步改进措施", 1)
    _sections(document, facts.narrative.measures, "针对上述问题的改进措施、责任部门和完成时间")
    written = io.BytesIO()
    document.save(written)
    return without_moment(written.getvalue())


def report_title(facts: DepartmentFacts) -> str:
    """The title of the report, also used for the file name."""
    return f"{facts.fiscal_year}年度{facts.unit}部门整体支出绩效自评报告"


def _situation(document: Any, facts: DepartmentFacts) -> None:
    document.add_heading("一、基本情况", 1)
    _sections(document, facts.narrative.overview, "机构设置、职能配置和人员情况")
    number = len(facts.narrative.overview) + 1
    document.add_heading(f"{_numbered(number, 2)}部门整体收支情况", 2)
    add_table(document, ("项目", "金额（万元）"), _money_rows(facts.money), (90, 60), figures=(1,))


def _money_rows(money: Money) -> Iterator[tuple[str, str]]:
    amounts = (
        ("年度预算", money.budget),
        ("实际支出", money.executed),
        ("　其中：基本支出", money.basic),
        ("　　　　项目支出", money.project),
    )
    for label, amount in amounts:
        yield label, wan_text(amount) or "未提供"
    rate = execution_rate(money.budget, money.executed)
    yield "预算完成率（实际支出÷年度预算）", "不适用" if rate is None else percent_text(rate) if rate else "0.00%"


def _conclusion(document: Any, evaluation: Evaluation, facts: DepartmentFacts) -> None:
    document.add_heading("二、综合评价分析", 1)
    document.add_heading("（一）自评结论", 2)
    paragraph(document, _verdict(evaluation, facts))
    widths = (26, 30, 46, 18, 18, 18)
    add_table(
        document, ("部分", "考核内容", "评分项", "满分", "得分", "扣分"), _score_rows(evaluation), widths, (3, 4, 5)
    )
    document.add_heading("（二）扣分说明", 2)
    if not any(item.deduction for item in evaluation.items()):
        paragraph(document, "本年度没有扣分项。")
    else:
        add_table(
            document, ("评分项", "扣分", "理由与计算", "依据"), _deduction_rows(evaluation), (32, 12, 56, 56), (1,)
        )
    document.add_heading("（三）绩效指标完成情况", 2)
    headings = ("绩效指标", "年度目标值", "实际完成值", "是否达成", "说明")
    add_table(document, headings, indicator_rows(evaluation), (36, 22, 26, 18, 54))
    document.add_heading("（四）主要工作成效", 2)
    _sections(document, facts.narrative.achievements, "本年度主要工作成效", level=3)


def _verdict(evaluation: Evaluation, facts: DepartmentFacts) -> str:
    if evaluation.total is None:
        missing = "、".join(item.name for item in evaluation.items() if item.points is None)
        return f"{facts.fiscal_year}年度自评尚未完成，待补充：{missing}。"
    parts = "，".join(
        f"{part.name}满分{points_text(part.maximum)}分、得分{points_text(part.points)}分" for part in evaluation.parts
    )
    return (
        f"{facts.fiscal_year}年度部门整体支出绩效自评满分{points_text(evaluation.maximum)}分，"
        f"得分{points_text(evaluation.total)}分，等级为“{evaluation.grade}”。其中{parts}。"
    )


def _score_rows(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    for part in evaluation.parts:
        for item in part.items:
            name = item.name + CERTAINTY_WORDS.get(item.certainty, "")
            yield part.name, item.head, name, *map(_points, (item.maximum, item.points, item.deduction))
        yield f"{part.name}小计", "", "", *map(_points, (part.maximum, part.points, _lost(part.maximum, part.points)))
    total = evaluation.total
    yield "合计", "", "", *map(_points, (evaluation.maximum, total, _lost(evaluation.maximum, total)))


def _deduction_rows(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    for item in evaluation.items():
        if item.deduction:
            yield f"{item.head}·{item.name}", _points(item.deduction), item.reason, grounds(item)


def grounds(item: Item) -> str:
    """What an item's points rest on: the evidence, and the text of the rule."""
    shown = "；".join(evidence.rstrip("。") for evidence in item.evidence)
    return (f"佐证：{shown}。" if shown else "") + f"评分依据：{item.source}。"


def indicator_rows(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    """Name, target, actual, whether met, and explanation of every indicator, as text."""
    for one in evaluation.indicators:
        evidence = f"（{one.evidence}）" if one.evidence else ""
        yield one.name, one.target, one.actual or "未提供", one.met_word, f"{one.reason}{evidence}"


def _sections(document: Any, sections: tuple[Section, ...], wanted: str, level: int = 2) -> None:
    if not sections:
        paragraph(document, "").add_run(f"【请填写：{wanted}】").font.highlight_color = WD_COLOR_INDEX.YELLOW
    for number, section in enumerate(sections, 1):
        document.add_heading(f"{_numbered(number, level)}{section.title}", level)
        paragraph(document, section.text)


def _numbered(number: int, level: int) -> str:
    return f"{number}. " if level > 2 or number > len(NUMERALS) else f"（{NUMERALS[number - 1]}）"


def _lost(maximum: Decimal, points: Decimal | None) -> Decimal | None:
    return None if points is None else maximum - points


def _points(points: Decimal | None) -> str:
    return points_text(points) or "待补充"
