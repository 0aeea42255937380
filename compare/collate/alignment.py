"""One sequence of words hung on slots: anchors of equal runs, soft dynamic programming between them."""

from __future__ import annotations

from collections.abc import Sequence

from compare.collate.anchors import anchors
from compare.collate.gaps import aligned_gap

Pairs = list[tuple[int, int]]
# A word with more slots than this begins no anchor.
COMMONEST = 8
# Cells up to which a table costs less than looking for anchors.
SMALL = 64


def aligned(words: Sequence[str], slots: Sequence[Sequence[str]], breaks: frozenset[int], least: float, largest: int) -> Pairs:
    """Return the pairs (word, slot), ascending in both.

    `slots` hold the different words already in them; `breaks` are the words with a mark of omission before them; `least` is the weight
    of an anchor, `largest` how many cells a gap's table may have. A gap beyond it is parted by lighter and lighter anchors; where there
    are none its words stay without a slot.
    """
    pairs: Pairs = []
    open_gaps = [(0, len(words), 0, len(slots), least)]
    while open_gaps:
        i, i_end, j, j_end, weight = open_gaps.pop()
        n, m = i_end - i, j_end - j
        if not n or not m:
            continue
        chain = anchors(words[i:i_end], slots[j:j_end], weight, COMMONEST) if n * m > SMALL else []
        if not chain and (n * m <= largest):
            corners = (i > 0 and j > 0, i_end < len(words) and j_end < len(slots))
            gap_breaks = frozenset(place - i for place in breaks if i <= place < i_end) if breaks else breaks
            pairs += [(i + a, j + b) for a, b in aligned_gap(words[i:i_end], slots[j:j_end], corners, gap_breaks)]
            continue
        if not chain:
            if weight > 0:
                open_gaps.append((i, i_end, j, j_end, 0.0))
            continue
        a, b = i, j
        for run in chain:
            start, slot = i + run.i, j + run.j
            open_gaps.append((a, start, b, slot, least))
            pairs += [(start + k, slot + k) for k in range(run.length)]
            a, b = start + run.length, slot + run.length
        open_gaps.append((a, i_end, b, j_end, least))
    pairs.sort()
    return pairs
