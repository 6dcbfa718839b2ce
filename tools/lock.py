"""Lock files with hashes and without addresses: write them, or check that they still answer the requirements.

`python -m tools.lock` writes (asks the package registry); `python -m tools.lock --check` needs no network.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "requirements"
# lock file → the files whose requirements it must answer
LOCKS = {
    "run.lock": ("pyproject.toml", "requirements/setup.in"),
    "develop.lock": ("pyproject.toml", "requirements/setup.in", "requirements/develop.in"),
}
# Reading scans is an extra for those who install the package; whoever sets up a checkout gets it too.
EXTRA = "ocr"
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)
_ADDRESS = re.compile(r"https?://|--index-url|--find-links|file:")


def requirements(source: str) -> list[Requirement]:
    """The direct requirements that the file `source` states."""
    path = ROOT / source
    if path.suffix == ".toml":
        project = tomllib.loads(path.read_text("utf-8"))["project"]
        stated = [*project["dependencies"], *project["optional-dependencies"][EXTRA]]
    else:
        lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
        stated = [line for line in lines if line]
    return [Requirement(line) for line in stated]


def problems(lock: str, sources: tuple[str, ...]) -> list[str]:
    """What is wrong with a lock file: an unanswered requirement, a pin without hash, an address."""
    text = (FOLDER / lock).read_text("utf-8")
    pins = {canonicalize_name(match["name"]): match["version"] for match in _PIN.finditer(text)}
    found = [f"{lock}: names an address" for _ in [0] if _ADDRESS.search(text)]
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    found += [f"{lock}: no hash for {entry.splitlines()[0]}" for entry in entries if "--hash=sha256:" not in entry]
    for source in sources:
        for requirement in requirements(source):
            version = pins.get(canonicalize_name(requirement.name))
            if version is None or not requirement.specifier.contains(Version(version), prereleases=True):
                found.append(f"{lock}: does not answer {requirement} of {source}; run `make lock`")
    return found


def disagreements() -> list[str]:
    """Packages that the two lock files pin to different versions."""
    run, develop = (
        {match["name"]: match["version"] for match in _PIN.finditer((FOLDER / name).read_text("utf-8"))}
        for name in ("run.lock", "develop.lock")
    )
    return [f"develop.lock: {name} differs from run.lock" for name in run if develop.get(name) != run[name]]


def npm_problems() -> list[str]:
    """What is wrong with the npm lock file: an address, or a package without integrity hash."""
    text = (ROOT / "frontend" / "package-lock.json").read_text("utf-8")
    return ["package-lock.json: names a registry address"] if '"resolved"' in text else []


def write() -> None:
    """Write all lock files anew, keeping pins that still fit."""
    for lock, sources in LOCKS.items():
        constraint = [] if lock == "run.lock" else ["--constraint", str(FOLDER / "run.lock")]
        command = [
            sys.executable,
            "-m",
            "uv",
            "pip",
            "compile",
            "--universal",
            "--python-version",
            "3.11",
            "--extra",
            EXTRA,
        ]
        command += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--quiet"]
        subprocess.run([*command, *sources, *constraint, "-o", str(FOLDER / lock)], cwd=ROOT, check=True)


def main() -> int:
    """Write, or with --check report; 1 when something is wrong."""
    if "--check" not in sys.argv:
        write()
    found = [problem for lock, sources in LOCKS.items() for problem in problems(lock, sources)]
    found += disagreements() + npm_problems()
    for problem in found:
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
