"""How near two words stand to each other when readings are laid side by side."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from compare.text import words
from compare.text.frequency import information
from compare.text.names import name_key
from compare.text.relatives import relatives
from compare.text.stems import stem

# Nats of information from which a word has its full weight, and the weight of a word that tells nothing.
FULL, LEAST = 6.0, 0.3
# What two different words score, as parts of the lighter one's weight, by how they are related.
SPELLING, NAME, STEM, SYNONYM, OPPOSITE, ROOT, NUMBERS, FUNCTION = 0.95, 0.9, 0.85, 0.7, 0.65, 0.6, 0.5, 0.4
ONE_CLASS, TWO_CLASSES = -0.03, -0.15
# rapidfuzz ratio from which two spellings are near, and up to which no spellings are tried as those of one name.
NEAR, FAR = 60.0, 30.0
MOST_KNOWN = 1 << 10  # words whose scores with one word are kept
NUMBER = "="  # begins the normal form of a number's value

_CLASSES = (
    "the a an this that these those some any no every each all both my your his her its our their",
    "in on at by for from to into of with within without over under about across through toward towards near upon onto "
    "against beside outside inside",
    "i you he she it we they me him us them who myself yourself himself herself itself ourselves themselves one someone somebody people",
    "is am are was were be been being has have had do does did",
    "will would shall should can could may might must ought",
    "not never no none neither nor",
    "and or but nor so yet because since while although though whereas if unless until when whenever that which where as than",
)
_PRONOUN = 2  # a pronoun may stand for a name
_NO_CLASS: frozenset[int] = frozenset()
_CLASS: dict[str, frozenset[int]] = {}
for _number, _line in enumerate(_CLASSES):
    for _word in _line.split():
        _CLASS[_word] = _CLASS.get(_word, _NO_CLASS) | {_number}


@lru_cache(maxsize=1 << 16)
def weight(norm: str) -> float:
    """Return what an equal pair of this word scores, `LEAST` to 1."""
    return 1.0 if norm[:1] == NUMBER else min(1.0, LEAST + (1 - LEAST) * information(norm) / FULL)


class Features(NamedTuple):
    """What is known of one word, so that a pair costs a few comparisons: weight, kind, spelling, forms, and the words it is related to."""

    weight: float
    function: bool
    classes: frozenset[int]
    spelling: str
    group: str
    stem: str
    lemmas: frozenset[str]
    relatives: frozenset[str]


@lru_cache(maxsize=1 << 15)
def features(norm: str) -> Features:
    """Return what the lists know of a word in normal form."""
    return Features(
        weight=weight(norm),
        function=norm in _CLASS or words.is_function_word(norm),
        classes=_CLASS.get(norm, _NO_CLASS),
        spelling=words.american(norm),
        group=words.spelling_group(norm),
        stem=stem(norm),
        lemmas=words.lemmas(norm),
        relatives=relatives(norm),
    )


def nearness(a: str, b: str) -> float:
    """Return how near two different words in normal form are, as part of the lighter one's weight; below 0 if they rather stand apart.

    In order: spellings of one word or name, forms of one word, synonyms, opposites, words of one root, near spellings, numbers, function
    words of one kind, content words.
    """
    return _nearness(a, b, features(a), features(b))


def _nearness(a: str, b: str, one: Features, other: Features) -> float:
    if a[:1] == NUMBER or b[:1] == NUMBER:
        return (SPELLING if a.split()[0] == b.split()[0] else NUMBERS) if a[:1] == b[:1] else TWO_CLASSES
    if one.function or other.function:
        return _function_nearness(a, b, one, other)
    return _content_nearness(a, b, one, other)


@lru_cache(maxsize=1 << 14)
def _key(norm: str) -> str:
    return name_key(norm)


def _function_nearness(a: str, b: str, one: Features, other: Features) -> float:
    if not one.classes.isdisjoint(other.classes):
        return FUNCTION
    if not one.lemmas.isdisjoint(other.lemmas):
        return STEM
    if not one.relatives.isdisjoint(other.lemmas):
        return FUNCTION
    if one.function and other.function:
        return 0.0
    alike = ratio(a, b)  # a misprint of a function word, or a word made from one (things, anything)
    if alike >= NEAR:
        return _near_spelling(alike)
    return ONE_CLASS if _PRONOUN in one.classes or _PRONOUN in other.classes else TWO_CLASSES


def _content_nearness(a: str, b: str, one: Features, other: Features) -> float:
    if one.spelling == other.spelling or one.group == other.group != "":
        return SPELLING
    if one.stem == other.stem or not one.lemmas.isdisjoint(other.lemmas):
        return STEM
    alike = ratio(a, b)
    if alike >= FAR and _key(a) == _key(b) != "":
        return NAME
    # Opposites by prefix or ending (happy, unhappy; hopeful, hopeless) and words of one root share their last or first three letters.
    if a[-3:] == b[-3:] or a[:3] == b[:3] or not one.relatives.isdisjoint(other.lemmas):
        if words.synonyms(a, b):
            return SYNONYM
        if words.opposed(a, b):
            return OPPOSITE
        if words.same_root(a, b):
            return ROOT
    return _near_spelling(alike) if alike >= NEAR else ONE_CLASS


def _near_spelling(alike: float) -> float:
    return 0.2 + 0.5 * alike / 100


class Affinities(dict[str, float]):
    """What one word scores with others: its weight with itself, a part of the lighter one's weight with kin; -0.1 to 1, symmetric.

    Scores are worked out when first asked for, and forgotten when there are too many.
    """

    __slots__ = ("known", "word")

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word, self.known = word, features(word)

    def __missing__(self, other: str) -> float:
        if len(self) > MOST_KNOWN:
            self.clear()
        word, one, two = self.word, self.known, features(other)
        near = 1.0
        if word != other:
            near = _nearness(word, other, one, two) if word < other else _nearness(other, word, two, one)
        score = self[other] = near * min(one.weight, two.weight)
        return score


@lru_cache(maxsize=1 << 12)
def affinities(word: str) -> Affinities:
    """Return the scores of a word in normal form: `affinities(a)[b]`."""
    return Affinities(word)
