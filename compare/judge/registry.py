"""Every rule, in the order in which they are asked."""

from __future__ import annotations

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
    wording,
)
from compare.judge.rule import Rule

RULES: tuple[Rule, ...] = (
    accidentals.RULE,
    extent.RULE,
    spelling.RULE,
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
    people.RULE,
    grammar.RULE,
    lexical.RULE,
    paraphrase.RULE,
    attribution.RULE,
)
# What is asked of languages that the word lists don't know.
ANY_LANGUAGE: tuple[Rule, ...] = (spelling.RULE, number.RULE, entity.RULE, foreign.RULE)
