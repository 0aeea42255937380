"""Accidentals between words that both readings share: capitals, punctuation, contraction, hyphens, dots of abbreviations."""

from __future__ import annotations

from compare.judge.laying import Pair
from compare.judge.rows import Word
from compare.judge.rule import Rule, Same
from compare.judge.units import Finding, contracted
from compare.text.normal import APOSTROPHES

_HYPHENS = "-\u2010\u2011"
# Marks that part a sentence; quotation marks, dashes for commas and white space are the printer's.
_PARTING = frozenset(",;:.?!()[]")
_ONE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


def shared_accidentals(pair: Pair) -> None:
    """Report how the words that both readings share are printed otherwise; the last words' end marks are left out (house style)."""
    row_a, row_b = pair.a.row, pair.b.row
    brackets = row_a.has_brackets or row_b.has_brackets
    for place_a, place_b in pair.reprinted:
        if row_a.pieces[place_a].text != row_b.pieces[place_b].text:
            _word(pair, row_a[place_a], row_b[place_b])
        if brackets and row_a[place_a].bracketed != row_b[place_b].bracketed:
            x, y = row_a[place_a], row_b[place_b]
            inside = x if x.bracketed else y
            pair.findings.append(Finding((x,), (y,), "interpolation", 0, f"in brackets in one reading: '{inside.text}'", True, -1))
        after_a, after_b = row_a.pieces[place_a + 1 : place_a + 2], row_b.pieces[place_b + 1 : place_b + 2]
        if after_a and after_b and after_a[0].norm == after_b[0].norm:
            _between(pair, row_a[place_a : place_a + 2], row_b[place_b : place_b + 2])


def _word(pair: Pair, x: Word, y: Word) -> None:
    left, right = x.text.translate(_ONE), y.text.translate(_ONE)
    if left == right:
        return
    if x.part != y.part:
        if not (contracted(x, y, pair.a.row, pair.b.row) or contracted(y, x, pair.b.row, pair.a.row)):
            return
        kind, reason = "contraction", "contracted in one reading"
    elif x.part and left.casefold() != right.casefold():
        kind, reason = "contraction", "contracted otherwise"
    elif left.replace(".", "").casefold() == right.replace(".", "").casefold() and ("." in left) != ("." in right):
        kind, reason = "abbreviation", "with and without dots"
    elif left.casefold() == right.casefold():
        kind, reason = "case", "capitals"
    else:
        kind, reason = "spelling", "two spellings"
    pair.findings.append(Finding((x,), (y,), kind, 0, f"{reason}: '{x.text}' and '{y.text}'", True, -1))


def _between(pair: Pair, words_a: list[Word], words_b: list[Word]) -> None:
    (x, after_a), (y, after_b) = words_a, words_b
    left, right = pair.a.text[x.end : after_a.start], pair.b.text[y.end : after_b.start]
    if left == right or after_a.start == x.start or after_b.start == y.start:  # parts of one contraction have nothing between them
        return
    joined_a, joined_b = left.strip() in _HYPHENS and left.strip() != "", right.strip() in _HYPHENS and right.strip() != ""
    close_a, close_b = joined_a and left[:1] in _HYPHENS, joined_b and right[:1] in _HYPHENS
    if close_a != close_b and (not left.strip() or not right.strip()):
        pair.findings.append(Finding((x,), (y,), "spelling", 0, f"hyphen in one reading: after '{x.text}'", True, -1))
    elif _PARTING & set(left) != _PARTING & set(right):
        pair.findings.append(Finding((x,), (y,), "punctuation", 0, f"punctuated otherwise: after '{x.text}'", True, -1))


RULE = Rule(
    "print",
    "Capitals, punctuation, contractions, hyphens and dots of words that both readings share.",
    None,
    same=(
        Same("They will meet the council", "They'll meet the council", "contraction"),
        Same("A well-known painter, he said", "A well known painter, he said", "spelling"),
        Same("The U.S. team won", "The US team won", "abbreviation"),
        Same("The Council met today", "The council met today", "case"),
        Same("In June, we met", "In June we met", "punctuation"),
    ),
)
