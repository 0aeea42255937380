"""Every rule, in the order in which they are asked, and which of them a unit is shown to."""

from __future__ import annotations

from functools import lru_cache

from compare.judge import (
    accidentals,
    attribution,
    degree,
    entity,
    extent,
    filler,
    foreign,
    grammar,
    lexical,
    modality,
    negation,
    number,
    omission,
    order,
    paraphrase,
    people,
    pronoun,
    roles,
    spelling,
    splice,
    wording,
)
from compare.judge.rule import Rule
from compare.judge.units import Unit

RULES: tuple[Rule, ...] = (
    accidentals.RULE,
    extent.RULE,
    splice.RULE,
    spelling.RULE,
    spelling.SUSPENDED,
    spelling.TYPOS,
    number.RULE,
    filler.RULE,
    roles.RULE,
    order.RULE,
    wording.PHRASES,
    omission.RULE,
    negation.RULE,
    modality.RULE,
    degree.RULE,
    pronoun.RULE,
    entity.RULE,
    wording.OPPOSITES,
    wording.INFLECTION,
    wording.SYNONYMS,
    wording.SENSES,
    people.RULE,
    grammar.RULE,
    lexical.RULE,
    paraphrase.RULE,
    attribution.RULE,
)
# What is asked of languages that the word lists don't know.
ANY_LANGUAGE: tuple[Rule, ...] = (spelling.RULE, spelling.SUSPENDED, spelling.TYPOS, number.RULE, entity.RULE, foreign.RULE)

# A set of rules is a number, a bit for each rule.
_ASKED = {True: RULES, False: ANY_LANGUAGE}
_ALL = tuple(dict.fromkeys((*RULES, *ANY_LANGUAGE)))
_ALWAYS = sum(1 << place for place, rule in enumerate(_ALL) if rule.looks_at_all)
_FACING = sum(1 << place for place, rule in enumerate(_ALL) if rule.facing is not None)
# From so many pairs of words on, a unit is shown to all rules about two words.
MANY_FACING = 200


def asked(unit: Unit, english: bool) -> tuple[Rule, ...]:
    """Return the rules that a unit is shown to, in order: those that look at one of its words, at two facing ones, or at everything."""
    rules = _ALWAYS
    for word in (*unit.a, *unit.b):
        rules |= _of_word(word.norm, word.capital)
    if len(unit.a) * len(unit.b) > MANY_FACING:
        rules |= _FACING
    else:
        for x in unit.a:
            for y in unit.b:
                rules |= _of_two(x.norm, y.norm)
    return _in_order(rules, english)


@lru_cache(maxsize=1 << 15)
def _of_word(norm: str, capital: bool) -> int:
    return sum(1 << place for place, rule in enumerate(_ALL) if rule.looks_at(norm, capital))


@lru_cache(maxsize=1 << 16)
def _of_two(x: str, y: str) -> int:
    return sum(1 << place for place, rule in enumerate(_ALL) if rule.facing is not None and rule.facing(x, y))


@lru_cache(maxsize=1 << 12)
def _in_order(rules: int, english: bool) -> tuple[Rule, ...]:
    return tuple(rule for rule in _ASKED[english] if rules >> _ALL.index(rule) & 1)
