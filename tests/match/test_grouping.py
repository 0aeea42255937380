import numpy as np

from compare.match.grouping import NONE, Links, Trees, trees

FOUR = [0, 1, 2, 3]  # each reading in an article of its own


def hung(*links: tuple[int, int, int], articles: list[int] = FOUR, words: tuple[int, ...] = (9, 7, 5, 2)) -> Trees:
    a, b, score = (np.array(column, dtype=np.int64) for column in zip(*links, strict=True))
    return trees(np.array(articles), np.array(words), Links(a, b, score, score))


def groups(found: Trees) -> list[list[int]]:
    return [np.flatnonzero(found.root == root).tolist() for root in np.unique(found.root[found.root != NONE])]


def test_a_phrase_hangs_on_the_one_reading_that_it_fits_best_and_joins_no_two() -> None:
    assert groups(hung((0, 3, 80), (1, 3, 90))) == [[1, 3]]


def test_of_equals_the_fullest_is_the_parent() -> None:
    assert groups(hung((0, 3, 90), (1, 3, 90))) == [[0, 3]]


def test_a_group_is_a_tree_of_fuller_readings() -> None:
    found = hung((0, 1, 90), (1, 2, 70), (2, 3, 60))
    assert groups(found) == [[0, 1, 2, 3]]
    assert found.link.tolist() == [NONE, 0, 1, 2]
    assert found.parent.tolist() == [NONE, 0, 1, 2]


def test_readings_that_nothing_joins_are_in_no_group() -> None:
    assert groups(hung((0, 1, 90))) == [[0, 1]]
    assert groups(trees(np.array(FOUR), np.array(FOUR), Links(*(np.zeros(0, np.int64),) * 4))) == []


def test_a_phrase_that_an_article_repeats_hangs_on_the_utterance_that_another_article_reports() -> None:
    # 0 and 2 are of one article; 2 fits 0's sentence best, but only 1's is reported elsewhere (by 3).
    found = hung((0, 2, 95), (1, 2, 70), (1, 3, 90), articles=[0, 1, 0, 3])
    assert groups(found) == [[1, 2, 3]]
    assert found.link.tolist() == [NONE, NONE, 1, 2]


def test_of_readings_with_as_many_words_one_that_is_left_alone_hangs_on_the_other() -> None:
    # 2 hangs on 0, so that 1, which goes with 2 alone, would be left.
    found = hung((0, 2, 90), (1, 2, 70), words=(9, 5, 5, 2))
    assert groups(found) == [[0, 1, 2]]
    assert found.parent.tolist() == [NONE, 2, 0, NONE]
    assert groups(hung((0, 2, 90), (1, 2, 70), words=(9, 6, 5, 2))) == [[0, 2]]
