import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.stems import stem


@pytest.mark.parametrize(
    "words",
    [
        ("interfere", "interferes", "interfered", "interfering"),
        ("stop", "stops", "stopped", "stopping"),
        ("carry", "carries", "carried", "carrying"),
        ("organise", "organised", "organize", "organizing"),
        ("labour", "labor", "labours"),
        ("class", "classes"),
        ("hope", "hopes", "hoped"),
        ("Iran".lower(), "iranian", "iranians"),
        ("shia", "shias", "shi'ites", "shiite"),
    ],
)
def test_forms_of_one_word_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(("a", "b"), [("news", "new"), ("this", "the"), ("sunni", "shia"), ("iran", "iraq"), ("morning", "morn")])
def test_other_words_do_not(a: str, b: str) -> None:
    assert stem(a) != stem(b)


@given(st.text())
def test_any_text_has_a_stem(word: str) -> None:
    assert isinstance(stem(word), str)
