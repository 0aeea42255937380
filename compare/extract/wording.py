"""Reporter's wording inside marks: "Iran claimed it was against ...", he added, though he speaks for Iran."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compare.extract.cues import Lexicon
from compare.extract.speakers import cue_words
from compare.model import Article, Quotation
from compare.text.normal import folded

REPORTERS_WORDING = "reporter's wording?"

# A sentence inside the marks that begins, behind the stop of another, with a name, a finite verb and what that name is said to have held
# of itself.
_REPORT = re.compile(
    r"[.!?]\s+(?:The\s+)?(?P<who>[A-Z][\w'\u2019-]+(?:\s+[A-Z][\w'\u2019-]+){0,3})\s+(?:has\s+|had\s+|also\s+){0,2}(?P<verb>[a-z]+)\s+"
    r"(?:that\s+)?(?:it|he|she|they|its|his|her|their)\b"
)
_LEAST_STEM = 4  # letters that a country and its people share: Iran, Iranian
_NEAR = 60  # code points before a speaker's name in which titles stand
_MOST_MENTIONS = 40
_WORD = re.compile(r"[^\W\d_]+")
_TITLES_BEFORE = re.compile(r"(?:[A-Z][\w'\u2019-]*\s+(?:of\s+|for\s+)?){1,6}$")
_TITLES_AFTER = re.compile(r",\s+(?:the\s+|a\s+)?(?:[\w'\u2019-]+\s+){0,4}(?:of|for)\s+(?:the\s+)?[A-Z]\w+")


def flagged(article: Article, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Return the quotations, in order, with a flag on those whose words report the speaker's own party from outside."""
    words = cue_words(article)
    if words is None:
        return tuple(quotations)
    return tuple(
        replace(quotation, flags=(*quotation.flags, REPORTERS_WORDING)) if _is_report(article.text, quotation, words) else quotation
        for quotation in quotations
    )


def _is_report(text: str, quotation: Quotation, words: Lexicon) -> bool:
    reports = _REPORT.finditer(". " + quotation.text)
    return any(words.words.get(found["verb"]) == "V" and _own_party(text, quotation, found["who"]) for found in reports)


def _own_party(text: str, quotation: Quotation, who: str) -> bool:
    """Tell whether a name is the speaker's own, or shares its stem with a word of the titles before or after the speaker's name."""
    speaker = quotation.speaker_name or quotation.speaker
    if not speaker:
        return False
    surname, last = speaker.split()[-1], who.split()[-1]
    if folded(last) == folded(surname):
        return True
    stem = folded(last)[:_LEAST_STEM]
    place, seen = text.find(surname), 0
    while len(stem) == _LEAST_STEM and place >= 0 and seen < _MOST_MENTIONS:
        before = _TITLES_BEFORE.search(text, max(0, place - _NEAR), place)
        after = _TITLES_AFTER.match(text, place + len(surname))
        titles = (before.group() if before else "") + " " + (after.group() if after else "")
        if any(folded(word).startswith(stem) for word in _WORD.findall(titles)):
            return True
        place, seen = text.find(surname, place + len(surname)), seen + 1
    return False
