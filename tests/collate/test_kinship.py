"""Facts about how near two words stand to each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.collate.kinship import affinities, nearness, weight

WORDS = st.one_of(
    st.sampled_from(["the", "not", "never", "we", "bridge", "harbour", "=20 ", "=30 usd"]), st.text("abehirst'", min_size=1, max_size=8)
)


@given(WORDS, WORDS)
def test_scores_are_symmetric_and_no_word_is_nearer_than_the_word_itself(a: str, b: str) -> None:
    assert affinities(a)[b] == affinities(b)[a]
    assert affinities(a)[b] <= affinities(a)[a] == weight(a) <= 1


def test_kin_comes_in_order() -> None:
    ranked = [
        nearness("harbor", "harbour"),
        nearness("rohani", "rouhani"),
        nearness("mended", "mending"),
        nearness("big", "large"),
        nearness("safe", "unsafe"),
        nearness("=20 ", "=30 "),
        nearness("bridge", "wisdom"),
        nearness("bridge", "of"),
    ]
    assert ranked == sorted(ranked, reverse=True)


def test_numbers_of_one_value_are_nearly_equal() -> None:
    assert nearness("=20 ", "=20 usd") > nearness("=20 ", "=21 ")


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert weight("the") < weight("never") < weight("harbour") == weight("zyzzyva")


def test_function_words_of_one_kind_stand_in_for_each_other() -> None:
    assert nearness("in", "on") > 0 > nearness("bridge", "on")


def test_a_pronoun_may_stand_for_a_name() -> None:
    assert nearness("microsoft", "we") > nearness("bridge", "on")
