"""`python -m bench.intake`: reading papers of every layout and kind, beside general document converters, as ratios.

Each way reads the same files in a process of its own: Heng, markitdown's Markdown, and pdfplumber's plain table
extraction (PDF alone). An indicator counts as recovered where its name and its whole target (sign, figure and unit)
stand together: for the converters in the cells of one table row, whoever finds them there; for Heng in the fields of
one indicator, which asks more. Converters give cells without meaning; the share says what is left for a reader to do.
"""

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.documents.relay import pdf
from tests.documents.relay.declaration import Aim, Paper
from tests.documents.relay.formats import OFFICE, TEXT
from tests.documents.relay.layouts import PROJECT_LAYOUTS
from tests.documents.relay.papers import maintenance
from tests.documents.relay.style import Style

STYLES = (Style(), Style(levels="first", serial=True), Style(levels="repeated", broken=True, money="label"))
KINDS = {"xlsx": OFFICE["xlsx"], "docx": OFFICE["docx"], "html": OFFICE["html"], "csv": TEXT["csv"], "pdf": pdf.ruled}
Rows = Iterator[list[str]]


def main() -> None:
    """Write the papers, read them in every way and print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = write_papers(folder)
        for kind in KINDS:
            measured = {way: run(way, folder, kind) for way in WAYS if way != "pdfplumber" or kind == "pdf"}
            print(
                f"{kind}: {count} papers, {measured['heng']['indicators']} indicators, {measured['heng']['pages']} pages"
            )
            for way, figures in measured.items():
                print(line(way, figures, measured["heng"]))


def line(way: str, figures: dict[str, Any], heng: dict[str, Any]) -> str:
    """One way: the time as a multiple of Heng's, rows and pages a second, memory, and what was recovered."""
    seconds, share = figures["seconds"], figures["recovered"] / figures["indicators"]
    pages = f"{figures['pages'] / seconds:8.1f} pages/s" if figures["pages"] else " " * 16
    return (
        f"  {way:12} {seconds / heng['seconds']:6.2f} x time  {figures['indicators'] / seconds:8.0f} rows/s {pages}"
        f"  {figures['mib'] / heng['mib']:5.2f} x memory ({figures['mib']:.0f} MiB)  {share:7.1%} recovered"
    )


def write_papers(folder: Path) -> int:
    """One paper in every layout, style and kind, with what it declares beside it; the number of papers of one kind."""
    number = 0
    paper = maintenance()
    for layout in PROJECT_LAYOUTS.values():
        for style in STYLES:
            number += 1
            sheets = layout.lay(paper, style)
            for kind, write in KINDS.items():
                (folder / f"{number:03}.{kind}").write_bytes(write(sheets))
            (folder / f"{number:03}.json").write_text(json.dumps(list(wanted(paper)), ensure_ascii=False), "utf-8")
    return number


def wanted(paper: Paper) -> Iterator[dict[str, Any]]:
    """What must be recovered: the name with the target in each way of writing it."""
    for venture in paper.projects:
        for aim in venture.aims:
            yield {"name": aim.name, "read": aim.target.read(), "written": list(_written(aim))}


def _written(aim: Aim) -> Iterator[list[str]]:
    yield [aim.target.in_one()]
    yield [cell for cell in aim.target.in_three() if cell]


def run(way: str, folder: Path, kind: str) -> dict[str, Any]:
    """One way over all files of a kind, in a process of its own."""
    command = [sys.executable, "-X", "utf8", "-m", __name__.replace("__main__", "bench.intake"), way, str(folder), kind]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def measure(way: str, folder: Path, kind: str) -> None:
    """Read the files and print the figures; one file before the clock starts, so that imports do not count."""
    read = WAYS[way]()
    files = sorted(folder.glob(f"*.{kind}"))
    read(files[0])
    begun = time.perf_counter()
    found = [(file, read(file)) for file in files]
    seconds = time.perf_counter() - begun
    indicators = recovered = 0
    for file, lookup in found:
        asked = json.loads(file.with_suffix(".json").read_text("utf-8"))
        indicators += len(asked)
        recovered += sum(lookup(one) for one in asked)
    mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pages = sum(map(_pages, files)) if kind == "pdf" else 0
    print(
        json.dumps({"seconds": seconds, "mib": mib, "indicators": indicators, "recovered": recovered, "pages": pages})
    )


Lookup = Callable[[dict[str, Any]], bool]


def heng() -> Callable[[Path], Lookup]:
    """Heng's reader: an indicator with the same name, comparison, value and unit."""
    from heng.documents.read import read_document

    def read(file: Path) -> Lookup:
        document = read_document(file)
        owners = (*document.units, *document.projects)
        seen = {
            (one.name, one.target.comparison.value, one.target.value, one.target.unit)
            for owner in owners
            for one in owner.indicators
        }
        return lambda asked: (asked["name"], *asked["read"]) in seen

    return read


def markitdown() -> Callable[[Path], Lookup]:
    """The cells of the tables in markitdown's Markdown."""
    from markitdown import MarkItDown

    converter = MarkItDown()
    return lambda file: _in_rows(_markdown_rows(converter.convert(str(file)).text_content))


def pdfplumber() -> Callable[[Path], Lookup]:
    """The cells that pdfplumber's table extraction gives with its default settings."""
    import pdfplumber as plumber

    def read(file: Path) -> Lookup:
        with plumber.open(file) as opened:
            tables = [table for page in opened.pages for table in page.extract_tables()]
        return _in_rows([cell or "" for cell in row] for table in tables for row in table)

    return read


WAYS: dict[str, Callable[[], Callable[[Path], Lookup]]] = {
    "heng": heng,
    "markitdown": markitdown,
    "pdfplumber": pdfplumber,
}


def _markdown_rows(text: str) -> Rows:
    for row in text.splitlines():
        if row.startswith("|"):
            yield row.strip("|").split("|")


def _in_rows(rows: Iterable[list[str]]) -> Lookup:
    squeezed = [{re.sub(r"\s", "", cell) for cell in row} for row in rows]

    def lookup(asked: dict[str, Any]) -> bool:
        wanted = [{asked["name"], *(re.sub(r"\s", "", cell) for cell in cells)} for cells in asked["written"]]
        return any(parts <= row for row in squeezed for parts in wanted)

    return lookup


def _pages(file: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    try:
        return len(document)
    finally:
        document.close()


if __name__ == "__main__":
    measure(sys.argv[1], Path(sys.argv[2]), sys.argv[3]) if len(sys.argv) > 1 else main()
