"""The cast: people of one court in every role, somebody of another court, and a small court-year of records."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from heng.apps.indicator.services import Calculation, calculate, keep
from heng.apps.intake.models import Paper
from heng.apps.intake.services import paper_from, store
from heng.apps.organisation.models import Court, FiscalYear, Membership
from heng.apps.target.models import Declaration
from heng.apps.target.services import declare
from heng.apps.user.models import User
from heng.apps.workbench.demonstration import DECLARATION, PAPERS, confirmed_by
from heng.documents.child import read_in_child
from heng.domain.workflow.role import Role
from heng.records.load import load_batch
from heng.records.store import RecordStore
from heng.records.synth.court_year import write_court_year

YEAR = 2022
PASSWORD = "一个很长的口令-for-tests"
SignIn = Callable[[User], Client]
AddPaper = Callable[..., Paper]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings) -> Path:
    """A data folder of the test's own, and a password hasher that costs nothing."""
    monkeypatch.setenv("HENG_HOME", str(tmp_path / "home"))
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return tmp_path / "home"


@pytest.fixture
def court(db) -> Court:
    """广州互联网法院 with its year 2022."""
    made = Court.objects.create(code="粤0192", name="广州互联网法院")
    FiscalYear.objects.create(court=made, year=YEAR)
    return made


@pytest.fixture
def cast(court: Court) -> SimpleNamespace:
    """承办人, 部门负责人, 财务, 审计, 系统管理员 of the court, and 外部人员: the 财务 of another court."""
    other = Court.objects.create(code="川0104", name="成都市锦江区人民法院")
    FiscalYear.objects.create(court=other, year=YEAR)
    people = {role.value: person(role.value, role, court) for role in Role}
    return SimpleNamespace(**people, outsider=person("outsider", Role.FINANCE, other))


def person(username: str, role: Role, court: Court) -> User:
    """An account that belongs to `court`."""
    user = User(username=username, name=username, role=role.value)
    user.set_password(PASSWORD)
    user.save()
    Membership.objects.create(user=user, court=court)
    return user


@pytest.fixture
def sign_in(settings) -> SignIn:
    """A browser in which somebody is signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


@pytest.fixture(scope="session")
def reading() -> dict[str, Any]:
    """What stands in the declaration paper of the demonstration, read once for all tests, which only read it."""
    return read_in_child(PAPERS / DECLARATION, name="申报表.txt", with_content=True)


@pytest.fixture
def paper(cast: SimpleNamespace, court: Court, reading: dict[str, Any]) -> Paper:
    """That paper, taken in by the 承办人."""
    path = PAPERS / DECLARATION
    made = paper_from(court, path, "申报表.txt", deepcopy(reading))
    made.sha256, made.size, made.uploaded_by = reading["sha256"], path.stat().st_size, cast.handler
    store(made, path)
    return made


@pytest.fixture
def add_paper(cast: SimpleNamespace, court: Court, reading: dict[str, Any]) -> AddPaper:
    """Takes in that paper once more as another file, with its indicators as `change` leaves them and other `fields`."""

    def add(name: str, change: Callable[[list[dict[str, Any]]], None], **fields: Any) -> Paper:
        again = deepcopy(reading)
        again.update(fields)
        again["findings"] = []
        change(again["units"][0]["indicators"])
        made = paper_from(court, PAPERS / DECLARATION, name, again)
        made.sha256 = f"{Paper.objects.count():064x}"
        made.size, made.uploaded_by = (PAPERS / DECLARATION).stat().st_size, cast.handler
        store(made, PAPERS / DECLARATION)
        return made

    return add


@pytest.fixture
def confirmed(cast: SimpleNamespace, paper: Paper) -> Paper:
    """That paper, held against the original and confirmed."""
    return confirmed_by(cast.handler, paper)


@pytest.fixture
def declaration(cast: SimpleNamespace, confirmed: Paper) -> Declaration:
    """The draft declaration made from that paper."""
    return declare(cast.handler, confirmed, YEAR)


@pytest.fixture(scope="session")
def loaded_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record store with a small synthetic year, loaded once for all tests, which only read it."""
    folder = tmp_path_factory.mktemp("records")
    store = RecordStore(folder / "store")
    for batch in write_court_year(folder / "year", "粤0192", YEAR, cases=400):
        load_batch(store, batch)
    return store.folder


@pytest.fixture(scope="session")
def calculation(loaded_store: Path) -> Calculation:
    """What the engine gives for that year, calculated once for all tests."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HENG_HOME", str(loaded_store.parent / "home"))
        (loaded_store.parent / "home").mkdir()
        (loaded_store.parent / "home" / "records").symlink_to(loaded_store)
        return calculate("粤0192", YEAR)


@pytest.fixture
def figures(cast: SimpleNamespace, court: Court, records: Path, calculation: Calculation) -> None:
    """The figures of the court and year, as after a press on the button."""
    keep(cast.finance, court, calculation)


@pytest.fixture
def records(home: Path, loaded_store: Path) -> Path:
    """That store as the store of this test's data folder."""
    home.mkdir(exist_ok=True)
    (home / "records").symlink_to(loaded_store)
    return loaded_store
