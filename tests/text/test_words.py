"""What the word lists know, and what they must not claim."""

from __future__ import annotations

import pytest

from compare.text import words


@pytest.mark.parametrize(
    ("a", "b"),
    [("interfere", "interfering"), ("was", "is"), ("countries", "country"), ("ran", "run"), ("hope", "hoped"), ("honour", "honors")],
)
def test_forms_of_one_word_share_a_base(a: str, b: str) -> None:
    assert words.same_lemma(a, b)


@pytest.mark.parametrize(("a", "b"), [("process", "progress"), ("hope", "horse"), ("thing", "think"), ("bus", "but")])
def test_other_words_share_none(a: str, b: str) -> None:
    assert not words.same_lemma(a, b)


@pytest.mark.parametrize(("a", "b"), [("strong", "strongly"), ("organise", "organisation"), ("improve", "improvement")])
def test_words_of_one_root_are_known_by_their_endings(a: str, b: str) -> None:
    assert words.same_root(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [("legal", "illegal"), ("harmful", "harmless"), ("accepted", "rejects"), ("best", "worst"), ("truth", "lie"), ("won", "lost")],
)
def test_opposites_are_known_in_any_form_and_both_ways(a: str, b: str) -> None:
    assert words.opposed(a, b)
    assert words.opposed(b, a)


@pytest.mark.parametrize(("a", "b"), [("side", "inside"), ("prove", "improve"), ("form", "inform"), ("play", "display"), ("run", "ran")])
def test_a_prefix_by_chance_makes_no_opposite(a: str, b: str) -> None:
    assert not words.opposed(a, b)


@pytest.mark.parametrize(("a", "b"), [("responsibility", "duty"), ("countries", "nations"), ("halted", "stops")])
def test_near_synonyms_are_known_in_any_form(a: str, b: str) -> None:
    assert words.synonyms(a, b)
    assert not words.opposed(a, b)


@pytest.mark.parametrize(
    ("british", "american"), [("labour", "labor"), ("programme", "program"), ("organised", "organized"), ("mill", "mill")]
)
def test_british_spellings_have_their_american_ones(british: str, american: str) -> None:
    assert words.american(british) == american


def test_people_and_what_they_believe_are_two_things() -> None:
    assert words.person_and_thing("terrorists", "terrorism")
    assert not words.person_and_thing("farms", "farming")


def test_every_list_says_where_it_comes_from() -> None:
    folder = words.Path(words.__file__).parent / "lists"
    for path in folder.iterdir():
        if path.suffix in (".txt", ".tsv"):
            head = path.read_text(encoding="utf-8")[:600]
            assert "Source:" in head, path.name


def test_no_pair_is_listed_as_synonym_and_as_opposite_by_hand() -> None:
    groups = [line.split() for line in words._lines("synonyms.tsv")]
    both = [(a, b) for group in groups for a in group for b in group if a < b and b in words._against().get(a, frozenset())]
    assert both == []
