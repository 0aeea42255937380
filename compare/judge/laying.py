"""From a collation's columns to what a judge reads: two rows of words, the units where they differ, and what lies outside the core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.judge.rows import Piece, Row, Side, Word, pieces
from compare.judge.units import Finding, Unit
from compare.model import NOWHERE, Collation
from compare.settings import Settings

NONE: tuple[Piece, ...] = ()


@dataclass(slots=True)
class Pair:
    """Two readings laid side by side: the places of the words that both share (those printed otherwise in `reprinted`), units in order,
    and findings that belong to no unit."""

    a: Side
    b: Side
    shared: list[tuple[int, int]] = field(default_factory=list)
    reprinted: list[tuple[int, int]] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def laid(collation: Collation, a: int, b: int) -> Pair:
    """Return readings `a` and `b` of a collation as a pair: words of both, cut into what they share and the units where they differ.

    This loop sees every word of every pair, so it keeps to local names and leaves words as pieces until a rule asks for them.
    """
    text_a, text_b = collation.texts[a], collation.texts[b]
    pair = Pair(Side(text_a, Row(collation, a)), Side(text_b, Row(collation, b)))
    row_a, row_b, shared = pair.a.row, pair.b.row, pair.shared
    pieces_a, pieces_b, places_a, places_b = row_a.pieces, row_b.pieces, row_a.places, row_b.places
    # Where the open unit began in both rows; nothing is open while they equal the rows' lengths.
    open_a = open_b = place_a = place_b = 0
    for number, column in enumerate(collation.columns):
        one, other = column.cells[a], column.cells[b]
        left = right = NONE
        printed_a = printed_b = ""
        places_a.append(place_a)
        places_b.append(place_b)
        if one.state == "text":
            start, end = one.span or NOWHERE
            printed_a = text_a[start:end]
            left = pieces(printed_a)
            pieces_a += left
        elif one.state == "ellipsis":
            pair.a.ellipses.add(number)
        if other.state == "text":
            start, end = other.span or NOWHERE
            printed_b = text_b[start:end]
            right = left if printed_b == printed_a else pieces(printed_b)
            pieces_b += right
        elif other.state == "ellipsis":
            pair.b.ellipses.add(number)
        if left and (left is right or _alike(left, right)):
            if open_a < place_a or open_b < place_b:
                _closed(pair, (open_a, place_a), (open_b, place_b))
            if len(left) == 1 and left is right:
                shared.append((place_a, place_b))
                place_a = open_a = place_a + 1
                place_b = open_b = place_b + 1
                continue
            steps = [(place_a + step, place_b + step) for step in range(len(left))]
            shared += steps
            if printed_a != printed_b:
                pair.reprinted += steps
            open_a, open_b = place_a + len(left), place_b + len(right)
        place_a += len(left)
        place_b += len(right)
    if open_a < place_a or open_b < place_b:
        _closed(pair, (open_a, place_a), (open_b, place_b), last=True)
    return pair


def _alike(left: tuple[Piece, ...], right: tuple[Piece, ...]) -> bool:
    return len(left) == len(right) and all(x.norm == y.norm for x, y in zip(left, right, strict=True))


def _closed(pair: Pair, a: tuple[int, int], b: tuple[int, int], last: bool = False) -> None:
    """Add the open unit, without the equal words at its ends (the aligner keeps some words, such as numbers, in one cell)."""
    (start_a, end_a), (start_b, end_b) = a, b
    pieces_a, pieces_b = pair.a.row.pieces, pair.b.row.pieces
    while start_a < end_a and start_b < end_b and _whole(pieces_a[start_a], pieces_b[start_b]):
        _equal(pair, start_a, start_b)
        start_a, start_b = start_a + 1, start_b + 1
    after: list[tuple[int, int]] = []
    while start_a < end_a and start_b < end_b and _whole(pieces_a[end_a - 1], pieces_b[end_b - 1]):
        end_a, end_b = end_a - 1, end_b - 1
        after.insert(0, (end_a, end_b))
    if start_a < end_a or start_b < end_b:
        unit = Unit(len(pair.units), pair.a.row[start_a:end_a], pair.b.row[start_b:end_b], pair.a, pair.b)
        unit.first = not pair.shared
        unit.last = last and not after
        pair.units.append(unit)
    for place_a, place_b in after:
        _equal(pair, place_a, place_b)


def _whole(x: Piece, y: Piece) -> bool:
    return x.norm == y.norm and not x.part and not y.part


def _equal(pair: Pair, place_a: int, place_b: int) -> None:
    pair.shared.append((place_a, place_b))
    pair.reprinted.append((place_a, place_b))


def strangers_parted(pair: Pair, settings: Settings) -> None:
    """Turn what stands before the first solid stretch into edges, where both readings begin with sentences that have nothing in common.

    Such sentences share a "will" or an "and" by chance; the aligner puts those under each other.
    """
    if not pair.units:
        return
    start = _solid(pair.shared, settings.solid_words)
    if start is None or start == 0:
        return
    row_a, row_b = pair.a.row, pair.b.row
    x, y = row_a[pair.shared[start][0]], row_b[pair.shared[start][1]]
    if not (_sentence_before(pair.a, x) and _sentence_before(pair.b, y)):
        return
    content = sum(not row_a[place].function for place, _ in pair.shared[:start])
    fewest = min(sum(not word.function for word in side.row[: word.place]) for side, word in ((pair.a, x), (pair.b, y)))
    if content > settings.stranger_share * fewest:
        return
    units = [unit for unit in pair.units if _after(unit, x, y)]
    lead = Unit(0, pair.a.row[: x.place], pair.b.row[: y.place], pair.a, pair.b)
    lead.first = True
    pair.shared = pair.shared[start:]
    pair.reprinted = [both for both in pair.reprinted if both[0] >= x.place]
    pair.units = [lead, *units]
    for number, unit in enumerate(pair.units):
        unit.index = number


def _solid(shared: Sequence[tuple[int, int]], length: int) -> int | None:
    """Return where the first stretch of `length` shared words begins that stand side by side in both readings."""
    run, before = 0, (-2, -2)
    for place, both in enumerate(shared):
        run = run + 1 if both[0] == before[0] + 1 and both[1] == before[1] + 1 else 1
        before = both
        if run == length:
            return place - length + 1
    return None


def _sentence_before(side: Side, word: Word) -> bool:
    return word.place > 0 and any(mark in ".?!\u2026" for mark in side.text[side.row[word.place - 1].end : word.start])


def _after(unit: Unit, x: Word, y: Word) -> bool:
    return any(word.place > x.place for word in unit.a) or any(word.place > y.place for word in unit.b)


def slid_to_edges(pair: Pair) -> None:
    """Move a one-sided stretch to the edge of its reading where the words allow it: a fragment of "language. I wouldn't use that language"
    stands at its beginning, not around its end."""
    for at_end in (True, False):
        _slid(pair, at_end)


def _slid(pair: Pair, at_end: bool) -> None:
    if not pair.units or not pair.shared:
        return
    unit = pair.units[-1 if at_end else 0]
    if unit.first or unit.last or len(unit.a) == len(unit.b):
        return
    side = 0 if len(unit.a) > len(unit.b) else 1
    words = unit.b if side else unit.a
    if not words or words[-1].place - words[0].place + 1 != len(words):
        return
    edge = _beyond(pair.shared, words[0].place, side, at_end, len(words) + 1)
    if not edge or len(edge) > len(words):
        return
    row = (pair.a if side == 0 else pair.b).row
    taken = words[: len(edge)] if at_end else words[-len(edge) :]
    if [word.norm for word in taken] != [row[pair.shared[place][side]].norm for place in edge]:
        return
    for place, word in zip(edge, taken, strict=True):
        other = pair.shared[place][1 - side]
        pair.shared[place] = (word.place, other) if side == 0 else (other, word.place)
    _edge_made(pair, unit, side, taken, at_end)


def _beyond(shared: Sequence[tuple[int, int]], place: int, side: int, at_end: bool, most: int) -> list[int]:
    """Return which shared words, at most `most`, stand after a place of one side (or before it), in order."""
    found: list[int] = []
    for number in reversed(range(len(shared))) if at_end else range(len(shared)):
        if (shared[number][side] > place) != at_end or len(found) == most:
            break
        found.append(number)
    return found[::-1] if at_end else found


def _edge_made(pair: Pair, unit: Unit, side: int, taken: list[Word], at_end: bool) -> None:
    """Make what lies beyond the words that slid a unit of its own, at the edge."""
    sides = (pair.a, pair.b)
    row = sides[side].row
    left = row[taken[-1].place + 1 :] if at_end else row[: taken[0].place]
    (unit.b if side else unit.a).clear()
    edge = Unit(len(pair.units) if at_end else 0, [] if side else left, left if side else [], pair.a, pair.b)
    edge.last, edge.first = at_end, not at_end
    rest = [one for one in pair.units if one is not unit or one.a or one.b]
    pair.units = [*rest, edge] if at_end else [edge, *rest]
    for number, one in enumerate(pair.units):
        one.index = number
