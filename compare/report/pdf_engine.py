"""The typesetting library behind the PDF: loaded only when a PDF is asked for, shut off from network and disk.

WeasyPrint needs Pango, which no Python package brings along; where it is missing, the error says what to type.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
import sys
import warnings
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

from compare.errors import MissingDependencyError
from compare.report.pdf_fonts import only_these_fonts

COMMANDS = {
    "linux": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0  (Fedora: dnf install pango; Alpine: apk add pango)",
    "darwin": "brew install pango",
    "win32": "install MSYS2 from https://www.msys2.org, then in its shell: pacman -S mingw-w64-ucrt-x86_64-pango",
}
HOMEBREW = ("/opt/homebrew/lib", "/usr/local/lib", "/usr/lib")


def typesetter() -> ModuleType:
    """Return the module `weasyprint`.

    Raises MissingDependencyError, with the command for this platform, if it or one of its native libraries can't be loaded.
    """
    if sys.platform == "darwin":
        _find_homebrew()
    try:
        # Where Pango is missing the library prints a notice on stdout, which is for data only.
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(), only_these_fonts():
            warnings.simplefilter("ignore")
            return import_module("weasyprint")
    except (OSError, ImportError) as error:
        raise MissingDependencyError(f"no PDF: {_first_line(error)}", f"to get one, type: {command()}") from error


def command(platform: str = sys.platform) -> str:
    """Return what to type on `platform` (as in `sys.platform`) so that Pango is there."""
    return COMMANDS.get(platform, COMMANDS["linux"])


def _find_homebrew() -> None:
    """Let the loader look where Homebrew puts libraries: a Python that isn't Homebrew's doesn't."""
    known = os.environ.get("DYLD_FALLBACK_LIBRARY_PATH", "").split(":")
    wanted = [path for path in (*known, *HOMEBREW) if path]
    os.environ["DYLD_FALLBACK_LIBRARY_PATH"] = ":".join(dict.fromkeys(wanted))


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Within the block nothing is garbage-collected, and the references to a file's pages are written once, not once a tag.

    Layout makes many objects and drops few: looking through them costs a fifth of the time. The typesetter asks for the list of all
    references to pages for each tagged element, which is quadratic.
    """
    pdf = import_module("pydyf").PDF
    before, was_enabled = pdf.page_references, gc.isenabled()
    known: dict[int, tuple[int, tuple[bytes, ...]]] = {}

    def page_references(self: Any) -> tuple[bytes, ...]:
        count = len(self.pages["Kids"])
        if known.get(id(self), (-1, ()))[0] != count:
            known[id(self)] = (count, before.fget(self))
        return known[id(self)][1]

    gc.disable()
    pdf.page_references = property(page_references)
    try:
        yield
    finally:
        pdf.page_references = before
        if was_enabled:
            gc.enable()


def closed_fetcher() -> Any:
    """Return a fetcher that reads `data:` addresses and refuses every other: no network, no local file.

    The package's own style sheet and fonts don't pass here, they are handed over as text and as a font configuration.
    """
    urls = import_module("weasyprint.urls")
    return urls.URLFetcher(allowed_protocols={"data"}, allow_redirects=False)
