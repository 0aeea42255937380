"""Slots made into columns whose cells tile every reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from compare.collate.merging import Slot
from compare.collate.pieces import Pieces
from compare.collate.strands import Strand
from compare.model import NOWHERE, Cell, Span

Held = list[tuple[int, int] | None]  # for each column the half-open range of words that a reading has there
GAP, OUTSIDE, OMITTED = Cell("gap"), Cell("outside"), Cell("ellipsis")


class Laid(NamedTuple):
    """One reading in columns: its cells, and what each of them prints."""

    cells: list[Cell]
    line: list[str]


def table(
    slots: Sequence[Slot], texts: Sequence[str], readings: Sequence[Pieces], strands: Sequence[Strand]
) -> tuple[list[Laid], list[int]]:
    """Return the readings in columns, all of one length, and the column in which each slot stands."""
    rows = _held_by_slot(slots, len(readings))
    places = list(range(len(slots)))
    if any(strand.owners for strand in strands):
        rows, places = _held_by_words(rows, strands)
    if any(reading.ellipses for reading in readings):
        rows, places = _with_columns_for_ellipses(rows, readings, places)
    return [_laid(*one) for one in zip(rows, texts, readings, strict=True)], places


def _held_by_slot(slots: Sequence[Slot], count: int) -> list[Held]:
    """Return, for each reading, the atoms that it has in each slot."""
    rows: list[Held] = [[None] * len(slots) for _ in range(count)]
    for place, slot in enumerate(slots):
        for row, atom in slot.rows.items():
            rows[row][place] = (atom, atom + 1)
    return rows


def _held_by_words(rows: list[Held], strands: Sequence[Strand]) -> tuple[list[Held], list[int]]:
    """Return the words of each column, slots over which one printed word goes joined into one column, and each slot's column."""
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
    places = [column for column, (start, end) in enumerate(ranges) for _ in range(start, end)]
    wide = [(column, start, end) for column, (start, end) in enumerate(ranges) if end - start > 1]
    firsts = [start for start, _ in ranges]
    return [_by_words(row, strand.owners, firsts, wide) for row, strand in zip(rows, strands, strict=True)], places


def _by_words(row: Held, owners: list[int] | None, firsts: list[int], wide: list[tuple[int, int, int]]) -> Held:
    """Return a row with words for atoms; its columns begin at the slots `firsts`, those in `wide` go over several slots."""
    joined = [row[start] for start in firsts]
    for column, start, end in wide:
        atoms = [held for held in row[start:end] if held]
        joined[column] = (atoms[0][0], atoms[-1][1]) if atoms else None
    if owners is None:
        return joined
    return [(owners[held[0]], owners[held[1] - 1] + 1) if held else None for held in joined]


def _with_columns_for_ellipses(rows: list[Held], readings: Sequence[Pieces], places: list[int]) -> tuple[list[Held], list[int]]:
    """Return the rows with a new column wherever a reading has a mark of omission and no other has words there."""
    needed = {start for row, reading in zip(rows, readings, strict=True) for start, end, _ in _omissions(row, reading) if start == end}
    if not needed:
        return rows, places
    wide = [[cell for c in range(len(row) + 1) for cell in ([None] * (c in needed) + row[c : c + 1])] for row in rows]
    wanted = sorted(needed)
    return wide, [place + bisect_right(wanted, place) for place in places]


def _omissions(row: Held, reading: Pieces) -> list[tuple[int, int, Span]]:
    """Return the half-open stretch of columns between the words on both sides of each mark of omission, and the mark.

    A mark inside a column of several words is part of their cell.
    """
    if not reading.ellipses:
        return []
    width = len(row)
    column = [c for c, held in enumerate(row) if held for _ in range(*held)]
    found = []
    for word, mark in reading.ellipses.items():
        start = column[word - 1] + 1 if word else 0
        end = column[word] if word < len(column) else width
        if start <= end:
            found.append((start, end, mark))
    return found


def _laid(row: Held, text: str, reading: Pieces) -> Laid:
    """Return a reading in columns: its words, and between and beside them gaps, marks of omission and what lies outside of it."""
    printed, spans = reading.printed, reading.spans
    width = len(row)
    filled = [column for column, held in enumerate(row) if held]
    first, last = (filled[0], filled[-1]) if filled else (width, width - 1)
    cells = [OUTSIDE] * first + [GAP] * (last + 1 - first) + [OUTSIDE] * (width - last - 1)
    line = [""] * width
    for column in filled:
        start, end = row[column] or NOWHERE
        if end - start == 1:
            cells[column], line[column] = Cell("text", spans[start]), printed[start]
        else:
            span = Span(spans[start].start, spans[end - 1].end)
            cells[column], line[column] = Cell("text", span), text[span.start : span.end]
    for start, end, mark in _omissions(row, reading):
        cells[start:end] = [OMITTED] * (end - start)
        # The column next to the reading's own words holds the mark itself.
        column = start if start else end - 1
        cells[column], line[column] = Cell("ellipsis", mark), text[mark.start : mark.end]
    return Laid(cells, line)
