"""Facts about moved words."""

from __future__ import annotations

from compare.collate import collated
from compare.settings import Settings


def links(*texts: str, settings: Settings | None = None) -> list[tuple[int, int]]:
    columns = collated(texts, [None] * len(texts), settings or Settings()).columns
    return [(number, column.moved) for number, column in enumerate(columns) if column.moved is not None and number < column.moved]


def test_a_run_that_stands_elsewhere_has_moved() -> None:
    assert len(links("After the long winter the miners came home", "The miners came home after the long winter")) == 4


def test_words_that_change_places_have_moved() -> None:
    assert links("cats and dogs", "dogs and cats") != []


def test_a_word_that_both_readings_repeat_has_not_moved() -> None:
    assert links("the bridge and the old bridge", "the bridge and the old bridge") == []


def test_another_spelling_of_a_repeated_name_has_not_moved() -> None:
    assert links("Rouhani spoke and Rohani left", "Rohani spoke and Rouhani left") == []


def test_a_light_word_has_not_moved() -> None:
    assert links("of all the miners came", "all the miners of it came") == []


def test_raising_the_weight_finds_fewer_moves() -> None:
    texts = ("Yesterday the council closed the theatre", "The council closed the theatre yesterday")
    assert links(*texts) != []
    assert links(*texts, settings=Settings(move_weight=5.0)) == []


def test_one_word_far_away_is_another_mention() -> None:
    filler = "the old harbour of the northern town was mended by forty miners in spring"
    texts = (f"yesterday {filler}", f"{filler} yesterday")
    assert links(*texts, settings=Settings(move_reach=5)) == []
    assert links(*texts, settings=Settings(move_reach=50)) != []
