"""Negation: a clause said in one reading and denied in the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from compare.judge.laying import Pair
from compare.judge.rows import Word
from compare.judge.rule import Different, Rule, Same
from compare.judge.units import Finding, Unit, quoted
from compare.settings import Settings
from compare.text.words import lemmas, listed, longest_phrase, opposed, phrase_starts, phrases

# A "but" that belongs to "not only" stands within so many words.
FAR = 20
# A "nor" goes on with a denial so many words before.
NOR = 8
_CAREFUL = frozenset(["careful", "cautious", "wary"])
_CLAUSE = frozenset(",;:.?!")
_SUPPORT = frozenset(["do", "does", "did", "have", "has", "had"])


def apply(unit: Unit, settings: Settings) -> None:
    """Explain negators that stand on both sides, or that an opposite or a denying word balances; report those that nothing balances."""
    left, right = _negators(unit, "a"), _negators(unit, "b")
    if not left and not right:
        return
    for x, y in zip(list(left), list(right), strict=False):
        if x.norm == y.norm:
            unit.taken([x], [y])
        else:
            unit.found([x], [y], "function-word", 1, f"negated in both readings: '{x.text}' and '{y.text}'")
    rest, side = (left[len(right) :], "a") if len(left) > len(right) else (right[len(left) :], "b")
    for word in rest:
        if not (_denied(unit, word, side) or _opposite(unit, word, side, settings)):
            if _twice(unit, word, side, settings) or _replaced(unit, word, side):
                continue
            _flip(unit, word, side, settings)


def _twice(unit: Unit, word: Word, side: str, settings: Settings) -> bool:
    """Take out a negator and the denying word that it denies ("can't rule out", "never failed to"): one reading denies twice."""
    implied, mine = listed("negations_implied"), unit.a if side == "a" else unit.b
    for one in mine:
        if 0 < one.place - word.place <= settings.negation_scope and not lemmas(one.norm).isdisjoint(implied):
            a, b = ([word, one], []) if side == "a" else ([], [word, one])
            unit.found(a, b, "synonym", 1, f"denied twice in one reading: '{quoted([word, one])}'")
            return True
    return False


def _replaced(unit: Unit, word: Word, side: str) -> bool:
    """Say whether a "without" stands with its noun against other words, so that nothing is affirmed there ("without fear", "safely")."""
    mine, other = (unit.a, unit.b) if side == "a" else (unit.b, unit.a)
    if word.norm != "without" or any(one.norm == "with" for one in other) or all(one.function for one in other):
        return False
    return any(one.place == word.place + 1 for one in mine)


def _negators(unit: Unit, side: str) -> list[Word]:
    words, row = (unit.a, unit.row_a) if side == "a" else (unit.b, unit.row_b)
    known = listed("negators")
    return [word for word in words if word.norm in known and not idle(word, row)]


def idle(word: Word, row: Sequence[Word]) -> bool:
    """Say whether a negator stands in a phrase that denies nothing ("not only", "careful not to": one may as well be careful about it)."""
    if word.place and row[word.place - 1].norm in _CAREFUL:
        return True
    if word.norm == "nor" and any(one.norm in listed("negators") for one in row[max(0, word.place - NOR) : word.place]):
        return True
    known, longest, starts = phrases("negations_false"), longest_phrase("negations_false"), phrase_starts("negations_false")
    for start in range(max(0, word.place - longest + 1), word.place + 1):
        if row[start].norm not in starts:
            continue
        for length in range(max(2, word.place - start + 1), longest + 1):
            kind = known.get(tuple(one.norm for one in row[start : start + length]))
            if kind == "" or (kind and any(one.norm in ("but", "also") for one in row[start + length : start + length + FAR])):
                return True
    return False


def _denied(unit: Unit, word: Word, side: str) -> bool:
    """Take out a negator that a denying word of the other side balances ("against interfering", "refused to go")."""
    implied = listed("negations_implied")
    for one in unit.b if side == "a" else unit.a:
        if not lemmas(one.norm).isdisjoint(implied):
            denied, denying = _with_support(unit, word, side), _with_infinitive(unit, one, side)
            a, b = (denied, denying) if side == "a" else (denying, denied)
            unit.found(a, b, "synonym", 1, f"denied in both readings: '{quoted(a)}' and '{quoted(b)}'")
            return True
    return False


def _with_support(unit: Unit, word: Word, side: str) -> list[Word]:
    """Return a negator and the "did" or "has" that it needs ("did not agree", "has no support")."""
    mine = unit.a if side == "a" else unit.b
    return [*[one for one in mine if one.norm in _SUPPORT and 0 < word.place - one.place <= 2][:1], word]


def _with_infinitive(unit: Unit, one: Word, side: str) -> list[Word]:
    """Return a denying word and the "to" after it ("refused to agree")."""
    theirs = unit.b if side == "a" else unit.a
    return [one, *[to for to in theirs if to.norm == "to" and to.place == one.place + 1]]


def _opposite(unit: Unit, word: Word, side: str, settings: Settings) -> bool:
    """Take out a negator and the word after it that the other side says by its opposite ("not difficult", "easy")."""
    mine, other = (unit.a, unit.b) if side == "a" else (unit.b, unit.a)
    for one in mine:
        if 0 < one.place - word.place <= settings.negation_scope:
            for opposite in other:
                if opposed(one.norm, opposite.norm):
                    a, b = ([word, one], [opposite]) if side == "a" else ([opposite], [word, one])
                    unit.found(a, b, "synonym", 1, f"the opposite denied: '{quoted(a)}' and '{quoted(b)}'")
                    return True
    return False


def _flip(unit: Unit, word: Word, side: str, settings: Settings) -> None:
    row, text, other = (unit.row_a, unit.text_a, unit.b) if side == "a" else (unit.row_b, unit.text_b, unit.a)
    words = _with_support(unit, word, side)
    # "without" against "with": the other reading's word is the same place, affirmed.
    facing = [one for one in other if word.norm == "without" and one.norm == "with"][:1]
    a, b = (words, facing) if side == "a" else (facing, words)
    unit.found(a, b, "negation", 3, f"negated in one reading: '{_clause(row, word, text, settings)}'")


def _clause(row: Sequence[Word], word: Word, text: str, settings: Settings) -> str:
    """Return the words around a negator as printed: from the word before it to the end of its clause, at most some words on."""
    first = row[word.place - 1] if word.place else word
    start = first.start if not _CLAUSE & set(text[first.end : word.start]) else word.start
    end = word.end
    for one in row[word.place + 1 : word.place + settings.negation_context]:
        if _CLAUSE & set(text[end : one.start]):
            break
        end = max(end, one.end)
    return text[start:end]


def moved_negators(pair: Pair, settings: Settings) -> None:
    """Turn two negations into a matter of order where one reading only puts its negator elsewhere in the same stretch."""
    flips = [(unit, finding) for unit in pair.units for finding in unit.findings if finding.type == "negation"]
    for (unit, one), (following, other) in pairwise(flips):
        if one in unit.findings and bool(one.a) != bool(other.a) and _near(one, other, settings.negation_reach):
            if _but(unit, one) or _but(following, other):
                continue  # "not this but that", "this, not that": the denial goes to the other
            unit.findings.remove(one)
            following.findings.remove(other)
            a, b = (one.a, other.b) if one.a else (other.a, one.b)
            unit.findings.append(Finding(a, b, "order", 1, "the negation stands elsewhere", True, unit.index))


def _but(unit: Unit, negation: Finding) -> bool:
    """Say whether a "but" of the other reading faces a negator."""
    return any(word.norm == "but" for finding in unit.findings for word in (finding.b if negation.a else finding.a))


def opposites_denied(pair: Pair, settings: Settings) -> None:
    """Turn a negation and an opposite after it into near synonyms: "would not be appropriate", "would be inappropriate"."""
    found = [(unit, finding) for unit in pair.units for finding in unit.findings if finding.severity == 3]
    for (unit, one), (following, other) in pairwise(found):
        if one.type != "negation" or other.type != "lexical" or not (other.a and other.b) or (one.a and one.b):
            continue
        negator, word = (one.a or one.b)[-1], (other.a if one.a else other.b)[0]
        if 0 < word.place - negator.place <= settings.negation_scope:
            unit.findings.remove(one)
            following.findings.remove(other)
            a, b = ((*one.a, *other.a), other.b) if one.a else (other.a, (*one.b, *other.b))
            reason = f"the opposite denied: '{quoted(a)}' and '{quoted(b)}'"
            unit.findings.append(Finding(a, b, "synonym", 1, reason, True, unit.index))


def _near(one: Finding, other: Finding, reach: int) -> bool:
    x, y = (one.a or one.b)[0], (other.a or other.b)[0]
    return abs(x.column - y.column) <= reach


def _words() -> frozenset[str]:
    return listed("negators")


RULE = Rule(
    "negation",
    "Said in one reading, denied in the other.",
    apply,
    same=(
        Same("The test is easy to pass", "The test is not difficult to pass", "synonym"),
        Same("It would not be legal to sell it", "It would be illegal to sell it", "synonym"),
        Same("Nobody wants a strike", "We don't want a strike"),
        Same("The firm does not pay for repairs", "The firm is against paying for repairs", "synonym"),
        Same("He was prosecuted not because of the money", "He was not prosecuted because of the money", "order"),
        Same("We sell not only bread but also cheese", "We sell bread but also cheese"),
    ),
    different=(
        Different("This is a problem for the harbour", "This is not a problem for the harbour", "negation", 3),
        Different("They are not killers but victims of the war", "They are killers, not victims of the war", "negation", 3),
        Different("She never signed the lease", "She signed the lease", "negation", 3),
    ),
    words=_words,
)
