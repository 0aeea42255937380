"""From a collation's columns to what a judge reads: two rows of words, the units where they differ, and what lies outside the core."""

from __future__ import annotations

import re
from typing import NamedTuple

from compare.judge.rows import Piece, Row, Side, Word
from compare.judge.units import Finding, Unit
from compare.model import Collation
from compare.settings import Settings

# A sentence that ends before the text does.
_INNER_END = re.compile(r"[.?!\u2026](?=\W{0,8}\w)")
# So many words behind a stretch may stand in another order ("June 7", "7 June") before the sentence that ends there.
MOST_TURNED = 3


class Stretch(NamedTuple):
    """Words that both readings share side by side: `length` of them, from place `a` of the one row and place `b` of the other on."""

    a: int
    b: int
    length: int


class Pair:
    """Two readings laid side by side: the stretches that both share, in order (words printed otherwise in `reprinted`), the units where
    they differ, in order, and findings that belong to no unit."""

    __slots__ = ("a", "b", "findings", "reprinted", "shared", "units")

    def __init__(self, a: Side, b: Side) -> None:
        self.a, self.b = a, b
        self.shared: list[Stretch] = []
        self.reprinted: list[tuple[int, int]] = []
        self.units: list[Unit] = []
        self.findings: list[Finding] = []

    def share(self, a: int, b: int, length: int) -> None:
        """Add shared words; those that go on where the last stretch ended make it longer."""
        if self.shared:
            last = self.shared[-1]
            if last.a + last.length == a and last.b + last.length == b:
                self.shared[-1] = Stretch(last.a, last.b, last.length + length)
                return
        self.shared.append(Stretch(a, b, length))

    def reprint(self, a: int, b: int, length: int) -> None:
        """Add shared words that the readings may print otherwise."""
        self.share(a, b, length)
        self.reprinted += [(a + step, b + step) for step in range(length)]


def laid(collation: Collation, a: int, b: int) -> Pair:
    """Return readings `a` and `b` of a collation as a pair: words of both, cut into what they share and the units where they differ.

    Most columns print the same in both readings, so only the others are looked at.
    """
    pair = Pair(Side(collation, a), Side(collation, b))
    row_a, row_b = pair.a.row, pair.b.row
    places_a, places_b = row_a.places, row_b.places
    # Where the open unit began in both rows, and how far they have been read.
    open_a = open_b = read_a = read_b = 0
    for column, (one, other) in enumerate(zip(collation.lines[a], collation.lines[b], strict=True)):
        if one == other:
            continue
        start_a, start_b = places_a[column], places_b[column]
        if read_a < start_a:
            _closed(pair, (open_a, read_a), (open_b, read_b))
            pair.share(read_a, read_b, start_a - read_a)
            open_a, open_b = start_a, start_b
        read_a, read_b = places_a[column + 1], places_b[column + 1]
        if start_a < read_a and start_b < read_b and _alike(row_a.cells[column], row_b.cells[column]):
            _closed(pair, (open_a, start_a), (open_b, start_b))
            pair.reprint(start_a, start_b, read_a - start_a)
            open_a, open_b = read_a, read_b
    _closed(pair, (open_a, read_a), (open_b, read_b), last=read_a == row_a.length)
    if read_a < row_a.length:
        pair.share(read_a, read_b, row_a.length - read_a)
    return pair


def _alike(left: tuple[Piece, ...], right: tuple[Piece, ...]) -> bool:
    if len(left) == len(right) == 1:
        return left[0].norm == right[0].norm
    return len(left) == len(right) and all(x.norm == y.norm for x, y in zip(left, right, strict=True))


def _closed(pair: Pair, a: tuple[int, int], b: tuple[int, int], last: bool = False) -> None:
    """Add the open unit, without the equal words at its ends (the aligner keeps some words, such as numbers, in one cell)."""
    (start_a, end_a), (start_b, end_b) = a, b
    if start_a == end_a and start_b == end_b:
        return
    pieces_a, pieces_b = pair.a.row.pieces, pair.b.row.pieces
    while start_a < end_a and start_b < end_b and _whole(pieces_a[start_a], pieces_b[start_b]):
        pair.reprint(start_a, start_b, 1)
        start_a, start_b = start_a + 1, start_b + 1
    after = 0
    while start_a < end_a and start_b < end_b and _whole(pieces_a[end_a - 1], pieces_b[end_b - 1]):
        end_a, end_b, after = end_a - 1, end_b - 1, after + 1
    if start_a < end_a or start_b < end_b:
        unit = Unit(len(pair.units), pair.a.row[start_a:end_a], pair.b.row[start_b:end_b], pair.a, pair.b)
        unit.first = not pair.shared
        unit.last = last and not after
        pair.units.append(unit)
    if after:
        pair.reprint(end_a, end_b, after)


def _whole(x: Piece, y: Piece) -> bool:
    return x.norm == y.norm and not x.part and not y.part


def strangers_parted(pair: Pair, settings: Settings) -> None:
    """Turn what stands before the first solid stretch into edges, where both readings begin with sentences that have nothing in common.

    Such sentences share a "will" or an "and" by chance; the aligner puts those under each other.
    """
    if not pair.units:
        return
    start = next((place for place, stretch in enumerate(pair.shared) if stretch.length >= settings.solid_words), None)
    if not start:
        return
    row_a, row_b = pair.a.row, pair.b.row
    x, y = row_a[pair.shared[start].a], row_b[pair.shared[start].b]
    if not (_sentence_before(pair.a, x) and _sentence_before(pair.b, y)):
        return
    content = sum(content_words(row_a, stretch.a, stretch.a + stretch.length) for stretch in pair.shared[:start])
    fewest = min(content_words(row_a, 0, x.place), content_words(row_b, 0, y.place))
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


