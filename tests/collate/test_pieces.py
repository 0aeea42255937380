"""Facts about the pieces of a reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.collate.pieces import Pieces, pieces


def shown(text: str) -> list[str]:
    found = pieces(text)
    return [text[slice(*span)] for span in found.spans]


def tiles(text: str, found: Pieces) -> str:
    return "".join(text[start:end] for start, end in sorted([*found.spans, *found.ellipses.values()]))


@given(st.text(alphabet="ab .,…[]()'\"-–$%20bn\n", max_size=40))
def test_words_and_marks_of_omission_tile_the_text(text: str) -> None:
    assert tiles(text, pieces(text)) == text


@given(st.text(alphabet="ab .,…[]()'\"-–$%20bn\n", max_size=40))
def test_each_word_stands_as_printed_in_its_span(text: str) -> None:
    found = pieces(text)
    assert [text[slice(*span)] for span in found.spans] == found.printed


@given(st.text(max_size=30))
def test_any_text_is_tiled(text: str) -> None:
    assert tiles(text, pieces(text)) == text


def test_punctuation_goes_with_the_word_before_and_opening_marks_with_the_word_after() -> None:
    assert shown('He (the mayor) said: "go", and left.') == ["He ", "(the ", "mayor) ", "said: ", '"go", ', "and ", "left."]


@pytest.mark.parametrize("mark", ["…", "...", ". . .", "[...]", "[…]", "(...)", "....", "… …"])
def test_every_way_to_print_an_omission_is_a_mark_of_its_own(mark: str) -> None:
    text = f"We {mark} go"
    assert pieces(text).ellipses == {1: (3, 4 + len(mark))}
    assert shown(text) == ["We ", "go"]


def test_marks_that_stand_alone_go_with_the_word_before() -> None:
    assert shown("We sail — at dawn — & not later") == ["We ", "sail — ", "at ", "dawn — & ", "not ", "later"]
    assert shown("— We sail") == ["— We ", "sail"]


def test_an_omission_may_stand_first_and_last() -> None:
    assert pieces("...we go…").ellipses == {0: (0, 3), 2: (8, 9)}


def test_the_dots_of_an_abbreviation_are_no_omission() -> None:
    assert pieces("the U.S. and the U.N.").ellipses == {}
    assert pieces("the U.S. ... and").ellipses == {2: (9, 13)}


def test_a_contraction_stands_for_its_words() -> None:
    assert pieces("we won't go").contracted == {1: ("will", "not")}


def test_a_number_of_several_words_is_one_word() -> None:
    assert shown("about 20 billion dollars, or $20bn") == ["about ", "20 billion dollars, ", "or ", "$20bn"]
    one, other = pieces("20 billion dollars").norms, pieces("$20bn").norms
    assert one == other


def test_a_unit_of_measure_is_a_word_of_its_own() -> None:
    assert shown("for ten years") == ["for ", "ten ", "years"]


def test_numbers_parted_by_punctuation_are_not_joined() -> None:
    assert shown("20, 30 men") == ["20, ", "30 ", "men"]


def test_a_text_without_words_is_one_piece() -> None:
    assert shown("?!") == ["?!"]
    assert shown("") == []
    assert pieces(" … ").ellipses == {0: (0, 3)}
