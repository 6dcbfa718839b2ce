"""A court to try things on: accounts, a synthetic year of records, a paper, targets, figures and a score.

Every step looks first whether it was already done, so that a second run takes seconds and loses nothing.
"""

import secrets
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import File
from django.core.management import call_command

from heng.apps import intake
from heng.apps.accounts.services import create_user, set_password
from heng.apps.indicator.services import compute_year, figures, is_stale
from heng.apps.intake.confirmation import confirm
from heng.apps.intake.correction import check
from heng.apps.intake.history import history, points
from heng.apps.intake.models import Paper
from heng.apps.intake.services import DuplicatePaper, take_in
from heng.apps.organisation.models import Court
from heng.apps.organisation.services import join, open_year, set_up_court
from heng.apps.self_evaluation.services import score_year
from heng.apps.target.models import Declaration
from heng.apps.target.services import declare, move
from heng.apps.user.models import User
from heng.domain.workflow.declaration_state import Step
from heng.domain.workflow.role import LABELS, Role
from heng.records.home import data_folder
from heng.records.load import load_batch
from heng.records.progress import Progress
from heng.records.store import RecordStore
from heng.records.synth.court_year import write_court_year
from heng.rulebook.courts import court as known_court

COURT, YEAR = "粤0192", 2022
PAPERS = Path(intake.__file__).parent / "demo"
DECLARATION, PROJECTS = "declaration_2022.txt", "projects_2022.txt"
CAST = (
    ("caiwu", "李财务", Role.FINANCE),
    ("chengban", "陈承办", Role.HANDLER),
    ("fuze", "周负责", Role.HEAD),
    ("shenji", "吴审计", Role.AUDITOR),
    ("guanli", "郑管理", Role.ADMINISTRATOR),
)
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the demonstration with the password that was just set."""

    username: str
    name: str
    role: str
    password: str


def steps(cases: int | None = None) -> tuple[tuple[str, Callable[[Progress], None]], ...]:
    """The steps in order, each with what it says; `cases` is the size of the synthetic year (default: full size)."""
    return (
        ("建立数据库", lambda _: _database()),
        ("建立法院和账号", lambda _: _people()),
        ("生成并装载一年的业务数据", lambda progress: _records(cases, progress)),
        ("读取并审核申报表", lambda _: _paper()),
        ("计算指标", lambda _: _figures()),
        ("计算自评得分", lambda _: _score()),
    )


def accounts() -> list[Account]:
    """New passwords for the accounts of the demonstration; only their hashes are kept."""
    made = []
    for username, name, role in CAST:
        password = "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3))
        set_password(User.objects.get(username=username), password)
        made.append(Account(username, name, LABELS[role], password))
    return made


def _database() -> None:
    call_command("migrate", verbosity=0, interactive=False)


def _people() -> None:
    known = known_court(COURT)
    court = set_up_court(COURT, known.name if known else COURT)
    open_year(court, YEAR)
    for username, name, role in CAST:
        user = User.objects.filter(username=username).first()
        if user is None:
            user = create_user(username, name, role, secrets.token_urlsafe(24))
        if role is not Role.ADMINISTRATOR:
            join(user, court)


def _records(cases: int | None, progress: Progress) -> None:
    store = RecordStore.default()
    head = store.head()
    if head and COURT in head.courts():
        return
    with tempfile.TemporaryDirectory(dir=data_folder(), prefix="demo-") as folder:
        for batch in write_court_year(Path(folder) / "year", COURT, YEAR, cases=cases, progress=progress):
            load_batch(store, batch, progress)


def _paper() -> None:
    court = Court.objects.get(code=COURT)
    handler, head = _user("chengban"), _user("fuze")
    paper = _taken_in(handler, court, DECLARATION, f"{YEAR}年度部门整体绩效目标申报表.txt")
    _taken_in(handler, court, PROJECTS, f"{YEAR}年项目支出绩效目标表.txt")
    if Declaration.objects.filter(paper=paper).exists():
        return
    declaration = declare(handler, confirmed_by(handler, paper), YEAR)
    move(handler, declaration.pk, Step.SUBMIT)
    move(head, declaration.pk, Step.AGREE)


def _taken_in(user: User, court: Court, paper: str, name: str) -> Paper:
    with (PAPERS / paper).open("rb") as file:
        try:
            return take_in(user, court, File(file, name=name))
        except DuplicatePaper as known:
            return known.paper


def confirmed_by(user: User, paper: Paper) -> Paper:
    """The paper in the register: looked at and confirmed as a clerk would."""
    if paper.is_confirmed:
        return paper
    ticks = sorted(points(paper, history(paper)).missing)
    if ticks:
        check(user, paper.pk, paper.revision, ticks)
    paper.refresh_from_db(fields=["revision"])
    confirm(user, paper.pk, paper.revision)
    paper.refresh_from_db()
    return paper


def _figures() -> None:
    court = Court.objects.get(code=COURT)
    known = figures(court, YEAR)
    if not known or is_stale(known.values()):
        compute_year(_user("caiwu"), court, YEAR)


def _score() -> None:
    score_year(_user("caiwu"), Court.objects.get(code=COURT), YEAR)


def _user(username: str) -> User:
    return User.objects.get(username=username)
