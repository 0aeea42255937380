"""The fonts of the PDF: they come with Python packages, never from the machine, so that every machine makes the same file."""

from __future__ import annotations

import contextlib
import functools
import io
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
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
# The face of page numbers (family, weight, style), and what they are made of.
FOLIO, FOLIO_CHARACTERS = ("Noto Sans", 400, 0), "0123456789 /"
REPLACEMENT = "\ufffd"
# Covered by the three packages that are always there (a test holds it), so that most reports need not open a font file to know.
COVERED = re.compile(
    "[\t\n\r\x20-\x7e\xa0-\u0377\u038e-\u03a1\u03a3-\u03e1\u0400-\u052f\u0606-\u061b\u061e-\u06a1\u06a3-\u06ff"
    "\u2000-\u200a\u2010-\u2027\u202f-\u205e\u2074-\u208e\u20a0-\u20c0\u2100-\u215f\u2190-\u2199\ufffd]+"
)
# What no XML may hold, though a font has a shape for some of it.
NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
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


@functools.cache
def configuration() -> Any:
    """Return the WeasyPrint font configuration that holds the packages' fonts only."""
    with only_these_fonts():
        return import_module("weasyprint.text.fonts").FontConfiguration()


@functools.cache
def digits() -> dict[str, tuple[int, int]]:
    """Return the glyph and the advance width (thousandths of an em) of the characters of page numbers, in the upright sans."""
    path = next(path for path in sorted(folders()[1].rglob("*.ttf")) if is_upright(path.stem))
    font = import_module("fontTools.ttLib").TTFont(path, lazy=True)
    cmap, metrics, units = font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
    names = {char: cmap[ord(char)] for char in FOLIO_CHARACTERS}
    return {char: (font.getGlyphID(name), round(1000 * metrics[name][0] / units)) for char, name in names.items()}


def add_digits(texts: dict[int, str], widths: dict[int, float]) -> None:
    """Add the characters of page numbers to the glyphs that are used of the upright sans."""
    for char, (glyph, width) in digits().items():
        texts.setdefault(glyph, char)
        widths.setdefault(glyph, width)


def is_upright(stem: str) -> bool:
    """Return whether a font file of this name holds a family's upright regular face."""
    return stem.endswith("Regular") or ("Italic" not in stem and "[" in stem)


def written(pdf: Any, faces: Sequence[Any]) -> Any:
    """Return the dictionary of fonts for `pdf` (a pikepdf.Pdf), each cut to the glyphs that are used; `faces` are of chunks.Face.

    Raises RuntimeError if a font can't be found again.
    """
    pydyf, writer, pikepdf = import_module("pydyf"), import_module("weasyprint.pdf.fonts"), import_module("pikepdf")
    options = {"hinting": False, "pdf_version": "1.7"}
    made = pydyf.PDF()
    # A variable font that is made static gets the time of day, unless this variable says another.
    with in_environment("SOURCE_DATE_EPOCH", "0"):
        fonts = writer.build_fonts_dictionary(made, {face.hash: _loaded(face) for face in faces}, False, True, options)
    made.add_object(fonts)
    made.catalog["Fonts"] = fonts.reference
    file = io.BytesIO()
    made.write(file)
    with pikepdf.open(file) as source:
        return pdf.copy_foreign(source.Root.Fonts)


def _loaded(face: Any) -> Any:
    """Return a face as WeasyPrint writes it, found again by its family, style and weight."""
    ffi, fonts = import_module("weasyprint.text.ffi"), import_module("weasyprint.text.fonts")
    pango = ffi.pango
    context = ffi.ffi.gc(pango.pango_font_map_create_context(configuration().font_map), ffi.gobject.g_object_unref)
    description = ffi.ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
    pango.pango_font_description_set_family(description, face.family.encode())
    pango.pango_font_description_set_style(description, face.style)
    pango.pango_font_description_set_weight(description, face.weight)
    pango.pango_font_description_set_absolute_size(description, int(face.size * ffi.TO_UNITS))
    found = pango.pango_font_map_load_font(configuration().font_map, context, description)
    _, described, size = fonts.get_pango_font_key(found)
    font = import_module("weasyprint.pdf.fonts").Font(found, described, size)
    if font.hash != face.hash:
        raise RuntimeError(f"the font {face.family} {face.weight} is not the same as when the page was set")
    font.to_unicode, font.widths = dict(face.texts), dict(face.widths)
    return font


def shaped(text: str) -> tuple[str, str]:
    """Return `text` with every character that no font has replaced by U+FFFD, and those characters, sorted.

    A character without a shape would print as an empty box, which PDF/UA and PDF/A both forbid.
    """
    doubtful = set(COVERED.sub("", text)) - SHAPELESS
    wrong = {char for char in doubtful if NO_TEXT.match(char)}
    doubtful -= wrong
    for folder in folders() if doubtful else ():
        doubtful -= _characters(folder)
        if not doubtful:
            break
    missing = "".join(sorted(doubtful | wrong))
    return (text.translate(dict.fromkeys(map(ord, missing), REPLACEMENT)), missing) if missing else (text, "")


@functools.cache
def _characters(folder: Path) -> frozenset[str]:
    """Return every character that one of a package's upright faces has."""
    tables = import_module("fontTools.ttLib")
    known: set[int] = set()
    for path in (path for path in sorted(folder.rglob("*")) if path.suffix in FILES and "Italic" not in path.name):
        faces = tables.TTCollection(path, lazy=True).fonts if path.suffix in (".otc", ".ttc") else [tables.TTFont(path, lazy=True)]
        known.update(*(face.getBestCmap() for face in faces))
    return frozenset(map(chr, known))
