"""A field of an indicator is blank although its neighbours have it."""

import re
from collections.abc import Iterator

from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.declared import Holder, holders, torn
from heng.domain.review.levels import does_not_apply, is_scheme, kind
from heng.domain.review.profile import Profile
from heng.domain.review.rule import Rule
from heng.domain.review.scope import About, EachHolder, Whole
from heng.domain.target.declaration import Document, DocumentKind, Indicator, Project
from heng.domain.target.quantity import is_known_unit
from heng.domain.target.target_value import Form

RULE = Rule(
    code="R07",
    slug="fields_filled",
    title="指标要素不全",
    severity=Severity.WARNING,
    certainty=Certainty.CERTAIN,
    source="cb-2021-101",
    fix="请补填缺少的要素。",
)

_IN_BRACKETS = re.compile(r"[（(](?:单位[:：])?([^（()）]+)[)）]")
_A_YEAR = 1900
_WHOLE = 100
_DAY = re.compile(r"\d{1,2}\.\d{1,2}")


def _check_holder(holder: Holder, about: About, profile: Profile) -> Iterator[Finding]:
    """Indicators without value, unit, category or weight; in self-evaluation forms without actual value or score.

    A field that none of the rows has is said once, or is not printed by the form. What reading has already announced
    as lost is not said again.
    """
    rows = [item for item in holder.indicators if not does_not_apply(item, profile)]
    if is_scheme(holder, profile) or about.kind is DocumentKind.SELF_EVALUATION_REPORT:
        return
    wanted = "完成值" if about.kind is DocumentKind.SELF_EVALUATION_FORM else "指标值"
    printed = _printed(rows) | ({wanted} if len(rows) == 1 else set())
    if sum(item.weight or 0 for item in rows) in (*profile.weight_totals, profile.numbers["full_marks"]):
        # Points that are given once for several rows are complete.
        printed -= {"权重"}
    if wanted in printed or not _is_declaration(holder, about):
        yield from _whole_column(holder, rows, wanted, printed, about, profile)
    announced = {finding.subject for finding in about.losses if finding.certainty is Certainty.EXTRACTION}
    for item in rows:
        missing = [] if f"{holder.name} / {item.name}" in announced else list(_missing(item, rows, printed, profile))
        if missing:
            yield _finding(about, holder, item, missing, profile)


def _is_declaration(holder: Holder, about: About) -> bool:
    """Whether a form beside self-evaluations only declares: nothing spent, no points anywhere."""
    spent = isinstance(holder, Project) and holder.executed is not None
    points = any(item.weight is not None or item.score is not None for item in holder.indicators)
    return about.kind is DocumentKind.SELF_EVALUATION_FORM and not spent and not points


def _printed(rows: list[Indicator]) -> frozenset[str]:
    """The fields that at least one row has."""
    tests = (
        ("指标值", any(item.target.form is not Form.BLANK for item in rows)),
        ("一级指标", any(item.category for item in rows)),
        ("权重", any(item.weight is not None for item in rows)),
        ("完成值", any((item.actual or "").strip() for item in rows)),
        ("得分", any(item.score is not None for item in rows)),
    )
    return frozenset(name for name, has in tests if has)


def _whole_column(
    holder: Holder, rows: list[Indicator], wanted: str, printed: frozenset[str], about: About, profile: Profile
) -> Iterator[Finding]:
    """The column that every form of the kind prints, where it is blank in all rows."""
    unread = torn(about.losses, holder, profile.lexicons["unread_columns"])
    if not rows or wanted in printed or unread or (wanted == "完成值" and "指标值" not in printed):
        return
    names = "、".join(f"“{item.name}”" for item in rows)
    message = f"“{holder.name}”的{len(rows)}个指标都没有{wanted}：{names}。"
    certainty = Certainty.EXTRACTION if torn(about.losses, holder, profile.lexicons["lost_rows"]) else Certainty.LIKELY
    yield RULE.finding(holder.name, message, *(item.where for item in rows), certainty=certainty)


def _check_weighed(document: Document, profile: Profile) -> Iterator[Finding]:
    """Units and projects without any weight beside others that have weights."""
    weighed = [any(item.weight is not None for item in holder.indicators) for holder in holders(document)]
    names = {holder.name for holder, has in zip(holders(document), weighed, strict=True) if has}
    for holder, has in zip(holders(document), weighed, strict=True):
        # Of a project that stands twice, as declared and as evaluated, one form has the weights.
        if (
            any(weighed)
            and not has
            and holder.name not in names
            and not torn(document.findings, holder, profile.lexicons["lost_rows"])
        ):
            message = f"“{holder.name}”的{len(holder.indicators)}个指标都没有权重，而本文件其他项目有。"
            yield RULE.finding(holder.name, message, holder.where)


def _missing(item: Indicator, rows: list[Indicator], printed: frozenset[str], profile: Profile) -> Iterator[str]:
    tests = (
        ("指标值", item.target.form is Form.BLANK),
        ("一级指标", not item.category),
        ("权重", item.weight is None),
        ("完成值", not (item.actual or "").strip()),
        ("得分", item.score is None),
    )
    if not item.name.strip():
        yield "指标名称"
    if _needs_unit(item, profile):
        yield "度量单位"
    yield from (name for name, blank in tests if blank and name in printed)
    if item.category and not item.subcategory and _fellows_have_second_level(item, rows, profile):
        yield "二级指标"


def _needs_unit(item: Indicator, profile: Profile) -> bool:
    """Whether a figure stands without unit, neither beside it nor in the name; a year and an index need none.

    What a bare 100 of 能力 or 规范性 means is the question of another rule.
    """
    target = item.target
    if target.form not in (Form.NUMBER, Form.RANGE) or target.unit or not target.number:
        return False
    if target.number >= _A_YEAR and target.form is Form.RANGE:
        return False
    if _DAY.fullmatch(target.value) and item.name.strip().endswith(("时间", "日期")):
        return False
    in_name = any(is_known_unit(inside.strip()) for inside in _IN_BRACKETS.findall(item.name))
    endings = (*profile.lexicons["without_unit"], *(profile.lexicons["qualities"] if target.number == _WHOLE else ()))
    return not in_name and not item.name.strip().endswith(endings)


def _fellows_have_second_level(item: Indicator, rows: list[Indicator], profile: Profile) -> bool:
    """Whether all others of the same level 1 have a level 2; a satisfaction often has none."""
    fellows = [other for other in rows if other is not item and other.category == item.category]
    return kind(item.category, profile) in ("产出", "效益") and bool(fellows) and all(o.subcategory for o in fellows)


def _finding(about: About, holder: Holder, item: Indicator, missing: list[str], profile: Profile) -> Finding:
    subject, message = f"{holder.name} / {item.name}", f"指标“{item.name}”没有{'、'.join(missing)}。"
    only_levels = not set(missing) - {"一级指标", "二级指标"}
    severity = Severity.HINT if only_levels and item.where.cell is None else RULE.severity
    if torn(about.losses, holder, profile.lexicons["lost_rows"]):
        return RULE.finding(subject, message, item.where, severity=severity, certainty=Certainty.EXTRACTION)
    return RULE.finding(subject, message, item.where, severity=severity)


CHECKS = (EachHolder(_check_holder), Whole(_check_weighed))
