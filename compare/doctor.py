"""What is installed, what is missing, what to type: the state of this machine as far as the program depends on it."""

from __future__ import annotations

import importlib.metadata
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Literal

from compare import __version__
from compare.errors import MissingDependencyError
from compare.report.pdf.engine import command, typesetter

OLDEST_PYTHON = (3, 11)

# Distribution -> what it is for. `tests/test_doctor.py` holds it against pyproject.toml.
NEEDED = {
    "charset-normalizer": "odd encodings",
    "click": "the command line",
    "duckdb": "large runs, Parquet",
    "fontpkg-ibm-plex-sans-arabic": "PDF: Arabic and Persian letters",
    "fontpkg-noto-sans": "PDF: letters",
    "fontpkg-noto-serif": "PDF: letters",
    "fonttools": "PDF: letters",
    "jinja2": "HTML and PDF",
    "lxml": "saved pages and documents",
    "markupsafe": "HTML",
    "msgspec": "report.json",
    "numpy": "matching",
    "pikepdf": "PDF",
    "pydyf": "PDF",
    "rapidfuzz": "matching",
    "rich": "tables on a terminal",
    "starlette": "review",
    "tomlkit": "settings --write",
    "trafilatura": "saved web pages",
    "urllib3": "web addresses",
    "uvicorn": "review",
    "weasyprint": "PDF",
}
State = Literal["ok", "missing", "optional"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked for: its state, what was found, what it is for, and what to type if it is missing."""

    name: str
    state: State
    found: str
    purpose: str
    remedy: str = ""


def examined() -> tuple[Finding, ...]:
    """Return what was found, in the order in which to mend it; nothing is changed and no network is used."""
    return (_program(), _python(), *_distributions(), pango(), *_extras())


def _program() -> Finding:
    return Finding("crossquote", "ok", __version__, "everything")


def _python() -> Finding:
    good = sys.version_info[:2] >= OLDEST_PYTHON
    wanted = ".".join(map(str, OLDEST_PYTHON))
    return Finding(
        "python", "ok" if good else "missing", platform.python_version(), "everything", "" if good else f"install Python {wanted} or newer"
    )


def _distributions() -> Iterator[Finding]:
    for name, purpose in NEEDED.items():
        version = installed_version(name)
        wanted = requirement(name)
        remedy = "" if version else f"{sys.executable} -m pip install '{wanted}'"
        yield Finding(name, "ok" if version else "missing", version or "nothing", purpose, remedy)


def installed_version(name: str) -> str | None:
    """Return the version of an installed distribution, None if it isn't there."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _declared() -> list[str]:
    try:
        return importlib.metadata.requires("crossquote") or []
    except importlib.metadata.PackageNotFoundError:  # run from a checkout, not installed
        return []


def requirement(name: str) -> str:
    """Return a requirement as this package declares it (`click>=8.1.8`), else the bare name."""
    return next((line for line in _declared() if re.split(r"[^\w.-]", line, maxsplit=1)[0].lower() == name), name)


def pango() -> Finding:
    """Return whether Pango, the system library that sets the PDF's text, can be loaded, and the command that installs it."""
    try:
        version = _version_of_pango(typesetter())
    except MissingDependencyError as error:
        return Finding("Pango", "missing", error.message, "PDF; HTML and JSON are written without it", command())
    return Finding("Pango", "ok", version, "PDF")


def _version_of_pango(library: ModuleType) -> str:
    number = getattr(getattr(library.text.ffi, "pango", None), "pango_version", lambda: 0)()
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}" if number else "loaded"


def _pipelines(extra: str) -> list[str]:
    """Return the names of the installed pipelines that `speaker_model` can take; without one the extra is of no use."""
    if extra != "spacy":
        return []
    return sorted({found.name for found in importlib.metadata.entry_points(group="spacy_models")}) or ["no pipeline installed"]


def _extras() -> Iterator[Finding]:
    """Yield the declared extras of this package, each with what it lacks."""
    by_extra: dict[str, list[str]] = {}
    for line in _declared():
        if found := re.search(r"extra\s*==\s*['\"]([\w-]+)['\"]", line):
            by_extra.setdefault(found[1], []).append(re.split(r"[^\w.-]", line, maxsplit=1)[0])
    for extra, names in by_extra.items():
        lacking = [name for name in names if installed_version(name) is None]
        found_text = "not installed: " + ", ".join(lacking) if lacking else ", ".join([*names, *_pipelines(extra)])
        remedy = f"pip install 'crossquote[{extra}]'" if lacking else ""
        yield Finding(f"extra {extra}", "optional" if lacking else "ok", found_text, "optional", remedy)
    browser = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "firefox", "open", "xdg-open"))), None)
    yield Finding("browser", "ok" if browser else "optional", browser or "none found", "reading report.html here, review", "")
