"""How readings are laid side by side."""

from __future__ import annotations

from dataclasses import dataclass

from compare.settings.setting import setting


@dataclass(frozen=True)
class Collation:
    """How readings are laid side by side."""

    anchor_weight: float = setting(
        1.5,
        "words",
        "Equal words in a row that tell as much as this many content words are aligned first; raising it aligns slower.",
        0,
        100,
    )
    largest_gap: int = setting(
        250_000,
        "cells",
        "The largest table of words against words; a gap beyond it is parted by equal runs, or cut. Memory, not quality.",
        100,
        10**8,
    )
    longest_replacement: int = setting(
        4, "words", "More words in a row that have nothing in common with those in their place stand apart from them.", 1, 1000
    )
    move_weight: float = setting(
        0.8, "words", "Words count as moved if they tell as much as this many content words; raising it finds fewer moves.", 0, 100
    )
    move_reach: int = setting(
        12, "columns", "One word alone moves at most so far; raising it takes more second mentions for moves.", 1, 10**6
    )
