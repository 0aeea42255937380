import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.match.alignment import Alignments
from compare.match.scoring import COEFFICIENTS, Features, plain, with_beside, with_subjects
from compare.match.terms import MICRO

FIRST = np.array([0])
NATS = st.floats(0, 120)


def features(aligned: float, told: float, words: int = 8) -> Features:
    """Return the features of one pair: nats aligned in one stretch of four words, of `told` that the lighter side holds."""
    found = Alignments(np.array([aligned]), np.array([4]), np.array([aligned]), np.array([aligned]), np.ones(1, dtype=bool), [])
    return plain(found, np.array([round(told * MICRO)]), np.array([words]), np.array([0]))


def score(given: Features) -> float:
    return float(given.scores()[0])


def beside(given: Features, nats: float) -> Features:
    return with_beside(given, FIRST, np.array([round(nats * MICRO)]))


@given(NATS, NATS, NATS)
def test_more_around_never_lowers_a_score_and_none_exceeds_the_best(aligned: float, one: float, other: float) -> None:
    given = features(aligned, 40.0)
    less, more = (score(beside(given, nats)) for nats in sorted((one, other)))
    assert less <= more <= float(given.at_best()[0])


def test_what_is_not_known_to_stand_around_counts_more_than_nothing_and_less_than_much() -> None:
    given = features(12.0, 12.0)
    assert score(beside(given, 0.0)) < score(given) == score(with_beside(given, FIRST, np.array([-1]))) < score(beside(given, 40.0))


def test_the_same_words_tell_more_where_the_longer_side_says_little_else() -> None:
    assert score(features(20.0, 20.0, words=40)) < score(features(20.0, 20.0, words=4))


def test_articles_about_other_things_lower_a_score() -> None:
    given = features(30.0, 30.0)
    assert score(with_subjects(given, FIRST, np.array([1.0]))) < score(given)


def test_every_term_has_its_coefficient() -> None:
    assert list(features(10.0, 20.0).terms()) == list(COEFFICIENTS)
