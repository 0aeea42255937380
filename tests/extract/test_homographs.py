"""Words that are names or other words; every sentence is made up."""

from __future__ import annotations

import pytest

from compare.extract import extracted
from compare.model import Article
from compare.settings import Settings


def speaker(text: str) -> tuple[str | None, str | None]:
    """Return the mention and the person of the last quotation."""
    last = extracted(Article("id", "name", text, lang="en"), Settings())[0][-1]
    return last.speaker, last.speaker_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour minister Judith May resigned. Mrs May said: “It is done.”", ("Mrs May", "Judith May")),
        ("Judith May resigned. May says it was “an honour” to serve.", ("May", "Judith May")),
        ("Judith May resigned in May. “It is done,” May said.", ("May", "Judith May")),
        ("Actor Will Quint has apologised, writing that he was “wrong”.", ("Actor Will Quint", "Will Quint")),
        ("Will Quint left. “It is done,” said Will.", ("Will", "Will Quint")),
        ("April Dahl won. Hope Marlow wrote: “Well done.”", ("Hope Marlow", "Hope Marlow")),
        ("The vote in May was close. Marlow said: “It is done.”", ("Marlow", "Marlow")),
        ("May the best crew win. “It is done,” Marlow said on May 3.", ("Marlow", "Marlow")),
        ("Will Marlow stay? “It is done,” the harbour master said.", ("the harbour master", "the harbour master")),
        ("In May Quint called it “a farce”.", ("Quint", "Quint")),
    ],
)
def test_a_word_is_a_name_where_the_words_beside_it_tell(text: str, expected: tuple[str, str]) -> None:
    assert speaker(text) == expected


def test_a_headline_in_capitals_makes_no_surname_of_a_verb() -> None:
    assert speaker("Marlow May Quit Harbour Board\nPoe said it was “time to go”.") == ("Poe", "Poe")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marling CEO Jonas Lee said it was “late”. He said Marling was sorry.", ("Marling CEO Jonas Lee", "Jonas Lee")),
        ("Marling’s CEO said it was “late”.", ("Marling’s CEO", "Marling’s CEO")),
        ("Standing by the pier, Ida Marlow said it was “late”.", ("Ida Marlow", "Ida Marlow")),
    ],
)
def test_a_word_in_ing_that_opens_a_sentence_is_a_name_where_the_text_has_it_as_one(text: str, expected: tuple[str, str]) -> None:
    assert speaker(text) == expected
