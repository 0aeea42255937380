"""Cue words: one data file a language, and the lexicon that reads it.

A file `xx.toml` holds lists of lower-case words. A lexicon gives every word one class, a single character, so that a stretch of text
becomes a short string on which the rules of attribution are patterns:

    V said (finite)      B say (plain form)   G saying (participle)   U weak verb    W weak participle
    b auxiliary          e form of be         q quoted
    N name               T title              R role                  j modifier     D determiner (Z genitive)   m time word   k words of
    p he, she, they, I   w who                h which                 t that         l to                o of, for     i preposition
    z after, while       c and, but           y adverb                s as           r by                d demonym     u name particle
    a according to       f the same behind the name                   A so, before the name and behind the quotation
    X noun or verb       v verb that reports nothing                  g other participle                 Y for, at the head
    0 number             ' possessive        M a name or another word (read by what stands beside it)
    x any other word, and punctuation as it is
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from compare.extract.scripts import spelling

# In the order of reading: where a word stands in two lists, the later one counts.
CLASSES = (
    ("common", "x"),
    ("other_verb", "v"),
    ("adverb", "y"),
    ("modifier", "j"),
    ("demonym", "d"),
    ("weak", "U"),
    ("weak_participle", "W"),
    ("say", "B"),
    ("saying", "G"),
    ("said", "V"),
    ("noun_or_verb", "X"),
    ("role", "R"),
    ("words_of", "k"),
    ("time", "m"),
    ("determiner", "D"),
    ("genitive_determiner", "Z"),
    ("of", "o"),
    ("preposition", "i"),
    ("subordinator", "z"),
    ("conjunction", "c"),
    ("auxiliary", "b"),
    ("be", "e"),
    ("quoted", "q"),
    ("that", "t"),
    ("to", "l"),
    ("as", "s"),
    ("by", "r"),
    ("accord", "a"),
    ("of_accord", "a"),
    ("accord_after", "f"),
    ("so_accord", "A"),
    ("particle", "u"),
    ("which", "h"),
    ("who", "w"),
    ("they", "p"),
    ("she", "p"),
    ("he", "p"),
)
LANGUAGES = ("ar", "cs", "de", "el", "en", "es", "fa", "fr", "it", "ja", "nl", "pl", "pt", "ru", "sv", "tr", "zh")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language by class.

    `words` holds classes of lower-case words, `capitals` those of words that are written with a capital where others are not (titles,
    days, verbs of headlines); `capitalised` is False for scripts without capitals, where any unknown word may be a name; `gendered` gives
    "m" or "f" for pronouns, titles and roles that tell; `oblique` are determiners of a phrase that is no subject ("dem"), `reported` verb
    forms that report somebody's words ("habe", "sei"), `of_verbs` those of saying that take "of" ("sprach von"), `endings` those of
    finite verbs in the third person, `named` things before a name in marks ("газета"), `glued` the verbs that end a run without spaces;
    `confidence` how often a rule's speaker was right in this language, where that was measured; `names_too` are words that are forenames
    or surnames as well.
    """

    language: str
    words: Mapping[str, str]
    capitals: Mapping[str, str]
    capitalised: bool
    gendered: Mapping[str, str]
    persons: frozenset[str]
    definite: frozenset[str]
    nominative: frozenset[str]
    nouns_capitalised: bool = False
    verb_second: bool = False
    verb_first: bool = False
    elision: bool = False
    small_roles: bool = False
    verb_last: bool = False
    subject_dropped: bool = False
    views: frozenset[str] = frozenset()
    names_too: frozenset[str] = frozenset()
    before_month: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    oblique: frozenset[str] = frozenset()
    reported: frozenset[str] = frozenset()
    of_verbs: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()
    marked_names: bool = False
    clauses_inside: bool = False
    attached: str = ""
    glued: tuple[str, ...] = ()
    confidence: Mapping[str, float] = field(default_factory=dict)


@cache
def lexicon(language: str) -> Lexicon | None:
    """Return the lexicon of a language (two letters), None where there is no file for it."""
    if language not in LANGUAGES:
        return None
    table = tomllib.loads(files("compare.extract.cues").joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    lists = {name: value.split() for name, value in table.items() if isinstance(value, str)}
    words = {form: code for name, code in CLASSES for word in lists.get(name, ()) for form in (spelling(word), word)}
    capitals = dict.fromkeys(lists.get("title", ()), "T") | dict.fromkeys(lists.get("time", ()), "m")
    capitals |= dict.fromkeys(lists.get("headline", ()), "V")
    gendered = {word: gender for gender, names in _GENDERED for name in names for word in lists.get(name, ())}
    persons = frozenset(word for name in ("he", "she") for word in lists.get(name, ()))
    return Lexicon(
        language,
        MappingProxyType(words),
        MappingProxyType(capitals),
        bool(table.get("capitals", True)),
        MappingProxyType(gendered),
        persons,
        frozenset(lists.get("definite", ())),
        frozenset(lists.get("nominative", ())),
        bool(table.get("nouns_capitalised", False)),
        bool(table.get("verb_second", False)),
        bool(table.get("verb_first", False)),
        bool(table.get("elision", False)),
        bool(table.get("small_roles", False)),
        bool(table.get("verb_last", False)),
        bool(table.get("subject_dropped", False)),
        frozenset(lists.get("view", ())),
        frozenset(lists.get("name_too", ())),
        frozenset(lists.get("before_month", ())),
        frozenset(lists.get("kin", ())),
        frozenset(lists.get("statement_role", ())),
        frozenset(lists.get("office", ())),
        tuple(lists.get("prefixes", ())),
        tuple(lists.get("topics", ())),
        frozenset(lists.get("oblique", ())),
        frozenset(lists.get("reported", ())),
        frozenset(lists.get("of_verb", ())),
        tuple(lists.get("ending", ())),
        tuple(lists.get("plural_ending", ())),
        frozenset(map(spelling, lists.get("named", ()))),
        bool(table.get("marked_names", False)),
        bool(table.get("clauses_inside", False)),
        "".join(lists.get("attached", ())),
        tuple(sorted(lists.get("said", ()), key=len, reverse=True)) if table.get("glued") else (),
        MappingProxyType(table.get("confidence", {})),
    )


_GENDERED = (("m", ("he", "male_title", "male_role")), ("f", ("she", "female_title", "female_role")))
