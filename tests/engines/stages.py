"""Functions that the tests of engines run: in a module of its own, where worker processes find them."""

from __future__ import annotations

import numpy as np

from compare.engines.tables import Columns


def repeated(columns: Columns, times: int = 2) -> Columns:
    """Return each row with an even number as often as said, other rows not at all."""
    rows = np.repeat(np.flatnonzero(columns["number"] % 2 == 0), times)
    return {"number": columns["number"][rows], "word": columns["word"][rows], "data": columns["data"][rows]}


def summed(columns: Columns) -> Columns:
    """Return the sum of each group of a batch."""
    groups, place = np.unique(columns["group_of"], return_inverse=True)
    sums = np.zeros(len(groups), np.int64)
    np.add.at(sums, place, columns["number"])
    return {"group_of": groups, "total": sums}


def met(pairs: Columns, items: Columns) -> Columns:
    """Return both sides' words of each pair."""
    words = [f"{items['word'][a]}-{items['word'][b]}" for a, b in zip(pairs["at_a"], pairs["at_b"], strict=True)]
    made = np.empty(len(words), dtype=object)
    made[:] = words
    return {"a": pairs["a"], "b": pairs["b"], "words": made}


def failing(columns: Columns) -> Columns:
    """Raise what a bug would raise."""
    raise ValueError("a bug")
