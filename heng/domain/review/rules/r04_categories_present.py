"""A category of indicators that the profile asks for is missing."""

from collections import defaultdict
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder, holders, torn
from heng.domain.review.meaning import mentions
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.target.declaration import Document, Project

RULE = Rule(
    code="R04",
    slug="categories_present",
    title="缺少应设的指标类别",
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    source="cb-2021-101",
    fix="请补充该类指标；确无服务对象或不适用的，请在申报说明中写明理由。",
)


def check(document: Document, profile: Profile) -> Iterator[Finding]:
    """Units and projects that lack 产出 or 效益 (a warning), or what is usual beside them (a hint).

    A hint that many projects share is said once.
    """
    hints: defaultdict[str, list[Holder]] = defaultdict(list)
    for holder in holders(document):
        placed = {_plain(word) for item in holder.indicators for word in (item.category, item.subcategory) if word}
        missing = [name for name in profile.mandatory_categories if _plain(name) not in placed]
        wished = [name for name in _expected(holder, profile) if _plain(name) not in placed]
        if missing and placed:
            yield _finding(document, holder, [*missing, *wished], profile)
        elif wished and placed and not _unplaced(document, holder, profile):
            hints["、".join(wished)].append(holder)
    for wish, of in hints.items():
        yield from _hints(wish, of, profile)


def _unplaced(document: Document, holder: Holder, profile: Profile) -> bool:
    """Whether a category may be missing only because reading lost it."""
    lost = torn(document, holder, profile.lexicons["lost_rows"])
    return lost or any(not (item.category or item.subcategory) for item in holder.indicators)


def _finding(document: Document, holder: Holder, missing: list[str], profile: Profile) -> Finding:
    message = f"“{holder.name}”的{len(holder.indicators)}个指标中没有{'、'.join(missing)}类指标。"
    if _unplaced(document, holder, profile):
        message += "部分指标或类别在提取时丢失，请先对照原件。"
        return RULE.finding(holder.name, message, holder.where, severity=Severity.HINT, certainty=Certainty.EXTRACTION)
    return RULE.finding(holder.name, message, holder.where)


def _hints(wish: str, of: list[Holder], profile: Profile) -> Iterator[Finding]:
    if len(of) > profile.numbers["said_once"]:
        names = "、".join(f"“{holder.name}”" for holder in of)
        places = tuple(holder.where for holder in of)
        yield RULE.finding(
            f"{len(of)}个项目", f"{len(of)}个项目没有{wish}类指标：{names}。", *places, severity=Severity.HINT
        )
        return
    for holder in of:
        message = f"“{holder.name}”的{len(holder.indicators)}个指标中没有{wish}类指标。"
        yield RULE.finding(holder.name, message, holder.where, severity=Severity.HINT)


def _expected(holder: Holder, profile: Profile) -> tuple[str, ...]:
    """Cost is expected where something is built or bought."""
    bought = isinstance(holder, Project) and mentions(holder.name, profile.lexicons["needs_cost"])
    return (*profile.expected_categories, "成本") if bought else profile.expected_categories


def _plain(category: str) -> str:
    """The category without points and endings: 效果指标(30分) and 社会效益 both stand for 效益."""
    for word in ("满意度", "成本", "数量", "质量", "时效", "产出"):
        if word in category:
            return word
    return "效益" if "效益" in category or "效果" in category or "影响" in category else category
