"""The page's pictures as shapes with places, in the units of their SVG, so that the template only prints them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from compare.report.overview import day
from compare.report.view import Bin, OutletMatrix, UtteranceView
from compare.report.wording import counted

WIDTH, ROOM, TICKS_ROOM = 300, 90, 18
BAR, FIRST_BAR = 26, 28
CELL_WIDTH, KEYED_WIDTH, CELL_HEIGHT, CELL_GAP, LABEL_LETTERS, LETTER = 96, 60, 40, 3, 28, 7.4
HEAD_LETTERS, LINE = 14, 14
COLUMN = 520  # the narrower room of the two columns of the overview
LANE, LANE_LETTERS, TIME_WIDTH = 26, 22, 560


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its box, its count, the severity of its band."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    above: float
    count: int
    severity: int


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place."""

    x: float
    y: float
    words: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many utterances have which divergence; `base` is the height of the axis."""

    width: int
    height: int
    base: int
    bars: tuple[Bar, ...]
    ticks: tuple[Label, ...]
    words: str


@dataclass(frozen=True, slots=True)
class GridCell:
    """One pair of outlets."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    line: float
    text: str
    small: str
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Grid:
    """Outlet by outlet; `is_wide` if it asks for more room than a column of the page has."""

    width: int
    height: int
    heads: tuple[Label, ...]
    rows: tuple[Label, ...]
    cells: tuple[GridCell, ...]
    words: str
    is_wide: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """Readings of one outlet on one day; the area grows with their number."""

    x: float
    r: float
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One outlet along the days."""

    name: str
    y: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """When the readings were printed, an outlet a lane."""

    width: int
    height: int
    left: int
    right: int
    first: str
    last: str
    lanes: tuple[Lane, ...]
    words: str


def histogram(bins: Sequence[Bin]) -> Histogram:
    """Return the distribution of divergence: a narrow bar for 0, then bars of eleven points each."""
    base = ROOM
    bars = []
    for place, one in enumerate(bins):
        x = 0.0 if place == 0 else FIRST_BAR + 2 + (place - 1) * (WIDTH - FIRST_BAR - 2) / (len(bins) - 1)
        height = round(one.height * (base - 16) / 100, 1)
        severity = 0 if one.high == 0 else 1 if one.high <= 33 else 2 if one.high <= 66 else 3
        bars.append(Bar(round(x, 1), base - height, BAR, height, round(x + BAR / 2, 1), base - height - 3, one.count, severity))
    ticks = (Label(13, base, "0"), Label(75, base, "minor"), Label(165, base, "major"), Label(255, base, "critical"))
    words = "; ".join(f"{one.low}" + (f" to {one.high}" if one.high > one.low else "") + f": {one.count}" for one in bins if one.count)
    return Histogram(WIDTH, base + TICKS_ROOM, base, tuple(bars), ticks, words or "no utterances")


def grid(matrix: OutletMatrix) -> Grid:
    """Return the outlet matrix as a grid of tinted cells with k of n in words; where they are many, letters head the columns."""
    keys = matrix.keys
    names = [f"{key} · {name}" for key, name in zip(keys, matrix.outlets, strict=True)] if keys else list(matrix.outlets)
    left = round(min(max(map(len, names), default=0), LABEL_LETTERS) * LETTER) + 12
    top = 24 if keys else 24 + LINE
    wide = KEYED_WIDTH if keys else CELL_WIDTH
    step, rise = wide + CELL_GAP, CELL_HEIGHT + CELL_GAP
    cells = [
        GridCell(
            left + column * step,
            top + row * rise,
            wide,
            CELL_HEIGHT,
            left + column * step + wide / 2,
            top + row * rise + CELL_HEIGHT / 2 - 2,
            cell.text,
            f"n = {cell.n}",
            cell.level,
            cell.words,
        )
        for row, line in enumerate(matrix.rows)
        for column, cell in enumerate(line.cells)
    ]
    heads = tuple(
        Label(left + i * step + wide / 2, top - 8 - rise_of_line * LINE, line)
        for i, name in enumerate(keys or matrix.outlets)
        for rise_of_line, line in enumerate(reversed(lines(name, HEAD_LETTERS)))
    )
    rows = tuple(Label(left - 8, top + i * rise + CELL_HEIGHT / 2 + 4, short(name, LABEL_LETTERS), "end") for i, name in enumerate(names))
    pairs = [line.cells[column].words for row, line in enumerate(matrix.rows) for column in range(row + 1, len(line.cells))]
    words = "; ".join(pairs)
    width = left + len(names) * step
    return Grid(width, top + len(names) * rise, heads, rows, tuple(cells), words, width > COLUMN)


def timeline(utterances: Sequence[UtteranceView], dates: dict[str, str], outlets: Sequence[str]) -> Timeline | None:
    """Return when each outlet printed its readings; `dates` gives each article's (id) day. None with fewer than two different days."""
    held: Counter[tuple[str, datetime.date]] = Counter()
    for one in utterances:
        for reading in one.readings:
            printed = day(dates.get(reading.article))
            if printed and reading.outlet in outlets:
                held[reading.outlet, printed] += 1
    days = sorted({on for _, on in held})
    if len(days) < 2:
        return None
    names = [name for name in outlets if any(outlet == name for outlet, _ in held)]
    left, right = round(min(max(map(len, names)), LANE_LETTERS) * LETTER) + 16, TIME_WIDTH - 12
    span = (days[-1] - days[0]).days
    lanes = []
    for place, name in enumerate(names):
        dots = tuple(
            Dot(
                round(left + 8 + (on - days[0]).days / span * (right - left - 16), 1),
                round(min(3 + 1.5 * n**0.5, 9), 1),
                f"{name}, {on.isoformat()}: {counted(n, 'reading')}",
            )
            for (outlet, on), n in sorted(held.items(), key=lambda item: item[0][1])
            if outlet == name
        )
        lanes.append(Lane(short(name, LANE_LETTERS), 14 + place * LANE, dots))
    words = "; ".join(dot.words for lane in lanes for dot in lane.dots)
    return Timeline(TIME_WIDTH, len(names) * LANE + 22, left, right, days[0].isoformat(), days[-1].isoformat(), tuple(lanes), words)


def short(name: str, most: int) -> str:
    """Return `name` cut to `most` letters with an ellipsis."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def lines(name: str, most: int) -> list[str]:
    """Return `name` in one or two lines of at most `most` letters, broken at a blank, cut where it is longer."""
    if len(name) <= most or " " not in name:
        return [short(name, most)]
    places = [i for i, letter in enumerate(name) if letter == " "]
    best = min(places, key=lambda i: max(i, len(name) - i - 1))
    return [short(name[:best], most), short(name[best + 1 :], most)]
