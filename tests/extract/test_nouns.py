"""What a noun phrase says of a person."""

from __future__ import annotations

import pytest

from compare.extract.nouns import noun


@pytest.mark.parametrize(
    ("classes", "words", "name"),
    [
        ("NN", "Ida Lee", "Ida Lee"),
        ("RNN", "mayor Ida Lee", "Ida Lee"),
        ("TNNN", "Mr. Ida Lee Jr.", "Ida Lee"),
        ("DNN", "the Harbour Board", ""),
        ("NoN", "Lee of Ayr", "Lee"),
    ],
)
def test_the_name_stands_at_the_head_without_titles_and_suffixes(classes: str, words: str, name: str) -> None:
    assert " ".join(noun("en", classes, *words.split()).name) == name


def test_the_words_before_a_name_describe_its_bearer_and_tell_the_gender() -> None:
    found = noun("en", "jTNN", "Welsh", "Mrs.", "Ida", "Lee")
    assert (found.described, found.gender) == (("welsh", "mrs"), "f")


def test_a_role_can_mean_somebody_known_unless_it_is_one_of_many() -> None:
    assert noun("en", "DjR", "the", "Welsh", "minister").definite
    assert not noun("en", "DjR", "a", "Welsh", "minister").definite


def test_an_article_and_adjectives_before_a_surname_mean_its_bearer() -> None:
    assert noun("en", "DxN", "an", "angry", "Lee").surname == "Lee"
