"""What a reading did to its source's words, in one word."""

from __future__ import annotations

import pytest

from compare.collate import collated
from compare.judge import fidelity
from compare.settings import Settings

SAID = "We will keep the old harbour open through the winter, whatever the storms may bring."


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (SAID, "verbatim"),
        ("keep the old harbour open through the winter", "verbatim"),
        ("we will keep the old harbor open through the winter", "accidentals only"),
        ("We will keep the old harbour open … whatever the storms may bring.", "cut, with a mark"),
        ("[They] will keep the old harbour open through the winter", "bracketed"),
        ("We will keep the harbour open whatever the storms may bring.", "cut, without a mark"),
        ("We will never keep the old harbour open through the winter", "altered"),
        ("We will keep the old station open through the winter", "altered"),
    ],
)
def test_a_reading_is_as_true_as_its_gravest_change(printed: str, expected: str) -> None:
    collation = collated([SAID, printed], [None, 0], Settings())
    assert fidelity(collation, 0, 1, Settings()) == expected
