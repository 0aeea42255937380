"""Normal forms that keep a map back to the printed text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = "'\u2018\u2019\u201a\u201b\u02bc\u02bb\u02bd\u0060\u00b4\u2032\u2035\uff07"
# Characters without a width of their own that stand inside words: soft hyphen, zero-width space and joiners, word joiner, byte order mark.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
KASHIDA = "\u0640"

_APOSTROPHE = re.compile(f"[{re.escape(APOSTROPHES)}]")
_DROPPED = re.compile(f"[{INVISIBLE}{KASHIDA}\\[\\]]")
# Arabic-script letters that Arabic and Persian keyboards write differently, and the Arabic-Indic digits.
_LETTERS = str.maketrans("كيىھة" + "٠١٢٣٤٥٦٧٨٩" + "۰۱۲۳۴۵۶۷۸۹", "کییهه" + "0123456789" * 2)


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """Return a word as it is compared: NFKC, case folded, accents off, one kind of apostrophe, dots of abbreviations off (U.S. -> us).

    A number keeps its dots. Invisible characters, editorial brackets inside the word and the Arabic kashida go; Arabic and Persian forms
    of one letter become one.
    """
    if word.isascii() and word.isalpha():
        return word.lower()
    plain = _APOSTROPHE.sub("'", _DROPPED.sub("", unicodedata.normalize("NFKC", word).casefold()))
    bare = _without_accents(plain).translate(_LETTERS)
    return bare if bare[:1].isdigit() else bare.replace(".", "")


def _without_accents(plain: str) -> str:
    """Return a text without accents; scripts whose combining marks are vowels (those of India and South-East Asia) keep them."""
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFD", plain)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not _is_accent(c)))


def _is_accent(character: str) -> bool:
    # Canonical class 230 and 220 are marks above and below; 27-36 the Arabic and 10-26 the Hebrew points; Indic vowel signs have class 0,
    # the kana voicing marks 8 and the virama 9: they are letters' parts, not ornament.
    kind = unicodedata.combining(character)
    return kind >= 10 and not "\u0e00" <= character <= "\u0eff"
