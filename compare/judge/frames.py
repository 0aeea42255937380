"""Frames: what the words stand in before a cut leaves them alone - a denial, a doubt, or somebody else's claim."""

from __future__ import annotations

from collections.abc import Sequence

from compare.judge.negation import idle
from compare.judge.rows import Row, Word
from compare.model import Severity
from compare.text.words import lemmas, listed

_ENDS = ".,?!;:\u2026\u2014"
# Subjects of a clause that may stand without "that", and the verbs before it; verbs that take nothing but a clause; verbs with which
# somebody keeps away from a claim.
_SUBJECTS = frozenset(["i", "we", "you", "he", "she", "it", "they", "there"])
_BARE = frozenset(["say", "think", "believe", "claim", "mean", "insist", "argue", "suggest", "feel", "know", "doubt", "deny", "imagine"])
_CLAUSE_ONLY = frozenset(["think", "believe", "doubt", "deny"])
# Verbs that deny; other denying words do so as what something is said to be: "it is a mistake that", not "the mistakes that we made".
_DENY = frozenset(["doubt", "deny", "dispute", "disbelieve"])
_BE = frozenset(["is", "are", "was", "were", "be", "been"])
_DISTANT = frozenset(["claim", "allege", "pretend", "imagine", "accuse", "insist", "suggest"])


def frame_before(words: Sequence[Word], row: Row, text: str) -> tuple[list[Word], str, Severity, str] | None:
    """Return the frame that ends a cut stretch right before the shared words: its words, type, severity and reason; None if there is none.

    "I do not believe that" turns the words round, "I am not sure that" leaves them open, "they claim that" makes them somebody else's.
    Two denials are none ("nobody doubts that"). What is cut must leave a clause: a "that" ends it, or a pronoun follows.
    """
    clause = _last_clause(words, text)
    that = len(clause) > 1 and clause[-1].norm == "that"
    if that and clause[-2].norm in listed("negators"):
        return clause, "negation", 3, "denied in one reading, by what was cut off"  # "it's not that"
    forms = lemmas(clause[-2 if that else -1].norm)
    following = row[words[-1].place + 1] if words[-1].place + 1 < len(row) else None
    if following is None or any(mark in _ENDS for mark in text[words[-1].end : following.start]):
        return None
    if not that and forms.isdisjoint(_BARE if following.norm in _SUBJECTS else _CLAUSE_ONLY):
        return None
    denying = not forms.isdisjoint(listed("disclaiming")) and not (forms.isdisjoint(_DENY) and _BE.isdisjoint(w.norm for w in clause))
    certain = not forms.isdisjoint(listed("certain"))
    if not (denying or certain) and forms.isdisjoint(listed("claiming")):
        return None
    odd = (sum(word.norm in listed("negators") and not idle(word, row) for word in clause) + denying) % 2 == 1
    if odd and not certain:
        return clause, "negation", 3, "denied in one reading, by what was cut off"
    if odd:
        return clause, "modality", 2, "doubted in one reading, by what was cut off"
    if certain or any(word.norm in ("i", "we") for word in clause):
        return None
    return clause, "modality", 1 if forms.isdisjoint(_DISTANT) else 2, "somebody else's claim in one reading, by what was cut off"


def _last_clause(words: Sequence[Word], text: str) -> list[Word]:
    start = len(words) - 1
    while start > 0 and not any(mark in _ENDS for mark in text[words[start - 1].end : words[start].start]):
        start -= 1
    return list(words[start:])
