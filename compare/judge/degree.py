"""Degree and quantity: "very" and "just" are minor; "all" against "some" changes how much is claimed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from compare.judge.phrases import listed_runs
from compare.judge.rows import Word
from compare.judge.rule import Different, Rule
from compare.judge.units import Unit, quoted
from compare.settings import Settings
from compare.text.numbers import mentions
from compare.text.words import listed, phrase_starts, same_lemma

_LIGHT = frozenset(["any", "some", "whole", "part", "both", "each", "else", "little", "much", "more", "less", "only", "enough"])
# Words that leave as much as they take: the whole, many, most, a few.
_EQUAL = (
    {"all", "every", "each", "everyone", "everybody", "whole", "entire", "both"}, {"many", "numerous", "much"}, {"most", "majority"},
    {"several", "few", "couple", "some", "handful"}, {"often", "frequently"}, {"rarely", "seldom"}, {"sometimes", "occasionally"},
    {"mostly", "mainly", "largely"},
)  # fmt: skip
# Words that all but deny.
_HARDLY = frozenset(["hardly", "barely", "scarcely"])
_REVERSED = ({"all", "none"}, {"more", "fewer"}, {"more", "less"}, {"most", "least"}, {"always", "rarely"}, {"often", "rarely"})


def apply(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain words of degree and quantity."""
    _bounds(unit)
    _few(unit)
    _quantities(unit)
    _degrees(unit)


def _bounds(unit: Unit) -> None:
    """Explain "nearly" in "nearly 100", "least" in "at least the 7 %"."""
    for side in ("a", "b"):
        words, row = (unit.a, unit.row_a) if side == "a" else (unit.b, unit.row_b)
        for word in [word for word in words if word.norm in listed("bounds")]:
            after = [one.norm for one in row[word.place + 1 : word.place + 4]]
            after = after[1:] if after[:1] in (["than"], ["to"], ["the"]) else after
            if after and any(m.start == 0 and not m.weak for m in mentions(tuple(after))):
                bound = [one for one in words if _binds(one, word)]
                a, b = (bound, []) if side == "a" else ([], bound)
                unit.found(a, b, "degree", 2, f"a bound on the number in one reading only: '{quoted(bound)}'")


def _binds(one: Word, bound: Word) -> bool:
    """Say whether a word belongs to a bound: the "than" after "more", the "at" before "least"."""
    if one.place == bound.place - 1:
        return bound.norm in ("least", "most", "more", "less") and one.norm in ("at", "no", "not")
    return one is bound or (one.place == bound.place + 1 and one.norm in ("than", "to"))


def _few(unit: Unit) -> None:
    """Explain the "a" that makes "a few" of "few"."""
    for side in ("a", "b"):
        words, row = (unit.a, unit.row_a) if side == "a" else (unit.b, unit.row_b)
        for word in [word for word in words if makes_more(word, row)]:
            a, b = ([word], []) if side == "a" else ([], [word])
            unit.found(a, b, "degree", 2, f"hardly any in one reading, some in the other: 'a {row[word.place + 1].text}'")


def makes_more(word: Word, row: Sequence[Word]) -> bool:
    """Say whether a word is the "a" of "a few" or "a little"."""
    return word.norm == "a" and word.place + 1 < len(row) and row[word.place + 1].norm in ("few", "little")


def _quantities(unit: Unit) -> None:
    known = listed("quantity")
    left = [word for word in unit.a if word.norm in known]
    right = [word for word in unit.b if word.norm in known]
    for x, y in zip(list(left), list(right), strict=False):
        if {x.norm, y.norm} in _REVERSED:
            unit.found([x], [y], "lexical", 3, f"opposites: '{x.text}' and '{y.text}'")
        else:
            equal = any(x.norm in alike and y.norm in alike for alike in _EQUAL)
            severity = 1 if equal or (x.norm in _LIGHT and y.norm in _LIGHT) else 2
            unit.found([x], [y], "degree", severity, f"another quantity: '{x.text}' and '{y.text}'")
        left.remove(x)
        right.remove(y)
    for words, side in ((left, "a"), (right, "b")):
        for word in words:
            _quantity_alone(unit, word, side)


def _quantity_alone(unit: Unit, word: Word, side: str) -> None:
    mine, other = (unit.a, unit.b) if side == "a" else (unit.b, unit.a)
    if any(same_lemma(word.norm, one.norm) for one in other):
        return  # "millions", "million": another form
    if word.norm in _LIGHT or (not other and sum(not one.function for one in mine) > 3):
        return
    a, b = ([word], []) if side == "a" else ([], [word])
    unit.found(a, b, "degree", 2, f"a quantity in one reading only: '{quoted([word])}'")


def _degrees(unit: Unit) -> None:
    for side in ("a", "b"):
        for words, _ in listed_runs(unit, side, "degree_phrases"):
            a, b = (words, []) if side == "a" else ([], words)
            unit.found(a, b, "degree", 1, f"a phrase of degree in one reading only: '{quoted(words)}'")
    known = listed("degree")
    left = [word for word in unit.a if word.norm in known and not _joins(word, unit.row_a)]
    right = [word for word in unit.b if word.norm in known and not _joins(word, unit.row_b)]
    for x, y in zip(list(left), list(right), strict=False):
        unit.found([x], [y], "degree", 1, f"another word of degree: '{x.text}' and '{y.text}'")
        left.remove(x)
        right.remove(y)
    for words, side in ((left, "a"), (right, "b")):
        for word in words:
            a, b = ([word], []) if side == "a" else ([], [word])
            severity = 2 if word.norm in _HARDLY else 1
            unit.found(a, b, "degree", severity, f"a word of degree in one reading only: '{word.text}'")


def _joins(word: Word, row: Sequence[Word]) -> bool:
    """Say whether a "so" joins clauses ("so we went"), and is no degree."""
    return word.norm == "so" and word.place + 1 < len(row) and row[word.place + 1].function


@cache
def _words() -> frozenset[str]:
    return listed("bounds") | listed("quantity") | listed("degree") | phrase_starts("degree_phrases") | {"a"}


RULE = Rule(
    "degree",
    "How much, how many, how strongly.",
    apply,
    different=(
        Different("It was a very long winter", "It was a long winter", "degree", 1),
        Different("All farmers lost their crop", "Some farmers lost their crop", "degree", 2),
        Different("There is little hope for them", "There is a little hope for them", "degree", 2),
        Different("They counted nearly 100 birds", "They counted 100 birds", "degree", 2),
        Different("We want at least the 7% of last year", "We want the 7% of last year", "degree", 2),
    ),
    words=_words,
)
