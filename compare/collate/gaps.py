"""Soft dynamic programming: the best way to hang a stretch of words on a stretch of slots, in order."""

from __future__ import annotations

from collections.abc import Sequence

from compare.collate.kinship import Kinship

ADJACENT = 0.08  # what a pair gains that directly follows another one: keeps runs together


def aligned(
    words: Sequence[int], slots: Sequence[Sequence[int]], kinship: Kinship, corners: tuple[bool, bool], breaks: frozenset[int]
) -> list[tuple[int, int]]:
    """Return the pairs (word, slot) of the best alignment, ascending in both.

    `slots` hold the different words already in them; `corners` say whether a pair stands directly before and after the stretch;
    `breaks` are the words with a mark of omission before them. Quadratic in the stretch.
    """
    if not words or not slots:
        return []
    n, m = len(words), len(slots)
    moves = [bytearray(m + 1) for _ in range(n + 1)]
    nothing = -1e9
    best = [0.0] * (m + 1)
    paired = [nothing] * (m + 1)
    if corners[0]:
        paired[0] = 0.0
    score = kinship.score
    for i, word in enumerate(words):
        above, above_paired = best, paired
        best, paired = [0.0] * (m + 1), [nothing] * (m + 1)
        move = moves[i + 1]
        bonus = 0.0 if i in breaks else ADJACENT
        last = i + 1 == n and corners[1]
        left = 0.0
        for j, slot in enumerate(slots):
            hit = max([score(word, other) for other in slot])
            before, run = above[j], above_paired[j] + bonus
            here = hit + (run if run >= before else before)
            if last and j + 1 == m:
                here += ADJACENT
            paired[j + 1] = here
            up = above[j + 1]
            if here >= up and here >= left:
                left, move[j + 1] = here, 3 if run >= before else 1
            elif up >= left:
                left, move[j + 1] = up, 2
            best[j + 1] = left
    return _traced(moves, n, m)


def _traced(moves: list[bytearray], i: int, j: int) -> list[tuple[int, int]]:
    """Return the pairs on the way back from the last corner; 3 goes on in a run, so the pair before it is taken whatever else was best."""
    pairs: list[tuple[int, int]] = []
    run = False
    while i and j:
        move = moves[i][j]
        if run or move & 1:
            pairs.append((i - 1, j - 1))
            i, j, run = i - 1, j - 1, move == 3
        elif move == 2:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]
