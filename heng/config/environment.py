"""Reading settings from the environment: flags, word lists, the database address and the secret key."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SCHEMES = ("postgres", "postgresql")


def flag(name: str) -> bool:
    """Whether the environment variable `name` says yes (1, true, yes, on)."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str) -> list[str]:
    """The words of the environment variable `name`, separated by blanks or commas."""
    return os.environ.get(name, default).replace(",", " ").split()


def secret_key(home: Path) -> str:
    """HENG_SECRET_KEY, or the key of this installation: made on first use, readable by its owner alone."""
    named = os.environ.get("HENG_SECRET_KEY")
    if named:
        return named
    path = home / "secret_key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(48)
        file.write(key)
    return key


def database(home: Path) -> dict[str, Any]:
    """The Django database of HENG_DATABASE_URL, else SQLite in `home`.

    Addresses as PostgreSQL itself writes them: postgresql://user:password@host:port/name, or with a socket folder
    postgresql://user@/name?host=/folder. What else the query says (sslmode, connect_timeout …) goes to the driver.
    """
    address = os.environ.get("HENG_DATABASE_URL")
    if not address:
        return _sqlite(home / "heng.sqlite3")
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES:
        raise ImproperlyConfigured(
            f"HENG_DATABASE_URL 的开头应是 postgresql://，现在是“{parts.scheme}”；不设此项则使用 SQLite。"
        )
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": query.pop("port", str(parts.port or "")),
        "OPTIONS": query,
        "ATOMIC_REQUESTS": False,
    }


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }
