"""The reference pages of the review rules: what each checks, on what it rests, an example of either side, its precision.

Examples come from heng/rulebook/review/examples, precision from the papers of tests/review into which one known defect
each was planted: whatever a rule says of a paper without its defect counts as a false alarm.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from heng.domain.finding import Certainty, Finding
from heng.domain.review.review import review
from heng.domain.review.rule import Rule
from heng.domain.review.rules import RULES, RuleModule
from heng.domain.target.declaration import Document
from heng.rulebook import loader
from heng.rulebook.profiles import load_profile, profile_data, profile_slugs
from tests.domain.review.conftest import build

SEVERITIES = {"error": "错误", "warning": "警告", "hint": "提示"}
CERTAINTIES = {"certain": "确定", "likely": "很可能", "judgement": "判断（不阻断）", "extraction": "读取疑问"}
MONEY = {
    "total": "预算",
    "fiscal_appropriation": "财政拨款",
    "special_account": "财政专户",
    "carryover": "上年结转",
    "own_funds": "单位资金",
    "other_funds": "其他资金",
    "executed": "执行数",
    "execution_weight": "执行率分值",
    "execution_score": "执行率得分",
}
COLUMNS = ("一级", "二级", "指标", "性质", "值", "单位", "权重", "方向", "实施周期", "完成值", "得分")
LAYOUTS = ("central with weights", "sichuan wide", "guangdong", "beijing", "zhejiang wide")
Count = tuple[int, int, int, int]
"""Findings that were right, findings in all, defects found, defects planted."""


def pages() -> dict[str, str]:
    """The page of each rule by its file name."""
    return {f"rules/{module.RULE.code.lower()}.md": page(module) for module in RULES}


def overview() -> str:
    """All rules in the order of their codes."""
    head = ("代码", "检查", "级别", "确定性", "依据", "命中", "误报")
    return "\n\n".join(
        (
            "# 审核规则",
            (
                "每条规则一页：检查什么、依据、改法、正反两例。“命中”是在各地样式的干净文件中逐一植入已知问题后被发现的个数，"
                "“误报”是对没有该问题的文件所提的意见个数；空白表示该类问题不在植入之列，只有正反两例。"
            ),
            _table(head, map(_line, RULES)),
        )
    )


def page(module: RuleModule) -> str:
    """One rule."""
    rule = module.RULE
    entry = loader.read("sources.toml")[rule.source]
    example = loader.read(f"review/examples/{rule.code.lower()}.toml")
    slug = example.get("profile", "central")
    without = "、".join(
        profile_data(other)["name"] for other in profile_slugs() if rule.code in profile_data(other)["without"]
    )
    since = _since(entry)
    facts = [
        ("级别", SEVERITIES[rule.severity.value]),
        ("确定性", CERTAINTIES[rule.certainty.value]),
        ("依据", f"{entry['title']}{since}"),
        ("改法", rule.fix),
        ("不适用地区", without or "无"),
        ("植入检验", _measured(rule.code)),
    ]
    parts = [f"# {rule.code} {rule.title}", _table(("项目", "内容"), facts)]
    for part, title in (("fail", "应提出意见"), ("pass", "不应提出意见")):
        paper = build(example[part])
        parts += [f"## {title}", *_shown(example[part])]
        said = [one for one in review(paper, load_profile(slug)) if one.rule == rule.code]
        parts += [f"> {SEVERITIES[one.severity.value]}：{one.message}" for one in said]
    return "\n\n".join(parts)


def _line(module: RuleModule) -> tuple[str, ...]:
    rule = module.RULE
    right, said, found, planted = precision()[rule.code]
    shown = (f"{found}/{planted}" if planted else "", str(said - right) if planted or said else "")
    link = f"[{rule.code}](rules/{rule.code.lower()}.md)"
    return (link, rule.title, SEVERITIES[rule.severity.value], CERTAINTIES[rule.certainty.value], _title(rule), *shown)


def _title(rule: Rule) -> str:
    return loader.source_title(rule.source)


def _since(entry: Mapping[str, Any]) -> str:
    """From when a source is in force; says where that was not checked."""
    day, sure = entry.get("in_force_from"), entry.get("in_force_certainty")
    return "" if day is None else f"（{day}起施行{'' if sure == 'confirmed' else '，日期待核'}）"


def _measured(code: str) -> str:
    right, said, found, planted = precision()[code]
    if not planted:
        return f"未植入此类问题；对其他文件误报{said - right}处"
    return (
        f"植入{planted}处，发现{found}处；误报{said - right}处，精确率{right / said:.0%}"
        if said
        else f"植入{planted}处，未发现"
    )


@cache
def precision() -> Mapping[str, Count]:
    """For each rule what it said of the papers with one planted defect, laid out in several ways."""
    from heng.documents.read import interpret, read_content
    from tests.documents.relay.formats import OFFICE
    from tests.documents.relay.layouts import PROJECT_LAYOUTS
    from tests.documents.relay.style import Style
    from tests.review.clean_papers import clean
    from tests.review.defects import DEFECTS, carried

    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    found: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    for name in LAYOUTS:
        layout = PROJECT_LAYOUTS[name]
        for defect in (one for one in DEFECTS if one.carried <= carried(layout)):
            sheets = layout.lay(defect.plant(clean()), Style())
            document = interpret(read_content(OFFICE["xlsx"](sheets), "paper.xlsx"), "paper", "")
            rules = [one.rule for one in _blaming(document)]
            planted[defect.rule] += 1
            found[defect.rule] += defect.rule in rules
            said.update(rules)
            right.update(rule for rule in rules if rule in {defect.rule, *defect.also})
    codes = [module.RULE.code for module in RULES]
    return {code: (right[code], said[code], found[code], planted[code]) for code in codes}


def _blaming(document: Document) -> Iterator[Finding]:
    found = review(document, load_profile("central", 2024))
    return (one for one in found if one.certainty is not Certainty.EXTRACTION)


def _shown(data: Mapping[str, Any]) -> Iterator[str]:
    """A paper in the compact form of the worked examples, for people."""
    for kind, label in (("units", "单位"), ("projects", "项目")):
        for entry in data.get(kind, ()):
            yield from _holder(label, entry)
    for table in data.get("tables", ()):
        headings = list(dict.fromkeys(heading for _, _, figures in table["rows"] for heading in figures))
        rows = (
            (code, name, *(figures.get(heading, "") for heading in headings)) for code, name, figures in table["rows"]
        )
        yield f"表“{table['title']}”（万元）"
        yield _table(("科目编码", "名称", *headings), rows)
    yield from (f"正文：{statement['text']}" for statement in data.get("statements", ()))
    yield from (f"正文：{text}" for text in data.get("paragraphs", ()))


def _holder(label: str, entry: Mapping[str, Any]) -> Iterator[str]:
    money = "，".join(f"{name}{entry[key]}" for key, name in MONEY.items() if key in entry)
    words = [
        f"{label}：{entry.get('name', '审判辅助项目' if label == '项目' else '某区人民法院')}",
        money,
        f"目标：{entry['objective']}" if "objective" in entry else "",
    ]
    yield "；".join(word for word in words if word)
    tasks = entry.get("tasks", ())
    yield from (f"任务：{task['name']} {task.get('content', '')} {task.get('amount', '')}".rstrip() for task in tasks)
    rows = [[*row, *[""] * (len(COLUMNS) - len(row))] for row in entry.get("indicators", ())]
    used = [at for at, _ in enumerate(COLUMNS) if any(row[at] for row in rows)]
    if rows:
        yield _table([COLUMNS[at] for at in used], ([row[at] for at in used] for row in rows))


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    from tools.reference import table

    return table(head, rows)
