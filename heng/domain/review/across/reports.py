"""A self-evaluation report, which speaks in sentences, against forms: of the declaration and of the self-evaluation."""

from collections.abc import Iterator
from decimal import Decimal

from heng.domain.finding import Certainty, Severity
from heng.domain.money import round_half_up
from heng.domain.review.across.conflict import Conflict, conflict
from heng.domain.review.across.history import actual
from heng.domain.review.across.papers import STAGE_NAMES, Paper
from heng.domain.review.declared import Declared, bare
from heng.domain.review.meaning import mentions, same_measure
from heng.domain.review.profile import Profile
from heng.domain.review.rules import r70_everything_is_evaluated, r71_self_evaluation_agrees
from heng.domain.target.declaration import Document, DocumentKind, Statement
from heng.domain.target.quantity import unit_text

_OTHER_YEAR = ("上年", "去年", "同期", "同比", "较", "目标", "预期")
_ENOUGH = 3


def is_report(paper: Paper) -> bool:
    """Whether a paper tells its results in sentences."""
    return paper.document.kind is DocumentKind.SELF_EVALUATION_REPORT


def reported_otherwise(report: Paper, form: Paper, profile: Profile) -> Iterator[Conflict]:
    """Rates that the report states otherwise than the self-evaluation form of the unit."""
    stated = _rates(report.document, profile)
    for item in _of_units(form):
        reached = actual(item.indicator)
        statement = stated.get(same_measure(item.indicator.name, profile))
        if reached is None or statement is None or reached[1] != "%":
            continue
        if not _agree(reached[0], Decimal(statement.value)):
            message = (
                f"“{item.indicator.name}”的完成值，自评表（{form.file}）为{reached[0]:f}%，"
                f"自评报告（{report.file}）为{statement.value}%。"
            )
            finding = r71_self_evaluation_agrees.RULE.finding(
                item.subject, message, severity=Severity.WARNING, fix="请核对报告与自评表，统一完成值。"
            )
            yield conflict(finding, ((form.file, item.indicator.where), (report.file, statement.where)), profile)


def unreported(declared_paper: Paper, report: Paper, profile: Profile) -> Iterator[Conflict]:
    """The declared indicators of the unit of which the report does not speak; one finding, and a judgement."""
    text = _text(report.document)
    silent = [item for item in _of_units(declared_paper) if not _is_told(item.indicator.name, text, profile)]
    known = sum(1 for _ in _of_units(declared_paper))
    if not silent or known < _ENOUGH or len(silent) * 2 > known or not report.document.statements:
        return
    names = "、".join(f"“{item.indicator.name}”" for item in silent)
    message = f"{STAGE_NAMES[declared_paper.stage]}（{declared_paper.file}）的{names}，自评报告（{report.file}）没有提到完成情况。"
    finding = r70_everything_is_evaluated.RULE.finding(
        silent[0].holder.name, message, severity=Severity.HINT, certainty=Certainty.JUDGEMENT
    )
    places = [(declared_paper.file, item.indicator.where) for item in silent]
    yield conflict(finding, (*places, (report.file, report.document.statements[0].where)), profile)


def _of_units(paper: Paper) -> Iterator[Declared]:
    for unit in paper.document.units:
        for indicator in unit.indicators:
            yield Declared(unit, indicator)


def _rates(document: Document, profile: Profile) -> dict[str, Statement]:
    """The percentages of the year itself that a report states once only, by measure."""
    found: dict[str, Statement] = {}
    twice: set[str] = set()
    for statement in document.statements:
        name = same_measure(statement.subject, profile)
        if unit_text(statement.unit) != "%" or mentions(statement.subject, _OTHER_YEAR):
            continue
        if name in found and found[name].value != statement.value:
            twice.add(name)
        found.setdefault(name, statement)
    return {name: statement for name, statement in found.items() if name not in twice}


def _agree(first: Decimal, second: Decimal) -> bool:
    """Whether two figures are equal when written with the fewer decimals of the two."""
    digits = max(0, min(-int(value.normalize().as_tuple().exponent) for value in (first, second)))
    return round_half_up(first, digits) == round_half_up(second, digits)


def _text(document: Document) -> str:
    spoken = (statement.text or statement.subject for statement in document.statements)
    paragraphs = (paragraph.text for paragraph in document.paragraphs)
    return "".join(dict.fromkeys((*spoken, *paragraphs)))


def _is_told(name: str, text: str, profile: Profile) -> bool:
    """Whether most of the pairs of characters of a name, as written or in normal form, stand in the text."""
    return any(
        _share(core, text) >= float(profile.numbers["told"]) for core in (bare(name), same_measure(name, profile))
    )


def _share(name: str, text: str) -> float:
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 1.0
