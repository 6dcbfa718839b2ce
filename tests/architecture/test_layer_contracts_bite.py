"""Every import contract is kept by the tree and broken by a planted violation."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = Path(sys.executable).parent / "lint-imports"

# contract id → (file to write or extend, the import that must break it)
VIOLATIONS = {
    "layers": ("heng/domain/planted.py", "import heng.rulebook.loader\n"),
    "apps": ("heng/apps/accounts/planted.py", "import heng.apps.target.models\n"),
    "inside-an-app": ("heng/apps/target/models.py", "import heng.apps.target.services\n"),
    "django": ("heng/rulebook/planted.py", "import django\n"),
    "domain": ("heng/domain/planted.py", "import openpyxl\n"),
    "engine-libraries": ("heng/apps/target/planted.py", "import duckdb\n"),
    "siblings": ("heng/domain/errors.py", "import heng.domain.money\nimport heng.domain.period\n"),
}


def kept(folder: Path, contract: str) -> bool:
    """Whether `contract` holds in the tree below `folder`."""
    command = [str(LINT), "--no-cache", "--contract", contract, "--config", str(folder / "pyproject.toml")]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the package that a test may spoil."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    ignored = shutil.ignore_patterns("__pycache__", "*.toml", "templates", "static")
    shutil.copytree(ROOT / "heng", tmp_path / "heng", ignore=ignored)
    return tmp_path


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_the_contract_holds_and_a_planted_violation_breaks_it(tree: Path, contract: str) -> None:
    file, violation = VIOLATIONS[contract]
    assert kept(tree, contract)
    target = tree / file
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(violation + (target.read_text("utf-8") if target.exists() else ""), "utf-8")
    assert not kept(tree, contract)


def test_a_new_top_level_package_without_a_layer_breaks_the_layers(tree: Path) -> None:
    (tree / "heng" / "utils").mkdir()
    (tree / "heng" / "utils" / "__init__.py").write_text("", "utf-8")
    assert not kept(tree, "layers")


def test_every_contract_has_a_planted_violation() -> None:
    import tomllib

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = {contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]}
    assert contracts == set(VIOLATIONS)
