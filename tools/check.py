"""Run every check, all of them even if one fails, and say at the end which failed."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
PYTHON = sys.executable
CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("lock files current", (PYTHON, "-m", "tools.lock", "--check")),
    ("format", (str(BIN / "ruff"), "format", "--check", "--quiet", ".")),
    ("lint", (str(BIN / "ruff"), "check", "--quiet", ".")),
    ("layers", (str(BIN / "lint-imports"), "--no-cache")),
    ("types", (str(BIN / "mypy"),)),
    ("templates", (str(BIN / "djlint"), "--check", "--lint", "--quiet", "heng/apps")),
    ("application", (PYTHON, "-m", "django", "check", "--fail-level", "WARNING")),
    ("migrations", (PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run")),
    ("generated documents", (PYTHON, "-m", "tools.reference", "--check")),
    ("architecture", (str(BIN / "pytest"), "-q", "-p", "no:randomly", "tests/architecture")),
)


def main() -> int:
    """The number of failed checks, as exit code (0 when all passed)."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "heng.config.settings", "PYTHONPATH": str(ROOT)}
    outcomes = []
    for name, command in CHECKS:
        print(f"── {name}", flush=True)
        started = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        outcomes.append((name, code == 0, time.monotonic() - started))
    print()
    for name, passed, seconds in outcomes:
        print(f"{'ok  ' if passed else 'FAIL'} {name} ({seconds:.1f} s)")
    return sum(not passed for _, passed, _ in outcomes)


if __name__ == "__main__":
    sys.exit(main())
