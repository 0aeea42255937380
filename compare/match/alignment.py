"""Local alignment of two wordings, each word weighted by its information."""

from __future__ import annotations

from dataclasses import dataclass

from compare.text.frequency import information
from compare.text.tokens import tokens

GAP = 0.5
OTHER = 0.5


@dataclass(frozen=True, slots=True)
class Alignment:
    """The best local alignment of two wordings: pairs of token places, information that they share and that each side holds."""

    pairs: tuple[tuple[int, int], ...]
    shared: float
    total_a: float
    total_b: float
    words_a: int
    words_b: int


def aligned(a: str, b: str) -> Alignment:
    """Return the best local alignment (Smith-Waterman) of the words of two texts."""
    left, right = [t.norm for t in tokens(a)], [t.norm for t in tokens(b)]
    wa, wb = [information(w) for w in left], [information(w) for w in right]
    rows = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    best = (0.0, 0, 0)
    for i, word in enumerate(left, 1):
        for j, other in enumerate(right, 1):
            step = rows[i - 1][j - 1] + (wa[i - 1] if word == other else -OTHER)
            value = max(0.0, step, rows[i - 1][j] - GAP, rows[i][j - 1] - GAP)
            rows[i][j] = value
            if value > best[0]:
                best = (value, i, j)
    pairs = []
    _, i, j = best
    while i and j and rows[i][j] > 0:
        equal = left[i - 1] == right[j - 1]
        if rows[i][j] == rows[i - 1][j - 1] + (wa[i - 1] if equal else -OTHER):
            if equal:
                pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif rows[i][j] == rows[i - 1][j] - GAP:
            i -= 1
        else:
            j -= 1
    shared = sum(wa[i] for i, _ in pairs)
    return Alignment(tuple(reversed(pairs)), shared, sum(wa), sum(wb), len(left), len(right))
