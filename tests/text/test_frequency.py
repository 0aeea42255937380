import math

from compare.text.frequency import information, is_listed, share


def test_common_words_tell_less_than_rare_ones() -> None:
    assert information("the") < 1 < information("unity") < information("malarkey")


def test_an_unlisted_word_counts_as_rare_as_the_rarest() -> None:
    assert not is_listed("qxzv")
    assert information("qxzvword") >= information("snafu") - 1


def test_short_unlisted_words_figures_and_ideographs_count_less() -> None:
    assert information("7") < information("1979") < information("qxzvword")
    assert information("和") < information("qxzvword")
    assert information("və") < information("qxzvword")


def test_shares_are_shares() -> None:
    assert 0 < share("the") < 0.1
    assert math.isclose(information("the"), -math.log(1 - (1 - share("the")) ** 20))
