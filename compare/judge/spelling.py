"""Spelling: one word in two spellings, divided otherwise, abbreviated, masked or mistyped."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from compare.judge.laying import Pair
from compare.judge.rows import Word
from compare.judge.rule import Different, Rule, Same
from compare.judge.units import Unit, contracted, quoted, runs
from compare.settings import Settings
from compare.text.frequency import is_listed
from compare.text.words import abbreviated, american, confused, lemmas, opposed, spelling_group

LONGEST_DIVISION = 3
_HYPHENS = frozenset("-\u2010\u2011")
_HYPHEN = re.compile("[-\u2010\u2011]")
# Letters hidden by stars, or by two and more dashes or underlines; longer stretches and more gaps are ornament.
_MASK = re.compile(r"\*+|-{2,}|_{2,}")
_MASKED = re.compile(r"[^\W\d_]+(?:(?:\*+|-{2,}|_{2,})[^\W\d_]*)+")
LONGEST_MASK, MOST_MASKS = 30, 3


def apply(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain words that are one word, written otherwise."""
    if not {word.norm for word in unit.a}.isdisjoint([word.norm for word in unit.b]):
        for x, y in unit.pairs(lambda x, y: x.norm == y.norm):
            _equal(unit, x, y)
    for x, y in unit.pairs(lambda x, y: respelled(x.norm, y.norm)):
        unit.found([x], [y], "spelling", 0, f"two spellings: '{x.text}' and '{y.text}'")
    _divisions(unit)
    _abbreviations(unit)
    _genitives(unit)


def _written_otherwise(x: str, y: str) -> bool:
    """Say whether two words may be one word, the one perhaps a part of the other (health care, healthcare)."""
    return x.startswith(y[:2]) or y.startswith(x[:2]) or respelled(x, y)


def _in_short(norm: str, capital: bool) -> bool:  # noqa: ARG001
    return norm.endswith("'s") or bool(abbreviated(norm))


def _equal(unit: Unit, x: Word, y: Word) -> None:
    if contracted(x, y, unit.row_a, unit.row_b) or contracted(y, x, unit.row_b, unit.row_a):
        unit.found([x], [y], "contraction", 0, f"contracted in one reading: '{x.text}' and '{y.text}'")
    else:
        unit.taken([x], [y])


@lru_cache(maxsize=1 << 14)
def respelled(a: str, b: str) -> bool:
    """Say whether two words in normal form are spellings of one word."""
    if american(a) == american(b):
        return True
    if a.rstrip("'").removesuffix("'s") == b.rstrip("'").removesuffix("'s") and a.endswith(("'s", "'")) and b.endswith(("'s", "'")):
        return True
    return spelling_group(a) == spelling_group(b) != ""


def _divisions(unit: Unit) -> None:
    """Explain words written as one on one side and as two or three on the other."""
    for mine, theirs, flipped in ((unit.a, unit.b, False), (unit.b, unit.a, True)):
        for word in list(mine) if len(theirs) > 1 else ():
            for run in runs(theirs):
                joined = _joining(word, run)
                if joined:
                    a, b = (joined, [word]) if flipped else ([word], joined)
                    unit.found(a, b, "spelling", 0, f"written as one word or as several: '{quoted(a)}' and '{quoted(b)}'")
                    break


def _joining(word: Word, run: list[Word]) -> list[Word]:
    target = american(word.norm)
    for start in range(len(run)):
        joined = run[start].norm
        for end in range(start + 1, min(start + LONGEST_DIVISION, len(run))):
            joined += run[end].norm
            if american(joined) == target:
                return run[start : end + 1]
            if len(joined) >= len(target):
                break
    return []


def _abbreviations(unit: Unit) -> None:
    for flipped in (False, True):
        mine, theirs = (unit.b, unit.a) if flipped else (unit.a, unit.b)
        for word in list(mine):
            for full in abbreviated(word.norm):
                found = _phrase(full, theirs)
                if found:
                    a, b = (found, [word]) if flipped else ([word], found)
                    unit.found(a, b, "abbreviation", 0, f"abbreviated: '{quoted(a)}' and '{quoted(b)}'")
                    break


def _phrase(full: tuple[str, ...], words: list[Word]) -> list[Word]:
    for run in runs(words):
        for start in range(len(run) - len(full) + 1):
            if all(run[start + i].norm == norm for i, norm in enumerate(full)):
                return run[start : start + len(full)]
    return []


def _genitives(unit: Unit) -> None:
    """Explain "the proposal's going" against "the proposal is going"."""
    for flipped in (False, True):
        mine, theirs = (unit.b, unit.a) if flipped else (unit.a, unit.b)
        for word in [word for word in mine if word.norm.endswith("'s")] if len(theirs) > 1 else ():
            head = word.norm[:-2]
            for run in runs(theirs):
                for x, y in pairwise(run):
                    if x.norm == head and y.norm in ("is", "has"):
                        a, b = ([x, y], [word]) if flipped else ([word], [x, y])
                        unit.found(a, b, "contraction", 0, f"contracted: '{quoted(a)}' and '{quoted(b)}'")
                        return


