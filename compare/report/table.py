"""The aligned table of an utterance: columns with the same split of readings merged, cut into bands of about equal width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.model import CellState, Span, Utterance
from compare.report.marking import Painted
from compare.report.view import MARKS, BandView, CellView, ColumnView, Mark, ReadingView, RowView
from compare.settings import Settings
from compare.text.tokens import tokens

NOT_QUOTED = "not quoted"
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Merged:
    """Adjacent columns shown as one: `first` to `last` (half-open) of the collation, each reading's state and span, the strongest mark."""

    first: int
    last: int
    states: tuple[CellState, ...]
    spans: tuple[Span | None, ...]
    mark: Mark
    changed: bool


def merged(utterance: Utterance, paints: Sequence[Painted]) -> tuple[Merged, ...]:
    """Return the columns to show, in order: adjacent ones whose cells split the readings alike, under one mark, become one."""
    keyed = [(_key(utterance, paints, index), index) for index in range(len(utterance.collation.columns))]
    return tuple(
        _joined(utterance, [index for _, index in same], key[1], changed=len(set(key[0]) - {-1}) > 1)
        for key, same in ((key, list(same)) for key, same in groupby(keyed, key=lambda item: item[0]))
    )


def numbers_of_columns(columns: Sequence[Merged]) -> tuple[int, ...]:
    """Return, for each column of the collation, the number (from 1) of the merged column that shows it."""
    return tuple(number for number, column in enumerate(columns, start=1) for _ in range(column.first, column.last))


def bands(
    utterance: Utterance,
    columns: Sequence[Merged],
    paints: Sequence[Painted],
    order: Sequence[int],
    shown: Sequence[ReadingView],
    settings: Settings,
) -> tuple[BandView, ...]:
    """Return the table's bands: a row for each reading of `shown`, which stand in `order` (indexes); equal words repeat grey below."""
    cells = [_cells(utterance, column, paints, order, settings) for column in columns]
    widths = [max(_width(cell.text, settings) for cell in column) for column in cells]
    found = []
    for first, last in balanced(widths, settings.band_width):
        heads = tuple(ColumnView(i + 1, columns[i].changed, columns[i].mark) for i in range(first, last))
        rows = tuple(
            RowView(reading.label, reading.is_base, tuple(cells[i][row] for i in range(first, last)), reading.lang)
            for row, reading in enumerate(shown)
        )
        found.append(BandView(heads, rows))
    return tuple(found)


def balanced(widths: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Return half-open ranges that cut `widths` into the fewest bands no wider than `room`, the widest of them as narrow as can be.

    Where a single column is wider than `room`, bands may be as wide as that column. O(n log(sum of widths)).
    """
    if not widths:
        return []
    fewest = len(_packed(widths, room))
    low, high = max(widths), max(room, max(widths))
    while low < high:
        middle = (low + high) // 2
        if len(_packed(widths, middle)) <= fewest:
            high = middle
        else:
            low = middle + 1
    return _packed(widths, low)


def _packed(widths: Sequence[int], room: int) -> list[tuple[int, int]]:
    ranges, first, used = [], 0, 0
    for index, width in enumerate(widths):
        if used and used + width > room:
            ranges.append((first, index))
            first, used = index, 0
        used += width
    return [*ranges, (first, len(widths))]


def _key(utterance: Utterance, paints: Sequence[Painted], index: int) -> tuple[tuple[int, ...], Mark, tuple[bool, ...]]:
    """Return what two columns must share to be shown as one: the split of readings, the mark, and who has words at all under "added"."""
    collation = utterance.collation
    cells = collation.columns[index].cells
    classes: dict[object, int] = {}
    split = []
    for text, cell in zip(collation.texts, cells, strict=True):
        words = text[cell.span.start : cell.span.end] if cell.span else ""
        value = tuple(token.norm for token in tokens(words)) or words.strip()
        split.append(-1 if cell.state == "outside" else classes.setdefault(value, len(classes)))
    marks = (paint.strongest(cell.span) for paint, cell in zip(paints, cells, strict=True) if cell.span)
    mark: Mark = max(marks, key=MARKS.index, default="")
    return tuple(split), mark, tuple(cell.span is None for cell in cells) if mark == "added" else ()


def _joined(utterance: Utterance, indexes: Sequence[int], mark: Mark, changed: bool) -> Merged:
    columns = [utterance.collation.columns[index] for index in indexes]
    states: list[CellState] = []
    spans: list[Span | None] = []
    for reading in range(len(utterance.collation.texts)):
        cells = [column.cells[reading] for column in columns]
        held = [cell.span for cell in cells if cell.span]
        spans.append(Span(min(s.start for s in held), max(s.end for s in held)) if held else None)
        kinds = [cell.state for cell in cells if cell.span] or [cell.state for cell in cells]
        states.append("text" if "text" in kinds else kinds[0])
    return Merged(indexes[0], indexes[-1] + 1, tuple(states), tuple(spans), mark, changed or bool(mark))


def _cells(
    utterance: Utterance, column: Merged, paints: Sequence[Painted], order: Sequence[int], settings: Settings
) -> tuple[CellView, ...]:
    """Return one merged column's cells in the order of the rows."""
    above: set[object] = set()
    cells = []
    for reading in order:
        span, state = column.spans[reading], column.states[reading]
        if span is None:
            cells.append(CellView(NOT_QUOTED if state == "outside" else NOTHING, state if state == "outside" else "gap"))
            continue
        words = utterance.collation.texts[reading][span.start : span.end].strip()
        mark = paints[reading].strongest(span)
        norms = tuple(token.norm for token in tokens(words)) or words
        text = words if column.changed else shortened(words, settings.equal_words)
        cells.append(CellView(text, state, mark, repeats=norms in above and not mark, tinted=bool(mark) and reading != utterance.base))
        above.add(norms)
    return tuple(cells)


def shortened(text: str, most: int) -> str:
    """Return `text` with its middle left out where it is longer than `most` words; the reading above the table has it whole."""
    words = text.split()
    if len(words) <= most:
        return text
    return " ".join([*words[: most // 2], "…", *words[-(most // 2) :]])


def _width(text: str, settings: Settings) -> int:
    """Return about how many characters wide a column must be for `text`, wrapped to lines of at most `cell_width`."""
    longest = max((len(word) for word in text.split()), default=1)
    lines = -(-len(text) // settings.cell_width)
    return max(min(longest, settings.band_width), -(-len(text) // max(lines, 1))) + 3
