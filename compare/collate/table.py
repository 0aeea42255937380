"""Slots made into columns whose cells tile every reading."""

from __future__ import annotations

from collections.abc import Sequence

from compare.collate.merging import Slot
from compare.collate.pieces import Pieces
from compare.collate.strands import Strand
from compare.model import Cell, Span

Held = list[tuple[int, int] | None]  # for each column the half-open range of words that a reading has there
GAP, OUTSIDE, OMITTED = Cell("gap"), Cell("outside"), Cell("ellipsis")


def rows_of_cells(slots: Sequence[Slot], readings: Sequence[Pieces], strands: Sequence[Strand]) -> list[list[Cell]]:
    """Return the cells of each reading; all rows have one length, and column k is what they hold at k."""
    rows = _held_by_slot(slots, len(readings))
    if any(strand.owners for strand in strands):
        rows = _held_by_words(rows, strands)
    if any(reading.ellipses for reading in readings):
        rows = _with_columns_for_ellipses(rows, readings)
    return [_cells(row, reading) for row, reading in zip(rows, readings, strict=True)]


def _held_by_slot(slots: Sequence[Slot], count: int) -> list[Held]:
    """Return, for each reading, the atoms that it has in each slot."""
    rows: list[Held] = [[None] * len(slots) for _ in range(count)]
    for place, slot in enumerate(slots):
        for row, atom in slot.rows.items():
            rows[row][place] = (atom, atom + 1)
    return rows


def _held_by_words(rows: list[Held], strands: Sequence[Strand]) -> list[Held]:
    """Return the words of each column, slots over which one printed word goes joined into one column."""
    width = len(rows[0])
    owners = [strand.owners or list(range(len(strand.atoms))) for strand in strands]
    reach = list(range(width))
    for row, owner in zip(rows, owners, strict=True):
        first: dict[int, int] = {}
        for place, held in enumerate(row):
            if held:
                begin = first.setdefault(owner[held[0]], place)
                reach[begin] = max(reach[begin], place)
    ranges = []
    start = end = 0
    for place in range(width):
        end = max(end, reach[place])
        if end == place:
            ranges.append((start, place + 1))
            start = end = place + 1
    return [[_words(row[start:end], owner) for start, end in ranges] for row, owner in zip(rows, owners, strict=True)]


def _words(held: Held, owner: list[int]) -> tuple[int, int] | None:
    atoms = [one[0] for one in held if one]
    return (owner[atoms[0]], owner[atoms[-1]] + 1) if atoms else None


def _with_columns_for_ellipses(rows: list[Held], readings: Sequence[Pieces]) -> list[Held]:
    """Return the rows with a new column wherever a reading has a mark of omission and no other has words there."""
    needed = set()
    for row, reading in zip(rows, readings, strict=True):
        for word in reading.ellipses:
            start, end = _stretch(row, word)
            if start == end:
                needed.add(start)
    wanted = sorted(needed)
    return [[cell for c in range(len(row) + 1) for cell in ([None] * (c in needed) + row[c : c + 1])] for row in rows] if wanted else rows


def _stretch(row: Held, word: int) -> tuple[int, int]:
    """Return the columns between the word before `word` and `word` itself."""
    end = next((c for c, held in enumerate(row) if held and held[0] >= word), len(row))
    start = end
    while start and not row[start - 1]:
        start -= 1
    return start, end


def _cells(row: Held, reading: Pieces) -> list[Cell]:
    """Return a reading's cells: its words, and between and beside them gaps, marks of omission and what lies outside of it."""
    words = reading.words
    cells = [GAP if held is None else Cell("text", Span(words[held[0]].span.start, words[held[1] - 1].span.end)) for held in row]
    filled = [c for c, held in enumerate(row) if held]
    first, last = (filled[0], filled[-1]) if filled else (len(row), len(row))
    cells[:first] = [OUTSIDE] * first
    cells[last + 1 :] = [OUTSIDE] * (len(row) - last - 1)
    for word, mark in reading.ellipses.items():
        start, end = _stretch(row, word)
        cells[start:end] = [OMITTED] * (end - start)
        # The column next to the reading's own words holds the mark itself.
        cells[end - 1 if word == 0 else start] = Cell("ellipsis", mark)
    return cells
