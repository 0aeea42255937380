"""Readings as rows of atoms: a word is one atom, or several where it contracts several or another reading prints it in parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from compare.collate.pieces import Pieces
from compare.text.words import abbreviated

# Marks that end a sentence, and those that may stand behind them.
_STOPS = frozenset(".?!\u2026\u061f\u06d4\u3002")
_CLOSING = " \n\t\r\u00a0\"'\u2019\u201d)]\u00bb"

Parts = dict[str, tuple[str, ...]]


class Strand(NamedTuple):
    """A reading as it is merged: its atoms in normal form, the word that each is of, and the atoms that follow a mark of omission.

    `owners` is None where every word is one atom; `printed` are the words.
    """

    row: int
    atoms: list[str]
    owners: list[int] | None
    breaks: frozenset[int]
    printed: list[str]

    def ends(self, atom: int) -> bool:
        """Tell whether a sentence ends with an atom."""
        word = atom if self.owners is None else self.owners[atom]
        last = self.owners is None or atom + 1 == len(self.owners) or self.owners[atom + 1] != word
        return last and self.printed[word].rstrip(_CLOSING)[-1:] in _STOPS


def strands(texts: Sequence[str], readings: Sequence[Pieces]) -> list[Strand]:
    """Return the readings as rows of atoms.

    A word that another reading prints as two (health care, healthcare) is two atoms, and so is an abbreviation that another spells out.
    """
    plain = [reading.norms for reading in readings]
    known = set().union(*plain)
    divided = _divided(plain, known) if len(readings) > 1 else {}
    short = _abbreviations(plain, known)
    made = []
    for row, (text, reading) in enumerate(zip(texts, readings, strict=True)):
        parts = dict(reading.contracted)
        if short or not divided.keys().isdisjoint(reading.norms):
            for place, norm in enumerate(reading.norms):
                if norm in divided:
                    parts[place] = divided[norm]
                elif norm in short and _is_capital(text[slice(*reading.spans[place])]):
                    parts[place] = short[norm]
        made.append(_strand(row, parts, reading))
    return made


def _strand(row: int, parts: dict[int, tuple[str, ...]], reading: Pieces) -> Strand:
    if not parts:
        return Strand(row, reading.norms, None, frozenset(reading.ellipses), reading.printed)
    words = [parts.get(place) or (norm,) for place, norm in enumerate(reading.norms)]
    owners = [place for place, atoms in enumerate(words) for _ in atoms]
    breaks = frozenset(place for place, word in enumerate(owners) if word in reading.ellipses)
    return Strand(row, [atom for atoms in words for atom in atoms], owners, breaks, reading.printed)


def _divided(plain: list[list[str]], known: set[str]) -> Parts:
    """Return the words that a reading prints as two neighbouring ones."""
    pairs = {(a, b) for norms in plain for a, b in pairwise(norms) if a + b in known and len(a) + len(b) > 3}
    return {a + b: (a, b) for a, b in sorted(pairs)}


def _abbreviations(plain: list[list[str]], known: set[str]) -> Parts:
    """Return the abbreviations that a reading spells out, with their words."""
    shorts = sorted(norm for norm in known if abbreviated(norm))
    if not shorts:
        return {}
    spelt = [f" {' '.join(norms)} " for norms in plain]
    found: Parts = {}
    for norm in shorts:
        for phrase in sorted(abbreviated(norm), key=len):
            if any(f" {' '.join(phrase)} " in line for line in spelt):
                found[norm] = phrase
    return found


def _is_capital(printed: str) -> bool:
    letters = [character for character in printed if character.isalpha()]
    return len(letters) > 1 and all(character.isupper() for character in letters)
