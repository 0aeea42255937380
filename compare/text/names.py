"""Spellings of names: a key under which romanisations of one name fall together.

Vowels fall into two classes (o, u, ou, oo, ow -> u; e, i, y, ei, ee -> i), q, kh, gh, g, k -> k, dh -> d, doubled letters into one,
tsch, tch and cz are ch, sch and sz are sh, w before a vowel is v, a leading al-/el- is dropped. `a` stays apart from both, so that
Khamenei and Khomeini keep different keys.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from compare.text.normal import folded

_ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|ar|an|at)[-\s](?=\w{3})")
_RULES = (
    (re.compile(r"[^\w]"), ""),
    (re.compile(r"tsch|tch|cz"), "ch"),
    (re.compile(r"sch|sz"), "sh"),
    (re.compile(r"w(?=[aeiouy])"), "v"),
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


# Spellings of one sound in different romanisations, first that fits; the class stands for all of them.
_SOUNDS = (
    ("shch", "S"), ("tsch", "C"), ("sch", "S"), ("tch", "C"), ("dzh", "j"), ("zh", "Z"), ("kh", "k"), ("gh", "k"), ("ck", "k"),
    ("ch", "C"),
    ("sh", "S"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ts", "Q"), ("tz", "Q"), ("dj", "j"), ("x", "ks"), ("q", "k"), ("g", "k"),
    ("ff", "v"), ("jh", "j"),
)  # fmt: skip
# The same sounds as German and Polish spell them, and both letters that English has for them in between ("Kowalchuk"); asked only of
# names that show such a spelling, or "Juan" would be "Yuan".
_GERMAN = (("schtsch", "sh"), ("tsch", "C"), ("dsch", "j"), ("sch", "sh"), ("ch", "kh"), ("w", "v"), ("j", "y"), ("z", "ts"))
_GERMAN_ZH = (("tsch", "C"), ("dsch", "j"), ("sch", "Z"), *_GERMAN[4:])
_POLISH = (("szcz", "sh"), ("cz", "C"), ("sz", "sh"), ("rz", "zh"), ("ch", "kh"), ("w", "v"), ("j", "y"), ("ck", "tsk"))
_V = (("wa", "va"), ("we", "ve"), ("wi", "vi"), ("wo", "vo"), ("wu", "vu"), ("wy", "vy"))
_CONTINENTAL = re.compile(r"sch|cz|sz|rz|w(?=[aeiouy])|[aeou]w$|[iy]j$")
_LETTERS = str.maketrans({"\u0142": "l", "\u00f8": "o", "\u0111": "d", "\u00df": "ss", "\u00e6": "ae"})
# Shorter names must have the same vowels: Chen and Chan are two people.
SHORT = 5
_VOWEL_RUN = re.compile(r"[aeiouyw]+")
_ARTICLES = re.compile(r"^(?:al|el|ad|as|ash|ar|an|at|ul)[-\s'](?=\w{3})")
_HARD_C = re.compile(r"c(?=[aoulrtk]|$)")
_SLAVIC_END = re.compile(r"(?:skyy|skiy|skii|skyi|skij|skyj)$")
_Y_END = re.compile(r"(?:yi|yy|iy|ii|yj|ij)$")


@lru_cache(maxsize=1 << 14)
def _syllables(name: str) -> tuple[str, tuple[str, ...]]:
    """Return the consonant classes of a name in normal form, and the vowel class before, between and after them."""
    plain = _ARTICLES.sub("", name)
    plain = _Y_END.sub("i", _SLAVIC_END.sub("ski", plain))
    plain = "".join(letter for letter in plain if letter.isalpha())
    plain = plain.removeprefix("al") if re.match(r"al(?:[bcdfghjklmnpqrstvwxyz])[a-z]{4}", plain) and name[2:3] in "-' " else plain
    for spelled, sound in _SOUNDS:
        plain = plain.replace(spelled, sound)
    plain = re.sub(r"([a-zA-Z])\1+", r"\1", _HARD_C.sub("k", plain))
    plain = re.sub(r"(?<=[aeiouy])h(?![aeiouy])", "", plain)
    plain = re.sub(r"(?<=[bcdfjklmnprstvzZSC])h", "", plain)
    consonants = ""
    vowels: list[str] = []
    place = 0
    for match in _VOWEL_RUN.finditer(plain):
        middle = plain[place : match.start()]
        vowels += [""] * max(0, len(middle) - (1 if vowels or consonants or not middle else 0)) if middle else []
        consonants += middle
        vowels = _padded(vowels, len(consonants))
        vowels.append(_vowel(match.group(), final=match.end() == len(plain)))
        place = match.end()
    consonants += plain[place:]
    return consonants, tuple(_padded(vowels, len(consonants) + 1))


def _padded(vowels: list[str], length: int) -> list[str]:
    return vowels + [""] * (length - len(vowels))


@cache
def _vowel(run: str, final: bool) -> str:
    """Return the class of a run of vowels: "a", "e", "i", "u", a diphthong of them, "" for a glide that no vowel follows."""
    plain = run.replace("ou", "u").replace("oo", "u").replace("ow", "u").replace("o", "u").replace("w", "u").replace("y", "i")
    plain = plain.replace("ee", "i").replace("ei", "i").replace("ie", "e" if not final else "i").replace("uu", "u").replace("ii", "i")
    plain = re.sub(r"(.)\1+", r"\1", plain)
    if not final and plain in ("ai", "ae"):
        return "e"
    return plain


_ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        ("e", "i"), ("e", "a"), ("i", "ii"), ("ia", "a"), ("ie", "e"), ("iu", "u"), ("ia", "ie"), ("e", "ie"), ("ai", "i"), ("ai", "e"),
        ("ai", "ae"), ("ae", "a"), ("ai", "aei"), ("ie", "i"), ("i", ""), ("e", ""), ("eu", "u"), ("iu", "u"), ("ui", "u"), ("aei", "i"),
        ("ei", "i"), ("aie", "i"), ("aie", "ai"), ("iai", "i"), ("ui", "iu"), ("ue", "u"), ("au", "uau"),
    )
)  # fmt: skip


# One Russian letter after a hissing sound: Gorbachev, Gorbachov.
_YO = frozenset("eu")


@lru_cache(maxsize=1 << 14)
def same_name(a: str, b: str) -> bool:
    """Say whether two words may be spellings of one name.

    The consonants, in classes of romanisation, must be equal, and the vowels between them alike: "e" passes for "a" or "i", "u" only for
    "u" and its digraphs; at most two differ. Exonyms and older romanisations (Peking, Kiev) come from a list.
    """
    left, right = folded(a).removesuffix("'s"), folded(b).removesuffix("'s")
    if left == right or (_spelling(left) and _spelling(left) == _spelling(right)):
        return True
    if _spelling(left) and _spelling(right):
        return False
    return any(_alike(one, other) for one in _readings(left) for other in _readings(right))


@lru_cache(maxsize=1 << 14)
def _readings(name: str) -> tuple[str, ...]:
    """Return a name in normal form as English reads it, and as German and Polish do if it shows their spelling."""
    plain = name.translate(_LETTERS)
    if _CONTINENTAL.search(plain) is None:
        return (plain,)
    return tuple(dict.fromkeys((plain, *[_respelled(plain, rules) for rules in (_V, _GERMAN, _GERMAN_ZH, _POLISH)])))


def _respelled(name: str, rules: tuple[tuple[str, str], ...]) -> str:
    for spelled, sound in rules:
        name = name.replace(spelled, sound)
    return name


def _alike(left: str, right: str) -> bool:
    consonants_a, vowels_a = _syllables(left)
    consonants_b, vowels_b = _syllables(right)
    if consonants_a != consonants_b:
        return False
    if vowels_a == vowels_b:
        return bool(consonants_a)
    if len(consonants_a) < 2 or min(len(left), len(right)) < SHORT:
        return False
    if (vowels_a[-1] == "") != (vowels_b[-1] == ""):
        return False
    differing = [(place, frozenset(pair)) for place, pair in enumerate(zip(vowels_a, vowels_b, strict=True)) if pair[0] != pair[1]]
    return len(differing) <= 2 and all(
        pair in _ALIKE or (pair == _YO and place and consonants_a[place - 1] in "CSZ") for place, pair in differing
    )


@cache
def _spellings() -> dict[str, str]:
    text = (Path(__file__).parent / "lists" / "name_spellings.txt").read_text(encoding="utf-8")
    groups = [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: group[0] for group in groups for name in group}


def _spelling(name: str) -> str:
    return _spellings().get(name.replace("-", "").replace("'", ""), "")
