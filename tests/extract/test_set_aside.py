"""Titles, nicknames, names and scare quotes are told apart, counted and kept."""

from __future__ import annotations

import pytest

from compare.extract import extracted
from compare.model import Article
from compare.settings import Settings


def reasons(find, text: str, lang: str | None = None) -> list[tuple[str, str]]:
    return [(one.text, one.reason) for one in find(text, lang)[1]]


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("The film “A Pier in Winter” opened on Friday.", "A Pier in Winter", "title"),
        ("She spoke on Channel Two’s “Morning Tide” and laughed.", "Morning Tide", "title"),
        ("He hosts the podcast “Salt.” It rained.", "Salt.", "title"),
        ("Thomas “Tiny” Odell won the race.", "Tiny", "nickname"),
        ("“It was a long night,” said a sailor who goes by the name “Tiny.”", "Tiny.", "nickname"),
        ("The so-called “blue wave” never came.", "blue wave", "so-called"),
    ],
)
def test_what_is_no_quotation_is_set_aside_with_the_reason(find, text, words, reason):
    assert (words, reason) in reasons(find, text)


def test_names_in_german_are_set_aside_and_phrases_are_not(find):
    text = "Das Magazin „Blaue Woche“ nannte den Plan „völlig verfehlt“."
    assert reasons(find, text, "de") == [("Blaue Woche", "name")]
    assert [quotation.text for quotation in find(text, "de")[0]] == ["völlig verfehlt"]


def test_what_was_a_title_once_is_one_everywhere(find):
    text = "The film “A Pier in Winter” opened on Friday. Odell said she liked “A Pier in Winter” best."
    assert [words for words, _ in reasons(find, text)] == ["A Pier in Winter", "A Pier in Winter"]


def test_title_marks_of_chinese_name_works(find):
    kept, aside = find("她说：“走吧。”《蓝色码头》昨天上映。", "zh")
    assert [quotation.text for quotation in kept] == ["走吧。"]
    assert [(one.text, one.reason) for one in aside] == [("蓝色码头", "title")]


def test_speech_in_title_case_stays_a_quotation(find):
    assert reasons(find, "“Paint It Blue!” the crowd shouted.") == []


def test_every_marked_stretch_is_either_kept_or_set_aside(find):
    kept, aside = find("The film “A Pier in Winter” is “a gift,” said Thomas “Tiny” Odell.")
    assert len(kept) + len(aside) == 3


def test_where_two_of_a_list_are_titles_all_are() -> None:
    text = "The topics were “The Harbour and Pier Records,” “The Old Court,” “Fish-19,” and “Race in our Ports,” the board announced."
    found, aside = extracted(Article("id", "name", text, lang="en"), Settings())
    assert not found
    assert {one.reason for one in aside} == {"title"}
