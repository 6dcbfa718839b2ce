"""Where the data of this installation lives."""

import os
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]


def data_folder() -> Path:
    """The folder of database, record store and uploads, created on first use.

    `HENG_HOME` names it; by default `var/` in a checkout and the user's data folder when installed.
    """
    named = os.environ.get("HENG_HOME")
    if named:
        folder = Path(named).expanduser()
    elif (CHECKOUT / "pyproject.toml").exists():
        folder = CHECKOUT / "var"
    else:
        folder = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "heng"
    folder.mkdir(parents=True, exist_ok=True, mode=0o750)
    return folder
