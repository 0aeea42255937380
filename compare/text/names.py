"""Spellings of names: a key under which romanisations of one name fall together.

Vowels fall into two classes (o, u, ou, oo, ow -> u; e, i, y, ei, ee -> i), q, kh, gh, g, k -> k, dh -> d, doubled letters into one,
a leading al-/el- is dropped. `a` stays apart from both, so that Khamenei and Khomeini keep different keys.
"""

from __future__ import annotations

import re

from compare.text.normal import folded

_ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|ar|an|at)[-\s](?=\w{3})")
_RULES = (
    (re.compile(r"[^\w]"), ""),
    (re.compile(r"kh|gh|ck|q|g|c(?=[aou])"), "k"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ou|oo|ow|o|w(?=[^aeiou]|$)"), "u"),
    (re.compile(r"ei|ey|ee|ie|ai(?=[^aeiou]|$)|e|y|i"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"h(?=$|[^aiu])"), ""),
)


def name_key(name: str) -> str:
    """Return the key of a name in Latin letters; equal keys mean that the spellings may be one name."""
    key = _ARTICLE.sub("", folded(name))
    for pattern, replacement in _RULES:
        key = pattern.sub(replacement, key)
    return key


def same_name(a: str, b: str) -> bool:
    """Say whether two spellings may be one name."""
    return name_key(a) == name_key(b)
