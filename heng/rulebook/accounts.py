"""Settings of account keeping from rulebook/accounts.toml."""

from datetime import timedelta

from heng.rulebook.loader import read


def idle_after() -> timedelta:
    """How long an enabled account may go without signing in before it is marked for checking."""
    return timedelta(days=read("accounts.toml")["idle"]["days"])
