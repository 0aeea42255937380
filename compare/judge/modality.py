"""Modality: how sure, how binding, how possible (may, will, must), and the frames of opinion (I think)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from compare.judge.phrases import listed_runs
from compare.judge.rows import Word
from compare.judge.rule import Different, Rule, Same
from compare.judge.units import Unit, in_order, quoted
from compare.settings import Settings
from compare.text.words import opposed, phrase_starts

_CLASSES = {
    "will": "will", "shall": "will", "would": "would", "must": "must", "should": "should", "ought": "should", "may": "may", "might": "may",
    "could": "could", "can": "can",
}  # fmt: skip
# Words that are modal only before "to" (or, for "had better", as they stand).
_BEFORE_TO = {
    "going": "will", "have": "must", "has": "must", "had": "must", "got": "must", "need": "must", "needs": "must", "needed": "must",
    "able": "can", "unable": "can", "supposed": "should", "bound": "will", "set": "will", "intend": "will", "intends": "will",
    "plan": "will", "plans": "will", "forced": "must", "obliged": "must", "compelled": "must", "required": "must", "ordered": "must",
    "allowed": "may", "permitted": "may", "free": "may", "entitled": "may", "expected": "should", "due": "will",
}  # fmt: skip
_COPULAS = frozenset(["be", "is", "are", "was", "were", "am", "being", "been"])
# Denied, these forbid alike: "must not", "cannot", "may not". Before verbs of the senses "could" only tells what was ("could hear").
_FORBIDDING = frozenset(["must", "can", "may"])
_PERCEIVED = frozenset(["hear", "see", "feel", "smell", "tell", "remember"])
# Changes that leave the claim as strong: back-shift in reported speech, and can or could.
_NEAR = (frozenset(["will", "would"]), frozenset(["can", "could"]), frozenset(["may", "could"]))


def apply(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain modal verbs, hedges, opinion frames and conditions."""
    _verbs(unit)
    _frames(unit)


def modal(word: Word, row: Sequence[Word]) -> str:
    """Return the class of a modal verb in its row, "" for any other word."""
    if word.norm in _CLASSES:
        return _CLASSES[word.norm]
    if word.norm in _BEFORE_TO and word.place + 1 < len(row) and row[word.place + 1].norm == "to":
        return _BEFORE_TO[word.norm]
    return ""


def _modals(unit: Unit, side: str) -> list[tuple[list[Word], str]]:
    words, row = (unit.a, unit.row_a) if side == "a" else (unit.b, unit.row_b)
    found = []
    for word in words:
        kind = modal(word, row)
        if kind:
            beside = [] if word.norm in _CLASSES else _beside(word, words)
            found.append((in_order([word, *beside]), kind))
    return found


def _beside(word: Word, words: Sequence[Word]) -> list[Word]:
    """Return the "are" before and the "to" after a word that is modal with them ("are going to")."""
    return [one for one in words if one.place == word.place + 1 or (one.place == word.place - 1 and one.norm in _COPULAS)]


def _verbs(unit: Unit) -> None:
    left, right = _modals(unit, "a"), _modals(unit, "b")
    for (a, kind_a), (b, kind_b) in zip(left, right, strict=False):
        if kind_a == kind_b:
            unit.found(a, b, "modality", 1, f"two modal verbs of one strength: '{quoted(a)}' and '{quoted(b)}'")
        else:
            forbidden = {kind_a, kind_b} <= _FORBIDDING and _denied(a, unit.row_a) and _denied(b, unit.row_b)
            severity = 1 if forbidden or frozenset([kind_a, kind_b]) in _NEAR else 2
            unit.found(a, b, "modality", severity, f"another modal verb: '{quoted(a)}' and '{quoted(b)}'")
    for words, kind in left[len(right) :]:
        _alone(unit, words, kind, "a")
    for words, kind in right[len(left) :]:
        _alone(unit, words, kind, "b")


