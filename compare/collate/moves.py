"""Words that some readings have in one place and others in another: pairs of slots between which they moved."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from compare.collate.kinship import affinities, weight
from compare.collate.merging import Slot
from compare.collate.strands import Strand

# A word that stands in more slots than this is repeated rather than moved.
COMMONEST = 6


class Move(NamedTuple):
    """Slots `i`, `i + 1` ... hold, of some readings, the words that others have from slot `j` on."""

    i: int
    j: int
    length: int
    weight: float


def moves(slots: Sequence[Slot], strands: Sequence[Strand], least: float, farthest: int) -> list[Move]:
    """Return the runs of moved words that weigh at least `least`, no slot in two of them, the heaviest first.

    A word has moved if one reading has it at the one slot, and no kin of it at the other, and another reading the
    other way round. One word alone moves at most `farthest` slots: beyond that it is more likely to be another mention.
    """
    moved = _moved_pairs(slots, strands)
    runs = []
    for i, j in sorted(moved):
        if (i - 1, j - 1) not in moved:
            length = 1
            while (i + length, j + length) in moved and i + length < j:
                length += 1
            told = math.fsum(weight(moved[i + k, j + k]) for k in range(length))
            if told >= least and (length > 1 or j - i <= farthest):
                runs.append(Move(i, j, length, told))
    return _apart(runs)


def _moved_pairs(slots: Sequence[Slot], strands: Sequence[Strand]) -> dict[tuple[int, int], str]:
    """Return the pairs of slots, ascending, between which a word moved, with the word."""
    # To or from a slot where all readings have one word nothing can have moved.
    open_ = {place for place, slot in enumerate(slots) if len(slot.atoms) > 1 or len(slot.rows) < len(strands)}
    moved: dict[tuple[int, int], str] = {}
    if len(open_) < 2:
        return moved
    places: dict[str, list[int]] = {}
    for place, slot in enumerate(slots):
        for atom in slot.atoms:
            places.setdefault(atom, []).append(place)
    for atom, found in places.items():
        if 1 < len(found) <= COMMONEST:
            rows = [(place, *_rows(slots[place], atom, strands)) for place in found if place in open_]
            for (a, same_a, kin_a), (b, same_b, kin_b) in combinations(rows, 2):
                if same_a - kin_b and same_b - kin_a:
                    moved[a, b] = atom
    return moved


def _rows(slot: Slot, atom: str, strands: Sequence[Strand]) -> tuple[set[int], set[int]]:
    """Return the readings that have a word in a slot, and those that have it or kin of it there."""
    kin = affinities(atom)
    held = {row: strands[row].atoms[at] for row, at in slot.rows.items()}
    same = {row for row, other in held.items() if other == atom}
    return same, {row for row, other in held.items() if 2 * kin[other] >= kin[atom]}


def _apart(runs: list[Move]) -> list[Move]:
    """Return the heaviest runs that share no slot."""
    used: set[int] = set()
    kept = []
    for run in sorted(runs, key=lambda run: (-run.weight, run.j - run.i, run.i)):
        own = {start + k for start in (run.i, run.j) for k in range(run.length)}
        if used.isdisjoint(own):
            used |= own
            kept.append(run)
    return kept
