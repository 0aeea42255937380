"""The file in chunks: which pieces make one, and a chunk's pages, laid out and drawn as a small PDF without fonts.

Where a chunk ends depends on the pieces alone, never on how many processes draw: the same report has the same chunks everywhere.
"""

from __future__ import annotations

import functools
import io
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from compare.report.pdf import engine, fonts
from compare.report.pdf.repairs import repaired

CHUNK = 90_000  # characters of markup: some 60 utterances, 20 pages, 25 MB while they are laid out
NOTHING = "\u200b"  # what a glyph is read as whose letters another one stands for already: a vowel sign set before its consonant
POINTS = 0.75  # points in a pixel of CSS


@dataclass(frozen=True, slots=True)
class Face:
    """A font as a chunk uses it: what finds it again, its vertical metrics, and the text and width of each glyph (thousandths of an em)."""

    hash: str
    family: str
    style: int
    weight: int
    size: float
    ascent: int
    descent: int
    texts: dict[int, str]
    widths: dict[int, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chunk's pages: the file, how many, where anchors and headings are (page from 0, points from its left and bottom), its fonts."""

    file: bytes
    pages: int
    anchors: dict[str, tuple[int, float, float]]
    headings: tuple[tuple[str, int, float, float], ...]
    faces: tuple[Face, ...]


def chunks(pieces: Sequence[str], most: int = CHUNK) -> tuple[str, ...]:
    """Return the pieces joined to the fewest chunks of about `most` characters, all about equally long; a piece is never cut."""
    total = sum(map(len, pieces))
    share = total / max(-(-total // most), 1)
    found: list[list[str]] = [[]]
    done = 0
    for piece in pieces:
        if found[-1] and done + len(piece) / 2 > share * len(found):
            found.append([])
        found[-1].append(piece)
        done += len(piece)
    return tuple("".join(chunk) for chunk in found)


def drawn(markup: str, style: str, lang: str) -> Drawn:
    """Return the pages of a chunk; `markup` is what stands in its body."""
    engine.typesetter()
    with repaired():
        return _drawn(markup, style, lang)


def _drawn(markup: str, style: str, lang: str) -> Drawn:
    document = laid_out(markup, style, lang)
    file = io.BytesIO()
    document.write_pdf(file, pdf_tags=True, uncompressed_pdf=True)
    outline = document.make_bookmark_tree(POINTS, transform_pages=True)
    return Drawn(
        file.getvalue(),
        len(document.pages),
        {
            name: (number, x * POINTS, (page.height - y) * POINTS)
            for number, page in enumerate(document.pages)
            for name, (x, y, *_) in page.anchors.items()
        },
        tuple((title, page, x, y) for title, (page, x, y), *_ in outline),
        tuple(_faces(document.fonts.values())),
    )


def laid_out(markup: str, style: str, lang: str) -> Any:
    """Return the pages of a chunk as a WeasyPrint document, not yet drawn."""
    engine.typesetter()
    page = _page_class()(f'<html lang="{lang}"><head><title>.</title></head><body>{markup}</body></html>')
    return page.render(font_config=fonts.configuration(), stylesheets=[_sheet(style)])


@functools.lru_cache(1)
def _sheet(style: str) -> Any:
    return engine.typesetter().CSS(string=style, font_config=fonts.configuration(), url_fetcher=engine.closed_fetcher())


@functools.cache
def _page_class() -> type[Any]:
    weasyprint = engine.typesetter()

    class Page(weasyprint.HTML):  # type: ignore[name-defined, misc]
        """Our own markup, which is well-formed: read by the XML parser in C, a twentieth of the time of the one for any HTML."""

        def __init__(self, text: str) -> None:
            self.base_url, self.media_type, self.url_fetcher = None, "print", engine.closed_fetcher()
            root = ElementTree.fromstring(text)
            self.wrapper_element = weasyprint.cssselect2.ElementWrapper.from_html_root(root, content_language=None)
            self.etree_element = self.wrapper_element.etree_element

        def _ua_stylesheets(self, _forms: bool = False) -> list[Any]:
            """Return nothing: the style sheet brings the few defaults that it needs."""
            return []

    return Page


def _faces(fonts: Any) -> list[Face]:
    """Return the fonts of a drawn document, each once: the library has one for each size."""
    found: dict[str, Face] = {}
    for font in fonts:
        face = Face(font.hash, font.family, font.style, font.weight, font.font_size, font.ascent, font.descent, {}, {})
        known = found.setdefault(font.hash, face)
        for glyph, text in font.to_unicode.items():
            known.texts.setdefault(glyph, text or NOTHING)
        for glyph, width in font.widths.items():
            known.widths.setdefault(glyph, width)
    return list(found.values())
