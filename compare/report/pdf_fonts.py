"""The fonts of the PDF: they come with Python packages, never from the machine, so that every machine makes the same file."""

from __future__ import annotations

import contextlib
import functools
import os
import re
import tempfile
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

# Noto has no Arabic face whose text can be copied out of the PDF again (WeasyPrint #2841); Plex can.
PACKAGES = ("fontpkg_noto_serif", "fontpkg_noto_sans", "fontpkg_ibm_plex_sans_arabic")
OPTIONAL = (
    "noto_cjk_sans_otc",
    "fontpkg_noto_sans_devanagari",
    "fontpkg_noto_sans_khmer",
    "fontpkg_noto_sans_tamil",
    "fontpkg_noto_sans_telugu",
    "fontpkg_noto_sans_thai",
)
FILES = (".ttf", ".otf", ".otc", ".ttc")
REPLACEMENT = "\ufffd"
# Covered by the three packages that are always there (a test holds it), so that most reports need not open a font file to know.
COVERED = re.compile(
    "[\t\n\r\x20-\x7e\xa0-\u02af\u0300-\u036f\u0400-\u052f\u0620-\u0669\u066e-\u06a1\u2010-\u2027\u2030-\u205e\u20ac\ufffd]+"
)
# Controls of direction, joining and line breaking: they have no shape and need no font.
SHAPELESS = frozenset(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF)))


def folders() -> tuple[Path, ...]:
    """Return the folders of the installed font packages, those that are always there first.

    Raises ImportError if one of those is missing.
    """
    found = []
    for package in (*PACKAGES, *OPTIONAL):
        spec = find_spec(package)
        if spec and spec.submodule_search_locations:
            found.append(Path(spec.submodule_search_locations[0]))
        elif package in PACKAGES:
            raise ImportError(f"the font package {package.replace('_', '-')} is not installed", name=package)
    return tuple(found)


@contextlib.contextmanager
def only_these_fonts() -> Iterator[None]:
    """Within the block, a font configuration that is made knows the packages' fonts and none of the machine's."""
    with tempfile.TemporaryDirectory(prefix="crossquote-") as folder:
        path = Path(folder) / "fonts.conf"
        path.write_text(_configuration(folder), encoding="utf-8")
        with in_environment("FONTCONFIG_FILE", str(path)):
            yield


@contextlib.contextmanager
def in_environment(name: str, value: str) -> Iterator[None]:
    """Within the block the environment variable `name` is `value`: native libraries are told things that way only."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def _configuration(cache: str) -> str:
    places = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in folders())
    return f'<?xml version="1.0"?><fontconfig>{places}<cachedir>{escape(cache)}</cachedir></fontconfig>'


def configuration() -> Any:
    """Return a WeasyPrint font configuration that holds the packages' fonts only."""
    with only_these_fonts():
        return import_module("weasyprint.text.fonts").FontConfiguration()


def shaped(text: str) -> tuple[str, str]:
    """Return `text` with every character that no font has replaced by U+FFFD, and those characters, sorted.

    A character without a shape would print as an empty box, which PDF/UA and PDF/A both forbid.
    """
    doubtful = set(COVERED.sub("", text)) - SHAPELESS
    missing = "".join(sorted(doubtful - _characters())) if doubtful else ""
    return (text.translate(dict.fromkeys(map(ord, missing), REPLACEMENT)), missing) if missing else (text, "")


@functools.cache
def _characters() -> frozenset[str]:
    """Return every character that one of the upright faces has."""
    tables = import_module("fontTools.ttLib")
    known: set[int] = set()
    for path in (p for folder in folders() for p in sorted(folder.rglob("*")) if p.suffix in FILES and "Italic" not in p.name):
        faces = tables.TTCollection(path, lazy=True).fonts if path.suffix in (".otc", ".ttc") else [tables.TTFont(path, lazy=True)]
        known.update(*(face.getBestCmap() for face in faces))
    return frozenset(map(chr, known))
