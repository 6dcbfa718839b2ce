"""The rules as pages explain them: what each checks, on which text it rests, and an example of wrong and right."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from heng.domain.errors import NotFound
from heng.domain.finding import Certainty, Severity
from heng.domain.review.rules import RULES
from heng.rulebook import loader

SEVERITY_LABELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}
CERTAINTY_LABELS = {
    Certainty.CERTAIN: "确定",
    Certainty.LIKELY: "很可能",
    Certainty.JUDGEMENT: "供判断",
    Certainty.EXTRACTION: "读取疑问",
}
_SOURCE_CERTAINTY = {
    "confirmed": "已核对原文",
    "confirmed-local": "已核对地方文本",
    "secondary": "二手转述",
    "memory": "待核实",
    "seed": "法院公开的文件",
    "proposal": "本系统的建议",
}


@dataclass(frozen=True, slots=True)
class Explained:
    """A rule in words; `wrong` and `right` are the lines of its example, `says` what the finding about the wrong one
    contains."""

    code: str
    title: str
    severity: Severity
    certainty: Certainty
    fix: str
    source: dict[str, Any]
    wrong: tuple[tuple[str, ...], ...]
    right: tuple[tuple[str, ...], ...]
    says: tuple[str, ...]

    @property
    def certainty_label(self) -> str:
        """How sure the rule is, in words."""
        return CERTAINTY_LABELS[self.certainty]

    @property
    def source_certainty(self) -> str:
        """How sure the source itself is."""
        word = str(self.source.get("certainty", ""))
        return _SOURCE_CERTAINTY.get(word, word)


@cache
def titles() -> dict[str, str]:
    """What every rule checks, by its code."""
    return {module.RULE.code: module.RULE.title for module in RULES}


def explained(code: str) -> Explained:
    """The rule `code`; NotFound for any other word."""
    rule = next((module.RULE for module in RULES if module.RULE.code == code), None)
    if rule is None:
        raise NotFound(f"没有代码为“{code}”的审核规则。请从“审核规则”列表进入。")
    example = _example(code)
    wrong, right = (tuple(_lines(example.get(side, {}))) for side in ("fail", "pass"))
    return Explained(
        rule.code,
        rule.title,
        rule.severity,
        rule.certainty,
        rule.fix,
        loader.read("sources.toml")[rule.source],
        wrong,
        right,
        tuple(example.get("fail", {}).get("says", ())),
    )


def everything() -> list[Explained]:
    """All rules in the order of their codes."""
    return [explained(code) for code in sorted(titles())]


def _example(code: str) -> dict[str, Any]:
    return loader.read(f"review/examples/{code.lower()}.toml")


def _lines(example: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """The example as short lines: whose it is, then what stands there."""
    for kind in ("units", "projects"):
        for holder in example.get(kind, ()):
            yield from _own(holder)
            yield from (tuple(str(cell) for cell in row) for row in holder.get("indicators", ()))
    for statement in example.get("statements", ()):
        yield (statement["text"],)
    for table in example.get("tables", ()):
        yield from _table(table)


def _own(holder: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    words = {"name": "名称", "objective": "绩效目标", "total": "资金总额（万元）"}
    for name, label in words.items():
        if holder.get(name):
            yield (f"{label}：{holder[name]}",)


def _table(table: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    yield (f"表：{table.get('title', '')}",)
    for row in table.get("rows", ()):
        cells = [part for cell in row for part in (_cells(cell) if isinstance(cell, dict) else [str(cell)])]
        yield tuple(cells)


def _cells(amounts: dict[str, Any]) -> list[str]:
    return [f"{heading} {amount}" for heading, amount in amounts.items()]
