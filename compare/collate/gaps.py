"""Soft dynamic programming: the best way to hang a stretch of words on a stretch of slots, in order."""

from __future__ import annotations

from collections.abc import Sequence

from compare.collate.kinship import affinities

ADJACENT = 0.08  # what a pair gains that directly follows another one: keeps runs together
_NOTHING = -1e9


def aligned_gap(
    words: Sequence[str], slots: Sequence[Sequence[str]], corners: tuple[bool, bool], breaks: frozenset[int]
) -> list[tuple[int, int]]:
    """Return the pairs (word, slot) of the best alignment, ascending in both.

    `slots` hold the different words already in them; `corners` say whether a pair stands directly before and after the stretch;
    `breaks` are the words with a mark of omission before them. Quadratic in the stretch.
    """
    n, m = len(words), len(slots)
    if n == m == 1 and corners[0]:
        return [(0, 0)]
    moves = [bytearray(m + 1) for _ in range(n + 1)]
    best = [0.0] * (m + 1)
    paired = [_NOTHING] * (m + 1)
    if corners[0]:
        paired[0] = 0.0
    firsts = [slot[0] for slot in slots]
    several = [j for j, slot in enumerate(slots) if len(slot) > 1]
    for i, word in enumerate(words):
        kin = affinities(word)
        hits = [kin[first] for first in firsts]
        for j in several:
            hits[j] = max([kin[other] for other in slots[j]])
        if i + 1 == n and corners[1]:
            hits[-1] += ADJACENT
        best, paired = _next_row(hits, best, paired, 0.0 if i in breaks else ADJACENT, moves[i + 1])
    return _traced(moves, n, m)


def _next_row(
    hits: list[float], above: list[float], above_paired: list[float], bonus: float, move: bytearray
) -> tuple[list[float], list[float]]:
    """Return the next row of best scores, and of best scores that end in a pair; `move` notes the ways to them."""
    best, paired = [0.0], [_NOTHING]
    left = before = 0.0
    run = above_paired[0]
    j = 1
    for hit, up, up_paired in zip(hits, above[1:], above_paired[1:], strict=True):
        run += bonus
        goes_on = run >= before
        here = hit + (run if goes_on else before)
        paired.append(here)
        if here >= up and here >= left:
            left = here
            move[j] = 3 if goes_on else 1
        elif up >= left:
            left = up
            move[j] = 6 if goes_on else 2
        elif goes_on:
            move[j] = 4
        best.append(left)
        before, run = up, up_paired
        j += 1
    return best, paired


def _traced(moves: list[bytearray], i: int, j: int) -> list[tuple[int, int]]:
    """Return the pairs on the way back from the last corner.

    A move is 1 (a pair), 3 (a pair that goes on in a run), 2 (up) or 0 (left); 4 is added to 2 and 0 where a pair here would go on in one.
    """
    pairs: list[tuple[int, int]] = []
    run = False
    while i and j:
        move = moves[i][j]
        if run or move & 3 in (1, 3):
            pairs.append((i - 1, j - 1))
            i, j, run = i - 1, j - 1, move == 3 or move >= 4
        elif move & 3 == 2:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]
