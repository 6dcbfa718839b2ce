"""The year that a paper is about, from its titles only: project names and prose carry other years."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from heng.documents.layouts.headings import heading
from heng.documents.layouts.rows import Row

_ALONE = re.compile(r"[（(]?(20\d\d)年?度?[)）]?")
_BEHIND_TITLE = re.compile(
    r".{2,60}(?:表|书|报告|方案|目标)(?:[（(][^）)]*[)）])*[（(](20\d\d)年度?(?:部门|单位)?(?:预算|决算)?[)）](?:[（(][^）)]*[)）])*"
)
_IN_TITLE = re.compile(
    r"[^，。；]{0,50}?(20\d\d)年度?[^，。；]{0,50}(?:表|预算|决算|报告|报告书|自评|概况|目标|目标[和与及、]指标)(?:[（(][^）)]*[)）])*"
)
_AT_START = re.compile(r"(20\d\d)年[^，。；：:]{2,30}")
_CORNER = re.compile(
    r"(?:金额|货币)?[单單]位[:：]|计量单位|表[号號]?[:：\d]|第\d+页|(?:填报|填表|编制)?日期|20\d\d年\d+月"
)
_INLINE = re.compile(r"(?P<label>[^:：]{2,8})[:：](?P<value>20\d\d年?度?)")
_BEHIND_UNIT = re.compile(
    r"\S{0,6}(?:单位|部门)(?:[（(][^）)]{1,6}[）)])?(?:名称)?\s*[:：]\s*[^\s:：]+\s+[（(]?(20\d\d)年度?[)）]?"
)
_TITLE_ROWS = 6


def fiscal_year(rows: Iterable[Row]) -> int | None:
    """The year that most titles of `rows` name, the first one where they are equal; None where no title names any."""
    rows = list(rows)
    titles = [re.sub(r"[\s*]+", "", row.filled()[0][1].text) for row in rows if _is_title(row)]
    years = [
        found[1]
        for title in titles
        for pattern in (_ALONE, _BEHIND_TITLE, _IN_TITLE)
        if (found := pattern.fullmatch(title))
    ]
    years = years or [found[1] for title in titles[:_TITLE_ROWS] if (found := _AT_START.fullmatch(title))]
    years = years or list(_labelled(rows)) or list(_beside_unit(rows))
    return int(Counter(years).most_common(1)[0][0]) if years else None


def _is_title(row: Row) -> bool:
    """Whether nothing but the unit of money, a date or a page number stands beside the first text of the row."""
    filled = row.filled()
    return bool(filled) and all(_CORNER.match(re.sub(r"\s+", "", slot.text)) for _, slot in filled[1:])


def _beside_unit(rows: Iterable[Row]) -> Iterable[str]:
    """The year behind the unit in one line or cell: `填报单位：某某法院    2022年度`."""
    texts = (slot.text for row in rows for _, slot in row.filled())
    return (found[1] for text in texts if (found := _BEHIND_UNIT.fullmatch(text.strip())))


def _labelled(rows: Iterable[Row]) -> Iterable[str]:
    for row in rows:
        filled = row.filled()
        for _, slot in filled:
            inline = _INLINE.fullmatch(re.sub(r"\s+", "", slot.text))
            if inline and heading("project", inline["label"]) == "year":
                yield inline["value"][:4]
        for (_, label), (_, value) in pairwise(filled):
            if heading("project", label.text) == "year" and (found := _ALONE.fullmatch(value.text.replace(" ", ""))):
                yield found[1]
