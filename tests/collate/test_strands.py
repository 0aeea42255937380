"""Facts about readings as rows of atoms."""

from __future__ import annotations

from compare.collate.pieces import pieces
from compare.collate.strands import strands


def atoms(*texts: str) -> list[list[str]]:
    return [strand.atoms for strand in strands(texts, [pieces(text) for text in texts])]


def test_a_word_is_parted_only_where_another_reading_parts_it() -> None:
    assert atoms("our healthcare", "our health care") == [["our", "health", "care"]] * 2
    assert atoms("our healthcare", "our health") == [["our", "healthcare"], ["our", "health"]]


def test_an_abbreviation_is_spelt_out_only_in_capitals_and_where_another_reading_spells_it_out() -> None:
    assert atoms("the US helped us", "the United States helped us")[0] == ["the", "united", "states", "helped", "us"]
    assert atoms("the US helped us", "they helped us")[0] == ["the", "us", "helped", "us"]


def test_each_atom_knows_its_word() -> None:
    (strand,) = strands(["we won't go"], [pieces("we won't go")])
    assert strand.atoms == ["we", "will", "not", "go"]
    assert strand.owners == [0, 1, 1, 2]


def test_a_mark_of_omission_breaks_before_the_first_atom_after_it() -> None:
    (strand,) = strands(["we … won't go"], [pieces("we … won't go")])
    assert 1 in strand.breaks
    assert 3 not in strand.breaks
