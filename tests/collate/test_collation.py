"""Facts about collations: they rebuild every reading, and the order of input changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from compare.collate import collated
from compare.model import Collation
from compare.settings import Settings

WORDS = [
    "we",
    "stand",
    "with",
    "the",
    "miners",
    "Shi'ites",
    "Shias",
    "can't",
    "cannot",
    "not",
    "20",
    "bn",
    "…",
    "...",
    "[...]",
    "(now)",
    "well-known",
]
LINES = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
READINGS = st.lists(st.one_of(LINES, st.text(max_size=20)), min_size=1, max_size=6)


def rows(collation: Collation) -> list[str]:
    """Return what the cells of each row print, joined."""
    made = []
    for row, text in enumerate(collation.texts):
        spans = [column.cells[row].span for column in collation.columns]
        made.append("".join(text[span.start : span.end] for span in spans if span is not None))
    return made


def collate(*texts: str, parents: Sequence[int | None] | None = None) -> Collation:
    return collated(texts, parents or [None] * len(texts), Settings())


@given(READINGS)
def test_rows_rebuild_every_reading(texts: list[str]) -> None:
    assert rows(collate(*texts)) == texts


@given(READINGS, st.randoms(use_true_random=False))
def test_permuting_the_input_permutes_the_rows_and_changes_nothing_else(texts: list[str], random: object) -> None:
    order = list(range(len(texts)))
    random.shuffle(order)  # type: ignore[attr-defined]
    straight, mixed = collate(*texts), collate(*[texts[i] for i in order])
    assert [tuple(column.cells[i] for i in order) for column in straight.columns] == [column.cells for column in mixed.columns]
    assert [column.moved for column in straight.columns] == [column.moved for column in mixed.columns]


def test_empty_and_one_word_readings_work() -> None:
    assert rows(collate("", "a", "", "…", "   ", "!!!")) == ["", "a", "", "…", "   ", "!!!"]
    assert collate("").columns == ()
