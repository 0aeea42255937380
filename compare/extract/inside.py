"""The reporter's clause inside the marks, as French and Russian print it: « Tout est à refaire, relate le maire. On y va. »"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compare.extract.attribution import CONFIDENCE
from compare.extract.cues import Lexicon
from compare.extract.phrases import phrases
from compare.extract.vocabulary import Vocabulary
from compare.model import Quotation
from compare.settings import Settings

# Symbols of a clause that commas, dashes or stops set off: verb and subject, or what French turns ("a-t-il confié").
_CLAUSE = re.compile(
    r"(?:[,.]-|,)(?:p?b(?P<asked>p)(?P<after>V)|b?(?P<cue>V)(?:[yxgj]{0,2}(?P<subject>S)|y?(?P<other>[Rnp])))"
    r"(?:[,(](?P<name>S)[,)]?)?(?=[.,-]|$|[imy][^,.]{0,12}[.,-])"
)
_BREAK = re.compile(r"[,.!?\u2026]\s+(?:[\u2013\u2014-]\s+)?(\w+)")
_OPENS = frozenset("bpV")


# Rules that look around a sentence which names nobody; a clause inside the marks outranks them.
_AROUND = frozenset({None, "goes on", "same paragraph", "main clause", "speaker before", "sentence before", "sentence behind"})


def with_clauses_inside(text: str, quotations: Sequence[Quotation], known: Vocabulary, settings: Settings) -> tuple[Quotation, ...]:
    """Return the quotations in order, with who speaks by a clause inside the marks where nothing outside them says it."""
    sure = CONFIDENCE["clause inside"]
    if sure < settings.speaker_confidence:
        return tuple(quotations)
    return tuple(_attributed(text, one, known, settings.speaker_reach, sure) if one.rule in _AROUND else one for one in quotations)


def _attributed(text: str, quotation: Quotation, known: Vocabulary, reach: int, sure: float) -> Quotation:
    if not _may_hold_one(quotation.text, known.lexicon):
        return quotation
    read = phrases(text, (), quotation.start, min(quotation.end, quotation.start + reach), known, reach)
    found = _CLAUSE.search(read.symbols)
    if not found:
        return quotation
    symbol = found.start(next(name for name in ("name", "asked", "subject", "other") if found[name]))
    mention, span = read.printed(symbol), read.span(symbol)
    return replace(
        quotation,
        speaker=mention,
        speaker_span=span,
        speaker_name=None if read.symbols[symbol] == "p" else mention,
        rule="clause inside",
        cue=read.printed(found.start("after" if found["after"] else "cue")),
        via=None,
        confidence=sure,
    )


def _may_hold_one(said: str, words: Lexicon) -> bool:
    """Tell whether a verb of saying, or French "a-t-il", stands behind a comma or dash: one look, since most quotations hold none."""
    return any(words.words.get(word) in _OPENS for word in _BREAK.findall(said))
