"""Papers of which something is missing, read as the clerk's file is read."""

from collections.abc import Callable, Sequence

import pytest

from heng.documents.read import interpret, read_content
from heng.domain.target.declaration import Document
from tests.documents.relay.formats import OFFICE, TEXT
from tests.documents.relay.sheet import Put, Sheet

HEADINGS = ("项目名称", "预算数", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重")
# One project whose weights add up to 90, as the rows of a wide table below HEADINGS.
ROWS = (
    ("办案费", "12.50", "产出指标", "数量指标", "审结案件数", "≥", "900", "件", "20"),
    ("办案费", "12.50", "产出指标", "质量指标", "生效裁判改判率", "≤", "2", "%", "20"),
    ("办案费", "12.50", "产出指标", "时效指标", "平均审理天数", "≤", "60", "天", "10"),
    ("办案费", "12.50", "效益指标", "社会效益指标", "自动履行率", "≥", "60", "%", "30"),
    ("办案费", "12.50", "满意度指标", "服务对象满意度指标", "当事人满意度", "≥", "90", "%", "10"),
)
ABOVE = ("某某人民法院2024年项目支出绩效目标表", "单位：万元")


@pytest.fixture
def read() -> Callable[..., Document]:
    """Reads a table of texts below two lines of title, in the kind of file named."""

    def made(rows: Sequence[Sequence[str]], kind: str = "xlsx", above: Sequence[str] = ABOVE) -> Document:
        table = Sheet("表", tuple(tuple(Put(text) for text in row) for row in rows), tuple(above))
        return interpret(read_content((OFFICE | TEXT)[kind]([table])), f"paper.{kind}", "")

    return made


@pytest.fixture
def announced(read) -> Callable[..., list[str]]:
    """The messages of one code that reading a table gives."""

    def messages(code: str, rows: Sequence[Sequence[str]], **how: object) -> list[str]:
        return [finding.message for finding in read(rows, **how).findings if finding.rule == code]

    return messages
