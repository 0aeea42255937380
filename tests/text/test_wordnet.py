"""WordNet's files by path: synonyms of its frequent senses; no folder, no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare import collate, judge
from compare.errors import SettingsError
from compare.settings import Settings
from compare.text.wordnet import share_sense, wordnet

# A dictionary of four words in WordNet's format; offsets are places in the data file.
HEAD = "  1 made for a test\n"
SYNSETS = ("02 dour 0 glum 0 000 | low in spirits", "02 jolly 0 merry(a) 0 000 | high in spirits")
INDEX = (("dour", 0), ("glum", 0), ("jolly", 1), ("merry", 1))


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Return a folder with a tiny dictionary of adjectives."""
    for kind in ("noun", "verb", "adj", "adv"):
        data, offsets = HEAD, []
        for synset in SYNSETS if kind == "adj" else ():
            offsets.append(len(data))
            data += f"{len(data):08} 00 a {synset}\n"
        (tmp_path / f"data.{kind}").write_text(data, encoding="ascii")
        entries = [f"{word} a 1 0 1 1 {offsets[place]:08}  \n" for word, place in INDEX if offsets]
        (tmp_path / f"index.{kind}").write_text(HEAD + "".join(entries), encoding="ascii")
    return str(tmp_path)


def test_words_of_one_synset_share_a_sense(folder: str) -> None:
    assert share_sense(folder, "glum", "dour")
    assert share_sense(folder, "merry", "jolly")
    assert not share_sense(folder, "merry", "dour")


@pytest.mark.parametrize("word", ["", "zzz", "aaa", "gl um", "\u00fcber", "\n"])
def test_a_word_that_is_not_there_is_related_to_nothing(folder: str, word: str) -> None:
    assert wordnet(folder).synonyms(word) == frozenset()
    assert not share_sense(folder, word, "glum")


def test_the_judge_asks_it_only_when_it_is_named(folder: str) -> None:
    a, b = "The people in the hall were glum about it", "The people in the hall were dour about it"
    types = []
    for settings in (Settings(), Settings(wordnet=folder)):
        collation = collate.collated([a, b], [None, 0], settings)
        types.append(judge.judged_pair(collation, settings).types)
    assert [("synonym" in found, "lexical" in found) for found in types] == [(False, True), (True, False)]


def test_a_folder_without_it_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"index\.noun"):
        share_sense(str(tmp_path), "glum", "dour")
