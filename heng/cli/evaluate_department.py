"""`heng evaluate --unit --year`: facts found by unit and year, scored by their scheme."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heng.domain.self_evaluation.actual import Actual
    from heng.domain.self_evaluation.breakdown import Evaluation
    from heng.domain.self_evaluation.department_facts import DepartmentFacts

Writers = dict[str, tuple[str, Callable[[], bytes]]]


def department_evaluation(
    unit: str | None, year: int | None, path: Path | None, computed: bool
) -> "tuple[Evaluation, Writers]":
    """The evaluation of the unit's year, and for each report format the file name and what writes it.

    Raises NotFound, with what there is, for a unit or year without facts.
    """
    from heng.documents.writers.self_evaluation_docx import report_title, self_evaluation_docx
    from heng.documents.writers.self_evaluation_xlsx import self_evaluation_xlsx
    from heng.domain.self_evaluation.achieved import with_actuals
    from heng.domain.self_evaluation.score import evaluate
    from heng.rulebook.self_evaluation import scheme, scoring_rules

    facts = _facts(unit, year, path)
    if computed:
        facts = with_actuals(facts, _computed(facts))
    used = scheme(facts.scheme)
    evaluation = evaluate(used, facts, scoring_rules(used.profile))
    return evaluation, {
        "docx": (f"{report_title(facts)}.docx", lambda: self_evaluation_docx(evaluation, facts)),
        "xlsx": (f"{report_title(facts)}.xlsx", lambda: self_evaluation_xlsx(evaluation, facts)),
    }


def _facts(unit: str | None, year: int | None, path: Path | None) -> "DepartmentFacts":
    from heng.domain.errors import NotFound, WrongUsage
    from heng.records.home import data_folder
    from heng.rulebook.self_evaluation_facts import facts_files, read_facts

    if path is None and (unit is None or year is None):
        raise WrongUsage(
            "请用 --unit 和 --year 指明单位和年度，或用 --facts 给出自评事实文件，或用 --paper 给出自评表。"
        )
    paths = [path] if path is not None else facts_files(data_folder() / "self_evaluation")
    known = [read_facts(one) for one in paths]
    name = _unit_name(unit)
    # Files of this installation come after those that are shipped, and win over them.
    for candidate in reversed(known):
        if name in (None, candidate.unit) and year in (None, candidate.fiscal_year):
            return candidate
    listed = "、".join(f"{one.unit} {one.fiscal_year}" for one in known)
    asked = " ".join(str(part) for part in (unit, year) if part is not None)
    raise NotFound(f"没有“{asked}”的自评事实。已有：{listed}。可用 --facts 给出自评事实文件。")


def _unit_name(unit: str | None) -> str | None:
    from heng.rulebook.courts import court

    known = None if unit is None else court(unit)
    return unit if known is None else known.name


def _computed(facts: "DepartmentFacts") -> "dict[str, Actual]":
    from heng.domain.errors import NotFound
    from heng.domain.period import parse_period
    from heng.domain.self_evaluation.computed_actual import computed_actuals
    from heng.engine.compute import compute
    from heng.records.store import RecordStore
    from heng.rulebook.courts import courts
    from heng.rulebook.indicators import load_definitions

    code = next((one.code for one in courts() if one.name == facts.unit), None)
    if code is None:
        raise NotFound(
            f"法院代字表中没有“{facts.unit}”，无法取得其业务记录。请去掉 --computed，或在 courts.toml 中登记。"
        )
    definitions = load_definitions()
    results = compute(RecordStore.default(), definitions, code, parse_period(str(facts.fiscal_year)))
    return computed_actuals(results, definitions)
