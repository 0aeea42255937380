"""The reading order of the boxes of text on a page: down each column, between what goes across several."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

FEWEST = 2  # boxes on either side of what parts two columns
ACROSS = 0.34  # share of a page's boxes that may go across the columns: headline, picture line, footer
MOST_COLUMNS = 12


class Box(NamedTuple):
    """Where a box of text stands, in points from the page's lower left corner, and which it is."""

    left: float
    bottom: float
    right: float
    top: float
    number: int


def reading_order(boxes: Sequence[Box], columns: int = MOST_COLUMNS) -> list[Box]:
    """Return the boxes of a page in the order of reading; n log n in their number for each of at most `columns` columns."""
    downwards = sorted(boxes, key=lambda box: (-box.top, box.left, box.number))
    gutter = _gutter(downwards) if columns > 1 else None
    if gutter is None:
        return downwards
    ordered: list[Box] = []
    left: list[Box] = []
    right: list[Box] = []
    for box in downwards:
        if box.right <= gutter:
            left.append(box)
        elif box.left >= gutter:
            right.append(box)
        else:  # goes across: what stands above it in either column comes first
            ordered += [*reading_order(left, columns - 1), *reading_order(right, columns - 1), box]
            left, right = [], []
    return [*ordered, *reading_order(left, columns - 1), *reading_order(right, columns - 1)]


def _gutter(boxes: Sequence[Box]) -> float | None:
    """Return the leftmost place of those that the fewest boxes go across, None if the page has one column."""
    lefts, rights = sorted(box.left for box in boxes), sorted(box.right for box in boxes)
    best, fewest = None, int(ACROSS * len(boxes))
    for number, place in enumerate(lefts):
        if number and place == lefts[number - 1]:
            continue
        ended = bisect_left(rights, place + 0.01)
        beside = len(lefts) - bisect_left(lefts, place)
        across = len(boxes) - ended - beside
        if min(ended, beside) >= FEWEST and across <= fewest and (best is None or across < fewest):
            best, fewest = place, across
    return best
