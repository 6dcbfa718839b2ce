"""A mapping: what a person said about a table of unknown layout – its headings, and which field each column holds."""

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum

from heng.documents.layouts.headings import SOURCES

FORMAT = "heng-mapping"
VERSION = 1

# What a column can hold, in the words of people; "ignored" is a column that nobody needs, blank one nobody decided on.
IGNORED = "ignored"
COLUMN_FIELDS: dict[str, str] = {
    "category": "一级指标",
    "subcategory": "二级指标",
    "name": "三级指标",
    "comparison": "指标性质",
    "value": "指标值",
    "unit": "度量单位",
    "weight": "权重",
    "polarity": "指标方向",
    "whole_period": "实施周期值",
    "actual": "实际完成值",
    "score": "得分",
    "project_name": "项目名称",
    "project_code": "项目编码",
    "unit_name": "单位名称",
    "objective": "绩效目标",
    "total": "预算合计",
    "fiscal_appropriation": "财政拨款",
    "special_account": "财政专户",
    "carryover": "上年结转",
    "own_funds": "单位资金",
    "other_funds": "其他资金",
    IGNORED: "不读取",
}
# What a single labelled cell can hold.
LABEL_FIELDS: dict[str, str] = {
    "project_name": "项目名称",
    "project_code": "项目编码",
    "unit_name": "单位名称",
    "objective": "绩效目标",
    "total": "预算合计",
    "fiscal_appropriation": "财政拨款",
    "special_account": "财政专户",
    "carryover": "上年结转",
    "own_funds": "单位资金",
    "other_funds": "其他资金",
    "initial": "年初预算数",
    "executed": "全年执行数",
    "fiscal_year": "预算年度",
    "money_unit": "金额单位",
}
MONEY_FIELDS = frozenset({*SOURCES, "initial", "executed"})
CONSTANT_FIELDS: dict[str, str] = {
    "project_name": "项目名称",
    "unit_name": "单位名称",
    "fiscal_year": "预算年度",
    "money_unit": "金额单位",
}


class Beside(StrEnum):
    """Where the value of a label stands."""

    RIGHT = "right"
    BELOW = "below"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled value: the normalised text of the label, which of the cells with this text it is (from 1), and where its value stands."""

    field: str
    text: str
    beside: Beside = Beside.RIGHT
    occurrence: int = 1


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns and labelled cells of a table.

    `headings` has one path of normalised texts for each column, from the top row of headings down; `fields` the field
    of each, "ignored", or blank for a column that nobody decided on. `skipped` rows follow the headings before the first
    row of data; the data ends at the row whose first text is `stop` (blank: at the end of the table). With `inherit`
    a blank level cell has the level of the row above. `constants` stand for what the paper does not say.
    """

    name: str
    headings: tuple[tuple[str, ...], ...] = ()
    fields: tuple[str, ...] = ()
    heading_rows: int = 1
    labels: tuple[Label, ...] = ()
    constants: tuple[tuple[str, str], ...] = ()
    skipped: int = 0
    stop: str = ""
    inherit: bool = True
    saved_by: str = ""
    saved_on: str = ""

    def constant(self, field: str) -> str:
        """The fixed value of `field`; blank where there is none."""
        return dict(self.constants).get(field, "")

    def signature(self) -> str:
        """What a table is known by: its headings in their order and its labels, wherever they stand on the sheet."""
        labels = sorted((label.text, label.beside.value, label.occurrence) for label in self.labels)
        written = json.dumps([self.headings, labels if not self.headings else []], ensure_ascii=False)
        return hashlib.sha256(written.encode()).hexdigest()

    def to_json(self) -> dict[str, object]:
        """The mapping as it is stored and as `heng import --mapping` reads it."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "name": self.name,
            "saved_by": self.saved_by,
            "saved_on": self.saved_on,
            "headings": [list(path) for path in self.headings],
            "fields": list(self.fields),
            "heading_rows": self.heading_rows,
            "labels": [asdict(label) | {"beside": label.beside.value} for label in self.labels],
            "constants": dict(self.constants),
            "skipped": self.skipped,
            "stop": self.stop,
            "inherit": self.inherit,
        }
