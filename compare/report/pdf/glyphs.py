"""A line of a paragraph drawn: tints and underlines, then its glyphs, a run of one font at a time."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from itertools import groupby
from typing import Any

from compare.report.pdf import pango
from compare.report.pdf.looks import Look
from compare.report.pdf.pango import UNITS

GLYPH = struct.Struct("=Iiii4x")  # PangoGlyphInfo: the glyph, its width, how far it is set to the right and down; flags
EMPTY, UNKNOWN = 0x0FFFFFFF, 0x10000000


@dataclass(slots=True)
class Fount:
    """A font in one size, and how each glyph is written: its code and its advance (thousandths of an em)."""

    font: Any
    size: float
    pango_font: Any
    known: dict[int, tuple[str, float]] = field(default_factory=dict)


@dataclass(slots=True)
class Piece:
    """A run of glyphs: its stretch of the paragraph, where it begins and how wide it is (pixels), what shows it."""

    stretch: int
    look: Look
    x: float
    width: float
    fount: Fount
    shown: str


class Pen:
    """What draws the lines of one document; `left` draws other text."""

    def __init__(self, left: Callable[..., None]) -> None:
        self._left = left
        self._founts: dict[int, Fount] = {}

    def draw(self, stream: Any, box: Any, *others: Any) -> None:
        """Draw a box of text; takes the place of WeasyPrint's `draw_text`."""
        if not hasattr(box, "paragraph"):
            self._left(stream, box, *others)
            return
        y = box.position_y + box.baseline
        pieces = list(self._pieces(stream, box))
        for look, start, end in _stretches(pieces):
            _decorate(stream, look, start, end, y, start - box.position_x)
        stream.begin_text()
        stream.set_text_matrix(1, 0, 0, -1, round(box.position_x, 3), round(y, 3))
        ink = None
        for piece in pieces:  # each begins where the one before ends
            if piece.look.ink is not ink:
                stream.set_color(ink := piece.look.ink)
            stream.set_font_size(piece.fount.font.hash, piece.fount.size)
            stream.stream.append(piece.shown.encode())
        stream.end_text()

    def _pieces(self, stream: Any, box: Any) -> Iterator[Piece]:
        x, null = box.position_x, pango.native().ffi.NULL
        run = box.paragraph.lines[box.number].runs
        while run != null:
            item = run.data.item
            stretch, look = box.paragraph.look(item.offset)
            fount = self._fount(stream, item.analysis.font)
            shown, width = _shown(stream, fount, run.data, box.paragraph.text)
            yield Piece(stretch, look, x, width, fount, shown)
            x += width
            run = run.next

    def _fount(self, stream: Any, pango_font: Any) -> Fount:
        """Return a font of the document. Pango's object is kept, so that no other one gets its address."""
        address = pango.address(pango_font)
        if address not in self._founts:
            font, size = stream.add_font(pango_font)
            self._founts[address] = Fount(font, size, pango.kept(pango_font))
        return self._founts[address]


def _shown(stream: Any, fount: Fount, run: Any, text: bytes) -> tuple[str, float]:
    """Return the operator that shows a run of glyphs, and their width in pixels.

    Advances are whole thousandths of an em in the file; what Pango wants beyond that is carried on from glyph to glyph.
    """
    glyphs = run.glyphs
    scale = 1000 / UNITS / fount.size
    written, total, owed = ["[<"], 0, 0.0
    buffer = pango.native().ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * GLYPH.size)
    for place, (glyph, width, right, down) in enumerate(GLYPH.iter_unpack(buffer)):
        total += width
        owed -= width * scale
        if glyph != EMPTY:  # a tab, a mark of direction: room without a shape
            code, advance = fount.known.get(glyph) or _learnt(stream, fount, glyph, run, place, text)
            owed += advance
            if right or down:
                moved = round(right * scale)
                code = f">{-moved}]TJ {-down / UNITS:.3f} Ts[<{code}>{moved}]TJ 0 Ts[<"
            written.append(code)
        if not -0.5 < owed < 0.5:
            paid = round(owed)
            written.append(f">{paid}<")
            owed -= paid
    written.append(">]TJ")
    return "".join(written), total / UNITS


def _learnt(stream: Any, fount: Fount, glyph: int, run: Any, place: int, text: bytes) -> tuple[str, float]:
    """Return a glyph's code and advance when it is met for the first time; note in the font what it stands for, and its width."""
    font, number = fount.font, glyph
    if glyph & UNKNOWN:  # no font has it
        number = font.get_unused_glyph_id(glyph - UNKNOWN)
    if number not in font.widths:
        pango.native().pango.pango_font_get_glyph_extents(fount.pango_font, glyph, stream.ink_rect, stream.logical_rect)
        font.widths[number] = round(stream.logical_rect.width * 1000 / UNITS / fount.size)
    if number not in font.to_unicode:
        font.to_unicode[number] = _meant(run, place, text)
    fount.known[glyph] = known = f"{number:04x}", font.widths[number]
    return known


def _meant(run: Any, place: int, text: bytes) -> str:
    """Return what the glyph at `place` of a run stands for; of several glyphs for other letters the last in writing stands for all."""
    item, glyphs = run.item, run.glyphs
    clusters = list(glyphs.log_clusters[0 : glyphs.num_glyphs])
    start, step = clusters[place], -1 if item.analysis.level % 2 else 1
    members = [other for other, cluster in enumerate(clusters) if cluster == start][::step]
    end = min((cluster for cluster in clusters if cluster > start), default=item.length)
    letters = text[item.offset + start : item.offset + end].decode()
    if len(letters) == len(members):  # a letter and its mark
        return letters[members.index(place)]
    return letters if place == members[-1] else ""


def _stretches(pieces: list[Piece]) -> Iterator[tuple[Look, float, float]]:
    """Yield the decorated stretches of a line with where they begin and end, neighbouring runs of one stretch as one."""
    for _, group in groupby(pieces, lambda piece: piece.stretch):
        run = list(group)
        if run[0].look.ground or run[0].look.rule or run[0].look.frame:
            yield run[0].look, run[0].x, run[-1].x + run[-1].width


def _decorate(stream: Any, look: Look, start: float, end: float, y: float, phase: float) -> None:
    """Draw the tint, the border and the underline of a stretch; `y` is the base line, `phase` where its dashes begin."""
    # As high as the font, in the middle of the line.
    top = y - look.above + (look.above + look.below - look.size) / 2
    start += look.frame.margin if look.frame else 0.0
    if look.ground:
        stream.set_color(look.ground)
        stream.rectangle(start, top, end - start, look.size)
        stream.fill()
    if look.frame and look.frame.border:
        stream.set_color(look.frame.colour)
        stream.rectangle(start, top, look.frame.border, look.size)
        stream.fill()
    if rule := look.rule:
        middle = y + rule.offset + rule.thickness / 2
        import_module("weasyprint.draw.border").draw_line(
            stream, start, middle, end, middle, rule.thickness, rule.style, rule.colour, phase
        )
