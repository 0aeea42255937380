"""Fillers: words that a speaker says and an editor may drop ("you know", "well")."""

from __future__ import annotations

from collections.abc import Sequence

from compare.judge.phrases import listed_runs
from compare.judge.rows import Word
from compare.judge.rule import Different, Rule
from compare.judge.units import Unit, quoted
from compare.settings import Settings
from compare.text.words import listed, longest_phrase, phrase_starts, phrases

_BEFORE_KIND = frozenset(["that", "this", "any", "some", "a", "what", "the", "one", "every", "no", "these", "those"])


def apply(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain fillers that one reading has and the other has not."""
    for side, row in (("a", unit.row_a), ("b", unit.row_b)):
        for words, _ in listed_runs(unit, side, "fillers"):
            if words[-1].norm == "of" and words[0].place and row[words[0].place - 1].norm in _BEFORE_KIND:
                continue  # "that kind of language": a kind, no filler
            a, b = (words, []) if side == "a" else ([], words)
            unit.found(a, b, "filler", 1, f"a filler in one reading only: '{quoted(words)}'")


def only_fillers(words: Sequence[Word]) -> bool:
    """Say whether words at the edge of a reading are nothing but fillers: "Well, you know,"."""
    known, kinds = phrases("fillers"), listed("filler_kinds")
    norms, place = tuple([word.norm for word in words]), 0
    while place < len(norms):
        sizes = range(longest_phrase("fillers"), 0, -1)
        step = next((size for size in sizes if norms[place : place + size] in known), int(norms[place] in kinds))
        if not step:
            return False
        place += step
    return bool(norms)


def _words() -> frozenset[str]:
    return phrase_starts("fillers")


RULE = Rule(
    "filler",
    "Words that a speaker says and an editor may drop.",
    apply,
    different=(
        Different("We are, you know, ready for the storm", "We are ready for the storm", "filler", 1),
        Different("Well, then again, I am waiting for the match", "Well, I am waiting for the match", "filler", 1),
    ),
    words=_words,
)
