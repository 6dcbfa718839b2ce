"""The score of a court's year: stated facts, with computed figures in the place of typed ones."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from heng.apps.indicator.presenters import number
from heng.apps.indicator.services import figures
from heng.apps.organisation.models import Court
from heng.domain.errors import NotFound
from heng.domain.self_evaluation.achieved import with_actuals
from heng.domain.self_evaluation.actual import Actual
from heng.domain.self_evaluation.attainment import attainment
from heng.domain.self_evaluation.breakdown import Evaluation
from heng.domain.self_evaluation.department_facts import DepartmentFacts
from heng.domain.self_evaluation.score import evaluate
from heng.domain.target.declaration import Indicator
from heng.domain.target.short_text import short_text
from heng.records.home import data_folder
from heng.rulebook.indicators import by_name, definition
from heng.rulebook.self_evaluation import scheme, scoring_rules
from heng.rulebook.self_evaluation_facts import facts_files, read_facts

STANDINGS = {True: "met", False: "unmet", None: "not_applicable"}


@dataclass(frozen=True, slots=True)
class Scored:
    """The facts as used, the score, and each indicator as JSON."""

    facts: DepartmentFacts
    evaluation: Evaluation
    indicators: list[dict[str, Any]]

    @property
    def digest(self) -> str:
        """The digest of score and indicators: equal for equal facts."""
        text = json.dumps([self.evaluation.to_json(), self.indicators], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def facts_of(court: Court, year: int) -> DepartmentFacts | None:
    """The stated facts of the court's year; files of this installation win over those that are shipped."""
    known = [read_facts(path) for path in facts_files(data_folder() / "self_evaluation")]
    mine = [facts for facts in known if facts.unit == court.name and facts.fiscal_year == year]
    return mine[-1] if mine else None


def score(court: Court, year: int) -> Scored:
    """The score of the court's year; NotFound where nobody has stated its facts."""
    stated = facts_of(court, year)
    if stated is None:
        raise NotFound(
            f"还没有 {court.name} {year} 年度的自评事实。请按样例写一份 self_evaluation_*.toml，放在数据目录的 self_evaluation 文件夹中。"
        )
    facts = with_actuals(stated, _computed(court, year))
    used = scheme(facts.scheme)
    evaluation = evaluate(used, facts, scoring_rules(used.profile))
    results = {slug: figure.result for slug, figure in figures(court, year).items() if figure.value}
    return Scored(facts, evaluation, [_shown(one, facts.actuals.get(one.name), results) for one in facts.indicators])


def _computed(court: Court, year: int) -> dict[str, Actual]:
    actuals: dict[str, Actual] = {}
    for slug, figure in figures(court, year).items():
        if figure.exact is not None:
            known = definition(slug)
            text = f"{number(figure.exact, figure.unit)} {figure.unit}"
            actual = Actual(text, figure.exact, figure.unit, evidence=f"业务记录计算结果 {figure.result}")
            actuals |= dict.fromkeys((known.name, *known.aliases), actual)
    return actuals


def _shown(indicator: Indicator, actual: Actual | None, results: dict[str, str]) -> dict[str, Any]:
    known = by_name(indicator.name)
    held = attainment(indicator, actual)
    return {
        "name": indicator.name,
        "target": short_text(indicator.target),
        "actual": actual.text if actual else "",
        "standing": STANDINGS[held.met],
        "reason": held.reason,
        "evidence": actual.evidence if actual else "",
        "result": results.get(known.slug, "") if known else "",
    }
