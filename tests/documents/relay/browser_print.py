"""Prints all web pages of a folder to PDF files beside them: `python -m tests.documents.relay.browser_print FOLDER`.

A process of its own, since one process can run the browser's loop only once.
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

_COMPONENTS = Path(sys.prefix) / "components"
_FOOTER = "<div style='font-size:8px;width:100%;text-align:center'>第 <span class='pageNumber'></span> 页</div>"


def main(folder: Path) -> None:
    """Print every page with its number at the foot."""
    path = Path(os.environ.get("HENG_BROWSER", _COMPONENTS / "chromium"))
    environment: dict[str, str | float | bool] = dict(os.environ)
    if path.parent == _COMPONENTS:
        environment["LD_LIBRARY_PATH"] = str(_COMPONENTS / "lib")
    with sync_playwright() as playwright:
        arguments = ["--headless", "--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments, env=environment)
        for source in sorted(folder.glob("*.html")):
            page = browser.new_page()
            page.set_content(source.read_text())
            page.pdf(
                path=source.with_suffix(".pdf"),
                prefer_css_page_size=True,
                print_background=True,
                display_header_footer=True,
                header_template="<span></span>",
                footer_template=_FOOTER,
            )
            page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
