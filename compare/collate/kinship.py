"""How near two words stand to each other when readings are laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from compare.text import words
from compare.text.frequency import information
from compare.text.names import name_key
from compare.text.stems import stem

# Nats of information from which a word has its full weight, and the weight of a word that tells nothing.
FULL, LEAST = 6.0, 0.3
# What two different words score, as parts of the lighter one's weight, by how they are related.
SPELLING, NAME, STEM, SYNONYM, OPPOSITE, ROOT, NUMBERS, FUNCTION = 0.95, 0.9, 0.85, 0.7, 0.65, 0.6, 0.5, 0.4
ONE_CLASS, TWO_CLASSES = 0.12, -0.1
# rapidfuzz ratio from which two spellings are near, and up to which no spellings are tried as those of one name.
NEAR, FAR = 60.0, 30.0
NUMBER = "="  # begins the normal form of a number's value

_CLASSES = (
    "the a an this that these those some any no every each all both my your his her its our their",
    "in on at by for from to into of with within without over under about across through toward towards near upon onto "
    "against beside outside inside",
    "i you he she it we they me him us them who myself yourself himself herself itself ourselves themselves one someone somebody people",
    "is am are was were be been being has have had do does did will would shall should can could may might must ought",
    "and or but nor so yet because since while although though whereas if unless until when whenever that which where as than",
)
_CLASS: dict[str, tuple[int, ...]] = {}
for _number, _line in enumerate(_CLASSES):
    for _word in _line.split():
        _CLASS[_word] = (*_CLASS.get(_word, ()), _number)


@lru_cache(maxsize=1 << 16)
def weight(norm: str) -> float:
    """Return what an equal pair of this word scores, `LEAST` to 1."""
    return 1.0 if norm[:1] == NUMBER else min(1.0, LEAST + (1 - LEAST) * information(norm) / FULL)


@lru_cache(maxsize=1 << 16)
def nearness(a: str, b: str) -> float:
    """Return how near two different words in normal form are, as part of the lighter one's weight; below 0 if they rather stand apart.

    In order: spellings of one word or name, forms of one word, synonyms, opposites, words of one root, near spellings, numbers, function
    words of one kind, content words.
    """
    if a[:1] == NUMBER or b[:1] == NUMBER:
        return (SPELLING if a.split()[0] == b.split()[0] else NUMBERS) if a[:1] == b[:1] else TWO_CLASSES
    function_a, function_b = words.is_function_word(a), words.is_function_word(b)
    if function_a or function_b:
        return _function_nearness(a, b, function_a and function_b)
    return _content_nearness(a, b)


def _function_nearness(a: str, b: str, both: bool) -> float:
    if not set(_CLASS.get(a, ())).isdisjoint(_CLASS.get(b, ())):
        return FUNCTION
    if words.same_lemma(a, b):
        return STEM
    if words.synonyms(a, b) or words.opposed(a, b):
        return FUNCTION
    return 0.0 if both else TWO_CLASSES


def _content_nearness(a: str, b: str) -> float:
    alike = ratio(a, b)
    if words.american(a) == words.american(b) or words.spelling_group(a) == words.spelling_group(b) != "":
        return SPELLING
    if stem(a) == stem(b) or words.same_lemma(a, b):
        return STEM
    if alike >= FAR and name_key(a) == name_key(b) != "":
        return NAME
    if words.synonyms(a, b):
        return SYNONYM
    if words.opposed(a, b):
        return OPPOSITE
    if words.same_root(a, b):
        return ROOT
    return 0.2 + 0.5 * alike / 100 if alike >= NEAR else ONE_CLASS


class Affinities(dict[int, float]):
    """The scores of one word with others, each by its number in the kinship; worked out when first asked for."""

    __slots__ = ("kinship", "word")

    def __init__(self, word: int, kinship: Kinship) -> None:
        super().__init__()
        self.word = word
        self.kinship = kinship
        self[word] = kinship.weights[word]

    def __missing__(self, other: int) -> float:
        kin = self.kinship
        a, b = kin.norms[self.word], kin.norms[other]
        near = nearness(a, b) if a < b else nearness(b, a)
        score = self[other] = near * min(kin.weights[self.word], kin.weights[other])
        return score


class Kinship:
    """The score of every pair of words, each given by its number in `norms`: equal words score their weight, kin a part of it."""

    __slots__ = ("_rows", "norms", "weights")

    def __init__(self, norms: Sequence[str]) -> None:
        self.norms = norms
        self.weights = [weight(norm) for norm in norms]
        self._rows: dict[int, Affinities] = {}

    def of(self, word: int) -> Affinities:
        """Return the scores of one word: `of(a)[b]` is -0.1 to 1, symmetric."""
        row = self._rows.get(word)
        if row is None:
            row = self._rows[word] = Affinities(word, self)
        return row
