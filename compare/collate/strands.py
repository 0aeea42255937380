"""Readings as numbers: every different word has one, and words that other readings print in parts have several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from compare.collate.kinship import Kinship
from compare.collate.pieces import Pieces
from compare.text.words import abbreviated

Parts = dict[str, tuple[str, ...]]


class Strand(NamedTuple):
    """A reading as it is merged: its atoms' numbers in the kinship, the word that each atom is of, and the atoms after a mark of omission.

    `owners` is None where every word is one atom.
    """

    row: int
    atoms: list[int]
    owners: list[int] | None
    breaks: frozenset[int]


def strands(texts: Sequence[str], readings: Sequence[Pieces]) -> tuple[list[Strand], Kinship]:
    """Return the readings as numbers, and the kinship that knows the numbers.

    A word that another reading prints as two (health care, healthcare) is two atoms, and so is an abbreviation that another spells out.
    """
    plain = [[word.atoms[0] if len(word.atoms) == 1 else "" for word in reading.words] for reading in readings]
    divided = _divided(plain) if len(readings) > 1 else {}
    short = _abbreviations(plain)
    numbers: dict[str, int] = {}
    made = []
    for row, (text, reading) in enumerate(zip(texts, readings, strict=True)):
        parts = [word.atoms for word in reading.words]
        for place, norm in enumerate(plain[row]):
            if norm in divided:
                parts[place] = divided[norm]
            elif norm in short and _is_capital(text[slice(*reading.words[place].span)]):
                parts[place] = short[norm]
        made.append(_strand(row, parts, reading, numbers))
    return made, Kinship(list(numbers))


def _strand(row: int, parts: list[tuple[str, ...]], reading: Pieces, numbers: dict[str, int]) -> Strand:
    atoms = [numbers.setdefault(atom, len(numbers)) for atoms in parts for atom in atoms]
    if len(atoms) == len(parts):
        return Strand(row, atoms, None, frozenset(reading.ellipses))
    owners = [place for place, atoms in enumerate(parts) for _ in atoms]
    return Strand(row, atoms, owners, frozenset(place for place, word in enumerate(owners) if word in reading.ellipses))


def _divided(plain: list[list[str]]) -> Parts:
    """Return the words that a reading prints as two neighbouring ones."""
    known = {norm for norms in plain for norm in norms if len(norm) > 3}
    pairs = {(a, b) for norms in plain for a, b in pairwise(norms) if a + b in known and a and b}
    return {a + b: (a, b) for a, b in sorted(pairs)}


def _abbreviations(plain: list[list[str]]) -> Parts:
    """Return the abbreviations that a reading spells out, with their words."""
    shorts = sorted({norm for norms in plain for norm in norms if abbreviated(norm)})
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
