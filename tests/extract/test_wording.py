"""Marked words that report the speaker's own party from outside are flagged."""

from __future__ import annotations

from dataclasses import replace

from compare.extract.wording import REPORTERS_WORDING, flagged
from compare.model import Article


def flags(find, text: str, speaker: str | None) -> list[tuple[str, ...]]:
    found = [replace(quotation, speaker_name=speaker) for quotation in find(text)[0]]
    return [quotation.flags for quotation in flagged(Article(id="a", name="a", text=text), found)]


def test_a_president_whose_country_claimed_in_his_words_is_flagged(find):
    text = "Norlandian President Olaf Tarn met the press. “Norland claimed it was against fishing at night,” he added."
    assert flags(find, text, "Olaf Tarn") == [(REPORTERS_WORDING,)]


def test_his_words_on_another_country_are_not(find):
    text = "Norlandian President Olaf Tarn met the press. “Sudria claimed it was against fishing at night,” he added."
    assert flags(find, text, "Olaf Tarn") == [()]


def test_without_a_speaker_nothing_is_flagged(find):
    assert flags(find, "“Norland claimed it was against fishing,” he added.", None) == [()]
