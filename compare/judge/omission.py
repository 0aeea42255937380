"""Omission: words that one reading has and the other lacks, without a mark."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from compare.judge.negation import idle
from compare.judge.rows import Row, Word
from compare.judge.rule import Different, Rule
from compare.judge.units import LONG, Unit, quoted, runs
from compare.model import Severity
from compare.settings import Settings
from compare.text.words import lemmas, listed, synonyms

# Words beside a noun among which the others stand that it is joined to.
NEAR = 3
_AND = frozenset(["and", "or", "nor"])
_COPULAS = frozenset(["is", "are", "was", "were", "be", "will", "do", "does", "did", "has", "have", "can", "should", "must"])
# "Those who will have been hurt", "those hurt".
_RELATIVES = frozenset(["who", "which", "that"])
_FRAME = frozenset(["is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "do", "does", "did"])


def apply(unit: Unit, settings: Settings) -> None:
    """Explain a longer stretch that the other reading lacks as a whole, before other rules look at its single words."""
    if bool(unit.a) == bool(unit.b):
        return
    side = "a" if unit.a else "b"
    for run in runs(list(unit.a or unit.b)):
        content = [word for word in run if not word.function]
        if len(run) < settings.omission_length or (not content and len(run) < LONG) or denies(run, unit, side):
            continue
        a, b = (run, []) if side == "a" else ([], run)
        if run[0].norm in _RELATIVES and all(word.norm in _FRAME for word in run[1:]):
            unit.found(a, b, "function-word", 1, f"a relative clause in full in one reading: '{quoted(run)}'")
        else:
            unit.found(a, b, "omission", 2, _reason(run))


def denies(run: list[Word], unit: Unit, side: str) -> bool:
    """Say whether an added stretch denies what the shared words say: "is not our job: it is the duty"."""
    negators, row = listed("negators"), unit.row_a if side == "a" else unit.row_b
    if run[-1].norm in negators and not idle(run[-1], row):
        return True  # "a witness, not (a suspect)"
    places = [place for place, word in enumerate(run) if word.norm in negators]
    if not places or (places[0] > 0 and run[places[0] - 1].norm not in _COPULAS):
        return False
    after = [word for word in run[places[0] + 1 :] if not word.function]
    near = [word for word in row[run[-1].place + 1 : run[-1].place + 9] if not word.function]
    if _contrasted(row[places[0] + run[0].place : run[-1].place + 4]):
        return True
    return any(word.norm != one.norm and synonyms(word.norm, one.norm) for word in after for one in near)


def _contrasted(words: Sequence[Word]) -> bool:
    """Say whether a denial goes on with what is true instead: "not our job: it's the duty"; "not right. It's not fair" denies twice."""
    for place, (x, y) in enumerate(pairwise(words)):
        if x.norm in ("it", "this", "that", "they") and y.norm in ("is", "was", "are", "were"):
            if words[place + 2 :][:1] and words[place + 2].norm in listed("negators"):
                return False
            return not place or words[place - 1].norm not in ("but", "and", "if", "that", "think", "say")
    return False


def _reason(words: list[Word]) -> str:
    negators, quantities = listed("negators"), listed("quantity")
    held = []
    if any(word.norm in negators for word in words):
        held.append("a negation")
    if any(word.norm[:1].isdigit() for word in words):
        held.append("a number")
    if any(word.norm in quantities for word in words):
        held.append("a quantity")
    if any(word.text[:1].isupper() and not word.function and word.place for word in words):
        held.append("a name")
    what = f", with {' and '.join(held)}" if held else ""
    return f"in one reading only, unmarked{what}: '{quoted(words)}'"


def left_out(words: list[Word], row: Row, text: str, settings: Settings) -> tuple[Severity, str]:
    """Return severity and reason of a short omission in a reading; a short one matters where it is one of several that are named."""
    content = [word for word in words if not word.function]
    long = len(content) >= settings.omission_words or len(words) >= settings.omission_length
    return 2 if long or _one_of_several(words, row, text) else 1, _reason(words)


def _one_of_several(words: list[Word], row: Row, text: str) -> bool:
    """Say whether words are a noun joined to others by "and" or commas: "the wall, (the gate) and the tower", and no synonym beside it."""
    content = [word for word in words if not word.function]
    if not content or lemmas(content[-1].norm).isdisjoint(listed("nouns_wordnet")):
        return False
    near = row.pieces[max(0, words[0].place - NEAR) : words[0].place] + row.pieces[words[-1].place + 1 : words[-1].place + 1 + NEAR]
    if any(synonyms(piece.norm, content[-1].norm) for piece in near):
        return False
    before, after = (
        row[words[0].place - 1] if words[0].place else None,
        row[words[-1].place + 1] if words[-1].place + 1 < len(row) else None,
    )
    if words[0].norm in _AND or words[-1].norm in _AND:
        return True
    opened = before is not None and (before.norm in _AND or "," in text[before.end : words[0].start])
    closed = after is not None and (after.norm in _AND or "," in text[words[-1].end : after.start])
    return opened and closed


RULE = Rule(
    "omission",
    "Words that one reading has and the other lacks, without a mark.",
    apply,
    different=(
        Different("We condemn the strike, the lockout and the fines, and go home", "We condemn the strike and go home", "omission", 2),
        Different("We sent a new message to the town", "We sent a message to the town", "omission", 1),
    ),
)
