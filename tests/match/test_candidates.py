import dataclasses

import numpy as np

from compare.match.candidates import candidates
from compare.match.terms import Vocabulary, table
from compare.settings import Settings

DEFAULT = Settings()
LONG = "the ferry will sail every day until the bridge over the strait stands"
TEXTS = (LONG, "the ferry will sail each day until the bridge stands", "frost took the apple blossom", "ferry", "the of and")


def found(texts: tuple[str, ...], settings: Settings = DEFAULT) -> set[tuple[int, int]]:
    vocabulary = Vocabulary()
    terms = table(texts, vocabulary, [{}] * len(texts), 1000, 0.0)
    a, b = candidates(terms, vocabulary.ranks(), settings)
    assert np.all(a < b)
    return set(zip(a.tolist(), b.tolist(), strict=True))


def test_texts_that_share_rare_words_meet_and_others_do_not() -> None:
    assert found(TEXTS) == {(0, 1), (0, 3), (1, 3)}


def test_a_crowded_word_leads_to_its_longest_holders_only() -> None:
    texts = (LONG, *(f"ferry {word}" for word in ("sank", "burned", "rested", "turned", "leaked")))
    crowded = dataclasses.replace(DEFAULT, posting_cap=3, hubs=1, least_looked_up=0.0)
    assert found(texts, crowded) == {(0, place) for place in range(1, 6)}


def test_large_runs_look_up_rare_grams_only() -> None:
    assert (0, 1) in found(TEXTS, dataclasses.replace(DEFAULT, probe_all=0, probes=2))


def test_nothing_leads_to_nothing() -> None:
    assert found(()) == found(("",)) == found(("", "")) == set()
