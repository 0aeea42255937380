"""The typesetting library behind the PDF: loaded only when a PDF is asked for, shut off from network and disk.

WeasyPrint needs Pango, which no Python package brings along; where it is missing, the error says what to type.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import io
import logging
import os
import sys
import warnings
from importlib import import_module
from types import ModuleType
from typing import Any

from compare.errors import MissingDependencyError
from compare.report.pdf.fonts import only_these_fonts

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
            return _imported()
    except ImportError as error:
        name = (error.name or "weasyprint").partition(".")[0].replace("_", "-")
        raise MissingDependencyError(f"no PDF: {_first_line(error)}", f"to get one, type: pip install {name}") from error
    except OSError as error:
        raise MissingDependencyError(f"no PDF: {_first_line(error)}", f"to get one, type: {command()}") from error


def _imported() -> ModuleType:
    """Return the module; on Linux the libraries are asked for by their sonames only.

    The names of other systems come first, and looking for those in the linker's cache and with a compiler starts 54 processes: a quarter
    of a CPU second.
    """
    if sys.platform == "linux":
        search = ctypes.util.find_library
        ctypes.util.find_library = lambda name: None  # noqa: ARG005
        try:
            return import_module("weasyprint")
        except OSError:
            logging.getLogger(__name__).debug("a native library has an unusual name")
        finally:
            ctypes.util.find_library = search
    return import_module("weasyprint")


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


def closed_fetcher() -> Any:
    """Return a fetcher that reads `data:` addresses and refuses every other: no network, no local file.

    The package's own style sheet and fonts don't pass here, they are handed over as text and as a font configuration.
    """
    urls = import_module("weasyprint.urls")
    return urls.URLFetcher(allowed_protocols={"data"}, allow_redirects=False)
