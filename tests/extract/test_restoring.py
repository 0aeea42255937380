"""A lost mark is put where it most likely stood."""

from __future__ import annotations

import pytest

from compare.extract.cues import lexicon
from compare.extract.restoring import clause_after, ends_in_clause, lost_end, lost_start

ENGLISH = lexicon("en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We paint the pier, Odell said. It rained.", "We paint the pier,"),
        ("We paint the pier, said the mayor of the town. It rained.", "We paint the pier,"),
        ("We paint the pier, Mr. Odell said. It rained.", "We paint the pier,"),
        ("We paint, and we sing, Ann Odell, the mayor, told the crowd. It rained.", "We paint, and we sing,"),
        ("Do we paint? she asked. It rained.", "Do we paint?"),
        ("We paint. It is our pier.", "We paint. It is our pier."),
        ("a gift to the town, but he would not pay for it.", "a gift to the town,"),
        ("a gift to the town. He would not pay for it.", "a gift to the town."),
    ],
)
def test_a_lost_closing_mark_stood_before_the_reporters_words(text, words):
    assert text[: lost_end(text, 0, len(text), ENGLISH)] == words


def test_speech_about_what_one_said_oneself_is_no_reporters_clause():
    assert clause_after("We paint, I said to him, and we sing.", 0, 37, ENGLISH) == 0


def test_a_paragraph_that_ends_in_a_clause_has_lost_its_mark_and_another_has_not():
    text = "We paint. We sing, he said."
    assert text[: ends_in_clause(text, 0, len(text), ENGLISH)] == "We paint. We sing,"
    assert ends_in_clause("They came, he said, and left. We sing.", 0, 38, ENGLISH) == 0


def test_a_lost_opening_mark_stood_after_the_introduction_or_at_the_start():
    text = "Odell said: We paint the pier."
    assert text[lost_start(text, 0, None, len(text), ENGLISH) :].strip() == "We paint the pier."
    assert lost_start("We paint the pier.", 0, None, 18, ENGLISH) == 0


def test_without_cue_words_the_sentence_decides():
    text = "We paint. It is our pier, Odell said"
    assert text[: lost_end(text, 0, len(text), None)] == "We paint."
