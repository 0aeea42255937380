"""What no other rule explains: other words in one place, or a short omission."""

from __future__ import annotations

from compare.judge.omission import left_out
from compare.judge.pronoun import PERSONS
from compare.judge.rows import Word
from compare.judge.rule import Different, Rule
from compare.judge.units import Unit, quoted, runs
from compare.settings import Settings

_BE = frozenset(["is", "are", "was", "were", "am", "be", "been"])


def apply(unit: Unit, settings: Settings) -> None:
    """Explain all words that are left."""
    _pronoun_for_noun(unit)
    content_a, content_b = _content(unit.a), _content(unit.b)
    if (content_a and content_b) or (content_a and _verb(unit.b)) or (content_b and _verb(unit.a)):
        _replaced(unit, settings)
    elif content_a or content_b:
        a, b = list(unit.a), list(unit.b)
        row, text = (unit.row_a, unit.text_a) if content_a else (unit.row_b, unit.text_b)
        severity, reason = left_out(a if content_a else b, row, text, settings)
        unit.found(a, b, "omission", severity, reason)


def _pronoun_for_noun(unit: Unit) -> None:
    """Explain one pronoun against one or two content words: another form of one referent, as far as can be seen."""
    for flipped in (False, True):
        mine, theirs = (unit.b, unit.a) if flipped else (unit.a, unit.b)
        content = _content(theirs)
        pronouns = [word for word in mine if word.norm in PERSONS]
        if len(pronouns) == 1 and not _content(mine) and 0 < len(content) <= 2 and len(content) == len(runs(content)) + len(content) - 1:
            a, b = (content, pronouns) if flipped else (pronouns, content)
            unit.found(
                a, b, "entity-form", 1, f"a noun in one reading, a pronoun in the other: '{quoted(a)}' and '{quoted(b)}'", sure=False
            )


def _replaced(unit: Unit, settings: Settings) -> None:
    a, b = list(unit.a), list(unit.b)
    # "The pier stands empty" tells no other fact than "is empty".
    plain = len(a) == len(b) == 1 and (a[0].norm in _BE or b[0].norm in _BE)
    unit.found(
        a, b, "lexical", 1 if plain else settings.unverified_severity, f"lexical, unverified: '{quoted(a)}' and '{quoted(b)}'", sure=False
    )


def _verb(words: list[Word]) -> bool:
    return any(word.norm in ("is", "are", "was", "were", "am", "be", "do", "does", "did", "have", "has", "had") for word in words)


def _content(words: list[Word]) -> list[Word]:
    return [word for word in words if not word.function]


RULE = Rule(
    "lexical",
    "Other words in one place, whose relation no list knows.",
    apply,
    different=(Different("We reject his marmalade today", "We reject his symphony today", "lexical", 2),),
)
