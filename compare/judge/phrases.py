"""Listed phrases among a unit's words: found also where the alignment put their first or last word beside the gap."""

from __future__ import annotations

from collections.abc import Sequence

from compare.judge.units import Unit, Word, runs
from compare.text.words import longest_phrase, phrases


def listed_runs(unit: Unit, side: str, name: str) -> list[tuple[list[Word], str]]:
    """Return stretches of one side's unexplained words that are a phrase of the list `name`, longest first, each with its kind.

    A one-sided stretch may be shifted along its reading where the words repeat ("I think | I went" is "I think I | went"); the stretch
    that is returned is then the unit's own words, though the phrase lies a word beside.
    """
    words = unit.a if side == "a" else unit.b
    row = unit.row_a if side == "a" else unit.row_b
    known, longest = phrases(name), longest_phrase(name)
    found: list[tuple[list[Word], str]] = []
    for run in runs(words):
        shifted = _shifted(run, row, known)
        if shifted is not None:
            found.append((run, shifted))
            continue
        found += _inside(run, known, longest)
    return found


def _shifted(run: Sequence[Word], row: Sequence[Word], known: dict[tuple[str, ...], str]) -> str | None:
    """Return the kind of the phrase that a whole run is, as it stands or shifted left or right along equal words."""
    norms = tuple(word.norm for word in run)
    if norms in known:
        return known[norms]
    length = len(run)
    for step in range(1, length + 1):
        start = run[0].place - step
        if start < 0 or row[start].norm != row[start + length].norm:
            break
        norms = tuple(word.norm for word in row[start : start + length])
        if norms in known:
            return known[norms]
    for step in range(1, length + 1):
        start = run[0].place + step
        if start + length > len(row) or row[start + length - 1].norm != row[start - 1].norm:
            break
        norms = tuple(word.norm for word in row[start : start + length])
        if norms in known:
            return known[norms]
    return None


def _inside(run: Sequence[Word], known: dict[tuple[str, ...], str], longest: int) -> list[tuple[list[Word], str]]:
    found = []
    place = 0
    while place < len(run):
        for length in range(min(longest, len(run) - place), 0, -1):
            norms = tuple(word.norm for word in run[place : place + length])
            if norms in known:
                found.append((list(run[place : place + length]), known[norms]))
                place += length
                break
        else:
            place += 1
    return found
