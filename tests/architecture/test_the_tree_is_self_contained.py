"""What is committed stands alone: no registry addresses, no machine paths, no third-party files."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r"(pypi|npmjs|pythonhosted|debian)\.(org|com)|registry\.|files\.python")
MACHINE_PATH = re.compile(r"(^|[^A-Za-z0-9_.])/(work|root|farm)/")
# These two files name the patterns themselves.
SELF = {"tests/architecture/test_the_tree_is_self_contained.py", "tools/lock.py"}


def committed() -> list[str]:
    """The files under version control, as paths from the root."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [name for name in listing.decode().split("\0") if name and (ROOT / name).is_file()]


def texts() -> dict[str, str]:
    """Every committed text file."""
    found = {}
    for name in committed():
        raw = (ROOT / name).read_bytes()
        if b"\0" not in raw and name not in SELF:
            found[name] = raw.decode("utf-8", "replace")
    return found


@pytest.mark.parametrize("pattern", [ADDRESS, MACHINE_PATH], ids=["address", "machine path"])
def test_no_committed_file_names_a_registry_or_a_path_of_a_machine(pattern: re.Pattern[str]) -> None:
    hits = [name for name, text in texts().items() if pattern.search(text)]
    assert not hits


def test_no_vendored_front_end_file_or_font_is_committed() -> None:
    suffixes = (".min.js", ".min.css", ".woff", ".woff2", ".ttf", ".otf", ".whl")
    assert not [name for name in committed() if name.endswith(suffixes) or "node_modules" in name]


def test_the_domain_imports_only_the_standard_library_and_the_likeness_of_names() -> None:
    import ast

    foreign = []
    for path in (ROOT / "heng" / "domain").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            allowed = {*sys.stdlib_module_names, "rapidfuzz"}  # ADR 14
            foreign += [
                (path.name, n) for n in names if n.split(".")[0] not in allowed and not n.startswith("heng.domain")
            ]
    assert not foreign
