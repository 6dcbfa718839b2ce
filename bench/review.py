"""`python -m bench.review`: reviewing papers of 200 and 5,000 indicators, and checking again after one cell was edited.

The peer of checking again is reviewing the whole paper afresh, as a program without memory does after every edit. Cost
that grows with what changed stays flat from the small paper to the large one; cost that grows with what exists does not.
"""

import json
import time
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from functools import partial
from statistics import median

from heng.documents.document_after import document_after
from heng.documents.from_json import document_from_json
from heng.domain.budget.amounts import Amounts
from heng.domain.finding import Where
from heng.domain.review.profile import Profile
from heng.domain.review.review import review
from heng.domain.review.reviewer import Reviewer
from heng.domain.target.declaration import Document, DocumentKind, Indicator, Project, Unit
from heng.domain.target.parse_target import parse_target
from heng.rulebook.profiles import load_profile

SIZES = (200, 5_000)
A_PROJECT = 10
EDITS = 60
_ROWS = (
    ("产出指标", "数量指标", "{}案件审结数", "≥1200件", 10),
    ("产出指标", "数量指标", "{}设备购置数量", "=24台", 10),
    ("产出指标", "质量指标", "{}设备验收合格率", "=100%", 10),
    ("产出指标", "质量指标", "{}裁判文书差错率", "≤2%", 10),
    ("产出指标", "时效指标", "{}故障响应时间", "≤30分钟", 10),
    ("成本指标", "经济成本指标", "{}成本控制数", "≤80万元", 10),
    ("效益指标", "社会效益指标", "{}一审服判息诉率", "≥85%", 10),
    ("效益指标", "可持续影响指标", "{}系统正常使用年限", "≥6年", 10),
    ("满意度指标", "服务对象满意度指标", "当事人对{}的满意度", "≥90%", 5),
    ("满意度指标", "服务对象满意度指标", "律师对{}的满意度", "≥90%", 5),
)
_EDITED = ("≥95%", "≤90%", "=100%", "100元", "提升", "≥3次")


def main() -> None:
    """Print for each size how long a whole review takes, and a review after one edit, as ratios."""
    profile = load_profile("sichuan")
    for size in SIZES:
        document = paper(size)
        whole = timed(partial(review, document, profile), 3)
        edit, moved = after_edits(document, profile)
        print(f"{size} indicators in {len(document.projects)} projects: {len(review(document, profile))} findings")
        print(f"  whole review          1.00 x   {whole * 1000:8.2f} ms   {1 / whole:7.1f} papers/s")
        typed = typing(document, profile)
        print(f"  one indicator edited  {edit / whole:5.3f} x   {edit * 1000:8.2f} ms")
        print(f"  amount of a project   {moved / whole:5.3f} x   {moved * 1000:8.2f} ms")
        print(
            f"  while typing          {typed / whole:5.3f} x   {typed * 1000:8.2f} ms   (from the stored form, as in the application)"
        )


def paper(size: int) -> Document:
    """A paper of `size` indicators, ten a project, with some of the usual defects."""
    projects = tuple(project(number) for number in range(size // A_PROJECT))
    total = sum((one.amounts.total or Decimal() for one in projects), Decimal())
    unit = Unit("例区人民法院", Where(sheet="表", cell="A1"), amounts=Amounts(total=total, fiscal_appropriation=total))
    return Document("例.xlsx", "", DocumentKind.PROJECT_TARGETS, 2024, "万元", (unit,), projects)


def project(number: int) -> Project:
    """One project whose names are its own."""
    topic = f"第{number}号业务"
    money = Amounts(total=Decimal(1_000_000 + number), fiscal_appropriation=Decimal(1_000_000 + number))
    rows = tuple(indicator(topic, number, line) for line in range(A_PROJECT))
    goal = f"完成{topic}的年度任务，保障审判执行工作，全年审结案件不少于1200件。"
    return Project(
        f"{topic}经费",
        Where(sheet="表", cell=f"A{number * A_PROJECT + 2}"),
        None,
        "例区人民法院",
        money,
        objective=goal,
        indicators=rows,
    )


def indicator(topic: str, number: int, line: int) -> Indicator:
    """A row of a project."""
    category, subcategory, name, target, weight = _ROWS[line]
    where = Where(sheet="表", cell=f"F{number * A_PROJECT + line + 2}")
    return Indicator(category, subcategory, name.format(topic), parse_target(target), where, Decimal(weight))


def after_edits(document: Document, profile: Profile) -> tuple[float, float]:
    """The median time of reviewing again after a target value, and after a budget, was edited."""
    reviewer = Reviewer(profile)
    reviewer.review(document)
    times: dict[str, list[float]] = {"target": [], "amount": []}
    for number in range(EDITS):
        for what, edit in (("target", with_other_target), ("amount", with_other_amount)):
            document = edit(document, number)
            start = time.perf_counter()
            reviewer.review(document)
            times[what].append(time.perf_counter() - start)
    return median(times["target"]), median(times["amount"])


def typing(document: Document, profile: Profile) -> float:
    """The median time from the stored form of an edited paper to its findings."""
    reviewer = Reviewer(profile)
    before = json.loads(json.dumps(document.to_json()))
    known = document_from_json(before)
    reviewer.review(known)
    taken = []
    for number in range(EDITS):
        after = deepcopy(before)
        after["projects"][number * 7 % len(known.projects)]["indicators"][number % A_PROJECT]["value"] = str(
            60 + number
        )
        start = time.perf_counter()
        known = document_after(known, before, after)
        reviewer.review(known)
        taken.append(time.perf_counter() - start)
        before = after
    return median(taken)


def with_other_target(document: Document, number: int) -> Document:
    """The paper with one target value edited; everything else is the same object."""
    place = number * 7 % len(document.projects)
    row = number % A_PROJECT
    rows = list(document.projects[place].indicators)
    rows[row] = replace(rows[row], target=parse_target(_EDITED[number % len(_EDITED)]))
    return _with_project(document, place, replace(document.projects[place], indicators=tuple(rows)))


def with_other_amount(document: Document, number: int) -> Document:
    """The paper with the budget of one project edited."""
    place = number * 11 % len(document.projects)
    money = Amounts(total=Decimal(900_000 + number))
    return _with_project(document, place, replace(document.projects[place], amounts=money))


def _with_project(document: Document, place: int, edited: Project) -> Document:
    projects = list(document.projects)
    projects[place] = edited
    return replace(document, projects=tuple(projects))


def timed(work: Callable[[], object], times: int) -> float:
    """The shortest of some runs, in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


if __name__ == "__main__":
    main()
