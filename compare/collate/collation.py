"""Readings in, their collation out; the order of input changes nothing but the order of the cells."""

from __future__ import annotations

from collections.abc import Sequence

from compare.collate.alignment import Limits
from compare.collate.merging import merged
from compare.collate.moves import Move, moves
from compare.collate.pieces import pieces
from compare.collate.strands import strands
from compare.collate.table import table
from compare.model import Collation
from compare.settings import Settings


def collated(texts: Sequence[str], parents: Sequence[int | None], settings: Settings) -> Collation:
    """Return the readings side by side, cells in the order of `texts`; every row's spans, joined, are its text exactly.

    `parents[i]` is the index of the longer reading that reading i hangs on. Equal texts are collated once. Pieces without words
    stand in columns of their own.
    """
    order = sorted(set(texts), key=lambda text: (-len(text), text))
    readings = [pieces(text) for text in order]
    made = strands(order, readings)
    limits = Limits(settings.anchor_weight, settings.largest_gap, settings.longest_replacement)
    slots = merged(made, _parent_rows(texts, parents, order), limits)
    laid, places = table(slots, order, readings, made)
    moved = _links(moves(slots, made, settings.move_weight, settings.move_reach), places)
    row = dict(zip(order, laid, strict=True))
    return Collation.of(texts, [row[text].cells for text in texts], [row[text].line for text in texts], moved)


def _parent_rows(texts: Sequence[str], parents: Sequence[int | None], order: Sequence[str]) -> list[int | None]:
    """Return, for each different text in its order, the row of the longest text that it hangs on, None where it hangs on none."""
    place = {text: row for row, text in enumerate(order)}
    rows: dict[int, int] = {}
    for text, parent in zip(texts, parents, strict=True):
        if parent is not None and place[texts[parent]] < place[text]:
            rows[place[text]] = min(place[texts[parent]], rows.get(place[text], len(order)))
    return [rows.get(row) for row in range(len(order))]


def _links(found: Sequence[Move], places: Sequence[int]) -> dict[int, int]:
    """Return for each column between which and another words moved the other one; where columns are joined, the heavier move's."""
    links: dict[int, int] = {}
    for move in found:
        for k in range(move.length):
            a, b = places[move.i + k], places[move.j + k]
            if a != b and a not in links and b not in links:
                links[a], links[b] = b, a
    return links
