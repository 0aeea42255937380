"""Soft dynamic programming: the best way to hang a stretch of words on a stretch of slots, in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from compare.collate.kinship import affinities

# What a pair gains that directly follows another one (keeps runs together), and what each word or slot costs that is passed over inside.
ADJACENT, PASSED = 0.06, 0.02
_NOTHING = -1e9
# Ways to a cell: a pair, a pair that goes on in a run, a word passed over, a slot passed over; GOES_ON is added to the last two where a
# pair in this cell would go on in a run.
_PAIR, _RUN, _WORD, _SLOT, _GOES_ON = 1, 3, 2, 0, 4


class Surroundings(NamedTuple):
    """What stands around a stretch: a pair directly before and after it, or an edge; and its words and slots after a mark of omission.

    Nothing is lost at an edge or a mark of omission, so passing over words there costs nothing.
    """

    before: bool
    after: bool
    broken_words: frozenset[int] = frozenset()
    broken_slots: frozenset[int] = frozenset()


def aligned_gap(words: Sequence[str], slots: Sequence[Sequence[str]], around: Surroundings, longest: int) -> list[tuple[int, int]]:
    """Return the pairs (word, slot) of the best alignment, ascending in both; `slots` hold the different words already in them.

    At most `longest` pairs in a row have nothing in common but their place. Quadratic in the stretch.
    """
    n, m = len(words), len(slots)
    if n == m == 1 and around.before and around.after:
        return [(0, 0)]
    moves = [bytearray(m + 1) for _ in range(n + 1)]
    down = [0.0 if j in around.broken_slots else PASSED for j in range(m + 1)]
    if not around.before:
        down[0] = 0.0
    if not around.after:
        down[m] = 0.0
    across = 0.0 if not around.before or 0 in around.broken_words else PASSED
    best = [-across * j for j in range(m + 1)]
    paired = [_NOTHING] * (m + 1)
    if around.before:
        paired[0] = 0.0
    firsts = [slot[0] for slot in slots]
    several = [j for j, slot in enumerate(slots) if len(slot) > 1]
    for i, word in enumerate(words, start=1):
        kin = affinities(word)
        hits = [kin[first] for first in firsts]
        for j in several:
            hits[j] = max([kin[other] for other in slots[j]])
        if i == n and around.after:
            hits[-1] += ADJACENT
        across = 0.0 if i in around.broken_words or (i == n and not around.after) else PASSED
        bonus = 0.0 if i - 1 in around.broken_words else ADJACENT
        best, paired = _next_row(hits, best, paired, bonus, across, down, moves[i])
    return _without_chance_runs(_traced(moves, n, m), words, slots, longest)


def _without_chance_runs(
    pairs: list[tuple[int, int]], words: Sequence[str], slots: Sequence[Sequence[str]], longest: int
) -> list[tuple[int, int]]:
    """Return the pairs without runs of more than `longest` that have nothing to do with each other: two texts, not one word for another."""
    if len(pairs) <= longest:
        return pairs
    kept: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for i, j in pairs:
        kin = affinities(words[i])
        if max([kin[other] for other in slots[j]]) > 0:
            kept += [*run, (i, j)] if len(run) <= longest else [(i, j)]
            run = []
        else:
            run.append((i, j))
    return kept + run if len(run) <= longest else kept


def _next_row(
    hits: list[float], above: list[float], above_paired: list[float], bonus: float, across: float, down: list[float], move: bytearray
) -> tuple[list[float], list[float]]:
    """Return the next row of best scores, and of best scores that end in a pair; `move` notes the ways to them."""
    before, run = above[0], above_paired[0]
    left = before - down[0]
    best, paired = [left], [_NOTHING]
    for j, hit in enumerate(hits, start=1):
        run += bonus
        goes_on = run >= before
        here = hit + (run if goes_on else before)
        paired.append(here)
        before, run = above[j], above_paired[j]
        up = before - down[j]
        left -= across
        if here >= up and here >= left:
            left = here
            move[j] = _RUN if goes_on else _PAIR
        elif up >= left:
            left = up
            move[j] = _WORD + _GOES_ON if goes_on else _WORD
        elif goes_on:
            move[j] = _GOES_ON
        best.append(left)
    return best, paired


def _traced(moves: list[bytearray], i: int, j: int) -> list[tuple[int, int]]:
    """Return the pairs on the way back from the last corner."""
    pairs: list[tuple[int, int]] = []
    run = False
    while i and j:
        move = moves[i][j]
        if run or move in (_PAIR, _RUN):
            pairs.append((i - 1, j - 1))
            i, j, run = i - 1, j - 1, move == _RUN or move >= _GOES_ON
        elif move & 3 == _WORD:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]
