"""How one layout is printed in many ways: merged levels or repeated ones, remark columns, spaced labels, corners."""

from dataclasses import dataclass
from typing import Literal

from hypothesis import strategies as st

from heng.rulebook import loader

Levels = Literal["merged", "first", "repeated"]
MoneyPlace = Literal["corner", "label", "title", "row", "nowhere"]
YearPlace = Literal["title", "below", "nowhere"]


@dataclass(frozen=True, slots=True)
class Style:
    """Variations that change nothing in what a paper says.

    `extras` are headings of columns of remarks at the end, `serial` a column 序号 in front, `spacer` a blank column,
    `spread` lets names reach over two columns, `template` adds unused lines of the form, `side` the label beside the
    table of indicators, `upright` writes it one character a line.
    """

    levels: Levels = "merged"
    extras: tuple[str, ...] = ()
    serial: bool = False
    spacer: bool = False
    spread: bool = False
    side: str = "绩效指标"
    upright: bool = False
    numbered: bool = False
    points: bool = False
    template: bool = False
    total: bool = False
    signed: bool = False
    spaced: bool = False
    broken: bool = False
    traditional: bool = False
    colons: bool = False
    stacked: bool = True
    money: MoneyPlace = "corner"
    year: YearPlace = "title"

    def label(self, text: str) -> str:
        """A label or heading as this paper writes it."""
        if self.traditional:
            text = traditional(text)
        if self.spaced and len(text) <= 4 and text.isalpha():
            text = " ".join(text)
        if self.broken and len(text) >= 4 and text.isalpha():
            text = f"{text[: len(text) // 2]}\n{text[len(text) // 2 :]}"
        return text

    def caption(self, text: str) -> str:
        """A label of a form, with a colon where this paper writes them."""
        return self.label(text) + ("：" if self.colons else "")

    def beside(self) -> str:
        """The label beside the table of indicators."""
        return "\n".join(self.side) if self.upright else self.side


def traditional(text: str) -> str:
    """`text` with its characters made traditional where the rulebook knows them."""
    words = loader.read("reading/traditional.toml")
    return text.translate(str.maketrans(words["simplified"], words["traditional"]))


EXTRAS = ("备注", "评分标准", "指标解释", "数据来源", "指标值设定依据", "绩效指标描述")
STYLES = st.builds(
    Style,
    levels=st.sampled_from(["merged", "first", "repeated"]),
    extras=st.lists(st.sampled_from(EXTRAS), max_size=2, unique=True).map(tuple),
    serial=st.booleans(),
    spacer=st.booleans(),
    spread=st.booleans(),
    side=st.sampled_from(["绩效指标", "年度绩效指标", ""]),
    upright=st.booleans(),
    numbered=st.booleans(),
    points=st.booleans(),
    template=st.booleans(),
    total=st.booleans(),
    signed=st.booleans(),
    spaced=st.booleans(),
    broken=st.booleans(),
    traditional=st.booleans(),
    colons=st.booleans(),
    stacked=st.booleans(),
    money=st.sampled_from(["corner", "label", "title", "row", "nowhere"]),
    year=st.sampled_from(["title", "below", "nowhere"]),
)
