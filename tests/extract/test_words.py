"""The words outside the marks: every character is kept, every word has a class and its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.extract.vocabulary import Vocabulary, vocabulary
from compare.extract.words import Words, without_controls, words
from compare.model import Quotation

REACH = 800


def known(language: str = "en") -> Vocabulary:
    found = vocabulary(language)
    assert found is not None
    return found


def read(text: str, *places: tuple[int, int], language: str = "en", reach: int = REACH) -> Words:
    """Return the words of a text outside the quotations at these places."""
    quotations = [Quotation("a", "a", start, end, text[start:end]) for start, end in places]
    return words(text, quotations, 0, len(text), known(language), reach)


def classes(text: str, language: str = "en") -> list[tuple[str, str]]:
    found = read(text, language=language)
    return [(found.printed(i, i), code) for i, code in enumerate(found.classes)]


def test_a_title_keeps_its_full_stop_and_is_no_surname() -> None:
    assert classes("then Virginia Gov. Ida Lee")[1:] == [("Virginia", "N"), ("Gov.", "T"), ("Ida", "N"), ("Lee", "N")]


def test_an_initial_ends_no_sentence_and_a_full_stop_does() -> None:
    assert "".join(code for _, code in classes("Ida T. Lee left. Poe said")) == "NNNv.NV"


def test_a_title_behind_a_forename_is_a_surname() -> None:
    assert classes("then Ida King said")[1:3] == [("Ida", "N"), ("King", "N")]


def test_a_possessive_and_an_elision_come_apart() -> None:
    assert [word for word, _ in classes("Lee’s pier")] == ["Lee", "’s", "pier"]
    assert [word for word, _ in classes("a dit l'ingénieur", "fr")] == ["a", "dit", "l'", "ingénieur"]


def test_a_quotation_is_one_class_by_how_it_ends() -> None:
    text = "“Yes,” she said. “No.” “Why?”"
    assert read(text, (1, 5), (18, 21), (24, 28)).classes == "Q,pV.EF"


def test_of_a_long_gap_both_ends_are_read() -> None:
    text = "“a” " + "one two. " * 400 + "Lee said “b.”"
    found = read(text, (1, 2), (len(text) - 3, len(text) - 1), reach=100)
    assert len(found.classes) < 100
    last = len(found.classes) - 1
    assert [text[slice(*found.span(i, i))] for i in (last - 2, last - 1)] == ["Lee", "said"]


def test_characters_that_stand_for_quotations_are_blanks_in_a_text() -> None:
    assert without_controls("a\x01b\x02\x03") == "a b  "


pieces = st.sampled_from(
    ["Lee", "’s", " ", ". ", ".", "Mr.", "said", "U.S.", "\n", "D-N.Y.", ",", "!", "“", "—", "\x00", "\ud800", "the", "3rd"]
)


@given(st.lists(pieces, max_size=40).map("".join), st.sampled_from(["en", "fr", "ar", "ja"]))
def test_the_parts_rebuild_the_text_and_every_word_has_a_class_and_a_place(text: str, language: str) -> None:
    found = read(text, language=language)
    assert "".join(found.parts) == text
    assert len(found.parts) == 2 * len(found.classes) + 1
    for i in range(len(found.classes)):
        assert text[slice(*found.span(i, i))] == found.printed(i, i)