def masks_taken(pair: Pair) -> None:
    """Explain words masked in one reading (f***, b----); asked before the edges are cut, since a mask falls into several words."""
    for text, flipped in ((pair.a.text, False), (pair.b.text, True)):
        if "*" in text or "--" in text or "__" in text:
            for unit in pair.units:
                mine, theirs = (unit.b, unit.a) if flipped else (unit.a, unit.b)
                if mine and theirs:
                    _masked(unit, mine, list(theirs), text, flipped)


def _masked(unit: Unit, mine: list[Word], theirs: list[Word], text: str, flipped: bool) -> None:
    for found in _MASKED.finditer(text, mine[0].start, mine[-1].end + LONGEST_MASK):
        mask = [word for word in mine if found.start() <= word.start < found.end()]
        parts = _MASK.split(found.group().casefold())
        if not mask or len(parts) > MOST_MASKS:
            continue
        pattern = re.compile(".+".join(re.escape(part) for part in parts))
        for word in theirs:
            if len(word.norm) <= LONGEST_MASK and pattern.fullmatch(word.norm):
                a, b = ([word], mask) if flipped else (mask, [word])
                unit.found(a, b, "masking", 0, f"masked in one reading: '{found.group()}' and '{word.text}'")
                return


def apply_suspended(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain "short-lived or long-lived" against "short- or long-lived"."""
    for side in ("a", "b"):
        words, row, text = (unit.a, unit.row_a, unit.text_a) if side == "a" else (unit.b, unit.row_b, unit.text_b)
        for word in list(words) if words and _HYPHEN.search(text, max(0, words[0].start - 1), words[-1].start) else ():
            if word.start == 0 or text[word.start - 1] not in _HYPHENS or not word.place:
                continue
            before = row[word.place - 1]
            if before.end != word.start - 1:
                continue
            if any(one.norm == word.norm for one in row[word.place + 1 : word.place + 5]):
                a, b = ([word], []) if side == "a" else ([], [word])
                unit.found(a, b, "spelling", 0, f"written out in one reading: '{before.text}-{word.text}'")


def apply_typos(unit: Unit, settings: Settings) -> None:
    """Explain words that are one word but for a slip of the keys."""
    if settings.typo_length:
        for x, y in unit.pairs(lambda x, y: mistyped(x, y, settings.typo_length)):
            unit.found([x], [y], "typo", 0, f"one of them is mistyped: '{x.text}' and '{y.text}'")
    for x, y in unit.pairs(lambda x, y: confused(x.norm, y.norm)):
        unit.found([x], [y], "typo", 0, f"words often written for each other: '{x.text}' and '{y.text}'")


def _mistakable(x: str, y: str) -> bool:
    return confused(x, y) or _an_edit_apart(x, y)


@lru_cache(maxsize=1 << 14)
def _an_edit_apart(x: str, y: str) -> bool:
    return x[:1] == y[:1] and OSA.distance(x, y, score_cutoff=1) <= 1


def mistyped(x: Word, y: Word, shortest: int) -> bool:
    """Say whether one of two words is likely a slip of the keys for the other: one edit apart, and not in the frequency table."""
    a, b = x.norm, y.norm
    if min(len(a), len(b)) < shortest or not (a.isalpha() and b.isalpha()) or a[0] != b[0]:
        return False
    if x.text[:1].isupper() and y.text[:1].isupper():
        return False
    if (is_listed(a) and is_listed(b)) or not lemmas(a).isdisjoint(lemmas(b)) or opposed(a, b):
        return False
    return _an_edit_apart(a, b)


RULE = Rule(
    "spelling",
    "One word in two spellings, divided otherwise, abbreviated or masked.",
    apply,
    word=_in_short,
    facing=_written_otherwise,
    same=(
        Same("The labour programme starts on Monday", "The labor program starts on Monday", "spelling"),
        Same("We walked in to the harbour", "We walked into the harbour", "spelling"),
        Same("The United Nations sent a team", "The U.N. sent a team", "abbreviation"),
        Same("That f***ing door is stuck", "That fucking door is stuck", "masking"),
        Same("You little b------, go home", "You little bastard, go home", "masking"),
        Same("The committee's going to meet", "The committee is going to meet", "contraction"),
    ),
    different=(Different("The marble floor was polished by the crew", "The timber floor was polished by the crew", "lexical", 2),),
)
SUSPENDED = Rule(
    "hanging hyphen",
    "A part of a word that stands for its whole beside another.",
    apply_suspended,
    same=(Same("We need short-term and long-term loans", "We need short- and long-term loans", "spelling"),),
)
TYPOS = Rule(
    "typo",
    "One word, mistyped in one reading.",
    apply_typos,
    same=(
        Same("They demonstarted in the square", "They demonstrated in the square", "typo"),
        Same("The storm had no affect on the pier", "The storm had no effect on the pier", "typo"),
    ),
    facing=_mistakable,
)
