"""Normal forms that keep a map back to the printed text."""

from __future__ import annotations

import unicodedata

APOSTROPHES = "'\u2018\u2019\u201a\u201b\u02bc\u02bb\u02bd\u0060\u00b4\u2032\u2035\uff07"


def folded(word: str) -> str:
    """Return a word as it is compared: NFKC, case folded, accents off, one kind of apostrophe, dots of abbreviations off (U.S. -> us).

    A number keeps its dots.
    """
    plain = unicodedata.normalize("NFKC", word).casefold()
    for mark in APOSTROPHES:
        plain = plain.replace(mark, "'")
    decomposed = unicodedata.normalize("NFD", plain)
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    composed = unicodedata.normalize("NFC", bare)
    return composed if composed[:1].isdigit() else composed.replace(".", "")
