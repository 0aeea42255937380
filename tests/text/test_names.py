"""Spellings of one name meet, names of two people stay apart; on lists collected for this purpose."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.names import name_key, same_name

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def rows(name: str) -> list[list[str]]:
    lines = (BENCHMARKS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


def test_spellings_of_one_name_are_recognised() -> None:
    pairs = [pair for group in rows("name_variants.tsv") for pair in combinations(group, 2)]
    missed = [pair for pair in pairs if not same_name(*pair)]
    assert 1 - len(missed) / len(pairs) >= 0.93, missed


def test_names_that_look_alike_are_kept_apart() -> None:
    merged = [pair for pair in rows("name_confusables.tsv") if same_name(pair[0], pair[1])]
    assert len(merged) <= 3, merged


@pytest.mark.parametrize("name", ["Kovalchuk", "Kowalchuk", "Kowalczuk", "Kowaltschuk"])
def test_a_slavic_name_is_one_in_english_polish_and_german_spelling(name: str) -> None:
    assert same_name(name, "Kowalczuk")
    assert same_name("Kovalchuk", name)
    assert name_key(name) == name_key("Kovalchuk")
    assert not same_name(name, "Kovalenko")


@pytest.mark.parametrize(
    ("german", "english"), [("Schukow", "Zhukov"), ("Breschnew", "Brezhnev"), ("Tschechow", "Chekhov"), ("Iwanow", "Ivanov")]
)
def test_german_writes_two_sounds_alike(german: str, english: str) -> None:
    assert same_name(german, english)


def test_khamenei_and_khomeini_are_two_men() -> None:
    assert not same_name("Khamenei", "Khomeini")
    assert name_key("Khamenei") != name_key("Khomeini")


@given(st.text(max_size=20), st.text(max_size=20))
def test_being_one_name_is_mutual_and_never_fails(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a)
    assert same_name(a, a)
