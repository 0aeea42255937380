"""Writes the documents in this folder with the programs that people write them with: pandoc, LibreOffice, Chromium.

    python tests/sources/material/make.py      # needs pandoc, libreoffice-writer and chromium on the PATH

Made once and kept, so that the tests need none of the three (pandoc 2.17, LibreOffice 7.4, Chromium 150).
The texts are this project's own.
"""

from __future__ import annotations

import base64
import functools
import http.server
import subprocess
import tempfile
import threading
from pathlib import Path

HERE = Path(__file__).parent


def pandoc(source: str, target: str, *options: str) -> None:
    subprocess.run(["pandoc", "--standalone", source, "-o", target, *options], cwd=HERE, check=True)


def office(source: str, ending: str, target: str) -> None:
    """Let LibreOffice open a document and save it as another kind."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        words = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", folder, str(HERE / source)]
        subprocess.run(words, check=True, capture_output=True)
        (HERE / target).write_bytes((Path(folder) / f"{Path(source).stem}.{ending.partition(':')[0]}").read_bytes())


def browser() -> None:
    """Let Chromium save the page as one file and print it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (of the development group)

    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=HERE)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 8421), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = chromium.new_page()
        for name in ("harbour", "live"):
            page.goto(f"http://127.0.0.1:8421/{name}.html")
            saved = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})["data"]
            (HERE / f"{name}.chromium.mhtml").write_text(saved, encoding="utf-8", newline="")
        page.goto("http://127.0.0.1:8421/harbour.html")
        printed = page.context.new_cdp_session(page).send("Page.printToPDF", {"generateDocumentOutline": False})["data"]
        (HERE / "harbour.chromium.pdf").write_bytes(base64.b64decode(printed))
        chromium.close()
    server.shutdown()


def main() -> None:
    for ending in ("docx", "odt", "rtf"):
        pandoc("harbour.md", f"harbour.pandoc.{ending}")
    pandoc("changed.md", "changed.pandoc.docx", "--from", "markdown")
    for ending in ("odt", "rtf", "pdf", "docx:MS Word 2007 XML"):
        office("harbour.pandoc.odt", ending, f"harbour.libreoffice.{ending.partition(':')[0]}")
    office("changed.pandoc.docx", "odt", "changed.libreoffice.odt")
    office("changed.pandoc.docx", "rtf", "changed.libreoffice.rtf")
    browser()


if __name__ == "__main__":
    main()
