"""Attribution: one utterance under the names of two speakers."""

from __future__ import annotations

from compare.judge.rule import Rule
from compare.judge.units import Unit
from compare.model import Quotation, Span, Variant
from compare.settings import Settings
from compare.text.frequency import is_listed
from compare.text.names import same_name
from compare.text.normal import folded
from compare.text.tokens import tokens
from compare.text.words import listed


def speaker_of(quotation: Quotation, settings: Settings) -> str | None:
    """Return who a quotation is by, None if that is unknown or too uncertain to accuse anybody of a mistake."""
    if quotation.confidence < settings.attribution_confidence:
        return None
    return quotation.person or quotation.speaker_name


def other_speaker(a: str | None, b: str | None) -> bool:
    """Say whether two known speakers are two people: neither name is in the other, in any spelling, and both have a name at all."""
    if not a or not b:
        return False
    left, right = _names(a), _names(b)
    if not left or not right:
        return False
    return not any(same_name(x, y) for x in left for y in right)


def _names(speaker: str) -> list[str]:
    """Return the words of a speaker that are names: capitals, no titles, no common nouns."""
    titles = listed("titles")
    words = [token.text for token in tokens(speaker) if token.text[:1].isupper() or not token.text.isascii()]
    named = [word for word in words if folded(word) not in titles and len(word) > 1]
    return named if any(not is_listed(folded(word)) for word in named) or len(named) > 1 else []


def conflict(a: str, b: str, texts: tuple[str, str], readings: tuple[int, int] = (0, 1), columns: Span = Span(0, 0)) -> Variant:  # noqa: B008
    """Return the variant that says that two readings name two speakers; it covers both readings."""
    return Variant(
        a=Span(0, len(texts[0])),
        b=Span(0, len(texts[1])),
        type="attribution",
        severity=3,
        reason=f"by two speakers: {a} in one reading, {b} in the other",
        reading_a=readings[0],
        reading_b=readings[1],
        columns=columns,
    )


def apply(unit: Unit, settings: Settings) -> None:
    """Do nothing: speakers are compared on whole readings (`other_speaker`)."""


RULE = Rule("attribution", "Two known speakers for one utterance: a critical finding of its own, not one of wording.", apply)
