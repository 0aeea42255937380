"""Attribution: one utterance under the names of two speakers."""

from __future__ import annotations

import re

from compare.judge.rule import Rule
from compare.model import Quotation, Span, Variant
from compare.settings import Settings
from compare.text.frequency import is_listed
from compare.text.names import same_name
from compare.text.normal import APOSTROPHES, folded
from compare.text.tokens import tokens
from compare.text.words import listed

# A determiner or a number before, a possessor, or an "of" makes a role: "the mayor", "BuzzFeed's editor", "head of the union".
_ROLE = re.compile(
    rf"^(?:the|an?|all|one|some|several|many|his|her|their|its|our|senior|\d+)\b|[{re.escape(APOSTROPHES)}]s\b|\bof\b", re.IGNORECASE
)


def speaker_of(quotation: Quotation, settings: Settings) -> str | None:
    """Return who a quotation is by, None if that is unknown or too uncertain to accuse anybody of a mistake."""
    if quotation.confidence < settings.attribution_confidence:
        return None
    return quotation.person or quotation.speaker_name


def other_speaker(a: str | None, b: str | None) -> bool:
    """Say whether two known speakers are two people: both are a person's name, and neither is in the other, in any spelling.

    A role or a body ("the editor", "The White House") may speak for the person whom the other reading names: no conflict.
    """
    if not a or not b or a == b:
        return False
    left, right = _names(a), _names(b)
    if not left or not right:
        return False
    return not any(same_name(x, y) for x in left for y in right)


def _names(speaker: str) -> list[str]:
    """Return the words of a person's name, titles left out; none if the speaker is a role, a body or several people."""
    words = [token for token in tokens(speaker) if folded(token.text) not in listed("titles")]
    if not words or _ROLE.search(speaker) or folded(words[-1].text) in listed("bodies"):
        return []
    named = [token.text for token in words if token.text[:1].isupper() or not token.text.isascii()]
    named = [word for word in named if len(word) > 1]
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


RULE = Rule("attribution", "Two known speakers for one utterance: a critical finding of its own, not one of wording.", None)
