"""Every rule, in the order in which they are asked."""

from __future__ import annotations

from compare.judge import degree, entity, filler, grammar, modality, negation, number, pronoun, remainder, spelling, wording
from compare.judge.rule import Rule

RULES: tuple[Rule, ...] = (
    spelling.RULE,
    number.RULE,
    filler.RULE,
    negation.RULE,
    modality.RULE,
    degree.RULE,
    pronoun.RULE,
    entity.RULE,
    wording.OPPOSITES,
    wording.INFLECTION,
    wording.SYNONYMS,
    grammar.RULE,
    remainder.RULE,
)
