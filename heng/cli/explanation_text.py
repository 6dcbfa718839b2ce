"""Explanations as lines of text for the terminal."""

from collections.abc import Iterator
from typing import Any

Data = dict[str, Any]
_ROLES = {"numerator": "分子", "denominator": "分母", "missed": "在分母，不在分子", "excluded": "未计入"}
_STATUS = {
    "ok": "",
    "not_applicable": "不适用（分母为零或没有可计的记录）",
    "no_data": "无数据（该法院未交付所需记录）",
}
_CERTAINTY = {
    "confirmed": "已核",
    "proposal": "衡的建议口径，待法院确认",
    "open": "来源未写明，为可调口径",
    "memory": "凭记忆，待核原文",
}


def lines(data: Data) -> Iterator[str]:
    """The explanation `data` (see heng.cli.explain) line by line."""
    if data["kind"] == "rule":
        yield from _rule(data)
        return
    if data["kind"] == "result":
        yield from _result(data)
    yield from _definition(data["definition"])
    if "counts" in data:
        yield from _counts(data["counts"])
    if "records" in data:
        yield from _records(data["records"])


def _rule(data: Data) -> Iterator[str]:
    yield f"审核规则 {data['code']}  {data['title']}"
    yield f"来源：{data['source']}"
    yield f"怎么改：{data['fix']}"
    yield f"文件：{data['file']}"


def _result(data: Data) -> Iterator[str]:
    result = data["result"]
    place = "，".join([result["court"], result["period"], *result["by"].values()])
    value = _STATUS[result["status"]] or f"{result['value']} {result['unit']}"
    yield f"{data['definition']['name']}（{place}）：{value}"
    sides = f"分子 {result['numerator']}"
    if result["denominator"] is not None:
        sides += f"，分母 {result['denominator']}"
    yield f"{sides}，未计入 {result['excluded']} 条"
    yield f"编号 {result['id']}，快照 {result['snapshot']}，定义版本 {result['definition_version']}"
    if data.get("recomputed") == "identical":
        yield "已在同一快照上复算，结果一致。"
    if data.get("note"):
        yield data["note"]
    yield ""


def _definition(definition: Data) -> Iterator[str]:
    yield f"指标：{definition['name']}（{definition['slug']}）"
    if definition["aliases"]:
        yield f"又名：{'、'.join(definition['aliases'])}"
    yield f"公式：{definition['formula']}"
    for label, side in (("分子", definition["numerator"]), ("分母", definition["denominator"])):
        yield from (f"{label}：{text}" for text in side)
    yield f"来源：{definition['source']}（{_CERTAINTY.get(definition['certainty'], definition['certainty'])}）"
    yield f"文件：{definition['file']}  版本 {definition['version']}"
    for option in definition["options"]:
        choices = "；".join(f"{name} {label}" for name, label in option["choices"].items())
        yield f"选项 {option['name']}（{option['label']}）= {option['value']}。可选：{choices}。{option['reason']}"


def _counts(counts: Data) -> Iterator[str]:
    yield ""
    yield "记录：" + "，".join(f"{label} {counts[role]} 条" for role, label in _ROLES.items())
    for reason in counts["reasons"]:
        yield f"  {_ROLES[reason['role']]}：{reason['reason']}  {reason['count']} 条"


def _records(page: Data) -> Iterator[str]:
    yield ""
    yield f"共 {page['total']} 条，自第 {page['offset'] + 1} 条起列 {len(page['rows'])} 条："
    for row in page["rows"]:
        key = "，".join(str(value) for value in row["key"].values())
        reason = f"  {row['reason']}" if row["reason"] else ""
        yield f"  {row['entity']} {key}  {_ROLES[row['role']]}{reason}  （批次 {row['batch']} 第 {row['line']} 行）"
