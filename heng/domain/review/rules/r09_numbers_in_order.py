"""Numbering that repeats, skips or stands out of order."""

import re
from collections import defaultdict
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity, Where
from heng.domain.review.declared import Holder
from heng.domain.review.fault import whose
from heng.domain.review.numbering import Break, breaks, breaks_in, numbers_in, value
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder, EachTable, Frame
from heng.domain.target.declaration import BudgetTable, Document, Paragraph, TableRow, Unit

RULE = Rule(
    code="R09",
    slug="numbers_in_order",
    title="编号重复、跳号或次序混乱",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="disclosure-inspection",
    fix="请核对是否漏写内容，并按顺序重新编号。",
)

_TASK = re.compile(r"任务\s*([\d一二三四五六七八九十]{1,2})\s*[:：.、]")
_ROW = re.compile(r"([一二三四五六七八九十]{1,3})、\s*\S")
_PART = re.compile(r"第[一二三四五六七八九十]+(?:部分|章)")
_HEADING = re.compile(r"([一二三四五六七八九十]{1,3})、\s*\S")
_TABLE = re.compile(r"(?:预算|公开|部门|单位|附)*表\s*(\d{1,2})(?!\d)|(?:预算|公开|部门)+\s*(\d{1,2})\s*表")
_PRINTED = re.compile(r"编号依次为([\d、]+)")
_ENOUGH = 2


def _check_objective(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Items of an objective that repeat a number or leave one out."""
    found = [str(gap) for gap in breaks_in(holder.objective)]
    if found:
        message = f"“{holder.name}”目标文字的{'；'.join(found)}。"
        yield RULE.finding(holder.name, message, holder.where, certainty=whose(holder, about, profile))


def _check_indicators(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Printed numbers of indicators that repeat or begin again, as reading met them, where it lost nothing."""
    for loss in about.losses:
        printed = _PRINTED.search(loss.message) if loss.rule in profile.lexicons["printed_numbers"] else None
        if printed and loss.subject == holder.name and whose(holder, about, profile) is Certainty.LIKELY:
            message = f"“{holder.name}”的指标编号依次为{printed[1]}，有重复、跳号或重新起编。"
            yield RULE.finding(holder.name, message, *loss.where)


def _check_tasks(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Tasks with printed numbers that do not count 1, 2, 3 …"""
    tasks = holder.tasks if isinstance(holder, Unit) else ()
    numbers = [value(match[1]) for task in tasks if (match := _TASK.match(task.name.strip()))]
    if len(numbers) > 1 and numbers != list(range(1, len(numbers) + 1)):
        order = "、".join(str(number) for number in numbers)
        message = f"“{holder.name}”的任务编号依次为{order}，没有按顺序排列。"
        yield RULE.finding(f"{holder.name} / {_first_out_of_order(holder, numbers)}", message, holder.where)


def _first_out_of_order(holder: Holder, numbers: list[int]) -> str:
    place = next(place for place, number in enumerate(numbers, 1) if number != place)
    names = [task.name for task in holder.tasks if _TASK.match(task.name.strip())] if isinstance(holder, Unit) else []
    return names[place - 1]


def _check_table(table: BudgetTable, about: About, profile: Profile) -> Iterator[Finding]:
    """Rows of one column that carry one number twice; numbers are left out where lines without money are."""
    columns: defaultdict[tuple[str, int], list[TableRow]] = defaultdict(list)
    for row in table.rows:
        columns[_column(row.where)].append(row)
    for rows in columns.values():
        last = ""
        for row in rows:
            number = _ROW.match(row.name)
            if number and number[1] == last:
                message = f"“{table.title}”的“{row.name}”与前面的项目编号相同，都是“{last}、”。"
                yield RULE.finding(row.name, message, row.where)
            last = number[1] if number else last


def _column(where: Where) -> tuple[str, int]:
    return "".join(sign for sign in where.cell or "" if sign.isalpha()), where.column or 0


def _check_headings(document: Document, profile: Profile) -> Iterator[Finding]:
    """Headings of books and reports that repeat or leave out a number inside one part."""
    run: list[tuple[int, Paragraph]] = []
    texts = [paragraph for paragraph in document.paragraphs if paragraph.role != "contents"]
    for paragraph in texts:
        number = _HEADING.match(paragraph.text.strip())
        if _PART.match(paragraph.text.strip()):
            run = []
        elif number and paragraph.role == "heading":
            if run:
                yield from _between(run[-1], (value(number[1]), paragraph), texts)
            run.append((value(number[1]), paragraph))


def _between(before: tuple[int, Paragraph], after: tuple[int, Paragraph], texts: list[Paragraph]) -> Iterator[Finding]:
    """The break between two headings, unless the number stands somewhere in the text between them."""
    (gap,) = (*breaks((before[0], after[0])), None)[:1]
    if gap is None or before[1].text == after[1].text or _said_between(gap, before[1], after[1], texts):
        return
    title = after[1].text.strip()[:20]
    yield RULE.finding(title, f"标题“{title}”的{gap}。", after[1].where)


def _said_between(gap: Break, before: Paragraph, after: Paragraph, texts: list[Paragraph]) -> bool:
    between = texts[texts.index(before) : texts.index(after)]
    numbers = {number for paragraph in between for number in numbers_in(paragraph.text, "一、")}
    return gap.kind == "跳号" and bool(numbers & set(range(gap.before + 1, gap.after)))


def _check_table_numbers(document: Document, profile: Profile) -> Iterator[Finding]:
    """Numbers of tables (表5, 预算05表) that leave one out or stand out of order, where the paper counts from 1."""
    marked = [(int(match[1] or match[2]), p) for p in document.paragraphs if (match := _TABLE.match(_title(p)))]
    listed = [number for number, p in marked if p.role == "contents"] or [number for number, _ in marked]
    numbers = list(dict.fromkeys(listed))
    if len(numbers) < _ENOUGH or 1 not in numbers:
        return
    lost = sorted(set(range(1, max(numbers))) - set(numbers))
    if lost or numbers != sorted(numbers):
        said = f"缺{'、'.join(str(number) for number in lost)}" if lost else "没有按顺序排列"
        message = f"表的编号依次为{'、'.join(str(number) for number in numbers)}，{said}。"
        place = next((p for number, p in marked if lost and number > lost[0]), marked[0][1])
        yield RULE.finding(_title(place), message, place.where)


def _title(paragraph: Paragraph) -> str:
    return re.sub(r"^[\s\-—]*(?:\d{1,2}[.、])?\s*", "", paragraph.text)


CHECKS = (
    EachHolder(_check_objective),
    EachHolder(_check_indicators),
    EachHolder(_check_tasks),
    EachTable(_check_table),
    Frame(_check_headings),
    Frame(_check_table_numbers),
)
