"""How near two words stand to each other when readings are laid side by side."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.fuzz import ratio

from compare.text.frequency import information
from compare.text.names import name_key
from compare.text.stems import stem

# Nats of information from which a word has its full weight, and the weight of a word that tells nothing.
FULL, LEAST = 6.0, 0.3
# Words up to this weight are function words: they stand in for each other, not for content words.
FUNCTION = 0.45
# What two different words score as parts of the lighter one's weight.
ONE_NAME, ONE_STEM, NUMBERS, OF_ONE_CLASS, OF_TWO_CLASSES = 0.9, 0.85, 0.5, 0.12, 0.02
NEAR = 60.0  # rapidfuzz ratio from which a spelling is near


@lru_cache(maxsize=1 << 16)
def weight(norm: str) -> float:
    """Return what an equal pair of this word scores, `LEAST` to 1."""
    return min(1.0, LEAST + (1 - LEAST) * information(norm) / FULL)


@lru_cache(maxsize=1 << 16)
def nearness(a: str, b: str) -> float:
    """Return how near two different words in normal form are, as part of the lighter one's weight, 0-1.

    In order: inflections of one stem, spellings of one name, numbers, near spellings, words of one class (function or content).
    """
    if a[:1].isdigit() or b[:1].isdigit():
        return NUMBERS if a[:1].isdigit() and b[:1].isdigit() else OF_TWO_CLASSES
    function = (weight(a) <= FUNCTION) + (weight(b) <= FUNCTION)
    if function == 0:
        if stem(a) == stem(b):
            return ONE_STEM
        alike = ratio(a, b)
        if alike >= NEAR / 2 and name_key(a) == name_key(b) != "":
            return ONE_NAME
        if alike >= NEAR:
            return 0.2 + 0.6 * alike / 100
    return OF_TWO_CLASSES if function == 1 else OF_ONE_CLASS


class Affinities(dict[int, float]):
    """The scores of one word with others, each by its number in the kinship; worked out when first asked for."""

    __slots__ = ("kinship", "word")

    def __init__(self, word: int, kinship: Kinship) -> None:
        super().__init__()
        self.word = word
        self.kinship = kinship
        self[word] = kinship.weights[word]

    def __missing__(self, other: int) -> float:
        a, b = sorted((self.word, other))
        kin = self.kinship
        score = self[other] = min(kin.weights[a], kin.weights[b]) * nearness(kin.norms[a], kin.norms[b])
        return score


class Kinship:
    """The score of every pair of words, each given by its number in `norms`: equal words score their weight, kin a part of it."""

    __slots__ = ("_rows", "norms", "weights")

    def __init__(self, norms: list[str]) -> None:
        self.norms = norms
        self.weights = [weight(norm) for norm in norms]
        self._rows: dict[int, Affinities] = {}

    def of(self, word: int) -> Affinities:
        """Return the scores of one word: `of(a)[b]` is 0 to 1, symmetric."""
        row = self._rows.get(word)
        if row is None:
            row = self._rows[word] = Affinities(word, self)
        return row