def _denied(words: list[Word], row: Sequence[Word]) -> bool:
    return words[-1].place + 1 < len(row) and row[words[-1].place + 1].norm == "not"


def _has(word: Word, row: Sequence[Word]) -> bool:
    """Say whether "have" stands before a "got": "we have got to" binds as "we have to"."""
    return word.place > 0 and row[word.place - 1].norm in ("have", "has", "had")


def _alone(unit: Unit, words: list[Word], kind: str, side: str) -> None:
    row = unit.row_a if side == "a" else unit.row_b
    after = row[words[-1].place + 1].norm if words[-1].place + 1 < len(row) else ""
    weak = kind in ("will", "would", "can") and not (kind == "can" and after == "not")
    weak = weak or (kind == "could" and after in _PERCEIVED) or (words[0].norm == "got" and _has(words[0], row))
    severity = 1 if weak else 2
    a, b = (words, []) if side == "a" else ([], words)
    unit.found(a, b, "modality", severity, f"a modal verb in one reading only: '{quoted(words)}'")
    _copulas(unit)


def _frames(unit: Unit) -> None:
    left, right = listed_runs(unit, "a", "hedges"), listed_runs(unit, "b", "hedges")
    for (a, kind_a), (b, kind_b) in zip(left, right, strict=False):
        if opposed(a[0].norm, b[0].norm):
            continue  # "likely", "unlikely": the opposites' matter
        severity = 1 if kind_a == kind_b else 2
        unit.found(a, b, "modality", severity, f"marked otherwise as the speaker's view: '{quoted(a)}' and '{quoted(b)}'")
    for words, kind in left[len(right) :]:
        _frame(unit, words, kind, "a")
    for words, kind in right[len(left) :]:
        _frame(unit, words, kind, "b")


def _frame(unit: Unit, words: list[Word], kind: str, side: str) -> None:
    severity = 1 if kind == "frame" else 2
    what = {"frame": "a frame of opinion", "hedge": "a hedge", "condition": "a condition"}[kind]
    a, b = (words, []) if side == "a" else ([], words)
    unit.found(a, b, "modality", severity, f"{what} in one reading only: '{quoted(words)}'")
    if words[-1].norm == "to":
        _infinitive(unit, words[-1], side)
    _copulas(unit, within=any(word.norm in _COPULAS for word in words))


def _infinitive(unit: Unit, to: Word, side: str) -> None:
    """Take out the "have" of "seems to have lost", where the other reading has the plain verb."""
    have = [word for word in (unit.a if side == "a" else unit.b) if word.norm == "have" and word.place == to.place + 1]
    unit.taken(*((have, []) if side == "a" else ([], have)))


def _copulas(unit: Unit, within: bool = False) -> None:
    """Take out the forms of "be" that only follow the modal verb ("is", "appears to be"); `within`: the phrase has one itself."""
    if within:
        for side, words in (("a", unit.a), ("b", unit.b)):
            verb = next((word for word in words if word.norm in _COPULAS), None)
            if verb is not None:
                unit.taken([verb] if side == "a" else [], [verb] if side == "b" else [])
                return
    for x, y in unit.pairs(lambda x, y: x.norm in _COPULAS and y.norm in _COPULAS):
        unit.taken([x], [y])


@cache
def _words() -> frozenset[str]:
    return phrase_starts("hedges").union(_CLASSES, _BEFORE_TO)


RULE = Rule(
    "modality",
    "How sure, how binding or how possible something is said to be.",
    apply,
    same=(Same("They'll repair the bridge", "They will repair the bridge", "contraction"),),
    different=(
        Different("The council will close the pool", "The council may close the pool", "modality", 2),
        Different("The pool is empty", "The pool appears to be empty", "modality", 2),
        Different("I think the pool is empty", "The pool is empty", "modality", 1),
        Different("We must close the pool", "We have to close the pool", "modality", 1),
        Different("The storm probably broke the roof", "The storm broke the roof", "modality", 2),
    ),
    words=_words,
)