def followers_parted(pair: Pair, settings: Settings) -> None:
    """Turn what stands after the last solid stretch into edges, where it ends a sentence and the words after it have nothing in common.

    If it ends a sentence in one reading only ("again. This is bigger", "again by telling them"), no content word may be shared after it.
    A shorter stretch after it parts them as well where it ends a sentence in both.
    """
    end = next((place for place in range(len(pair.shared) - 1, -1, -1) if pair.shared[place].length >= settings.solid_words), None)
    if end is None or not pair.units or not (_INNER_END.search(pair.a.text) or _INNER_END.search(pair.b.text)):
        return
    for place in range(end, len(pair.shared)):
        if _parted_after(pair, place, place > end, settings):
            return


def _parted_after(pair: Pair, end: int, short: bool, settings: Settings) -> bool:
    """Part the readings after a stretch if what follows is strange in both, and tell whether they were; `short`: only where both end."""
    row_a, row_b = pair.a.row, pair.b.row
    core = pair.shared[end]
    start_a, start_b = core.a + core.length, core.b + core.length
    beyond = _turned_round(pair, start_a, start_b)
    if end == len(pair.shared) - 1 and not beyond:
        return False
    start_a, start_b = start_a + beyond, start_b + beyond
    if start_a >= row_a.length or start_b >= row_b.length:
        return False
    parted = (_sentence_before(pair.a, row_a[start_a]), _sentence_before(pair.b, row_b[start_b]))
    content = sum(content_words(row_a, stretch.a, stretch.a + stretch.length) for stretch in pair.shared[end + 1 :] if stretch.a >= start_a)
    fewest = min(content_words(row_a, start_a, len(row_a)), content_words(row_b, start_b, len(row_b)))
    if not any(parted) or (short and not all(parted)) or content > (settings.stranger_share * fewest if all(parted) else 0):
        return False
    rest = Unit(0, row_a[start_a:], row_b[start_b:], pair.a, pair.b)
    rest.last = True
    pair.shared = [stretch for stretch in pair.shared if stretch.a < start_a]
    pair.reprinted = [both for both in pair.reprinted if both[0] < start_a]
    kept = [_before(unit, start_a, start_b) for unit in pair.units]
    pair.units = [*[unit for unit in kept if unit.a or unit.b], rest]
    for number, unit in enumerate(pair.units):
        unit.index = number
    return True


def _turned_round(pair: Pair, start_a: int, start_b: int) -> int:
    """Return how many words after a stretch are the same in another order in both ("June 7", "7 June"), if a sentence ends there."""
    row_a, row_b = pair.a.row, pair.b.row
    for count in range(1, MOST_TURNED + 1):
        if max(start_a - row_a.length, start_b - row_b.length) + count >= 0:
            return 0
        norms_a, norms_b = ([piece.norm for piece in row.pieces[at : at + count]] for row, at in ((row_a, start_a), (row_b, start_b)))
        parted = _sentence_before(pair.a, row_a[start_a + count]) or _sentence_before(pair.b, row_b[start_b + count])
        if parted and sorted(norms_a) == sorted(norms_b):
            return count
    return 0


def _before(unit: Unit, start_a: int, start_b: int) -> Unit:
    """Return a unit without the words from two places on."""
    if _from(unit, start_a, start_b):
        unit.a[:] = [word for word in unit.a if word.place < start_a]
        unit.b[:] = [word for word in unit.b if word.place < start_b]
        unit.last = False
    return unit


def _from(unit: Unit, start_a: int, start_b: int) -> bool:
    return any(word.place >= start_a for word in unit.a) or any(word.place >= start_b for word in unit.b)


def content_words(row: Row, start: int, end: int) -> int:
    """Return how many of a stretch of a row's words carry more than grammar."""
    return sum([not piece.function for piece in row.pieces[start:end]])


def _sentence_before(side: Side, word: Word) -> bool:
    return word.place > 0 and any(mark in ".?!\u2026" for mark in side.text[side.row[word.place - 1].end : word.start])


def _after(unit: Unit, x: Word, y: Word) -> bool:
    return any(word.place > x.place for word in unit.a) or any(word.place > y.place for word in unit.b)


def slid_to_edges(pair: Pair) -> None:
    """Move a one-sided stretch to the edge of its reading where the words allow it: a fragment of "boats. We need more boats"
    that is "boats" stands at its beginning, not around its end."""
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
    edge = pair.shared[-1 if at_end else 0]
    if edge.length > len(words):
        return
    row, start = (pair.a.row, edge.a) if side == 0 else (pair.b.row, edge.b)
    taken = words[: edge.length] if at_end else words[-edge.length :]
    if [word.norm for word in taken] != [piece.norm for piece in row.pieces[start : start + edge.length]]:
        return
    place = taken[0].place
    pair.shared[-1 if at_end else 0] = edge._replace(a=place) if side == 0 else edge._replace(b=place)
    _edge_made(pair, unit, side, taken, at_end)


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
