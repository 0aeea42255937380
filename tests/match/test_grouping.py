import numpy as np

from compare.match.grouping import grouped
from compare.model import Match, Quotation


def quotation(name: str, text: str) -> Quotation:
    return Quotation(name, name, 0, len(text), text)


FOUR = tuple(quotation(name, "x" * length) for name, length in (("a", 9), ("b", 7), ("c", 5), ("d", 2)))


def pair(one: int, other: int, score: float, same: bool = True) -> Match:
    return Match(FOUR[one].id, FOUR[other].id, score, "fragment", same, 1.0, score)


def groups(*pairs: tuple[int, int, Match]) -> list[list[str]]:
    a, b, matches = zip(*pairs, strict=True)
    found, _ = grouped(FOUR, matches, np.array(a), np.array(b))
    return [[reading.quotation[0] for reading in group] for group in found]


def test_a_phrase_hangs_on_the_one_reading_that_it_fits_best_and_joins_no_two() -> None:
    assert groups((0, 3, pair(0, 3, 80)), (1, 3, pair(1, 3, 90))) == [["b", "d"]]


def test_of_equals_the_fullest_is_the_parent() -> None:
    assert groups((0, 3, pair(0, 3, 90)), (1, 3, pair(1, 3, 90))) == [["a", "d"]]


def test_a_group_is_a_tree_of_longer_readings() -> None:
    assert groups((0, 1, pair(0, 1, 90)), (1, 2, pair(1, 2, 70)), (2, 3, pair(2, 3, 60))) == [["a", "b", "c", "d"]]


def test_pairs_below_the_line_join_nothing() -> None:
    assert groups((0, 1, pair(0, 1, 90)), (1, 2, pair(1, 2, 10, same=False))) == [["a", "b"]]


def test_a_pair_across_two_groups_is_not_said_to_be_one_utterance() -> None:
    pairs = (pair(0, 3, 80), pair(1, 3, 90))
    _, kept = grouped(FOUR, pairs, np.array([0, 1]), np.array([3, 3]))
    assert [one.same_utterance for one in kept] == [False, True]


def test_a_phrase_that_an_article_repeats_hangs_on_the_utterance_that_another_article_reports() -> None:
    # a and c are of one article; c fits a's sentence best, but only b's is reported elsewhere (by d).
    repeated = (FOUR[0], FOUR[1], quotation("a", "x" * 5), FOUR[3])
    links = [(0, 2, 95), (1, 2, 70), (1, 3, 90)]
    matches = [Match(repeated[x].id, repeated[y].id, score, "fragment", True, 1.0, score) for x, y, score in links]
    (group,), _ = grouped(repeated, matches, np.array([0, 1, 1]), np.array([2, 2, 3]))
    assert [reading.quotation for reading in group] == [repeated[1].id, repeated[2].id, repeated[3].id]
    assert [reading.parent for reading in group[1:]] == [repeated[1].id, repeated[1].id]
