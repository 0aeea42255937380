"""Tables for people: the only module that knows rich."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

PLAIN_WIDTH = 120  # columns when stdout is no terminal and COLUMNS says nothing
BETWEEN = 3  # columns between two columns of the table
LAST_SHARE = 3  # the last column, the one with the most words, keeps at least one part in three
FIRST_SHARE = 2 / 3  # the first column, which names the row, may take so much of the rest


def printed(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows as a table on stdout; the last column takes the room that is left. Colour only on a terminal, never with NO_COLOR."""
    screen = console()
    cells = list(rows)
    natural = [max(_width(text) for text in (headings[place], *(row[place] for row in cells))) for place in range(len(headings) - 1)]
    room = screen.width - BETWEEN * len(natural) - screen.width // LAST_SHARE
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    first = min(natural[0], int(room * FIRST_SHARE))
    for heading, width in zip(headings, [first, *shared_out(natural[1:], room - first)], strict=False):
        table.add_column(heading, overflow="fold", width=width)
    table.add_column(headings[-1], overflow="fold", ratio=1)
    for row in cells:
        table.add_row(*map(Text, row))
    screen.print(table)


def _width(text: str) -> int:
    return max(map(cell_len, text.split("\n")))


def shared_out(natural: Sequence[int], room: int) -> list[int]:
    """Return a width for each column, at least 1 and together at most `room` if that can be: narrow columns whole, wide ones alike."""
    widths = [1] * len(natural)
    places = sorted(range(len(natural)), key=lambda place: natural[place])
    for done, place in enumerate(places):
        widths[place] = max(1, min(natural[place], room // (len(places) - done)))
        room -= widths[place]
    return widths


def console() -> Console:
    """Return rich's view of stdout."""
    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else PLAIN_WIDTH
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)
