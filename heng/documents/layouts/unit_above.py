"""The unit that a paper is about, where no label of a form names it: in the corner above the table, or in the title."""

import re
from collections.abc import Iterable

from heng.documents.layouts.headings import plain, vocabulary
from heng.documents.layouts.names import corner_name, without_seal
from heng.documents.layouts.passage import unbroken
from heng.documents.layouts.rows import Row, Slot

_LABELLED = re.compile(
    r"(?:预算|填报|填表|自评|评价|编制|申报|项目|公开|报送|实施)?(?:部门|单位)(?:[（(][^）)]{1,6}[）)])?(?:名称)?(?:[（(][^）)]{1,6}[）)])?\s*[：:]\s*(?P<unit>[^\s：:，,]{3,40})"
)
_IN_TITLE = re.compile(
    r"(?:关于)?(?:20\d{2}年度?)?(?P<unit>.*?)(?:关于)?(?:20\d{2}年度?)?(?:市级|省级|区级|县级|本级)?(?:部门|单位|机关|项目|整体|财政|预算|支出|专项|绩效|自评).*"
)
_LABEL_AND_VALUE = 2
_LONGEST_TITLE, _SHORTEST_NAME = 60, 4
_MONEY = re.compile(r"(?:人民币)?(?:亿|百万|万|千)?元[）)]?")


def unit_above(rows: Iterable[Row]) -> Slot | None:
    """The cell whose text names the unit, that name alone as its text: the last label, else the first title that names one."""
    seen = list(rows)
    slots = [slot for row in seen for _, slot in row.filled()]
    labelled = [
        Slot(name, slot.where)
        for slot in slots
        for found in _LABELLED.finditer(unbroken(corner_name(slot.text)))
        if not _MONEY.fullmatch(found["unit"]) and (name := without_seal(found["unit"]))
    ]
    labelled += [value for row in seen if (value := _beside_label(row)) is not None]
    titles = (slot for slot in slots if len(slot.text) <= _LONGEST_TITLE)
    titled = (Slot(name, slot.where) for slot in titles if (name := unit_in_title(unbroken(slot.text))))
    return labelled[-1] if labelled else next(titled, None)


def _beside_label(row: Row) -> Slot | None:
    """The organisation beside the bare label 单位 or 部门, in a row that holds nothing else."""
    texts = [slot for _, slot in row.filled()]
    if len(texts) != _LABEL_AND_VALUE or plain(texts[0].text) not in ("单位", "部门"):
        return None
    return texts[1] if plain(texts[1].text).endswith(_organisations()) else None


def unit_in_title(title: str) -> str:
    """The unit that a title begins with (`某市某法院2023年度部门整体…`, `某法院办案费项目…`); blank where it begins with none."""
    found = _IN_TITLE.fullmatch(title)
    name = re.sub(r"^\W+|\W+$", "", found["unit"]) if found else ""
    ends = [end for end in range(len(name), _SHORTEST_NAME - 1, -1) if name[:end].endswith(_organisations())]
    return name[: ends[0]] if ends and not re.search(r"\d", name[: ends[0]]) else ""


def _organisations() -> tuple[str, ...]:
    return tuple(vocabulary()["words"]["organisations"])
