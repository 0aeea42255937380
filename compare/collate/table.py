"""Slots made into columns whose cells tile every reading."""

from __future__ import annotations

from collections.abc import Sequence

from compare.collate.merging import Slot
from compare.collate.pieces import Pieces
from compare.model import Cell, CellState, Column, Span

Row = dict[int, Span]


def columns(slots: Sequence[Slot], readings: Sequence[Pieces]) -> tuple[Column, ...]:
    """Return the columns of merged readings, a cell for each reading in the readings' order."""
    owners = [_owners(reading) for reading in readings]
    groups = _joined(slots, owners)
    rows: list[list[tuple[int, int] | None]] = [[_held(slots, group, row, owners[row]) for group in groups] for row in range(len(readings))]
    inserted = _needed_for_ellipses(rows, readings)
    wide = [_widened(row, inserted, len(groups)) for row in rows]
    cells = [_cells(row, reading) for row, reading in zip(wide, readings, strict=True)]
    return tuple(Column(tuple(column)) for column in zip(*cells, strict=True))


def _owners(reading: Pieces) -> list[int]:
    """Return, for each atom of a reading, the word that it is of."""
    return [place for place, word in enumerate(reading.words) for _ in word.atoms]


def _joined(slots: Sequence[Slot], owners: list[list[int]]) -> list[tuple[int, int]]:
    """Return the ranges of slots that make one column each: slots over which one printed word goes stand together."""
    reach: dict[tuple[int, int], int] = {}
    for place, slot in enumerate(slots):
        for row, atom in slot.rows.items():
            reach[row, owners[row][atom]] = place
    ranges: list[tuple[int, int]] = []
    start = end = 0
    for place, slot in enumerate(slots):
        end = max(end, place, *(reach[row, owners[row][atom]] for row, atom in slot.rows.items()))
        if end == place:
            ranges.append((start, place + 1))
            start = end = place + 1
    return ranges


def _held(slots: Sequence[Slot], group: tuple[int, int], row: int, owners: list[int]) -> tuple[int, int] | None:
    """Return the half-open range of words that a reading has in a column, None if it has none."""
    held = [owners[slot.rows[row]] for slot in slots[group[0] : group[1]] if row in slot.rows]
    return (held[0], held[-1] + 1) if held else None


def _needed_for_ellipses(rows: list[list[tuple[int, int] | None]], readings: Sequence[Pieces]) -> list[int]:
    """Return the columns before which a new one is needed, since a reading has a mark of omission where no other has words."""
    needed: set[int] = set()
    for row, reading in zip(rows, readings, strict=True):
        for word in reading.ellipses:
            before = next((c for c in range(len(row) - 1, -1, -1) if (held := row[c]) and held[1] <= word), -1)
            after = next((c for c in range(len(row)) if (held := row[c]) and held[0] >= word), len(row))
            if after - before == 1:
                needed.add(after)
    return sorted(needed)


def _widened(row: list[tuple[int, int] | None], inserted: list[int], width: int) -> list[tuple[int, int] | None]:
    return [cell for c in range(width + 1) for cell in ([None] * inserted.count(c) + row[c : c + 1])]


def _cells(row: list[tuple[int, int] | None], reading: Pieces) -> list[Cell]:
    """Return a reading's cells: its words, and between and beside them gaps, marks of omission and what lies outside of it."""
    cells: list[Cell] = []
    word = 0
    filled = [c for c, held in enumerate(row) if held]
    previous = -1
    for c in [*filled, len(row)]:
        cells += _between(c - previous - 1, reading.ellipses.get(word), previous < 0, c == len(row))
        if c < len(row) and (held := row[c]):
            cells.append(Cell("text", Span(reading.words[held[0]].span.start, reading.words[held[1] - 1].span.end)))
            word = held[1]
        previous = c
    return cells


def _between(count: int, mark: Span | None, first: bool, last: bool) -> list[Cell]:
    """Return the cells of `count` columns without words; the one next to the reading's own words holds the mark of omission."""
    state: CellState = "ellipsis" if mark is not None else ("outside" if first or last else "gap")
    cells = [Cell(state)] * count
    if mark is not None and count:
        cells[-1 if first else 0] = Cell("ellipsis", mark)
    return cells
