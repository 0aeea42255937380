"""Inflection, synonyms and opposites: two words that face each other and that a list relates."""

from __future__ import annotations

from functools import cache

from compare.judge.phrases import listed_runs
from compare.judge.rule import Different, Rule
from compare.judge.units import Unit, in_order, quoted
from compare.settings import Settings
from compare.text.wordnet import share_sense
from compare.text.words import lemmas, listed, opposed, person_and_thing, phrase_starts, same_lemma, same_root, synonyms

_AUXILIARIES = frozenset(["be", "am", "is", "are", "was", "were", "been", "being", "have", "has", "had", "do", "does", "did", "to"])


def apply_inflection(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain two forms of one word, and the auxiliaries that come with the other form."""
    for x, y in unit.pairs(lambda x, y: _base(x.norm) == _base(y.norm)):
        unit.found([x], [y], "function-word", 1, f"with and without a genitive: '{x.text}' and '{y.text}'")
    for x, y in unit.pairs(lambda x, y: same_lemma(x.norm, y.norm)):
        helpers_a = [] if x.function else [word for word in unit.a if word.norm in _AUXILIARIES and abs(word.place - x.place) <= 2]
        helpers_b = [] if y.function else [word for word in unit.b if word.norm in _AUXILIARIES and abs(word.place - y.place) <= 2]
        a, b = in_order({x, *helpers_a}), in_order({y, *helpers_b})
        unit.found(a, b, "inflection", 1, f"another form of one word: '{x.text}' and '{y.text}'")


def _base(norm: str) -> str:
    return norm.rstrip("'").removesuffix("'s")


def _inflected(x: str, y: str) -> bool:
    return _base(x) == _base(y) or same_lemma(x, y)


def apply_opposites(unit: Unit, settings: Settings) -> None:
    """Report words that reverse each other."""
    for x, y in unit.pairs(lambda x, y: opposed(x.norm, y.norm)):
        curbed = [word for word in (*unit.a, *unit.b) if word not in (x, y) and not lemmas(word.norm).isdisjoint(listed("curbing"))]
        if curbed:
            a, b = [word for word in curbed[:1] if word in unit.a], [word for word in curbed[:1] if word in unit.b]
            reason = f"opposites, but one is curbed by '{curbed[0].text}': '{x.text}' and '{y.text}'"
            unit.found(in_order([x, *a]), in_order([y, *b]), "lexical", settings.unverified_severity, reason, sure=False)
        else:
            unit.found([x], [y], "lexical", 3, f"opposites: '{x.text}' and '{y.text}'")


def apply_synonyms(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain near synonyms, and words of one root."""
    for x, y in unit.pairs(lambda x, y: not (x.function and y.function) and synonyms(x.norm, y.norm)):
        unit.found([x], [y], "synonym", 1, f"near synonyms: '{x.text}' and '{y.text}'")
    for x, y in unit.pairs(lambda x, y: person_and_thing(x.norm, y.norm)):
        unit.found([x], [y], "lexical", 1, f"a thing and its people: '{x.text}' and '{y.text}'")
    for x, y in unit.pairs(lambda x, y: not x.function and not y.function and same_root(x.norm, y.norm)):
        unit.found([x], [y], "inflection", 1, f"another word of one root: '{x.text}' and '{y.text}'")


def _related(x: str, y: str) -> bool:
    return synonyms(x, y) or person_and_thing(x, y) or same_root(x, y)


def apply_senses(unit: Unit, settings: Settings) -> None:
    """Explain words that share a sense in WordNet, where the user has it."""
    if settings.wordnet:
        for x, y in unit.pairs(lambda x, y: not x.function and not y.function and share_sense(settings.wordnet, x.norm, y.norm)):
            unit.found([x], [y], "synonym", 1, f"near synonyms, says WordNet: '{x.text}' and '{y.text}'")


def apply_phrases(unit: Unit, settings: Settings) -> None:  # noqa: ARG001
    """Explain phrases that stand for each other ("as long as", "if"), and phrases that only carry grammar."""
    both = bool(unit.a) and bool(unit.b)
    right = listed_runs(unit, "b", "phrases_alike") if both else []
    for a, kind in listed_runs(unit, "a", "phrases_alike") if both else []:
        for place, (b, other) in enumerate(right):
            if kind == other and tuple(w.norm for w in a) != tuple(w.norm for w in b):
                unit.found(a, b, "synonym", 1, f"near synonyms: '{quoted(a)}' and '{quoted(b)}'")
                del right[place]
                break
    for side in ("a", "b"):
        for words, _ in listed_runs(unit, side, "function_phrases"):
            pair = (words, []) if side == "a" else ([], words)
            unit.found(*pair, "function-word", 1, f"a phrase of grammar in one reading only: '{quoted(words)}'")


@cache
def _phrase_words() -> frozenset[str]:
    return phrase_starts("phrases_alike") | phrase_starts("function_phrases")


INFLECTION = Rule(
    "inflection",
    "Another form of one word.",
    apply_inflection,
    facing=_inflected,
    different=(Different("They have closed the road", "They closed the road", "inflection", 1),),
)
PHRASES = Rule(
    "phrase",
    "Phrases that stand for each other.",
    apply_phrases,
    different=(
        Different("As long as the ice holds, we skate", "If the ice holds, we skate", "synonym", 1),
        Different("More than 300 people came", "Over 300 people came", "synonym", 1),
    ),
    words=_phrase_words,
)
OPPOSITES = Rule(
    "opposites",
    "A word in one reading, its opposite in the other.",
    apply_opposites,
    facing=opposed,
    different=(Different("The court accepted the plan", "The court rejected the plan", "lexical", 3),),
)
SYNONYMS = Rule(
    "synonym",
    "Words that stand for each other.",
    apply_synonyms,
    facing=_related,
    different=(Different("The whole nation was watching", "The whole country was watching", "synonym", 1),),
)
SENSES = Rule("wordnet", "Words that share a sense in WordNet, where its folder is named.", apply_senses)
