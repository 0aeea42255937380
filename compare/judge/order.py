"""Order: the same words in another place."""

from __future__ import annotations

from compare.judge.laying import Pair
from compare.judge.units import Finding, Word, quoted, runs
from compare.settings import Settings


def moves_taken(pair: Pair, settings: Settings) -> None:
    """Take out of the units the stretches that the other reading has elsewhere, and report them."""
    places: dict[str, list[tuple[int, Word]]] = {}
    for unit in pair.units:
        for word in unit.b:
            places.setdefault(word.norm, []).append((unit.index, word))
    if not places:
        return
    for unit in pair.units:
        for run in runs(list(unit.a)):
            _moved(pair, unit.index, run, places, settings)


def _moved(pair: Pair, index: int, run: list[Word], places: dict[str, list[tuple[int, Word]]], settings: Settings) -> None:
    start = 0
    while start < len(run):
        best: list[Word] = []
        where = -1
        for number, word in places.get(run[start].norm, ()):
            stretch = _stretch(pair, number, word, run[start:])
            if len(stretch) > len(best):
                best, where = stretch, number
        words = run[start : start + len(best)]
        if best and _worth(words, settings):
            pair.units[index].taken(words, [])
            pair.units[where].taken([], best)
            pair.findings.append(
                Finding(tuple(words), tuple(best), "order", 1, f"the same words elsewhere: '{quoted(words)}'", True, index)
            )
            start += len(best)
        else:
            start += 1


def _stretch(pair: Pair, number: int, word: Word, run: list[Word]) -> list[Word]:
    """Return the words of unit `number` from `word` on that equal the run's, as far as they do."""
    free = {one.place: one for one in pair.units[number].b}
    found = []
    for step, one in enumerate(run):
        other = free.get(word.place + step)
        if other is None or other.norm != one.norm:
            break
        found.append(other)
    return found


def _worth(words: list[Word], settings: Settings) -> bool:
    return any(not word.function for word in words) and (len(words) > 1 or len(words[0].norm) >= settings.moved_word_length)
