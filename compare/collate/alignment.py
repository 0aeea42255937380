"""One sequence of words hung on slots: anchors of equal runs, soft dynamic programming between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from compare.collate.anchors import anchors
from compare.collate.gaps import Surroundings, aligned_gap

Pairs = list[tuple[int, int]]
# A word with more slots than this begins no anchor.
COMMONEST = 8
# Cells up to which a table costs less than looking for anchors.
SMALL = 64
# Two stretches are laid against each other as wholes if neither is so many times longer.
LOPSIDED = 2
# Cells of the tables that such wholes are cut into: the work is the root of this times the words.
PART = 10_000


class Limits(NamedTuple):
    """The weight of an anchor, the cells of a gap's largest table, and how many words in a row may be replaced by unrelated ones."""

    anchor: float
    gap: int
    replaced: int


class Sequences(NamedTuple):
    """Words and the slots to hang them on (each the different words in it), and which of them follow a mark of omission."""

    words: Sequence[str]
    slots: Sequence[Sequence[str]]
    broken_words: frozenset[int] = frozenset()
    broken_slots: frozenset[int] = frozenset()


def aligned(both: Sequences, limits: Limits, fixed: Sequence[tuple[int, int]] = ()) -> Pairs:
    """Return the pairs (word, slot), ascending in both, among them the `fixed` ones.

    A gap that is too large for a table is parted by lighter anchors; where there are none it is cut into tables along its diagonal, or,
    where one side is far longer, its words stay without a slot.
    """
    least = limits.anchor
    pairs: Pairs = list(fixed)
    ends = [*fixed, (len(both.words), len(both.slots))]
    starts = [(0, 0), *((i + 1, j + 1) for i, j in fixed)]
    gaps = [(i, i_end, j, j_end, least) for (i, j), (i_end, j_end) in zip(starts, ends, strict=True)]
    while gaps:
        i, i_end, j, j_end, weight = gaps.pop()
        cells = (i_end - i) * (j_end - j)
        if not cells:
            continue
        chain = anchors(both.words[i:i_end], both.slots[j:j_end], weight, COMMONEST) if cells > SMALL else []
        if not chain:
            if cells <= limits.gap:
                pairs += _in_gap(both, (i, i_end), (j, j_end), limits.replaced)
            elif weight > 0:
                gaps.append((i, i_end, j, j_end, 0.0))
            else:
                gaps += _cut((i, i_end), (j, j_end), min(limits.gap, PART))
            continue
        a, b = i, j
        for run in chain:
            start, slot = i + run.i, j + run.j
            gaps.append((a, start, b, slot, least))
            pairs += zip(range(start, start + run.length), range(slot, slot + run.length), strict=True)
            a, b = start + run.length, slot + run.length
        gaps.append((a, i_end, b, j_end, least))
    pairs.sort()
    return pairs


def _cut(words: tuple[int, int], slots: tuple[int, int], largest: int) -> list[tuple[int, int, int, int, float]]:
    """Return the gaps of at most some cells along the diagonal of a gap; none if one side has over `LOPSIDED` times the other."""
    (i, i_end), (j, j_end) = words, slots
    n, m = i_end - i, j_end - j
    if max(n, m) > LOPSIDED * min(n, m):
        return []
    parts = math.isqrt(n * m // largest) + 1
    ends = [(i + n * part // parts, j + m * part // parts) for part in range(parts + 1)]
    return [(a, b, c, d, 0.0) for (a, c), (b, d) in pairwise(ends)]


def _in_gap(both: Sequences, word_range: tuple[int, int], slot_range: tuple[int, int], longest: int) -> Pairs:
    """Return the pairs of one gap, aligned by a table."""
    (i, i_end), (j, j_end) = word_range, slot_range
    around = Surroundings(
        before=i > 0 and j > 0,
        after=i_end < len(both.words) and j_end < len(both.slots),
        broken_words=_within(both.broken_words, i, i_end),
        broken_slots=_within(both.broken_slots, j, j_end),
    )
    return [(i + a, j + b) for a, b in aligned_gap(both.words[i:i_end], both.slots[j:j_end], around, longest)]


def _within(places: frozenset[int], start: int, end: int) -> frozenset[int]:
    return frozenset([place - start for place in places if start <= place <= end]) if places else places
