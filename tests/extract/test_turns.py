"""Pieces of one turn of speech share its number."""

from __future__ import annotations


def turns(find, text: str, lang: str | None = None) -> list[int]:
    return [quotation.turn for quotation in find(text, lang)[0]]


def test_the_reporters_clause_interrupts_a_turn(find):
    assert turns(find, "“We paint,” Odell said, “and we sing.”") == [0, 0]
    assert turns(find, "“We paint,” Odell said. “And we sing.”") == [0, 0]
    assert turns(find, "„Wir malen“, sagte Odell, „und wir singen.“", "de") == [0, 0]


def test_another_sentence_between_them_parts_turns(find):
    assert turns(find, "“We paint,” Odell said. The pier is old. “And we sing.”") == [0, 1]
    assert turns(find, "“We paint,” Odell said.He left the pier.“And we sing.”") == [0, 1]


def test_fragments_in_one_sentence_are_turns_of_their_own(find):
    assert turns(find, "Odell called it “lovely” and “a gift” on Friday.") == [0, 1]


def test_a_reopened_paragraph_continues_the_turn(find):
    assert turns(find, "“We paint.\n\n“We sing.\n\n“We dance,” Odell said.\n\n“I cook,” Park said.") == [0, 0, 0, 1]


def test_a_closed_paragraph_ends_the_turn(find):
    assert turns(find, "“We paint,” Odell said.\n\n“I cook,” Park said.") == [0, 1]
