"""A stretch that one reading leaves out and that could begin at several places begins where a sentence does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

Pairs = list[tuple[int, int]]


def slid(pairs: Pairs, same: Callable[[int, int], bool], ends: Callable[[int], bool]) -> Pairs:
    """Return the pairs (a, b), ascending in both, with stretches of b that have no a laid over whole sentences where equal words allow it.

    "It is not right. It is not fair." against "It is not fair." leaves out "It is not right.", not "right. It is not". `same` tells
    whether an a and a b are equal words, `ends` whether a sentence ends with a b. Linear in the pairs and the stretches.
    """
    gaps = [k for k, ((a, b), (c, d)) in enumerate(pairwise(pairs), 1) if d != b + 1 and c == a + 1]
    if not gaps:
        return pairs
    result = list(pairs)
    for k in gaps:
        (a, before), (after_a, after) = result[k - 1], result[k]
        if not (same(a, after - 1) or same(after_a, before + 1)) or (ends(before) and ends(after - 1)):
            continue
        for step, first in ((-1, k - 1), (1, k)):
            count = _shift(result, first, step, (before, after), same, ends)
            for t in range(count):
                place = first + step * t
                result[place] = (result[place][0], after - 1 - t if step < 0 else before + 1 + t)
            if count:
                break
    return result


def _shift(
    pairs: Sequence[tuple[int, int]],
    first: int,
    step: int,
    stretch: tuple[int, int],
    same: Callable[[int, int], bool],
    ends: Callable[[int], bool],
) -> int:
    """Return how many pairs, from `first` on, change to the stretch's other end so that it is whole sentences; 0 if none do.

    `stretch` are the b before and the b after what is left out.
    """
    before, after = stretch
    a, b = pairs[first]
    for t in range(after - before):
        place = first + step * t
        facing = after - 1 - t if step < 0 else before + 1 + t
        if not 0 <= place < len(pairs) or pairs[place] != (a + step * t, b + step * t) or not same(a + step * t, facing):
            return 0
        moved = step * (t + 1)
        if (before + moved < 0 or ends(before + moved)) and ends(after + moved - 1):
            return t + 1
    return 0
