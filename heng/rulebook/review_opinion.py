"""The forms of the review opinion (review/opinion.toml), and the opinion on a paper by the form of its kind."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from heng.domain.finding import Finding, Severity
from heng.domain.review.opinion import Opinion, Waived, opinion
from heng.domain.review.opinion_scheme import CheckPoint, Deduction, Dimension, Grade, Scheme
from heng.domain.review.profile import Profile
from heng.domain.review.rules import RULES
from heng.domain.target.declaration import Document, DocumentKind
from heng.rulebook import loader
from heng.rulebook.ruleset import ruleset_version

_FILE = "review/opinion.toml"


def opinion_of(
    document: Document,
    findings: Sequence[Finding],
    profile: Profile,
    waived: Sequence[Waived] = (),
    *,
    is_partial: bool = False,
) -> Opinion:
    """The review opinion on `document` with the `findings` that stand and those that were `waived`.

    `is_partial` says that some rules were left out: then no grade is suggested.
    """
    return opinion(
        document,
        findings,
        scheme_for(document.kind),
        waived=waived,
        titles={module.RULE.code: module.RULE.title for module in RULES},
        profile=profile.name,
        ruleset=ruleset_version(),
        is_partial=is_partial,
    )


@cache
def scheme_for(kind: DocumentKind) -> Scheme:
    """The form of the opinion for papers of `kind`."""
    data = loader.read(_FILE)
    slug, form = next((slug, form) for slug, form in data["forms"].items() if kind.value in form["kinds"])
    return Scheme(
        title=form["title"],
        dimensions=tuple(map(_dimension, form["dimensions"])),
        rules={code: points[slug] for code, points in data["rules"].items()},
        otherwise=form["otherwise"],
        deductions={Severity(severity): _deduction(entry) for severity, entry in data["deductions"]["points"].items()},
        grades=tuple(Grade(row["name"], Decimal(row["floor"]), row["consequence"]) for row in form["grades"]),
        best_with_error=data["deductions"]["best_with_error"],
        source=loader.source_title(form["source"]),
        certainty=form["certainty"],
        note=form["note"],
    )


def mapped_rules() -> tuple[str, ...]:
    """The codes of all rules that the forms know, sorted."""
    return tuple(sorted(loader.read(_FILE)["rules"]))


def _dimension(data: Mapping[str, Any]) -> Dimension:
    points = (
        CheckPoint(point["slug"], point["name"], point["question"], Decimal(point["points"]))
        for point in data["check_points"]
    )
    return Dimension(data["name"], tuple(points))


def _deduction(data: Mapping[str, Any]) -> Deduction:
    return Deduction(Decimal(data["first"]), Decimal(data["further"]), Decimal(data["most"]))
