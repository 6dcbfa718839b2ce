"""The glossary is a map: every row names an existing file and a known source, and no domain folder is missing."""

import re
from pathlib import Path

from heng.rulebook import loader

ROOT = Path(__file__).parents[2]


def rows() -> list[list[str]]:
    """The cells of every glossary row."""
    lines = (ROOT / "GLOSSARY.md").read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines if line.startswith("|")]
    return cells[2:]


def test_every_row_names_an_existing_file() -> None:
    assert rows()
    assert not [row for row in rows() if not (ROOT / row[2]).is_file()]


def test_every_row_names_a_known_source() -> None:
    known = loader.read("sources.toml")
    assert not [row for row in rows() if row[3] not in known]


def test_every_domain_folder_has_a_row() -> None:
    folders = {path.name for path in (ROOT / "heng" / "domain").iterdir() if (path / "__init__.py").exists()}
    named = {Path(row[2]).parts[2] for row in rows() if row[2].startswith("heng/domain/")}
    assert folders <= named
