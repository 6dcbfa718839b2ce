"""Running the command on a hostile file, and what it used."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
# A process begins with the memory of the one that it is split from: a small one stands between this and the command.
_LAUNCHER = """
import json, resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "heng.cli", "import", sys.argv[1], "--format", "json"], capture_output=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
parts = [done.stdout.decode(), done.stderr.decode()]
print(json.dumps([done.returncode, *parts, used / 1024]))
"""


@dataclass(frozen=True)
class Run:
    """How a run of `heng import` ended: its exit code, what it printed, and the most memory that one process had."""

    code: int
    out: str
    err: str
    mebibytes: float


@pytest.fixture
def heng_import(tmp_path):
    """Runs `heng import --format json` on a file, with a temporary folder of its own that must be empty afterwards."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()

    def run(path):
        environment = os.environ | {"TMPDIR": str(temporary), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", _LAUNCHER, str(path)]
        done = subprocess.run(command, capture_output=True, env=environment, check=True, stdin=subprocess.DEVNULL)
        assert not list(temporary.iterdir())
        return Run(*json.loads(done.stdout))

    return run
