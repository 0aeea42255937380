"""Fillers: words that a speaker says and an editor may drop ("you know", "well")."""

from __future__ import annotations

from compare.judge.phrases import listed_runs
from compare.judge.rule import Different, Rule
from compare.judge.units import Unit, quoted
from compare.settings import Settings

# Words that are fillers only where they stand alone: elsewhere they carry the sentence.
_ALONE = frozenset(
    ["like", "right", "so", "now", "again", "look", "listen", "well", "yes", "folks", "indeed", "actually", "basically", "literally"]
)


def apply(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain fillers that one reading has and the other has not."""
    for side, other in (("a", unit.b), ("b", unit.a)):
        for words, _ in listed_runs(unit, side, "fillers"):
            if len(words) == 1 and words[0].norm in _ALONE and any(not word.function for word in other):
                continue
            a, b = (words, []) if side == "a" else ([], words)
            unit.found(a, b, "filler", 1, f"a filler in one reading only: '{quoted(words)}'")


RULE = Rule(
    "filler",
    "Words that a speaker says and an editor may drop.",
    apply,
    different=(
        Different("We are, you know, ready for the storm", "We are ready for the storm", "filler", 1),
        Different("Well, then again, I look forward to the match", "Well, I look forward to the match", "filler", 1),
    ),
)
