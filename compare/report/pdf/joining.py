"""Chunks joined to one file: one structure tree, one set of fonts, links from chunk to chunk, an outline, the page's number on each page.

Pages added one file after another lose their tags, or keep tags that nothing leads to, and validators don't notice: here each chunk's
part hangs in the tree, and the numbers by which pages and links find their elements are counted through.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import pairwise
from typing import Any

from compare.report.pdf import fonts
from compare.report.pdf.chunks import Drawn, Face

TO_PAGE = "page:"
STREAM = re.compile(rb" [^\0-\x1f]*?/Length (\d+)[^\0-\x1f]*? >>\nstream\n")
# Where the page's number stands: its right end in points from the right edge of the paper, its base line from the lower edge.
FOLIO_RIGHT, FOLIO_BASE, FOLIO_SIZE = 48.19, 24.0, 7.5
Place = tuple[int, float, float]


@dataclass(frozen=True, slots=True)
class Numbered:
    """The chunks in order, with where each anchor and heading is in the whole file (page from 0, then points)."""

    parts: tuple[Drawn, ...]
    anchors: dict[str, Place]
    headings: tuple[tuple[str, Place], ...]
    pages: int


def numbered(parts: Sequence[Drawn]) -> Numbered:
    """Return the chunks with their pages counted through."""
    anchors: dict[str, Place] = {}
    headings: list[tuple[str, Place]] = []
    before = 0
    for part in parts:
        anchors.update({name: (before + page, x, y) for name, (page, x, y) in part.anchors.items()})
        headings += [(title, (before + page, x, y)) for title, page, x, y in part.headings]
        before += part.pages
    return Numbered(tuple(parts), anchors, tuple(headings), before)


def joined(whole: Numbered) -> Any:
    """Return one pikepdf.Pdf of all pages; it lacks only what the file says of itself."""
    pikepdf = import_module("pikepdf")
    pdf = pikepdf.new()
    faces = _united(whole.parts)
    folio = next((face for face in faces if (face.family, face.weight, face.style) == fonts.FOLIO), None)
    if folio:
        fonts.add_digits(folio.texts, folio.widths)
    resources = pdf.make_indirect(fonts.written(pdf, faces))
    tree = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    top = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=tree, K=[]))
    owners: list[Any] = []
    links: list[Any] = []
    for part in whole.parts:
        with pikepdf.open(io.BytesIO(part.file)) as source:
            _add(pdf, source, resources, top, owners, links)
    _follow(links, whole, len(owners))
    for number, page in enumerate(pdf.pages):
        page.obj.StructParents = number
        if folio:
            _number(page, f"{number + 1} / {whole.pages}", folio)
    numbers = [*owners, *(element for _, element in links)]
    tree.K, tree.ParentTree = [top], pikepdf.Dictionary(Nums=[item for pair in enumerate(numbers) for item in pair])
    pdf.Root.StructTreeRoot = tree
    _name_places(pdf, whole)
    _outline(pdf, whole.headings)
    return pdf


def saved(pdf: Any) -> bytes:
    """Return the file's bytes: the same for the same pages, on any day."""
    file = io.BytesIO()
    pdf.save(file, min_version="1.7", deterministic_id=True, object_stream_mode=import_module("pikepdf").ObjectStreamMode.generate)
    return ended_clearly(file.getvalue())


def ended_clearly(data: bytes) -> bytes:
    """Return the file with one more carriage return after each stream that ends with one, so that its length can't be misread.

    "...\\r" + "\\n" + "endstream" looks like a stream one byte shorter, which PDF/A forbids; one compressed stream in 256 ends so. The byte
    is taken from the blank after the "<<" of the stream's dictionary: no object moves.
    """
    made = bytearray(data)
    for end in (found.start() + 1 for found in re.finditer(rb"\r\nendstream", data)):
        start = data.rfind(b" obj\n<< ", 0, end) + 7
        found = STREAM.match(data, start)
        if found and found.end() + int(found[1]) == end:
            made[start : end + 1] = data[start + 1 : end] + b"\r\n"
    return bytes(made)


