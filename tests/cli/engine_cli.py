"""A data folder with a few records, and a way to run one command on it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import typer
from typer.testing import CliRunner

from heng.domain.errors import HengError
from tests.engine.parquet_store import with_court, write


@dataclass(frozen=True)
class Outcome:
    """What a command printed, and the problem that stopped it."""

    stdout: str
    problem: HengError | None


def fill(home: Path) -> None:
    """Three filings of the Guangzhou Internet Court in March 2022: two online, one onsite, one sent back."""
    results = [("online", "filed"), ("online", "filed"), ("onsite", "filed"), ("online", "correction")]
    rows = [
        {
            "request_id": f"R{day}",
            "channel": channel,
            "result": result,
            "result_at": datetime.fromisoformat(f"2022-03-0{day}"),
        }
        for day, (channel, result) in enumerate(results, 1)
    ]
    write(home / "records", with_court({"filing_request": rows}))


def run(command: Callable[..., Any], *arguments: str) -> Outcome:
    """Run `command` with `arguments`; a HengError is given back as it reaches the entry point of `heng`."""
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(command)
    result = CliRunner().invoke(app, list(arguments))
    if result.exception is not None and not isinstance(result.exception, HengError | SystemExit):
        raise result.exception
    return Outcome(result.stdout, result.exception if isinstance(result.exception, HengError) else None)
