"""How near two words stand to each other when readings are laid side by side."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from compare.text.names import name_key

# Words without content of their own: they bind less than content words and stand in for each other.
FUNCTION = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "and",
        "or",
        "but",
        "nor",
        "so",
        "if",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "with",
        "without",
        "into",
        "over",
        "under",
        "about",
        "as",
        "than",
        "then",
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "me",
        "him",
        "her",
        "us",
        "them",
        "my",
        "your",
        "his",
        "its",
        "our",
        "their",
        "who",
        "whom",
        "which",
        "what",
        "is",
        "am",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "not",
        "no",
        "yes",
        "there",
        "here",
        "very",
        "just",
        "also",
        "too",
        "only",
        "all",
        "any",
        "some",
        "such",
        "own",
        "same",
        "both",
        "each",
        "every",
    ]
)
SHORTEST_NAME_KEY = 3


class Kinship:
    """The score of a pair of words, each given by its number in `norms`: equal words score their weight, kin a part of it.

    In order: equal, one name or spelling (`name_key`), number against number, near spelling, another word of the same class.
    """

    __slots__ = ("_known", "norms", "weights")

    def __init__(self, norms: list[str]) -> None:
        self.norms = norms
        self.weights = [0.5 if norm in FUNCTION else 1.0 for norm in norms]
        self._known: dict[tuple[int, int], float] = {}

    def score(self, a: int, b: int) -> float:
        """Return the score of two words, 0 to 1; symmetric."""
        if a == b:
            return self.weights[a]
        pair = (a, b) if a < b else (b, a)
        known = self._known.get(pair)
        if known is None:
            known = self._known[pair] = min(self.weights[a], self.weights[b]) * nearness(self.norms[a], self.norms[b])
        return known


def nearness(a: str, b: str) -> float:
    """Return how near two different words in normal form are, 0-1; 0.1 for words of one class that have nothing in common."""
    function = (a in FUNCTION) + (b in FUNCTION)
    if a[:1].isdigit() and b[:1].isdigit():
        return 0.5
    if function == 0:
        key = name_key(a)
        if len(key) >= SHORTEST_NAME_KEY and key == name_key(b):
            return 0.9
        alike = ratio(a, b) / 100
        if alike >= 0.6:
            return 0.2 + 0.6 * alike
    return 0.02 if function == 1 else 0.12
