"""Listed phrases among a unit's words: found also where the alignment put their first or last word beside the gap."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from compare.judge.rows import Row, Word
from compare.judge.units import LONG, Unit, runs
from compare.text.words import listed, longest_phrase, phrase_seconds, phrase_starts, phrases

Known = dict[tuple[str, ...], str]


def listed_runs(unit: Unit, side: str, name: str) -> list[tuple[list[Word], str]]:
    """Return stretches of one side's unexplained words that are a phrase of the list `name`, longest first, each with its kind.

    A one-sided stretch may be shifted along its reading where the words repeat ("I think | I went" is "I think I | went"); the stretch
    that is returned is then the unit's own words, though the phrase lies a word beside.
    """
    words = unit.a if side == "a" else unit.b
    row = unit.row_a if side == "a" else unit.row_b
    if not words:
        return []
    if len(words) == 1:
        kind = phrases(name).get((words[0].norm,))
        return [] if kind is None else [(list(words), kind)]
    if not _may_hold(words, name):
        return []
    starts, known, longest = phrase_starts(name), phrases(name), longest_phrase(name)
    found: list[tuple[list[Word], str]] = []
    for run in runs(words):
        shifted = _shifted(run, row, known) if len(run) <= longest else None
        if shifted is not None:
            found.append((run, shifted))
        elif (unit.a and unit.b) or len(run) < LONG:
            found += inside(run, known, longest, starts)
    return found


def _may_hold(words: Sequence[Word], name: str) -> bool:
    """Say whether words hold the beginning of a phrase, and the word that goes on with it; a shifted phrase has the same words, turned."""
    seconds = phrase_seconds(name)
    norms = {word.norm for word in words}
    begun = norms & seconds.keys()
    return bool(begun) and any(not seconds[start] or not seconds[start].isdisjoint(norms) for start in begun)


def _shifted(run: Sequence[Word], row: Row, known: Known) -> str | None:
    """Return the kind of the phrase that a whole run is, as it stands or shifted left or right along equal words."""
    pieces, start, length = row.pieces, run[0].place, len(run)
    places = [start]
    left = start
    while left > 0 and pieces[left - 1].norm == pieces[left - 1 + length].norm and start - left < length:
        left -= 1
        places.append(left)
    right = start
    while right + length < len(pieces) and pieces[right].norm == pieces[right + length].norm and right - start < length:
        right += 1
        places.append(right)
    for place in places:
        kind = known.get(tuple([piece.norm for piece in pieces[place : place + length]]))
        if kind is not None:
            return kind
    return None


def inside(run: Sequence[Word], known: Known, longest: int, starts: frozenset[str]) -> list[tuple[list[Word], str]]:
    """Return the phrases within a run, from the left, longest first, without overlaps."""
    found = []
    norms = tuple([word.norm for word in run])
    place = 0
    while place < len(norms):
        if norms[place] not in starts:
            place += 1
            continue
        for length in range(min(longest, len(norms) - place), 0, -1):
            kind = known.get(norms[place : place + length])
            if kind is not None:
                found.append((list(run[place : place + length]), kind))
                place += length
                break
        else:
            place += 1
    return found


def ending_phrase(words: Sequence[Word], text: str) -> tuple[list[Word], str] | None:
    """Return the hedging phrase that ends a cut stretch (a "that" after it, "many" before the words allowed) and opens its clause."""
    known, longest, after = phrases("hedges"), longest_phrase("hedges"), _after_hedge()
    norms = tuple([word.norm for word in words])
    trails = [trail for trail in (0, 1, 2) if after.issuperset(norms[len(norms) - trail :])]
    for length in range(min(longest, len(norms)), 0, -1):
        for trail in trails:
            start = len(norms) - length - trail
            kind = known.get(norms[start : start + length]) if start >= 0 else None
            if kind is not None and (start == 0 or _opens(words[start - 1], words[start], text)):
                return list(words[start:]), kind
    return None


@cache
def _after_hedge() -> frozenset[str]:
    return listed("quantity") | {"that"}


def _opens(before: Word, word: Word, text: str) -> bool:
    return before.norm in ("and", "but", "so", "well", "because") or any(mark in ",.;:?!" for mark in text[before.end : word.start])
