"""The version of the rules that a review rests on."""

import hashlib
from functools import cache
from pathlib import Path

from heng.rulebook.loader import FOLDER

# What decides about findings: the rules, the meaning of targets and money, word lists, thresholds and profiles.
_DECIDING = (
    ("domain/review", "*.py"),
    ("domain/target", "*.py"),
    ("domain", "money.py"),
    ("rulebook/review", "*.toml"),
    ("rulebook/profiles", "*.toml"),
    ("rulebook", "profiles.py"),
    ("rulebook", "sources.toml"),
)
# What only shows what rules do.
_SHOWING = "rulebook/review/examples"
_SHOWN = 12


@cache
def ruleset_version() -> str:
    """A digest of the review's code and data, 12 hexadecimal characters: another one may find other things."""
    return digest_of(FOLDER.parent)


def digest_of(root: Path) -> str:
    """The version of the rules in the tree at `root`, where the package `heng` stands."""
    digest = hashlib.sha256()
    for folder, pattern in _DECIDING:
        for file in sorted((root / folder).rglob(pattern)):
            if file.is_relative_to(root / _SHOWING):
                continue
            digest.update(file.relative_to(root).as_posix().encode())
            # Line ends differ between systems, the rules do not.
            digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:_SHOWN]
