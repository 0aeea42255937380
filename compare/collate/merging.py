"""Many readings merged one after the other, in an order of their own that the order of input does not change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.collate.alignment import Sequences, aligned
from compare.collate.strands import Strand


@dataclass(slots=True)
class Slot:
    """One place of the merged readings: the different atoms in it, which atom each row has there; `broken` after a mark of omission."""

    atoms: list[str]
    rows: dict[int, int]
    broken: bool = False


def merged(readings: Sequence[Strand], least: float, largest: int) -> list[Slot]:
    """Return the slots that all readings, merged in the order given, share."""
    slots: list[Slot] = []
    for reading in readings:
        broken = frozenset([place for place, slot in enumerate(slots) if slot.broken])
        pairs = aligned(Sequences(reading.atoms, [slot.atoms for slot in slots], reading.breaks, broken), least, largest)
        slots = _with(slots, reading, pairs)
    return slots


def _with(slots: list[Slot], reading: Strand, pairs: list[tuple[int, int]]) -> list[Slot]:
    """Return the slots with a reading hung on them; its words without a slot get slots of their own."""
    result: list[Slot] = []
    atoms, row = reading.atoms, reading.row
    i = j = 0
    for word, place in pairs:
        if word > i or place > j:
            fresh = [Slot([atoms[k]], {row: k}) for k in range(i, word)]
            # Before its first pair a reading's own words stand next to that pair, so that what comes before them is outside of it.
            result += [*slots[j:place], *fresh] if i == 0 else [*fresh, *slots[j:place]]
        slot = slots[place]
        slot.rows[row] = word
        if atoms[word] not in slot.atoms:
            slot.atoms.append(atoms[word])
        result.append(slot)
        i, j = word + 1, place + 1
    result += [Slot([atoms[k]], {row: k}) for k in range(i, len(atoms))]
    result += slots[j:]
    if reading.breaks:
        for slot in result:
            slot.broken |= slot.rows.get(row, -1) in reading.breaks
    return result
