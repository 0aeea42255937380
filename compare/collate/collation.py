"""Readings in, their collation out; the order of input changes nothing but the order of the cells."""

from __future__ import annotations

from collections.abc import Sequence

from compare.collate.merging import merged
from compare.collate.pieces import pieces
from compare.collate.strands import strands
from compare.collate.table import rows_of_cells
from compare.model import Collation, Column
from compare.settings import Settings


def collated(texts: Sequence[str], parents: Sequence[int | None], settings: Settings) -> Collation:  # noqa: ARG001
    """Return the readings side by side, cells in the order of `texts`; every row's spans, joined, are its text exactly.

    `parents[i]` is the index of the longer reading that reading i hangs on. Equal texts are collated once. Pieces without words
    stand in columns of their own.
    """
    order = sorted(set(texts), key=lambda text: (-len(text), text))
    readings = [pieces(text) for text in order]
    made, kinship = strands(order, readings)
    slots = merged(made, kinship, settings.anchor_weight, settings.largest_gap)
    row = dict(zip(order, rows_of_cells(slots, readings, made), strict=True))
    return Collation(tuple(texts), tuple([Column(cells) for cells in zip(*[row[text] for text in texts], strict=True)]))