def _united(parts: Sequence[Drawn]) -> list[Face]:
    """Return the fonts of all chunks, each once, with the glyphs of all."""
    found: dict[str, Face] = {}
    for face in (face for part in parts for face in part.faces):
        known = found.setdefault(face.hash, replace(face, texts={}, widths={}))
        for glyph, text in face.texts.items():
            known.texts.setdefault(glyph, text)
        for glyph, width in face.widths.items():
            known.widths.setdefault(glyph, width)
    return list(found.values())


def _add(pdf: Any, source: Any, resources: Any, top: Any, owners: list[Any], links: list[Any]) -> None:
    """Add a chunk: its pages with their fonts, its part of the tree, its links."""
    first = len(pdf.pages)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells that places get lost: they are named again for the whole file
        pdf.pages.extend(source.pages)
    root = pdf.copy_foreign(source.Root.StructTreeRoot)
    part, numbers = root.K[0], root.ParentTree.Nums
    part.P = top
    top.K.append(part)
    pages = len(pdf.pages) - first
    owners.extend(numbers[2 * place + 1] for place in range(pages))
    pdf.pages[first].Resources.Font = resources
    for page in pdf.pages[first:]:
        links.extend((link, numbers[2 * int(link.StructParent) + 1]) for link in page.obj.get("/Annots", ()))


def _follow(links: Sequence[tuple[Any, Any]], whole: Numbered, first: int) -> None:
    """Let each link find its element, and let those that lead to an anchor in another chunk do so."""
    for number, (link, _) in enumerate(links, start=first):
        link.StructParent, link.F = number, 4
        address = str(link.A.URI) if "/A" in link else ""
        if address.startswith(TO_PAGE):
            del link.A
            link.Dest = address.removeprefix(TO_PAGE)
        if "/Dest" in link and str(link.Dest) in whole.anchors:
            link.Contents = f"page {whole.anchors[str(link.Dest)][0] + 1}"


def _number(page: Any, words: str, face: Face) -> None:
    """Print the page's number, beside the tagged text."""
    glyphs = fonts.digits()
    width = sum(glyphs[char][1] for char in words) / 1000 * FOLIO_SIZE
    codes = "".join(f"{glyphs[char][0]:04x}" for char in words)
    x = float(page.mediabox[2]) - FOLIO_RIGHT - width
    text = f"/{face.hash} {FOLIO_SIZE} Tf {x:.2f} {FOLIO_BASE} Td <{codes}> Tj"
    content = f"/Artifact <</Type /Pagination>> BDC q 0.267 g BT {text} ET Q EMC\n"
    page.contents_add(content.encode(), prepend=True)


def _name_places(pdf: Any, whole: Numbered) -> None:
    pikepdf = import_module("pikepdf")
    names = sorted(whole.anchors.items(), key=lambda item: item[0].encode())
    pdf.Root.Names = pikepdf.Dictionary(
        Dests=pikepdf.Dictionary(Names=[item for name, place in names for item in (name, _destination(pdf, place))])
    )


def _destination(pdf: Any, place: Place) -> Any:
    page, x, y = place
    return import_module("pikepdf").Array([pdf.pages[page].obj, import_module("pikepdf").Name.XYZ, round(x, 2), round(y, 2), 0])


def _outline(pdf: Any, headings: Sequence[tuple[str, Place]]) -> None:
    """Add the outline: one row of headings."""
    pikepdf = import_module("pikepdf")
    if not headings:
        return
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines, Count=len(headings)))
    items = [pdf.make_indirect(pikepdf.Dictionary(Title=title, Parent=root, Dest=_destination(pdf, place))) for title, place in headings]
    for before, after in pairwise(items):
        before.Next, after.Prev = after, before
    root.First, root.Last = items[0], items[-1]
    pdf.Root.Outlines = root
