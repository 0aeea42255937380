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
    row_a, row_b, text_a, text_b = pair.a.row, pair.b.row, pair.a.text, pair.b.text
    for place_a, place_b in pair.reprinted:
        x, y = row_a[place_a], row_b[place_b]
        if x.text != y.text:
            _word(pair, x, y)
        if x.bracketed != y.bracketed:
            inside = x if x.bracketed else y
            pair.findings.append(Finding((x,), (y,), "interpolation", 0, f"in brackets in one reading: '{inside.text}'", True, -1))
        if x.place + 1 < len(row_a) and y.place + 1 < len(row_b):
            after_a, after_b = row_a[x.place + 1], row_b[y.place + 1]
            if after_a.norm == after_b.norm and after_a.start > x.start and after_b.start > y.start:
                _between(pair, x, y, text_a[x.end : after_a.start], text_b[y.end : after_b.start])


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


def _between(pair: Pair, x: Word, y: Word, left: str, right: str) -> None:
    if left == right:
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
