"""Order: the same words in another place."""

from __future__ import annotations

from compare.judge.laying import Pair
from compare.judge.modality import modal
from compare.judge.rows import Row, Word
from compare.judge.rule import Different, Rule
from compare.judge.units import Finding, Unit, quoted, runs
from compare.settings import Settings
from compare.text.stems import stem
from compare.text.words import listed

_POSSESSIVES = {"my": "me", "our": "us", "your": "you", "his": "him", "her": "her", "their": "them", "its": "it"}
_JOINING = frozenset(["and", "or", "but", "then", "so", "as"])
Places = dict[str, list[tuple[int, Word]]]


def moves_taken(pair: Pair, settings: Settings) -> None:
    """Take out of the units the stretches that the other reading has elsewhere, and report them; longest first."""
    places: Places = {}
    if len(pair.units) < 2 and not (pair.units and min(len(pair.units[0].a), len(pair.units[0].b)) > 1):
        return
    for unit in pair.units:
        for word in unit.b:
            places.setdefault(word.norm, []).append((unit.index, word))
    if all(word.norm not in places for unit in pair.units for word in unit.a):
        return
    free = [{word.place for word in unit.b} for unit in pair.units]
    for unit in pair.units:
        for run in runs(list(unit.a)):
            if len(pair.findings) < settings.most_moves:
                _moved(pair, unit, run, places, free, settings)


def _moved(pair: Pair, unit: Unit, run: list[Word], places: Places, free: list[set[int]], settings: Settings) -> None:
    start = 0
    while start < len(run) and len(pair.findings) < settings.most_moves:
        best: list[Word] = []
        where = -1
        for number, word in places.get(run[start].norm, ())[: settings.moves_tried]:
            stretch = _stretch(pair.b.row, free[number], word, run, start)
            if len(stretch) > len(best):
                best, where = stretch, number
        words = run[start : start + len(best)]
        if best and _worth(words, unit, pair.units[where], settings):
            free[where].difference_update(word.place for word in best)
            _taken(pair, unit, pair.units[where], words, best)
            start += len(best)
        else:
            start += 1


def _taken(pair: Pair, unit: Unit, other: Unit, words: list[Word], best: list[Word]) -> None:
    if unit is other:
        unit.taken(words, best)
    else:
        unit.taken(words, [])
        other.taken([], best)
        unit.matched += len(words)
    pair.findings.append(Finding(tuple(words), tuple(best), "order", 1, f"the same words elsewhere: '{quoted(words)}'", True, unit.index))
    for one in (unit, other):
        if len(one.a) + len(one.b) <= 2 and all(word.norm in _JOINING for word in (*one.a, *one.b)):
            one.taken(list(one.a), list(one.b))


def _stretch(row: Row, free: set[int], word: Word, run: list[Word], start: int) -> list[Word]:
    """Return the free words of a row from `word` on that equal the run's from `start` on, as far as they do."""
    found = []
    for step in range(len(run) - start):
        place = word.place + step
        if place not in free or row.pieces[place].norm != run[start + step].norm:
            break
        found.append(row[place])
    return found


def _worth(words: list[Word], unit: Unit, other: Unit, settings: Settings) -> bool:
    content = [word for word in words if not word.function]
    if unit is other:
        return len(content) > 0 and len(words) > 1
    if (unit.first or unit.last) and (other.first or other.last):
        content = [word for word in content if word.norm not in listed("negators") and not modal(word, unit.row_a)]
        whole = _is_all(words, unit.a) and _is_all(words, other.b) and not unit.b and not other.a
        half = 2 * len(words) >= min(len(unit.a), len(other.b))
        return (len(words) > 3 and len(content) > 1) or (bool(content) and half and (len(words) == 3 or len(content) > 1 or whole))
    edge = unit.a if unit.first or unit.last else other.b if other.first or other.last else []
    if len(words) == 1 and len(edge) > settings.edge_words:
        return False  # a long way out, a word says nothing
    return bool(content) and (len(words) > 1 or len(words[0].norm) >= settings.moved_word_length)


def _is_all(words: list[Word], side: list[Word]) -> bool:
    return len(words) >= sum(word.norm not in _JOINING for word in side)


def genitives_turned(pair: Pair, settings: Settings) -> None:
    """Report "the firm's history" against "the history of the firm", "our aim" against "the aim of us", "Iraqi" against "of Iraq"."""
    for flipped in (False, True):
        theirs = [word.norm for unit in pair.units for word in (unit.a if flipped else unit.b)]
        for unit in pair.units if "of" in theirs else ():
            for word in list(unit.b if flipped else unit.a):
                if word.norm.endswith(("'s", "s'")) or word.capital or word.norm in _POSSESSIVES:
                    _turned(pair, unit, word, flipped, settings)


def _turned(pair: Pair, unit: Unit, word: Word, flipped: bool, settings: Settings) -> None:
    for other in pair.units[max(0, unit.index - 3) : unit.index + 4]:
        theirs = other.a if flipped else other.b
        for one in theirs:
            if abs(one.column - word.column) > settings.genitive_reach or not _same_owner(word, one):
                continue
            before = [mate for mate in theirs if 0 < one.place - mate.place <= 2 and mate.norm in ("of", "the", "this", "that")]
            if any(mate.norm == "of" for mate in before):
                a, b = ([*before, one], [word]) if flipped else ([word], [*before, one])
                unit.taken([] if flipped else a, b if flipped else [])
                other.taken(a if flipped else [], [] if flipped else b)
                reason = f"a genitive turned round: '{quoted(a)}' and '{quoted(b)}'"
                pair.findings.append(Finding(tuple(a), tuple(b), "order", 1, reason, True, unit.index))
                unit.matched += 1
                return


def _same_owner(word: Word, one: Word) -> bool:
    if word.norm in _POSSESSIVES:
        return one.norm == _POSSESSIVES[word.norm]
    if word.norm.removesuffix("'s").rstrip("'") == one.norm:
        return word.norm != one.norm
    return word.capital and one.capital and word.norm != one.norm and stem(word.norm) == stem(one.norm)


RULE = Rule(
    "order",
    "The same words in another place.",
    None,
    different=(
        Different("On Sunday we will sail to the island", "We will sail to the island on Sunday", "order", 1),
        Different("It is the harbour's oldest crane", "It is the oldest crane of the harbour", "order", 1),
    ),
)
