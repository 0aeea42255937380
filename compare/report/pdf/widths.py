"""How wide the columns of an aligned table are, from the fonts' own advance widths.

A table whose widths are known is laid out in one pass. Left to the typesetter, each cell is measured word by word first, which
took a quarter of the time of a whole report.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from importlib import import_module

from compare.report.pdf.fonts import folders, is_upright
from compare.report.view import BandView, CellView

# Lengths in em of the table's type (8 pt); steps of half an em.
ROOM = 49.5  # the text block of A4, the narrower paper, less the labels
LABEL = 11.5
LABEL_COLUMN = 9.9  # em of the label beside a reading (9 pt): 34 mm, less the space before the words
ROW = 41.0  # em of a row of the contents (8 pt) beside its three tabs of 20 mm
PADDING = 1.5
LINE = 17.0  # a longer cell breaks its line
RAGGED = 1.2  # lines are not filled to the end
BOLD = 1.08
WIDE, USUAL = 1.0, 0.6  # for characters that the fonts always there don't have
STEPS = (2, 104)


def widths(band: BandView) -> tuple[int, ...]:
    """Return the width of each column of a band in half ems; together they are no wider than the page where words allow it."""
    for line in (ROOM, LINE):
        wanted = [max(_room(row.cells[place], line) for row in band.rows) for place in range(len(band.columns))]
        if sum(wanted) <= ROOM:
            break
    shrink = min(1.0, ROOM / sum(wanted)) if wanted else 1.0
    return tuple(min(max(round(2 * width * shrink + (shrink == 1.0) / 2), STEPS[0]), STEPS[1]) for width in wanted)


def fits(band: BandView) -> bool:
    """Return whether a band's cells stand on the page with no line broken before its time."""
    wanted = [max(_room(row.cells[place], LINE) for row in band.rows) for place in range(len(band.columns))]
    return sum(wanted) <= ROOM


def total(band: BandView) -> float:
    """Return the width of a band with its labels, in em."""
    return LABEL + sum(widths(band)) / 2


def _room(cell: CellView, line: float) -> float:
    """Return how wide a cell must be, in em, for its words on lines of at most `line`."""
    factor = BOLD if cell.mark == "meaning" else 1.0
    words = [factor * extent(word) for word in cell.text.split()] or [USUAL]
    whole = sum(words) + advance(" ") * (len(words) - 1)
    if whole <= line:
        return whole + PADDING
    lines = -(-whole // line)
    return max(min(max(words), ROOM), min(RAGGED * whole / lines, line)) + PADDING


def extent(text: Sequence[str]) -> float:
    """Return the sum of the advance widths of a text's characters, in em."""
    return sum(map(advance, text))


def clipped(text: str, room: float) -> str:
    """Return `text`, or as much of its beginning as is no wider than `room` em, cut at a space where there is one, and an ellipsis."""
    width = 0.0
    for place, character in enumerate(text):
        width += advance(character)
        if width > room:
            return text[: max(place - 2, 0)].rsplit(" ", 1)[0] + " …"
    return text


@functools.cache
def advance(character: str) -> float:
    """Return the advance width of a character in em: from the faces that are always there, else a guess by its kind."""
    for cmap, metrics, units in _faces():
        if name := cmap.get(ord(character)):
            return float(metrics[name][0]) / units
    return WIDE if unicodedata.east_asian_width(character) in "WF" else 0.0 if unicodedata.combining(character) else USUAL


@functools.cache
def _faces() -> tuple[tuple[dict[int, str], dict[str, tuple[int, int]], int], ...]:
    """Return code points to glyph names, glyph names to widths, and units per em, of the upright sans and Arabic faces."""
    reader = import_module("fontTools.ttLib").TTFont
    sans, arabic = (next(path for path in sorted(folder.rglob("*.ttf")) if is_upright(path.stem)) for folder in folders()[1:3])
    return tuple(
        (font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm) for font in (reader(path, lazy=True) for path in (sans, arabic))
    )
